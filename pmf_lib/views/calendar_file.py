"""A timetable as a calendar file that Outlook and others subscribe to (R1-015)."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta

import pandas as pd
from icalendar import Calendar, Event, vText

from pmf_lib.council import Council
from pmf_lib.methods.doings import Registers
from pmf_lib.methods.timetable import deadlines
from pmf_lib.periods import Period

_PRODUCT = "-//pmf//timetable//EN"


def calendar_of(council: Council, year: Period, registers: Registers | None = None) -> bytes:
    """A council's deadlines of a financial year as an iCalendar file.

    With `registers` (frames of the tables that `methods.timetable.REGISTERS` names) those that
    registers set are in it too. ParameterError for a period that is not a year.
    """
    return calendar_text(deadlines(council, year, registers), f"{council.name} {year.code}")


def calendar_text(deadlines: pd.DataFrame, name: str) -> bytes:
    """The bytes of an iCalendar file (RFC 5545) with one whole-day event for each deadline.

    `deadlines` has the columns of `methods.timetable.deadlines`; `name` is the calendar's name.
    The same rows give the same bytes: an event is stamped with its own day, and its identity is a
    hash of what it says, so that reading the file in again adds nothing twice.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_one_line(name)))
    columns = ["on", "what", "body", "about", "rule"]
    for on, *words in deadlines[columns].drop_duplicates().itertuples(index=False, name=None):
        texts = ["" if pd.isna(word) else _one_line(str(word)) for word in words]
        calendar.add_component(_event(pd.Timestamp(on).date(), *texts))
    return calendar.to_ical(sorted=False)


def _event(on: date, what: str, body: str, about: str, rule: str) -> Event:
    event = Event()
    event.add("uid", _identity(on.isoformat(), what, body, about))
    event.add("dtstamp", datetime.combine(on, time.min, tzinfo=UTC))
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", f"{what}: {body}, {about}" if about else f"{what}: {body}")
    event.add("description", rule)
    event.add("categories", [what])
    event.add("transp", "TRANSPARENT")
    return event


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _identity(*parts: str) -> str:
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{digest[:32]}@pmf"
