"""Every deadline of a financial year: values, packs, papers, agendas and meetings (R1-015)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.errors import ParameterError
from pmf_lib.methods.ladder import considered_by_meeting
from pmf_lib.periods import Grain, Period

COLUMNS = ("on", "what", "body", "about", "rule")

_PAPERS_RULE = "5 working days before the meeting (Lancaster 2008, 2.2)"
_AGENDA_RULE = "Five clear working days before the meeting (Local Government Act 1972, s100B)"


class What(StrEnum):
    """What falls due, in the order in which entries of one day are listed."""

    VALUES = "Values due"
    PACKS = "Packs made"
    AGENDA = "Agenda published"
    PAPERS = "Papers due"
    MEETING = "Meeting"


@dataclass(frozen=True)
class Entry:
    """One deadline. `about` is the code of the period it is about, None where there is none yet."""

    on: date
    what: What
    body: str
    about: str | None
    rule: str


def deadlines(council: Council, year: Period) -> pd.DataFrame:
    """Every deadline that falls within a financial year, one row each, earliest first.

    Columns: `on` (datetime64), `what`, `body` (name), `about` (period code, or None) and `rule`
    (where the date comes from, in words). A meeting is about the latest quarter whose packs are
    made, and that the rung below it on the ladder has considered, before its papers go out
    (R0-023); public bodies that stand on no rung wait for the lowest. Raises ParameterError for a
    period that is not a year.
    """
    if year.grain is not Grain.YEAR:
        raise ParameterError(
            f"“{year.code}” is a {year.grain}",
            "A timetable is of a financial year, written 2021-22",
            f"Write {year.containing(Grain.YEAR).code}",
        )
    entries = [*_values(council, year), *_packs(council, year), *_meetings(council)]
    order = list(What)
    within = sorted(
        (entry for entry in entries if year.start <= entry.on <= year.end),
        key=lambda entry: (entry.on, order.index(entry.what), entry.body, entry.about or ""),
    )
    frame = pd.DataFrame([astuple(entry) for entry in within], columns=list(COLUMNS))
    return frame.assign(on=pd.to_datetime(frame["on"]), what=[entry.what.value for entry in within])


def _values(council: Council, year: Period) -> Iterator[Entry]:
    rule = f"Day {council.calendar.values_due_days} of the next month (Peterborough 2009/10, 3.5)"
    for grain in (Grain.MONTH, Grain.QUARTER, Grain.YEAR):
        for period in _periods(year, grain):
            due = council.value_due(period)
            yield Entry(due, What.VALUES, "Business units", period.code, rule)


def _packs(council: Council, year: Period) -> Iterator[Entry]:
    rule = f"{council.calendar.pack_working_days} working days after the quarter ends"
    for quarter in _periods(year, Grain.QUARTER):
        made = council.pack_date(quarter)
        yield Entry(made, What.PACKS, "Performance team", quarter.code, rule)


def _periods(year: Period, grain: Grain) -> tuple[Period, ...]:
    """The periods that may fall due in the year: its own, and the last one before it."""
    own = year.within(grain)
    return (own[0].previous(), *own)


def _meetings(council: Council) -> Iterator[Entry]:
    considered = considered_by_meeting(council)
    for body in council.bodies:
        for meeting in body.meetings:
            seen = considered[body.key, meeting]
            about = seen.quarter.code if seen.quarter else None
            rule = f"Date set in the council's profile{seen.note}"
            yield Entry(meeting, What.MEETING, body.name, about, rule)
            if body.receives:
                papers = council.papers_due(meeting)
                yield Entry(papers, What.PAPERS, body.name, about, _PAPERS_RULE)
            if body.public:
                agenda = council.agenda_due(meeting)
                yield Entry(agenda, What.AGENDA, body.name, about, _AGENDA_RULE)
