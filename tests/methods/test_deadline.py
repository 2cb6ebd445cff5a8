"""One deadline and where it stands on a day."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.deadline import (
    COLUMNS,
    KEPT_COLUMNS,
    REMINDED,
    Done,
    Entry,
    State,
    What,
    framed,
    framed_as_at,
)

ON = date(2008, 4, 30)


def entry(done: Done | None) -> Entry:
    return Entry(ON, What.PLANS, "Planning Services", None, "April each year", done)


@pytest.mark.parametrize(
    ("done", "as_at", "state"),
    [
        (Done(None), ON, State.DUE),
        (Done(None), ON + timedelta(days=1), State.LATE),
        (Done(None), ON - REMINDED, State.DUE),
        (Done(None), ON - REMINDED - timedelta(days=1), State.AHEAD),
        (Done(ON), ON, State.DONE),
        (Done(ON + timedelta(days=3)), ON + timedelta(days=2), State.LATE),
        (Done(ON + timedelta(days=3)), ON + timedelta(days=3), State.DONE),
        (None, ON + timedelta(days=1), None),
        (None, ON, State.DUE),
    ],
)
def test_late_from_the_day_after_and_unknown_is_not_late(
    done: Done | None, as_at: date, state: State | None
) -> None:
    """Overdue is told one day after the due date (R1-069); reminders come before (R3-057)."""
    assert entry(done).state(as_at) is state


def test_what_was_done_later_is_not_known_before() -> None:
    done = entry(Done(ON + timedelta(days=3)))
    assert done.done_by(ON + timedelta(days=2)) is None
    assert done.done_by(ON + timedelta(days=3)) == ON + timedelta(days=3)


def test_tables_stand_in_order_with_days_as_days() -> None:
    later = Entry(ON + timedelta(days=1), What.VALUES, "A", "2007-08", "r")
    meeting = Entry(ON, What.MEETING, "A", None, "r")
    found = framed([later, meeting, entry(None)])
    assert tuple(found.columns) == COLUMNS
    assert list(found["what"]) == [What.PLANS, What.MEETING, What.VALUES]
    states = framed_as_at([later, meeting, entry(Done(None))], ON + timedelta(days=1))
    assert tuple(states.columns) == KEPT_COLUMNS
    assert pd.api.types.is_datetime64_any_dtype(states["done_on"])
    assert list(states["state"].fillna("-")) == ["late", "-", "due"]


def test_no_deadline_is_a_table_too() -> None:
    assert framed([]).empty and framed_as_at([], ON).empty


@given(st.integers(-400, 400), st.one_of(st.none(), st.integers(-400, 400)))
def test_as_days_go_by_nothing_gets_undone(start: int, met: int | None) -> None:
    done = Done(None if met is None else ON + timedelta(days=met))
    first = entry(done).state(ON + timedelta(days=start))
    second = entry(done).state(ON + timedelta(days=start + 1))
    order = [State.AHEAD, State.DUE, State.LATE, State.DONE]
    assert first is not None and second is not None
    assert order.index(first) <= order.index(second)
