"""On which day things were recorded: working days, and none that a clock could tell."""

from __future__ import annotations

from datetime import date, timedelta

from pmf_lib.periods import Period
from pmf_lib.workdays import is_working_day

REPORTED_AFTER = 13
WRITTEN_AFTER = 18
TARGETS_SET = (3, 1)


def on_or_before(day: date) -> date:
    """The day itself when it is a working day, else the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def days_after(period: Period, days: int) -> date:
    """The working day on or before so many days after a period's end."""
    return on_or_before(period.end + timedelta(days=days))


def recorded(period: Period, due_days: int, draw: float) -> date:
    """A day shortly before a value is due; the draw decides how shortly."""
    early = min(5, max(0, round(2.5 + draw)))
    return days_after(period, due_days - early)


def reported(period: Period) -> date:
    """The day a unit hands in its words on a period."""
    return days_after(period, REPORTED_AFTER)


def written(period: Period) -> date:
    """The day the head of service writes on a period."""
    return days_after(period, WRITTEN_AFTER)


def targets_set(year: Period) -> date:
    """The day the targets of a year are set: before it starts."""
    return on_or_before(date(year.year, *TARGETS_SET))
