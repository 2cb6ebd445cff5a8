"""Which pounds are looked at (R1-041)."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from pmf_lib.methods.monetary import interval, reliability_factor, select
from pmf_lib.methods.sample_drawing import seed

SEED = seed("NNDR", "2021-22", "salt")


@pytest.mark.parametrize(
    ("confidence", "factors"),
    [
        (0.95, [3.00, 4.74, 6.30, 7.75, 9.15, 10.51, 11.84, 13.15]),
        (0.90, [2.30, 3.89, 5.32, 6.68, 7.99, 9.27]),
    ],
)
def test_reliability_factors(confidence, factors):
    found = [reliability_factor(errors, confidence) for errors in range(len(factors))]
    assert [round(factor, 2) for factor in found] == factors
    assert found[1] == pytest.approx(stats.chi2.ppf(confidence, 4) / 2)


def test_the_interval_is_the_tolerable_over_the_factor_rounded_down():
    assert interval(100_000) == Decimal("33380.82")
    assert interval(100_000, 0.90) == Decimal("43429.44")
    # 1.6 times what is expected is taken off at 95 %
    assert interval(100_000, expected=20_000) == Decimal("22698.95")
    assert interval(100_000, 0.8, expected=20_000, expansion=1) == interval(80_000, 0.8)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"tolerable": 0}, "tolerable"),
        ({"tolerable": float("nan")}, "tolerable"),
        ({"tolerable": 100, "confidence": 1}, "confidence"),
        ({"tolerable": 100, "expected": -1}, "expected"),
        ({"tolerable": 100, "expected": 70}, "expected 70"),
        ({"tolerable": 2}, "interval of £1"),
        ({"tolerable": 100, "confidence": 0.8, "expected": 5}, "expansion"),
    ],
)
def test_an_interval_that_cannot_be_is_refused(arguments, named):
    with pytest.raises(ValueError, match=named):
        interval(**arguments)


def test_items_without_a_pound_are_refused_with_a_reason():
    found = select({"a": 50, "credit": -5, "nil": 0, "blank": None, "odd": float("nan")}, 10, SEED)
    assert [item.record for item in found.items] == ["a"]
    assert [(item.record, item.reason.split(":")[0]) for item in found.refused] == [
        ("blank", "no book value"),
        ("credit", "a credit"),
        ("nil", "a book value of nothing"),
        ("odd", "no book value"),
    ]


BOOKS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=4),
    st.decimals("0.01", 5000, places=2),
    min_size=1,
    max_size=30,
)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(BOOKS, st.decimals(1, 2000, places=2))
def test_large_items_always_and_as_many_as_there_are_intervals(books, step):
    """Pounds are sampled; whatever holds an interval of them is always looked at (R1-041)."""
    found = select(books, step, SEED)
    chosen = {item.record for item in found.items}
    assert {record for record, book in books.items() if book >= step} <= chosen
    assert 1 <= found.start <= step
    # each small item holds one drawn pound at most, so they are no more than the intervals
    small = [item for item in found.items if not item.large]
    assert len(small) <= sum(books.values()) // step + 1
    assert found == select(dict(reversed(books.items())), step, SEED)


def test_an_item_is_drawn_as_often_as_its_pounds():
    books = {"small": Decimal(10), "middle": Decimal(30), "rest": Decimal(60)}
    times = dict.fromkeys(books, 0)
    for salt in range(800):
        for item in select(books, 100, seed("NNDR", "2021-22", str(salt))).items:
            times[item.record] += 1
    assert sum(times.values()) == 800
    assert [round(times[record] / 800, 1) for record in books] == [0.1, 0.3, 0.6]


def test_text_is_no_money():
    with pytest.raises(ValueError, match="books"):
        select({"a": "£50"}, 10, SEED)
    with pytest.raises(ValueError, match="interval"):
        select({"a": 50}, Decimal("0.5"), SEED)
