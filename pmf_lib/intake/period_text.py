"""Periods as people write them, turned to the codes the register keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pmf_lib.errors import ParameterError
from pmf_lib.intake.dates import TWO_FIGURE_YEAR, full_year, month_number, read_date
from pmf_lib.intake.numbers import EMPTY, plain
from pmf_lib.periods import Grain, Period

NOT_A_PERIOD = "not_a_period"
REWRITTEN = "period_rewritten"
FROM_DATE = "period_from_date"
ALLOWED = "2021-22, 2021-22-Q2 or 2021-22-M06"
_MOST_YEARS = 10

_YEARS = r"(?:fy ?)?(?P<first>\d{4}|\d{2}) ?[-/] ?(?P<second>\d{4}|\d{2})"
_PART = r"(?:(?P<letter>q|qtr|quarter|m|month|p|period) ?-?(?P<number>\d{1,2}))"
_BETWEEN = r"[ ,;:_./-]*"
_YEAR_THEN_PART = re.compile(rf"{_YEARS}(?:{_BETWEEN}{_PART})?", re.ASCII)
_PART_THEN_YEAR = re.compile(rf"{_PART}{_BETWEEN}{_YEARS}", re.ASCII)
_MONTH = re.compile(r"(?P<month>[a-z]+)\.?[ ,/-]*'?(?P<year>\d{4}|\d{2})", re.ASCII)
_SPAN = re.compile(
    r"(?P<from>[a-z]+)\.? ?(?:-|to) ?(?P<to>[a-z]+)\.?[ ,-]*(?P<year>\d{4})", re.ASCII
)
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})", re.ASCII)
_GRAINS = {"q": Grain.QUARTER, "m": Grain.MONTH, "p": Grain.MONTH}


@dataclass(frozen=True)
class PeriodText:
    """What a cell says where a period is due: its `code`, or None and the `reason`."""

    code: str | None
    reason: str | None
    flags: tuple[str, ...] = ()


def read_period(text: str) -> PeriodText:
    """Read `2021-22-Q2` and what people write for it: `Q2 2021/22`, `Sep 2021`, `2021-22;Q2`.

    Quarters and numbered months are of the financial year. What could be read in two ways, such
    as `Q2 2021`, is refused. Never raises for text.
    """
    word = plain(text)
    if not word:
        return PeriodText(None, EMPTY)
    if len(word) > 40:
        return _refused("too long for a period")
    exact = _exact(word)
    if exact is not None:
        return exact
    found = _financial(word) or _month(word) or _span(word) or _year_month(word)
    return found or _first_of_month(word) or _refused("not a period")


def _exact(word: str) -> PeriodText | None:
    try:
        code = Period.parse(word.upper()).code
    except ParameterError:
        return None
    return PeriodText(code, None, () if code == word.upper() else (REWRITTEN,))


def _financial(word: str) -> PeriodText | None:
    match = _YEAR_THEN_PART.fullmatch(word) or _PART_THEN_YEAR.fullmatch(word)
    if match is None:
        return None
    first = full_year(match["first"])
    if (first + 1) % 100 != int(match["second"][-2:]) or _wrong_century(first, match["second"]):
        return _years(first, int(match["second"][-2:])) if not match["letter"] else None
    grain = _GRAINS[match["letter"][0]] if match["letter"] else Grain.YEAR
    number = int(match["number"] or 1)
    if not 1 <= number <= grain.per_year or not 1900 <= first <= 2999:
        return _refused("no such part of a financial year")
    return _found(Period(first, grain, number), short_year=len(match["first"]) == 2)


def _years(first: int, last: int) -> PeriodText | None:
    """Several years, such as 2012-15, where the second figures cannot be a month."""
    if last <= 12 or not 1 < last - first % 100 <= _MOST_YEARS:
        return None
    return _refused("several years; their figure is kept under the last of them")


def _wrong_century(first: int, second: str) -> bool:
    return len(second) == 4 and int(second) != first + 1


def _month(word: str) -> PeriodText | None:
    match = _MONTH.fullmatch(word)
    month = month_number(match["month"]) if match else None
    if match is None or month is None:
        return None
    year = full_year(match["year"])
    if not 1900 < year < 2999:
        return None
    return _found(Period.of(date(year, month, 1), Grain.MONTH), short_year=len(match["year"]) == 2)


def _span(word: str) -> PeriodText | None:
    """Three months of one calendar year that make a quarter, such as `Jul-Sep 2021`."""
    match = _SPAN.fullmatch(word)
    if match is None:
        return None
    first, last, year = month_number(match["from"]), month_number(match["to"]), int(match["year"])
    if first is None or last is None or last - first != 2 or first % 3 != 1:
        return None
    if not 1900 < year < 2999:
        return None
    return _found(Period.of(date(year, first, 1), Grain.QUARTER))


def _year_month(word: str) -> PeriodText | None:
    match = _YEAR_MONTH.fullmatch(word)
    if match is None or not 1 <= int(match["month"]) <= 12:
        return None
    return _calendar_month(int(match["year"]), int(match["month"]), REWRITTEN)


def _first_of_month(word: str) -> PeriodText | None:
    """A spreadsheet turns `Sep 2021` into the first day of that month."""
    day = read_date(word).value
    if day is None:
        return None
    if day.day != 1:
        return _refused("a day, not a period")
    return _calendar_month(day.year, day.month, FROM_DATE)


def _calendar_month(year: int, month: int, flag: str) -> PeriodText:
    """A month, unless year and month may stand for a financial year: 2009-10 is both."""
    if 2000 <= year <= 2011:
        return _refused("a month or a financial year; it cannot be told which")
    if not 1900 < year < 2999:
        return _refused("not a period")
    return PeriodText(Period.of(date(year, month, 1), Grain.MONTH).code, None, (flag,))


def _found(period: Period, *, short_year: bool = False) -> PeriodText:
    flags = (REWRITTEN, TWO_FIGURE_YEAR) if short_year else (REWRITTEN,)
    return PeriodText(period.code, None, flags)


def _refused(reason: str) -> PeriodText:
    return PeriodText(None, reason, (NOT_A_PERIOD,))
