from datetime import date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib import workdays
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Grain, Period

FIRST, LAST = date(1998, 1, 1), date(2028, 12, 31)
DAYS = st.dates(date(1999, 1, 1), date(2027, 12, 31))


def test_the_list_is_that_of_the_holidays_package_for_england_and_for_wales():
    years = range(FIRST.year, LAST.year + 1)
    for part in ("ENG", "WLS"):
        theirs = holidays.country_holidays("GB", subdiv=part, years=years)
        assert sorted(theirs) == list(workdays.bank_holidays())
    assert all(workdays.bank_holidays().values())
    assert workdays.covered() == (FIRST, LAST)


@pytest.mark.parametrize(
    ("meeting", "papers", "agenda"),
    [
        (date(2021, 4, 12), date(2021, 4, 1), date(2021, 3, 31)),
        (date(2022, 6, 9), date(2022, 5, 31), date(2022, 5, 30)),
        (date(2024, 1, 9), date(2024, 1, 2), date(2023, 12, 29)),
        (date(2026, 4, 14), date(2026, 4, 7), date(2026, 4, 2)),
    ],
)
def test_papers_and_agendas_of_published_meetings(meeting, papers, agenda):
    """R2-033."""
    assert workdays.paper_deadline(meeting) == papers
    assert workdays.agenda_publication_deadline(meeting) == agenda


@pytest.mark.parametrize(
    "day",
    [
        date(1998, 12, 28),
        date(1999, 12, 27),
        date(1999, 12, 28),
        date(2000, 1, 3),
        date(2021, 12, 27),
        date(2021, 12, 28),
        date(2022, 12, 26),
        date(2022, 12, 27),
        date(2023, 1, 2),
        date(2026, 12, 28),
        date(2027, 12, 27),
        date(2027, 12, 28),
    ],
)
def test_substitute_days_are_not_worked(day):
    assert day.weekday() < 5
    assert not workdays.is_working_day(day)


def test_the_eve_of_the_millennium_was_not_worked():
    """A Friday, and a bank holiday of that year alone."""
    assert not workdays.is_working_day(date(1999, 12, 31))
    assert workdays.is_working_day(date(1998, 12, 31))
    assert workdays.is_working_day(date(2001, 12, 31))
    assert workdays.add_working_days(date(1999, 12, 30), 1) == date(2000, 1, 4)


def test_two_days_were_worked_between_the_substitutes_of_1999_and_the_millennium():
    assert workdays.working_days_between(date(1999, 12, 24), date(2000, 1, 3)) == 2
    assert workdays.add_working_days(date(1999, 12, 24), 1) == date(1999, 12, 29)


def test_a_day_with_a_time_is_the_same_day():
    assert not workdays.is_working_day(datetime(2021, 4, 5, 12))
    assert workdays.add_working_days(datetime(2021, 4, 1, 9), 1) == date(2021, 4, 6)


def test_closures_are_not_worked():
    shut = frozenset({date(2021, 4, 6)})
    assert workdays.add_working_days(date(2021, 4, 1), 1, closures=shut) == date(2021, 4, 7)
    assert workdays.paper_deadline(date(2021, 4, 12), closures=shut) == date(2021, 3, 31)


def test_nought_working_days_is_the_day_itself_even_on_a_sunday():
    assert workdays.add_working_days(date(2021, 4, 4), 0) == date(2021, 4, 4)


@given(DAYS, st.integers(-60, 60))
def test_counting_undoes_adding(day, n):
    assert workdays.working_days_between(day, workdays.add_working_days(day, n)) == n


@given(DAYS, st.integers(1, 40))
def test_what_is_reached_is_worked_and_later(day, n):
    reached = workdays.add_working_days(day, n)
    assert workdays.is_working_day(reached)
    assert reached > day
    assert workdays.add_working_days(day, n + 1) > reached


@given(DAYS)
def test_a_weekend_is_never_worked(day):
    if day.weekday() >= 5:
        assert not workdays.is_working_day(day)


@pytest.mark.parametrize(
    "reckon",
    [
        lambda: workdays.is_working_day(LAST + timedelta(days=1)),
        lambda: workdays.is_working_day(FIRST - timedelta(days=1)),
        lambda: workdays.add_working_days(date(2028, 12, 29), 1),
        lambda: workdays.add_working_days(date(1998, 1, 3), -2),
        lambda: workdays.working_days_between(date(2028, 12, 1), date(2029, 1, 2)),
        lambda: workdays.paper_deadline(date(2029, 6, 1)),
        lambda: workdays.agenda_publication_deadline(date(1998, 1, 3)),
        lambda: workdays.complaint_acknowledgement_due(date(2028, 12, 29)),
        lambda: workdays.submission_due(Period.parse("2028-29-M12"), roll=True),
    ],
)
def test_beyond_the_list_is_refused_in_three_parts(reckon):
    with pytest.raises(ParameterError) as refused:
        reckon()
    assert refused.value.found
    assert refused.value.allowed == "The list runs from 1998-01-01 to 2028-12-31"
    assert refused.value.next_step


def test_the_list_s_own_ends_are_within_it():
    assert not workdays.is_working_day(FIRST)
    assert not workdays.is_working_day(LAST)
    assert workdays.add_working_days(date(2028, 12, 28), 1) == date(2028, 12, 29)


@pytest.mark.parametrize(
    ("code", "due"),
    [
        ("2021-22-M06", date(2021, 10, 10)),
        ("2021-22-Q2", date(2021, 10, 10)),
        ("2021-22-M09", date(2022, 1, 10)),
        ("2021-22", date(2022, 4, 10)),
    ],
)
def test_figures_are_due_by_the_tenth_of_the_following_month(code, due):
    """R4-042."""
    assert workdays.submission_due(Period.parse(code)) == due


def test_a_due_day_rolls_over_a_weekend_only_when_asked():
    """R4-042: 10 October 2021 was a Sunday, 10 April 2023 Easter Monday."""
    september = Period.parse("2021-22-M06")
    assert workdays.submission_due(september, roll=True) == date(2021, 10, 11)
    assert workdays.submission_due(Period.parse("2022-23-M12"), roll=True) == date(2023, 4, 11)
    assert workdays.submission_due(Period.parse("2021-22-M07"), roll=True) == date(2021, 11, 10)
    assert workdays.submission_due(september, day=28) == date(2021, 10, 28)


@pytest.mark.parametrize("day", [0, 29])
def test_a_due_day_must_be_in_every_month(day):
    with pytest.raises(ParameterError):
        workdays.submission_due(Period(2021, Grain.MONTH, 6), day=day)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2021, 1, 15), date(2021, 3, 14)),
        (date(2021, 1, 1), date(2021, 2, 28)),
        (date(2021, 12, 31), date(2022, 2, 28)),
        (date(2023, 12, 31), date(2024, 2, 29)),
        (date(2021, 12, 29), date(2022, 2, 28)),
        (date(2021, 11, 1), date(2021, 12, 31)),
        (date(2021, 11, 30), date(2022, 1, 29)),
    ],
)
def test_two_months_beginning_with_the_day_of_receipt(received, due):
    assert workdays.scrutiny_response_due(received) == due


@given(st.dates(date(2003, 1, 1), date(2090, 1, 1)))
def test_two_months_are_58_to_61_days_and_never_shrink(received):
    due = workdays.scrutiny_response_due(received)
    assert 58 <= (due - received).days <= 61
    assert workdays.scrutiny_response_due(received + timedelta(days=1)) >= due


def test_28_clear_days_count_neither_end():
    decision = date(2021, 10, 29)
    notice = workdays.key_decision_notice_deadline(decision)
    assert notice == date(2021, 9, 30)
    assert (decision - notice).days - 1 == 28
    worked = workdays.key_decision_notice_deadline(decision, working=True)
    assert workdays.working_days_between(worked, decision) - 1 == 28


def test_the_complaint_clock():
    acknowledged = workdays.complaint_acknowledgement_due(date(2026, 4, 1))
    assert acknowledged == date(2026, 4, 10)
    assert workdays.complaint_reply_due(acknowledged) == date(2026, 4, 24)
    assert workdays.complaint_reply_due(acknowledged, extended=True) == date(2026, 5, 11)
    assert workdays.complaint_reply_due(acknowledged, 2) == date(2026, 5, 11)


@pytest.mark.parametrize(("stage", "extended"), [(0, False), (3, False), (2, True)])
def test_other_stages_have_no_clock(stage, extended):
    with pytest.raises(ParameterError):
        workdays.complaint_reply_due(date(2026, 4, 10), stage, extended=extended)


@given(st.dates(date(2026, 4, 1), date(2028, 9, 1)))
def test_the_complaint_clock_counts_working_days_from_the_acknowledgement(received):
    """R2-015: 5 to acknowledge; 10 to answer, at most 10 more; 20 at stage 2."""
    acknowledged = workdays.complaint_acknowledgement_due(received)
    assert workdays.working_days_between(received, acknowledged) == 5
    first = workdays.complaint_reply_due(acknowledged)
    assert workdays.working_days_between(acknowledged, first) == 10
    longest = workdays.complaint_reply_due(acknowledged, extended=True)
    assert workdays.working_days_between(acknowledged, longest) == 20
    assert workdays.complaint_reply_due(acknowledged, 2) == longest


@given(st.dates(date(1999, 1, 1), date(2028, 12, 31)))
def test_five_full_working_days_lie_between_agenda_and_meeting(meeting):
    published = workdays.agenda_publication_deadline(meeting)
    between = [published + timedelta(days=ahead) for ahead in range(1, (meeting - published).days)]
    assert sum(map(workdays.is_working_day, between)) == 5
    assert published < workdays.paper_deadline(meeting) < meeting
