from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.plan_on_a_page import URGENCY, Action, plan_on_a_page
from pmf_lib.register.delivery import ACTION_STATUSES

ACTIONS = [
    Action("A1", "Open the market hall", "on track", level=1),
    Action("A2", "Plant 560 trees", "late", level=1, due_on=date(2022, 3, 1)),
    Action("A3", "Let the flats", "on track", level=3),
    Action("A4", "Repair the bridge", "late", level=1, due_on=date(2021, 12, 1)),
    Action("A5", "Move the archive", "complete", level=3),
    Action("A6", "Renew the lease", "on track", level=1),
]


def codes(page):
    return [[action and action.code for action in row] for row in page.rows]


def test_the_most_important_come_first_on_a_fixed_grid():
    """R3-008: level, then urgency, then the day, then the code."""
    page = plan_on_a_page(ACTIONS, most=6, columns=3)
    assert codes(page) == [["A3", "A5", "A4"], ["A2", "A1", "A6"]]
    assert page.sentence == "All 6 actions are shown."


def test_what_does_not_fit_is_counted():
    page = plan_on_a_page(ACTIONS, most=4, columns=3)
    assert codes(page) == [["A3", "A5", "A4"], ["A2", None, None]]
    assert (page.shown, page.left_out) == (4, 2)
    assert page.sentence == "4 of 6 actions are shown."


@pytest.mark.parametrize("count", [0, 1, 6])
def test_the_grid_is_as_large_for_few_as_for_many(count):
    page = plan_on_a_page(ACTIONS[:count])
    assert [len(row) for row in page.rows] == [3] * 4
    assert (page.shown, page.left_out) == (count, 0)


def test_few_actions_in_words():
    assert plan_on_a_page([]).sentence == "The plan has no actions."
    assert plan_on_a_page(ACTIONS[:1]).sentence == "1 action is shown."


@given(st.permutations(ACTIONS), st.integers(1, 8), st.integers(1, 4))
def test_the_order_given_does_not_matter_and_nothing_is_lost(order, most, columns):
    page = plan_on_a_page(order, most, columns)
    assert page == plan_on_a_page(ACTIONS, most, columns)
    assert page.shown + page.left_out == len(ACTIONS)
    assert page.shown == sum(action is not None for row in page.rows for action in row)


def test_each_status_has_a_word_and_a_place():
    assert sorted(URGENCY) == sorted(ACTION_STATUSES)
    assert Action("A1", "x", "at risk").words == "At risk"


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: Action("A1", "x", "green"), "status is 'green'; allowed are not started"),
        (lambda: plan_on_a_page(ACTIONS, 0), "most is 0"),
        (lambda: plan_on_a_page(ACTIONS, 3, 0), "columns 0"),
        (lambda: plan_on_a_page([ACTIONS[0], ACTIONS[0]]), "holds a code twice"),
    ],
)
def test_what_cannot_be_is_refused_by_name(make, named):
    with pytest.raises(ValueError, match=named):
        make()
