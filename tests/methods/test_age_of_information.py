"""How old a figure is before each body, and what the days went on (R4-042, R2-033)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.council import Body, load_council
from pmf_lib.methods.age_of_information import Cause, Clock, Figure, Journey, Stage, Visit
from pmf_lib.periods import Period

CARLISLE = load_council("carlisle-2021")
SMT = CARLISLE.body("smt")
Q2 = Period.parse("2021-22-Q2")
DUE = date(2021, 10, 10)
MADE, OUT, MEETING = date(2021, 10, 28), date(2021, 11, 9), date(2021, 11, 16)


def visit(
    meeting: date | None = MEETING, earliest: date | None = MEETING, *, body: Body = SMT
) -> Visit:
    return Visit(body, MADE, meeting, OUT if meeting else None, earliest, "")


def figure(entered: date, period: Period = Q2, due: date = DUE) -> Figure:
    return Figure("M", "ict-services", period, entered, due)


def journey(entered: date, seen: Visit | None = None, could: date | None = MEETING) -> Journey:
    return Journey(figure(entered), seen or visit(), could)


def test_days_by_stage_add_up_to_the_age() -> None:
    way = journey(date(2021, 10, 8))
    assert [way.stages[stage] for stage in Stage] == [8, 20, 12, 7]
    assert way.age == 47 == (MEETING - Q2.end).days
    assert way.cause is Cause.REPORT


@given(st.integers(-5, 28), st.integers(0, 60), st.integers(5, 12))
def test_stages_always_add_up_and_are_never_below_nought(
    entered: int, wait: int, read: int
) -> None:
    out = MADE + timedelta(days=wait)
    seen = Visit(SMT, MADE, out + timedelta(days=read), out, None, "")
    way = journey(Q2.end + timedelta(days=entered), seen)
    assert min(way.stages.values()) >= 0
    assert sum(way.stages.values()) == way.age == 28 + wait + read


def test_a_figure_entered_before_its_period_ends_spends_no_day_on_it() -> None:
    assert journey(date(2021, 9, 28)).stages[Stage.ENTERING] == 0


def test_without_a_meeting_the_age_is_not_known_and_not_nought() -> None:
    way = journey(date(2021, 10, 8), visit(None, None), None)
    assert (way.age, way.stages, way.cause, way.missed) == (None, {}, None, False)
    assert Clock(way.visit, (way,)).age is None
    assert Clock(way.visit, (way,)).stages == {}


@pytest.mark.parametrize(("could", "missed"), [(MEETING, False), (date(2021, 8, 17), True)])
def test_late_is_what_cost_a_meeting_and_nothing_else(could: date, missed: bool) -> None:
    """Entered after its day and still in the same meeting: no meeting was missed."""
    way = journey(date(2021, 10, 21), could=could)
    assert way.missed is missed
    assert (way.cause is Cause.LATE) is missed


def test_one_that_no_later_meeting_sees_has_missed_its_own() -> None:
    way = journey(date(2021, 10, 21), visit(None, None), date(2021, 8, 17))
    assert way.missed and way.cause is Cause.LATE and way.age is None


@pytest.mark.parametrize(("entered", "days"), [(DUE, 0), (date(2021, 10, 11), 1)])
def test_late_from_the_day_after_its_day(entered: date, days: int) -> None:
    """R4-042: by the 10th."""
    assert figure(entered).days_late == days


def test_old_by_its_own_clock_says_that_nothing_helps() -> None:
    year = figure(date(2021, 10, 2), Period.parse("2020-21"), date(2021, 10, 7))
    way = Journey(year, visit(), MEETING)
    assert way.age == 230
    assert way.cause is Cause.CLOCK and way.cause.help.startswith("Nothing")


def test_waiting_is_for_a_turn_where_the_law_would_have_allowed_a_sooner_meeting() -> None:
    late, out, sooner = date(2021, 12, 14), date(2021, 12, 7), date(2021, 11, 9)
    seen = [visit(late, earliest)._replace(out=out) for earliest in (sooner, late)]
    causes = [journey(date(2021, 10, 8), one, None).cause for one in seen]
    assert causes == [Cause.ORDER, Cause.MEETING]
    assert all(cause.help for cause in Cause)


def test_half_of_the_figures_are_at_most_so_old() -> None:
    """Medians of each end of a stage: the stages add up to the median age."""
    ways = tuple(journey(Q2.end + timedelta(days=day)) for day in (3, 8, 9, 28))
    clock = Clock(visit(), ways)
    assert clock.reached == (8, 28, 40, 47)
    assert sum(clock.stages.values()) == clock.age == 47
    assert clock.cause is Cause.REPORT
