"""Bank holidays, deadlines and publication clocks of England and Wales.

A working day is Monday to Friday and no bank holiday; `closures` are days on which a council is
shut besides. The list of bank holidays is dated: whatever needs a day beyond either end of it is
refused with a ParameterError, because a forgotten holiday moves a legal deadline unseen.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from types import MappingProxyType

from pmf_lib.errors import ParameterError
from pmf_lib.periods import Grain, Period

Closures = frozenset[date]

NONE: Closures = frozenset()
SATURDAY = 5
PAPER_WORKING_DAYS = 5
AGENDA_CLEAR_DAYS = 5
KEY_DECISION_CLEAR_DAYS = 28
ACKNOWLEDGE_WORKING_DAYS = 5
STAGE_ONE_WORKING_DAYS = 10
STAGE_ONE_EXTENSION = 10
STAGE_TWO_WORKING_DAYS = 20


@cache
def bank_holidays() -> Mapping[date, str]:
    """The bank holidays of England and Wales by day, in order (GOV.UK list)."""
    written = resources.files("pmf_lib") / "data" / "bank_holidays.csv"
    rows = csv.DictReader(written.read_text(encoding="utf-8").splitlines())
    found = {date.fromisoformat(row["date"]): row["name"] for row in rows}
    return MappingProxyType(dict(sorted(found.items())))


@cache
def covered() -> tuple[date, date]:
    """The first and the last day that the list of bank holidays speaks for: whole years."""
    days = list(bank_holidays())
    return date(days[0].year, 1, 1), date(days[-1].year, 12, 31)


def is_working_day(day: date, *, closures: Closures = NONE) -> bool:
    """Whether the council works on this day. ParameterError outside the list of bank holidays."""
    plain = _covered(day)
    return plain.weekday() < SATURDAY and plain not in bank_holidays() and plain not in closures


def add_working_days(day: date, n: int, *, closures: Closures = NONE) -> date:
    """The n-th working day after a day, before it when n is negative; `day` is not counted.

    With n = 0 the day itself, working or not.
    """
    step = timedelta(days=1 if n > 0 else -1)
    reached = _covered(day)
    left = abs(n)
    while left:
        reached += step
        left -= is_working_day(reached, closures=closures)
    return reached


def working_days_between(start: date, end: date, *, closures: Closures = NONE) -> int:
    """Working days that it takes from one day to another: `start` is not counted, `end` is.

    Negative when `end` is the earlier one, so that counting undoes `add_working_days`.
    """
    first, last = _covered(start), _covered(end)
    step = 1 if last >= first else -1
    days = (
        first + timedelta(days=step * ahead) for ahead in range(1, abs((last - first).days) + 1)
    )
    return step * sum(is_working_day(day, closures=closures) for day in days)


def paper_deadline(meeting: date, *, closures: Closures = NONE) -> date:
    """The last day for papers: five working days ahead of the meeting (R2-033)."""
    return add_working_days(meeting, -PAPER_WORKING_DAYS, closures=closures)


def agenda_publication_deadline(meeting: date, *, closures: Closures = NONE) -> date:
    """The last day to publish an agenda: five clear working days before the meeting.

    Neither the day of publication nor the day of the meeting is counted (Local Government Act
    1972, section 100B; R v Swansea CC ex p Elitestone 1993).
    """
    return add_working_days(meeting, -AGENDA_CLEAR_DAYS - 1, closures=closures)


def submission_due(
    period: Period, day: int = 10, roll: bool = False, *, closures: Closures = NONE
) -> date:
    """The day by which a period's figures are due: the 10th of the following month (R4-042).

    `roll` moves a day that is not worked to the next working day. `day` is 1 to 28.
    """
    if not 1 <= day <= 28:
        raise ParameterError(
            f"Day {day} of the month is not one that every month has",
            "A day of submission is 1 to 28",
            "Give a day in that range",
        )
    due = period.containing(Grain.MONTH).next().start.replace(day=day)
    if roll and not is_working_day(due, closures=closures):
        return add_working_days(due, 1, closures=closures)
    return due


def scrutiny_response_due(received: date) -> date:
    """The last of two months beginning with the day of receipt: 15 January gives 14 March.

    Local Government Act 2000, section 9FE: the executive answers a scrutiny report. Where the
    second month lacks the day, its last day is the last.
    """
    plain = _plain(received)
    return _same_day_after(plain - timedelta(days=1), 2) if plain.day > 1 else _month_end(plain, 1)


def key_decision_notice_deadline(
    decision: date, *, working: bool = False, closures: Closures = NONE
) -> date:
    """The last day to publish notice of a key decision: 28 clear days before it (SI 2012/2089).

    Calendar days, as most councils read it; `working` counts clear working days.
    """
    if working:
        return add_working_days(decision, -KEY_DECISION_CLEAR_DAYS - 1, closures=closures)
    return _plain(decision) - timedelta(days=KEY_DECISION_CLEAR_DAYS + 1)


def complaint_acknowledgement_due(received: date, *, closures: Closures = NONE) -> date:
    """Five working days after a complaint, at either stage (LGSCO Complaint Handling Code)."""
    return add_working_days(received, ACKNOWLEDGE_WORKING_DAYS, closures=closures)


def complaint_reply_due(
    acknowledged: date, stage: int = 1, *, extended: bool = False, closures: Closures = NONE
) -> date:
    """The day a complaint's reply is due after its acknowledgement (LGSCO Code).

    Stage 1 is 10 working days, at most 10 more when extended; stage 2 is 20 working days.
    """
    if stage not in (1, 2) or (stage == 2 and extended):
        raise ParameterError(
            f"Stage {stage}{' extended' if extended else ''} is not a stage with a clock here",
            "Stage 1, stage 1 extended, and stage 2 are",
            "Give one of them",
        )
    first = STAGE_ONE_WORKING_DAYS + (STAGE_ONE_EXTENSION if extended else 0)
    days = first if stage == 1 else STAGE_TWO_WORKING_DAYS
    return add_working_days(acknowledged, days, closures=closures)


def _same_day_after(day: date, months: int) -> date:
    end = _month_end(day, months)
    return end.replace(day=min(day.day, end.day))


def _month_end(day: date, months: int) -> date:
    ahead = day.month - 1 + months
    year, month = day.year + ahead // 12, ahead % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _plain(day: date) -> date:
    """Without the time of day, which would never be found among the bank holidays."""
    return day.date() if isinstance(day, datetime) else day


def _covered(day: date) -> date:
    plain = _plain(day)
    first, last = covered()
    if not first <= plain <= last:
        raise ParameterError(
            f"{plain.isoformat()} lies outside the list of bank holidays",
            f"The list runs from {first.isoformat()} to {last.isoformat()}",
            "Give a day within it, or bring pmf_lib/data/bank_holidays.csv up to date",
        )
    return plain
