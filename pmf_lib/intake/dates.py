"""Dates as people write them, day first as in Britain: a day, or none and the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pmf_lib.intake.number_words import missing_reason
from pmf_lib.intake.numbers import EMPTY, plain

NOT_A_DATE = "not_a_date"
TWO_FIGURE_YEAR = "two_figure_year"
EXCEL_SERIAL = "excel_serial"
FIRST_YEAR, LAST_YEAR = 1900, 2100

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SERIALS = range(20_000, 80_000)
_SERIAL_START = date(1899, 12, 30)
_PIVOT = 70

_TIME = r"(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?: ?z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.ASCII)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})([-/. ])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_DAY_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?([a-z]+)\.?,?[ -]?"
    rf"(\d{{4}}|\d{{2}}){_TIME}",
    re.ASCII,
)
_MONTH_NAMED = re.compile(
    rf"{_WEEKDAY}([a-z]+)\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.ASCII
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True)
class Day:
    """What a cell says where a date is due: `value`, or None and its `reason`."""

    value: date | None
    reason: str | None
    flags: tuple[str, ...] = ()


def read_date(text: str) -> Day:
    """Read a date: ISO, day first (`1/4/21` is 1 April 2021), with a month's name, or as Excel's
    count of days. Never raises for text. A day that no calendar holds is refused, and so is one
    that would only make sense month first (`4/13/2021`).
    """
    word = plain(text)
    if not word:
        return Day(None, EMPTY)
    missing = missing_reason(word)
    if missing is not None:
        reason, flags = missing
        return Day(None, reason, (NOT_A_DATE,) if flags else ())
    return _numbered(word) or _named(word) or _counted(word) or _refused("not a date")


def month_number(name: str) -> int | None:
    """The month from 1 to 12 of an English name or its short form (Sep, Sept); None otherwise."""
    if name in FULL_NAMES:
        return FULL_NAMES.index(name) + 1
    short = "sep" if name == "sept" else name
    return MONTH_NAMES.index(short) + 1 if short in MONTH_NAMES else None


def full_year(written: str) -> int:
    """A year of two figures as one of four: 70 to 99 of the last century, 00 to 69 of this."""
    year = int(written)
    if len(written) > 2:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _numbered(word: str) -> Day | None:
    year_first = _YEAR_FIRST.fullmatch(word)
    if year_first:
        return _day(year_first[1], int(year_first[3]), int(year_first[4]))
    compact = _COMPACT.fullmatch(word)
    if compact:
        return _day(compact[1], int(compact[2]), int(compact[3]))
    day_first = _DAY_FIRST.fullmatch(word)
    if day_first is None:
        return None
    return _day(day_first[4], int(day_first[3]), int(day_first[1]))


def _named(word: str) -> Day | None:
    match = _DAY_NAMED.fullmatch(word)
    day, name, year = match.groups() if match else (None, None, None)
    if match is None:
        match = _MONTH_NAMED.fullmatch(word)
        name, day, year = match.groups() if match else (None, None, None)
    month = month_number(name) if name else None
    if month is None or day is None or year is None:
        return None
    return _day(year, month, int(day))


def _counted(word: str) -> Day | None:
    match = _SERIAL.fullmatch(word)
    if match is None or int(match[1]) not in _SERIALS:
        return None
    return Day(_SERIAL_START + timedelta(days=int(match[1])), None, (EXCEL_SERIAL,))


def _day(year: str, month: int, day: int) -> Day:
    flags = (TWO_FIGURE_YEAR,) if len(year) == 2 else ()
    number = full_year(year)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return _refused(f"a year before {FIRST_YEAR} or after {LAST_YEAR}")
    if month > 12:
        return _refused("no such month; the day comes before the month")
    try:
        return Day(date(number, month, day), None, flags)
    except ValueError:
        return _refused("no such day in that month")


def _refused(reason: str) -> Day:
    return Day(None, reason, (NOT_A_DATE,))
