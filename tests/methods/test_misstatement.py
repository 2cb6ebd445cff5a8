"""What errors in a sample of pounds say of the whole (R1-041)."""

from decimal import Decimal

import pytest

from pmf_lib.methods.misstatement import evaluate
from pmf_lib.methods.monetary import Selected, Selection, select
from pmf_lib.methods.sampling import Conclusion

BOOKS = {"a": "1000.00", "b": "500.00", "c": "250.00", "large": "12000.00"}
RIGHT = {record: Decimal(book) for record, book in BOOKS.items()}


def selection(complete: bool = False) -> Selection:
    step = Decimal("10000.00")
    items = tuple(Selected(name, book, book >= step) for name, book in RIGHT.items())
    return Selection(step, Decimal("1.00"), items, (), complete)


def test_no_error_leaves_the_interval_times_the_first_factor():
    found = evaluate(selection(), RIGHT, tolerable=30_000)
    assert found.projected == found.face == found.incremental == 0
    assert found.upper_limit == Decimal("29957.33")  # 10,000 x 2.995732, rounded up
    assert found.conclusion is Conclusion.ACCEPT


def test_taintings_count_in_falling_order_and_large_items_at_face_value():
    """Errors found are projected, and the conclusion follows from their limit (R1-041)."""
    audited = RIGHT | {"b": Decimal(400), "a": Decimal(500), "large": Decimal(11_700)}
    found = evaluate(selection(), audited, tolerable=42_101)
    assert [(taint.record, float(taint.share)) for taint in found.taintings] == [
        ("a", 0.5),
        ("b", 0.2),
    ]
    assert found.projected == 5_000 + 2_000 + 300
    # (4.743865 - 2.995732) x 0.5 x 10,000 and (6.295794 - 4.743865) x 0.2 x 10,000
    assert found.incremental == Decimal("11844.52")
    assert found.face == 300
    assert found.upper_limit == Decimal("42101.85")
    assert found.conclusion is Conclusion.REJECT
    assert evaluate(selection(), audited, 42_102).conclusion is Conclusion.ACCEPT


def test_the_limit_meets_the_tolerable_on_the_boundary():
    everything = selection(complete=True)
    audited = RIGHT | {"a": Decimal("999.90")}
    assert evaluate(everything, audited, Decimal("0.10")).conclusion == "accept"
    assert evaluate(everything, audited, Decimal("0.09")).conclusion == "reject"


def test_understatements_are_shown_and_never_set_off():
    audited = RIGHT | {"a": Decimal(500), "b": Decimal(750)}
    found = evaluate(selection(), audited, 50_000)
    alone = evaluate(selection(), RIGHT | {"a": Decimal(500)}, 50_000)
    assert found.understated == 5_000
    assert (found.projected, found.upper_limit) == (alone.projected, alone.upper_limit)


def test_where_everything_was_checked_nothing_is_projected():
    found = evaluate(selection(complete=True), RIGHT | {"c": Decimal(200)}, 1_000)
    assert found.projected == found.upper_limit == 50
    assert found.taintings == ()


def test_a_drawn_sample_without_errors_is_within_what_it_was_planned_for():
    books = {f"invoice-{number}": 40 + 13 * number for number in range(200)}
    drawn = select(books, Decimal("3338.08"), "seed")
    found = evaluate(drawn, {item.record: item.book for item in drawn.items}, 10_000)
    assert found.conclusion is Conclusion.ACCEPT
    assert found.upper_limit == 10_000


@pytest.mark.parametrize(
    ("audited", "said"),
    [
        ({"a": 1000}, "lacks"),
        (RIGHT | {"other": 5}, "beyond the selection"),
        (RIGHT | {"a": None}, "audited"),
        (RIGHT | {"a": -1}, "at least 0"),
    ],
)
def test_a_value_for_every_item_and_no_other(audited, said):
    with pytest.raises(ValueError, match=said):
        evaluate(selection(), audited, 1_000)
