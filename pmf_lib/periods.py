"""Financial years, quarters and months: parse, order, step, label.

The financial year starts on 1 April. A period is written `2021-22`, `2021-22-Q2` or `2021-22-M06`
(month 6 is September).
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering

from pmf_lib.errors import ParameterError


class Grain(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def per_year(self) -> int:
        """How many such periods make a year."""
        return {Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 1}[self]

    @property
    def months(self) -> int:
        """How many months one such period holds."""
        return 12 // self.per_year


FIRST_MONTH = 4
_WRITTEN = re.compile(
    r"(?P<first>\d{4})-(?P<second>\d{2})(?:-(?P<letter>[QM])(?P<number>\d{1,2}))?",
    re.ASCII,
)
_GRAINS = {None: Grain.YEAR, "Q": Grain.QUARTER, "M": Grain.MONTH}


@total_ordering
@dataclass(frozen=True)
class Period:
    """One month, quarter or year of a financial year; `number` counts from 1 within the year."""

    year: int
    grain: Grain
    number: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2021-22`, `2021-22-Q2` or `2021-22-M06`; anything else is a ParameterError."""
        match = _WRITTEN.fullmatch(str(text).strip())
        if match is None:
            raise _refused(text)
        year, grain = int(match["first"]), _GRAINS[match["letter"]]
        number = int(match["number"] or 1)
        if (year + 1) % 100 != int(match["second"]) or not 1 <= number <= grain.per_year:
            raise _refused(text)
        if not 1900 <= year <= 2999:
            raise _refused(text)
        return cls(year, grain, number)

    @classmethod
    def of(cls, day: date, grain: Grain) -> Period:
        """The period of this grain that holds the day."""
        year = day.year if day.month >= FIRST_MONTH else day.year - 1
        month_of_year = (day.month - FIRST_MONTH) % 12
        return cls(year, grain, month_of_year // grain.months + 1)

    @property
    def code(self) -> str:
        """The period as it is written in files."""
        base = f"{self.year:04d}-{(self.year + 1) % 100:02d}"
        match self.grain:
            case Grain.YEAR:
                return base
            case Grain.QUARTER:
                return f"{base}-Q{self.number}"
            case Grain.MONTH:
                return f"{base}-M{self.number:02d}"

    def __str__(self) -> str:
        """The period as it is written in files."""
        return self.code

    @property
    def financial_year(self) -> str:
        """The year as it is spoken of: 2021/22."""
        return f"{self.year:04d}/{(self.year + 1) % 100:02d}"

    @property
    def label(self) -> str:
        """The period in words a councillor knows."""
        match self.grain:
            case Grain.YEAR:
                return self.financial_year
            case Grain.QUARTER:
                span = f"{month_name[self.start.month]} to {month_name[self.end.month]}"
                return f"Quarter {self.number}, {self.financial_year} ({span} {self.end.year})"
            case Grain.MONTH:
                return f"{month_name[self.start.month]} {self.start.year}"

    @property
    def short_label(self) -> str:
        """The period as it stands under a chart: `Q2 2021/22`, `Sep 2021`, `2021/22`."""
        match self.grain:
            case Grain.YEAR:
                return self.financial_year
            case Grain.QUARTER:
                return f"Q{self.number} {self.financial_year}"
            case Grain.MONTH:
                return f"{month_name[self.start.month][:3]} {self.start.year}"

    @property
    def start(self) -> date:
        """The first day."""
        return _first_day(self.year, (self.number - 1) * self.grain.months)

    @property
    def end(self) -> date:
        """The last day."""
        last = _first_day(self.year, self.number * self.grain.months - 1)
        return last.replace(day=monthrange(last.year, last.month)[1])

    def shift(self, steps: int) -> Period:
        """The period so many steps of its own grain later (earlier when negative)."""
        index = self.year * self.grain.per_year + self.number - 1 + steps
        return Period(index // self.grain.per_year, self.grain, index % self.grain.per_year + 1)

    def next(self) -> Period:
        """The period after this one."""
        return self.shift(1)

    def previous(self) -> Period:
        """The period before this one."""
        return self.shift(-1)

    def last_year(self) -> Period:
        """The same period one year earlier."""
        return self.shift(-self.grain.per_year)

    def within(self, grain: Grain) -> tuple[Period, ...]:
        """The periods of a finer (or the same) grain that make up this one, in order."""
        count = self.grain.months // grain.months
        if count == 0:
            raise ParameterError(
                f"A {self.grain} cannot be divided into periods of a {grain}",
                "A finer grain is needed",
            )
        first = Period.of(self.start, grain)
        return tuple(first.shift(step) for step in range(count))

    def containing(self, grain: Grain) -> Period:
        """The period of a coarser (or the same) grain that holds this one's last day."""
        return Period.of(self.end, grain)

    def __lt__(self, other: Period) -> bool:
        """Earlier end first; where two end together, the longer one first."""
        if not isinstance(other, Period):
            return NotImplemented
        return (self.end, self.start) < (other.end, other.start)


def _first_day(year: int, months_in: int) -> date:
    month = FIRST_MONTH - 1 + months_in
    return date(year + month // 12, month % 12 + 1, 1)


def _refused(text: object) -> ParameterError:
    return ParameterError(
        f"“{text}” is not a period",
        "Periods are written 2021-22, 2021-22-Q2 or 2021-22-M06",
        "Write the financial year as 2021-22 and add -Q1 to -Q4 or -M01 to -M12",
    )


def read_day(text: str) -> date | None:
    """The day written 2021-10-28; None where nothing is written, else a ParameterError."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ParameterError(
            f"“{text}” is not a day",
            "A day is written 2021-10-28",
            "Write the day in that form, or leave it out for all that is known",
        ) from None
