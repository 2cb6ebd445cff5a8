"""Deadlines that follow from a council's profile alone: its cycle, meetings, table and the law."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

from pmf_lib import workdays
from pmf_lib.council import Council, Frequency, Milestone, MilestoneKind, Reporting
from pmf_lib.methods.deadline import Done, Entry, What
from pmf_lib.methods.doings import Doings, day_of
from pmf_lib.methods.ladder import Agendas, considered_by_meeting
from pmf_lib.periods import FIRST_MONTH, Grain, Period

TRANSPARENCY_SINCE = date(2015, 4, 1)
COMPLAINTS_CODE_SINCE = date(2026, 4, 1)
REVIEW_MONTHS = 3

_PAPERS_RULE = "5 working days before the meeting (Lancaster 2008, 2.2)"
_AGENDA_RULE = "Five clear working days before the meeting (Local Government Act 1972, s100B)"
_OPEN_DATA_RULE = "Within a month after the quarter (Local Government Transparency Code 2015)"
_COMPLAINTS_RULE = "Each year, to members (Complaint Handling Code of the Ombudsman"
_GRAINS = {
    Frequency.MONTHLY: Grain.MONTH,
    Frequency.QUARTERLY: Grain.QUARTER,
    Frequency.ANNUAL: Grain.YEAR,
}


def of_council(council: Council, year: Period, doings: Doings) -> Iterator[Entry]:
    """Every deadline of the year, and some beside it, that needs no register to be known."""
    agendas = considered_by_meeting(council)
    yield from _values(council, year, doings)
    yield from _packs(council, year)
    yield from _meetings(council, agendas, doings)
    for milestone in council.calendar.milestones:
        yield from _milestone(council, milestone, year, doings)
    for row in council.reporting:
        yield from _reports(council, row, year, agendas, doings)
    yield from _open_data(council, year)
    yield from _complaints(council, year)


def _values(council: Council, year: Period, doings: Doings) -> Iterator[Entry]:
    rule = f"Day {council.calendar.values_due_days} of the next month (Peterborough 2009/10, 3.5)"
    for grain in (Grain.MONTH, Grain.QUARTER, Grain.YEAR):
        for period in _periods(year, grain):
            due = council.value_due(period)
            done = doings.values(period, due)
            yield Entry(due, What.VALUES, "Business units", period.code, _told(rule, done), done)


def _told(rule: str, done: Done | None) -> str:
    """The rule, with what is still missing."""
    return f"{rule}; {done.lacking}" if done and done.lacking else rule


def _packs(council: Council, year: Period) -> Iterator[Entry]:
    rule = f"{council.calendar.pack_working_days} working days after the quarter ends"
    for quarter in _periods(year, Grain.QUARTER):
        made = council.pack_date(quarter)
        yield Entry(made, What.PACKS, "Performance team", quarter.code, rule)


def _periods(year: Period, grain: Grain) -> tuple[Period, ...]:
    """The periods that may fall due in the year: its own, and the last one before it."""
    own = year.within(grain)
    return (own[0].previous(), *own)


def _meetings(council: Council, agendas: Agendas, doings: Doings) -> Iterator[Entry]:
    for body in council.bodies:
        for meeting in body.meetings:
            seen = agendas[body.key, meeting]
            about = seen.quarter.code if seen.quarter else None
            rule = f"Date set in the council's profile{seen.note}"
            held = doings.meeting(body.key, meeting)
            yield Entry(meeting, What.MEETING, body.name, about, rule, held)
            if body.receives:
                sent = doings.meeting(body.key, meeting, "papers_sent_on")
                due = council.papers_due(meeting)
                yield Entry(due, What.PAPERS, body.name, about, _PAPERS_RULE, sent)
            if body.public:
                out = doings.meeting(body.key, meeting, "agenda_published_on")
                due = council.agenda_due(meeting)
                yield Entry(due, What.AGENDA, body.name, about, _AGENDA_RULE, out)


def _milestone(
    council: Council, milestone: Milestone, year: Period, doings: Doings
) -> Iterator[Entry]:
    own: dict[MilestoneKind, Callable[..., Iterator[Entry]]] = {
        MilestoneKind.PLANS: _plans,
        MilestoneKind.APPRAISALS: _appraisals,
        MilestoneKind.FINANCE: _finance,
        MilestoneKind.MEETINGS: _more_meetings,
    }
    made = own.get(milestone.kind, _plain)
    for day in milestone.days(year.start, year.end):
        yield from made(council, milestone, day, doings)
    if milestone.kind is MilestoneKind.REVIEWS:
        yield from _reviews(council, milestone, year)


def _plain(
    council: Council, milestone: Milestone, day: date, _: Doings, what: What = What.MILESTONE
) -> Iterator[Entry]:
    yield Entry(day, what, _body(council, milestone), milestone.what, milestone.rule)


def _body(council: Council, milestone: Milestone) -> str:
    return council.body(milestone.body).name if milestone.body else "Whole council"


def plan_year(day: date) -> Period:
    """The year whose plans are signed off by a day: from January to March the year to come."""
    own = Period.of(day, Grain.YEAR)
    return own.next() if day.month < FIRST_MONTH else own


def _plans(council: Council, milestone: Milestone, day: date, doings: Doings) -> Iterator[Entry]:
    """A deadline for each plan of the year that the register holds; late the day after (R2-017)."""
    plans = doings.plans(plan_year(day))
    if plans.empty:
        yield from _plain(council, milestone, day, doings, What.PLANS)
    for row in plans.sort_values("plan").to_dict(orient="records"):
        done = Done(day_of(row["signed_off_on"]))
        yield Entry(day, What.PLANS, _whose(council, row), str(row["title"]), milestone.rule, done)


def _whose(council: Council, row: dict[str, object]) -> str:
    """The unit, else the directorate, whose plan it is."""
    unit, directorate = row["unit"], row["directorate"]
    if isinstance(unit, str) and unit:
        return council.unit(unit).name
    if isinstance(directorate, str) and directorate:
        return council.directorate(directorate).name
    return council.name


def _appraisals(
    council: Council, milestone: Milestone, day: date, doings: Doings
) -> Iterator[Entry]:
    """Appraisals wait for the plans that they are about (R4-044)."""
    plans = doings.plans(plan_year(day))
    unsigned = int(plans["signed_off_on"].isna().sum())
    waits = f"; waits for {unsigned} of {len(plans)} plans to be signed off" if unsigned else ""
    body = _body(council, milestone)
    yield Entry(day, What.APPRAISALS, body, milestone.what, f"{milestone.rule}{waits}")


def _finance(council: Council, milestone: Milestone, day: date, _: Doings) -> Iterator[Entry]:
    """A step of the budget is about the year to come (R1-016)."""
    ahead = Period.of(day, Grain.YEAR).next()
    rule = f"{milestone.rule}; for {ahead.financial_year}"
    yield Entry(day, What.FINANCE, _body(council, milestone), milestone.what, rule)


def _more_meetings(
    council: Council, milestone: Milestone, day: date, doings: Doings
) -> Iterator[Entry]:
    quarter = Period.of(day, Grain.QUARTER)
    done = doings.more_meetings([unit.key for unit in council.units], quarter)
    body = _body(council, milestone)
    rule = _told(milestone.rule, done)
    yield Entry(day, What.MORE_MEETINGS, body, quarter.code, rule, done)


def _reviews(council: Council, milestone: Milestone, year: Period) -> Iterator[Entry]:
    """Four reviews of each unit a year, every three months, the first on the day (R0-003)."""
    began = milestone.on
    if not isinstance(began, date):
        began = milestone.days(year.previous().start, year.end)[0]
    a_year = 12 // REVIEW_MONTHS
    for step in count():
        month = Period.of(began, Grain.MONTH).shift(step * REVIEW_MONTHS)
        held = _worked(council, month.start.replace(day=min(began.day, month.end.day)))
        if held > year.end:
            return
        for unit in council.units:
            about = f"Review {step % a_year + 1} of {a_year}"
            yield Entry(held, What.REVIEW, unit.name, about, milestone.rule)


def _worked(council: Council, day: date) -> date:
    """The day itself, else the next working day."""
    if workdays.is_working_day(day, closures=council.closures):
        return day
    return workdays.add_working_days(day, 1, closures=council.closures)


def _reports(
    council: Council, row: Reporting, year: Period, agendas: Agendas, doings: Doings
) -> Iterator[Entry]:
    """One row of the table of reports, each time it falls due (R4-034 to R4-040)."""
    rule = f"{row.how_often.capitalize()}, as the council's table of reports says"
    for period in _periods(year, _GRAINS[row.how_often]):
        due = report_due(council, row.to, period, agendas)
        about = f"{row.what}, {period.short_label}"
        yield Entry(due, What.REPORT, row.whom, about, rule, doings.considered(row.to, period))


def report_due(council: Council, body: str | None, period: Period, agendas: Agendas) -> date:
    """The meeting that a report is for: a quarter's first to consider it, a month's first after
    its figures are due; the day packs are made where there is no such meeting.
    """
    meetings = council.body(body).meetings if body else ()
    if period.grain is Grain.QUARTER:
        days = [day for day in meetings if agendas[str(body), day].quarter == period]
    elif period.grain is Grain.MONTH:
        days = [day for day in meetings if day > council.value_due(period)]
    else:
        days = []
    return days[0] if days else council.pack_date(period)


def _open_data(council: Council, year: Period) -> Iterator[Entry]:
    for quarter in _periods(year, Grain.QUARTER):
        if quarter.start >= TRANSPARENCY_SINCE:
            due = quarter.next().within(Grain.MONTH)[0].end
            yield Entry(due, What.OPEN_DATA, council.name, quarter.code, _OPEN_DATA_RULE)


def _complaints(council: Council, year: Period) -> Iterator[Entry]:
    due = date(year.year, 7, 31)
    standing = "" if due >= COMPLAINTS_CODE_SINCE else ", required since 1 April 2026"
    rule = f"{_COMPLAINTS_RULE}{standing}); the day is set here"
    yield Entry(due, What.COMPLAINTS, council.name, year.previous().code, rule)
