"""Which report brings a figure, and which meeting sees that (R0-023, R2-033, R4-042)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.council import load_council
from pmf_lib.methods.age_of_information import Figure
from pmf_lib.methods.information_course import Course, latest_of_each, new_figures
from pmf_lib.methods.ladder import papers_out
from pmf_lib.periods import Period
from tests.methods.test_ladder import meeting

CARLISLE = load_council("carlisle-2021")
Q1, Q2 = Period.parse("2021-22-Q1"), Period.parse("2021-22-Q2")
UNIT = "ict-services"


def figure(entered: str, period: str = "2021-22-Q1", due: str = "2021-07-10") -> Figure:
    days = (date.fromisoformat(entered), date.fromisoformat(due))
    return Figure("M", UNIT, Period.parse(period), *days)


@pytest.mark.parametrize(
    ("known_on", "report"),
    [("2021-07-10", Q1), ("2021-07-28", Q1), ("2021-07-29", Q2), ("2021-12-24", Q2)],
)
def test_a_report_brings_what_is_known_on_the_day_it_is_made(known_on: str, report: Period) -> None:
    """Quarter 1's is made on 28 July; no report after the one asked about is looked at."""
    found = Course(CARLISLE).brought_by(Q1, date.fromisoformat(known_on), Q2)
    assert found == report


def test_the_earliest_lawful_meeting_leaves_the_days_for_papers() -> None:
    """Made on 28 October: five working days ahead of 4 November, six ahead of 5 November."""
    council = meeting(CARLISLE, smt=("2021-11-03", "2021-11-04"))
    council = meeting(council, audit=("2021-11-04", "2021-11-05", "2021-11-15"))
    course = Course(council)
    assert course.visit(council.body("smt"), Q2).earliest == date(2021, 11, 4)
    audit = course.visit(council.body("audit"), Q2)
    assert audit.earliest == date(2021, 11, 5)
    assert audit.meeting == date(2021, 11, 15) and audit.waits_its_turn
    assert audit.note == "; no quarter has yet passed Senior Management Team"


def test_a_month_waits_for_nobody() -> None:
    month = Period.parse("2021-22-M06")
    seen = Course(CARLISLE).visit(CARLISLE.body("smt"), month)
    assert seen.meeting == seen.earliest == date(2021, 11, 16) and not seen.note


@pytest.mark.parametrize(("entered", "missed"), [("2021-07-28", False), ("2021-07-29", True)])
def test_entered_after_the_report_was_made_it_misses_the_meetings(
    entered: str, missed: bool
) -> None:
    """Late by days that cost nothing is not listed; a day after the report is."""
    report = Q1 if entered == "2021-07-28" else Q2
    (way,) = Course(CARLISLE).clock(CARLISLE.body("smt"), [figure(entered)], report).journeys
    assert way.missed is missed
    assert way.could == date(2021, 8, 17)


def test_one_with_a_day_of_its_own_misses_nothing_by_it() -> None:
    year = figure("2021-10-02", "2020-21", "2021-10-07")
    (way,) = Course(CARLISLE).clock(CARLISLE.body("smt"), [year], Q2).journeys
    assert way.age == 230 and not way.missed


def test_a_body_is_told_of_its_own_units_alone() -> None:
    panel = CARLISLE.body("health-and-wellbeing")
    clock = Course(CARLISLE).clock(panel, [figure("2021-07-09")], Q1)
    assert UNIT not in {unit.key for unit in CARLISLE.units_of_body(panel.key)}
    assert clock.journeys == () and clock.age is None


def test_before_the_first_year_of_meetings_none_is_known_to_be_missed() -> None:
    """The profile's meetings begin in April 2021; Q3's report of 2020/21 is made before."""
    old = figure("2021-09-14", "2020-21-Q3", "2021-01-10")
    (way,) = Course(CARLISLE).clock(CARLISLE.body("smt"), [old], Q2).journeys
    assert way.could is None and not way.missed


def test_a_body_without_meetings_has_no_age() -> None:
    council = meeting(CARLISLE, audit=())
    (way,) = Course(council).clock(council.body("audit"), [figure("2021-07-09")], Q1).journeys
    assert way.age is None and not way.missed


@given(
    st.dates(date(2021, 7, 1), date(2021, 10, 28)), st.dates(date(2021, 7, 1), date(2021, 10, 28))
)
def test_who_enters_later_is_never_seen_sooner(one: date, other: date) -> None:
    course = Course(CARLISLE)
    smt = CARLISLE.body("smt")
    meets = [
        course.visit(smt, course.brought_by(Q1, day, Q2)).meeting for day in sorted((one, other))
    ]
    assert None not in meets and meets == sorted(meets, key=str)


def test_papers_of_a_public_body_go_out_with_its_agenda() -> None:
    day = date(2021, 12, 17)
    assert papers_out(CARLISLE, CARLISLE.body("audit"), day) == date(2021, 12, 9)
    assert papers_out(CARLISLE, CARLISLE.body("smt"), day) == date(2021, 12, 10)


def history(*rows: tuple[str, str, float | None, str]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["measure", "period", "value", "known_from"])
    return found.assign(unit=UNIT, known_from=pd.to_datetime(found["known_from"]))


OWN = pd.Series({"A": float("nan"), "B": 190.0})


def test_new_is_what_was_first_entered_since_the_report_before() -> None:
    """Reports are made on 28 July and 28 October: the one day is the last report's, the other ours.

    A restated figure is as old as it was when first entered; a blank is no entry.
    """
    rows = history(
        ("A", "2021-22-M03", 1.0, "2021-07-28"),
        ("A", "2021-22-M04", 1.0, "2021-07-29"),
        ("A", "2021-22-M05", None, "2021-09-08"),
        ("A", "2021-22-M06", 1.0, "2021-10-28"),
        ("A", "2021-22-M06", 2.0, "2021-10-29"),
        ("A", "2021-22-M02", 1.0, "2021-06-08"),
        ("A", "2021-22-M02", 3.0, "2021-09-01"),
        ("B", "2020-21", 1.0, "2021-10-02"),
        ("C", "2021-22-M06", 1.0, "2021-10-08"),
    )
    found = new_figures(Course(CARLISLE), rows, OWN, Q2)
    assert [(one.measure, one.period.code) for one in found] == [
        ("A", "2021-22-M04"),
        ("A", "2021-22-M06"),
        ("B", "2020-21"),
    ]
    assert [str(one.due) for one in found] == ["2021-08-10", "2021-10-10", "2021-10-07"]
    assert [one.period.code for one in latest_of_each(found)] == ["2021-22-M06", "2020-21"]


@pytest.mark.parametrize(("period", "kept"), [("2019-20-Q2", 0), ("2019-20-Q3", 1)])
def test_what_was_taken_over_from_older_books_is_no_news(period: str, kept: int) -> None:
    found = new_figures(Course(CARLISLE), history(("A", period, 1.0, "2021-10-02")), OWN, Q2)
    assert len(found) == kept


def test_nothing_entered_is_nothing_new() -> None:
    assert new_figures(Course(CARLISLE), history(), OWN, Q2) == ()
