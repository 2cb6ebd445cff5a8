"""Audit samples are drawn alike by everybody, whatever the order of the rows (R1-041)."""

from decimal import Decimal
from hashlib import sha256

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import audit_draw as drawing
from pmf_lib.methods.audit_draw import Design
from pmf_lib.methods.sampling import upper_error_limit
from pmf_lib.register.audit_samples import lot, seed_of

SEED = seed_of("AS", "2021-22-Q1", "2021-22-Q2", "salt")


def figures(sizes: dict[str, int]) -> pd.DataFrame:
    """A population with so many figures of each status."""
    rows = [(f"{word}-{number:04}", word) for word in sizes for number in range(sizes[word])]
    return pd.DataFrame(rows, columns=["record", "status"]).assign(reported=1.0, unit="ict")


def design(**changes: object) -> Design:
    usual = {"sampled": "figures", "confidence": 0.95, "tolerable": 0.1, "seed": SEED}
    return Design(**{**usual, **changes})  # type: ignore[arg-type]


def test_anybody_can_make_the_seed_and_the_lots() -> None:
    assert sha256(b"AS\n2021-22-Q1 to 2021-22-Q2\nsalt").hexdigest() == SEED
    assert sha256(f"{SEED}\nX".encode()).hexdigest() == lot(SEED, "X")


@given(st.randoms(use_true_random=False), st.sampled_from(["none", "status"]))
def test_row_order_does_not_matter(shuffle, strata) -> None:
    """R1-041: another auditor draws the same items, in the same order."""
    frame = figures({"checked": 30, "final": 11, "estimated": 2})
    places = list(range(len(frame)))
    shuffle.shuffle(places)
    asked = design(strata=strata, size=9)
    drawn = drawing.draw_figures(frame, asked)
    pd.testing.assert_frame_equal(drawing.draw_figures(frame.iloc[places], asked), drawn)


@given(st.integers(1, 39))
def test_a_larger_sample_keeps_the_items(size) -> None:
    frame = figures({"checked": 40})
    smaller, larger = (drawing.draw_figures(frame, design(size=n)) for n in (size, size + 1))
    assert list(larger["record"])[:size] == list(smaller["record"])
    assert list(larger["place"]) == list(range(1, size + 2))


def test_each_stratum_has_its_share_and_never_less_than_one() -> None:
    frame = figures({"checked": 60, "final": 39, "estimated": 1})
    drawn = drawing.draw_figures(frame, design(strata="status", size=10))
    assert drawn["stratum"].value_counts().to_dict() == {"checked": 5, "final": 4, "estimated": 1}
    least = drawing.draw_figures(frame, design(strata="status", size=1))
    assert len(least) == 3


def test_items_stand_by_their_lots_in_each_stratum() -> None:
    drawn = drawing.draw_figures(figures({"a": 20, "b": 20}), design(strata="status", size=8))
    for _, own in drawn.groupby("stratum"):
        lots = [lot(SEED, record) for record in own["record"]]
        assert lots == sorted(lots)


def test_a_missing_stratum_is_one_of_its_own() -> None:
    frame = figures({"checked": 3}).assign(status=["checked", None, float("nan")])
    assert drawing.strata_sizes(frame, design(strata="status")) == {"checked": 1, "not given": 2}


def test_records_are_drawn_from_their_numbers() -> None:
    drawn = drawing.draw_records(drawing.record_frame(50), design(sampled="records", size=5))
    assert set(drawn["record"]) <= {str(number) for number in range(1, 51)}
    assert len(drawn) == 5


def test_money_is_laid_in_the_order_of_the_lots() -> None:
    lines = pd.DataFrame(
        {
            "saving": [f"S{n}" for n in range(40)],
            "period": "2021-22-Q2",
            "unit": "ict",
            "delivered": [1000.0] * 39 + [50000.0],
        }
    )
    asked = design(sampled="money", tolerable=30000)
    drawn = drawing.draw_money(drawing.money_frame(lines, "savings"), asked)
    lots = [lot(SEED, record) for record in drawn["record"]]
    assert lots == sorted(lots)
    assert "S39 / 2021-22-Q2" in set(drawn["record"])
    again = drawing.draw_money(drawing.money_frame(lines[::-1], "savings"), asked)
    pd.testing.assert_frame_equal(again, drawn)
    assert drawing.money_interval(asked) == Decimal("10014.24")


def test_nothing_is_drawn_without_a_seed() -> None:
    with pytest.raises(ValueError, match="seed is empty"):
        drawing.draw(drawing.record_frame(5), design(sampled="records", size=1, seed=""))


def test_nothing_is_drawn_of_nothing() -> None:
    assert drawing.draw_figures(figures({}), design()).empty


@pytest.mark.parametrize(
    "changes",
    [
        {"sampled": "people"},
        {"strata": "ward"},
        {"confidence": 1.0},
        {"tolerable": 0},
        {"expected": 0.1},
        {"expected": -0.1},
    ],
)
def test_a_design_that_cannot_be_is_refused(changes) -> None:
    with pytest.raises(ValueError, match="is"):
        design(**changes)


@given(
    st.dictionaries(st.sampled_from("abcd"), st.integers(1, 400), min_size=1),
    st.sampled_from([0.0, 0.02]),
)
def test_the_planned_size_bears_the_errors_expected(sizes, expected) -> None:
    """However the shares are rounded, a sample with the errors expected is accepted."""
    asked = design(expected=expected)
    size = drawing.planned_size(asked, sizes)
    assert len(sizes) <= size <= sum(sizes.values())
    if size < sum(sizes.values()):
        shares = drawing.sample_drawing.allocate(sizes, size)
        short = drawing.thinnest(sizes, shares)
        errors = 1 if expected else 0
        assert short * upper_error_limit(errors, size, 0.95) <= 0.1 + 1e-12


def test_what_no_sample_can_show_is_counted_whole() -> None:
    assert drawing.planned_size(design(tolerable=0.000001), {"": 300}) == 300


def test_a_row_of_the_register_is_a_design() -> None:
    row = {
        "sample": "AS",
        "sampled": "figures",
        "confidence": 99.9,
        "tolerable": 3.5,
        "expected": float("nan"),
        "strata": None,
        "size": 12.0,
        "first_period": "2021-22-Q1",
        "last_period": "2021-22-Q2",
        "salt": "salt",
    }
    assert drawing.design_of(row) == design(confidence=0.999, tolerable=0.035, size=12)
    money = drawing.design_of({**row, "sampled": "money", "salt": None, "size": None})
    assert (money.tolerable, money.seed, money.size) == (3.5, "", None)


def test_only_whole_figures_with_a_value_are_drawn() -> None:
    values = pd.DataFrame(
        {
            "measure": ["M2", "M1", "M1", "M1"],
            "unit": "ict",
            "period": ["2021-22-Q1", "2021-22-Q1", "2021-22-Q2", "2021-22-Q1"],
            "value": [1.0, 2.0, None, 3.0],
            "status": ["final", "checked", "final", "final"],
            "flags": ["", "suppressed", "", ""],
            "ward": [None, None, None, "Castle"],
            "town": None,
            "area": None,
            "client_group": None,
        }
    )
    measures = pd.DataFrame({"measure": ["M1"], "owner": ["Head"]})
    found = drawing.figure_frame(values, measures)
    assert list(found["record"]) == ["M1 ict 2021-22-Q1", "M2 ict 2021-22-Q1"]
    assert list(found["flagged"]) == ["flagged", "not flagged"]
    assert list(found["owner"].fillna("nobody")) == ["Head", "nobody"]


def test_periods_lie_within_the_sample_with_both_ends() -> None:
    codes = pd.Series(["2021-22-M03", "2021-22-M04", "2021-22-Q2", "2021-22-M10", "2021-22"])
    kept = drawing.within(codes, "2021-22-Q2", "2021-22-Q2")
    assert list(codes[kept]) == ["2021-22-M04", "2021-22-Q2"]
