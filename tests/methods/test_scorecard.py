import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.scorecard import Perspective, balance, scorecard
from pmf_lib.methods.status import Status

EVEN = {"A1": "Customer", "A2": "Process", "A3": "Finance", "A4": "Organisation"}


def test_the_four_perspectives_in_their_order():
    """R4-033."""
    assert tuple(Perspective) == ("Customer", "Process", "Finance", "Organisation")
    card = scorecard({"A2": "red", "A1": "green", "A4": "green", "A3": "unknown"}, EVEN)
    assert [quarter.measures for quarter in card.quarters] == [("A1",), ("A2",), ("A3",), ("A4",)]
    assert card.quarters[1].statuses[Status.RED] == 1
    assert card.quarters[1].statuses[Status.GREEN] == 0
    assert card.warnings == ()


@pytest.mark.parametrize(
    ("more", "warnings"),
    [
        ({}, ()),
        ({"B1": "Customer", "B2": "Customer"}, ()),
        (
            {"B1": "Customer", "B2": "Customer", "B3": "Customer"},
            ("Customer has 4 of 7 measures, more than half.",),
        ),
    ],
)
def test_half_exactly_is_in_balance_and_more_is_not(more, warnings):
    assert balance(EVEN | more) == warnings


def test_an_empty_perspective_is_told():
    assert balance({code: EVEN[code] for code in ("A1", "A2", "A3")}) == (
        "Organisation has no measure.",
    )
    assert len(balance({})) == 4


def test_a_measure_without_a_perspective_is_told_and_counted_nowhere():
    card = scorecard({"A1": "green", "Z9": "red"}, {"A1": "Customer"})
    assert sum(len(quarter.measures) for quarter in card.quarters) == 1
    assert card.warnings[-1] == "Without a perspective: Z9."
    assert "Customer has 1 of 1 measures, more than half." in card.warnings


@given(st.permutations(sorted(EVEN)))
def test_the_order_given_does_not_matter(order):
    statuses = dict.fromkeys(order, "green")
    assert scorecard(statuses, EVEN) == scorecard(dict.fromkeys(sorted(EVEN), "green"), EVEN)


def test_other_words_are_refused():
    with pytest.raises(ValueError, match="perspectives is 'People'; allowed are Customer"):
        balance({"A1": "People"})
    with pytest.raises(ValueError, match="statuses is 'blue'"):
        scorecard({"A1": "blue"}, EVEN)
