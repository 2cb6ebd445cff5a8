"""A measure's own year, where it does not start in April: a school year, a calendar year.

A year is named by the financial year that its name would have: the school year 2021-22 starts in
September 2021, the calendar year 2021-22 in January 2021. Quarters stay those of the council, so
the year of a quarterly measure starts with one of them (Pentana: a start date fixes the quarters).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pmf_lib.errors import ParameterError
from pmf_lib.periods import FIRST_MONTH, Grain, Period


@dataclass(frozen=True)
class OwnYear:
    """A year that starts with a month of the calendar: 4 is April, 9 September.

    ParameterError, when asked about quarters, for a month in which no quarter starts.
    """

    starts: int = FIRST_MONTH

    def __post_init__(self) -> None:
        """Refuse what is no month."""
        if not 1 <= self.starts <= 12:
            raise ValueError(f"starts is {self.starts!r}; it must be a month from 1 to 12")

    def of(self, period: Period) -> int:
        """The year that a period belongs to, by the first of its two calendar years' names."""
        return self._index(period) // period.grain.per_year

    def place(self, period: Period) -> int:
        """Which period of its year it is, from 1."""
        return self._index(period) % period.grain.per_year + 1

    def period(self, year: int, grain: Grain, place: int) -> Period:
        """The period of a year by its place in it, from 1."""
        index = year * grain.per_year + place - 1 + self._steps(grain)
        return Period(index // grain.per_year, grain, index % grain.per_year + 1)

    def so_far(self, period: Period) -> tuple[Period, ...]:
        """The periods from the start of its year up to and with the period."""
        return _so_far(self, period)

    def whole(self, year: int, grain: Grain) -> tuple[Period, ...]:
        """Every period of a year, in order."""
        return tuple(self.period(year, grain, place + 1) for place in range(grain.per_year))

    def last(self, period: Period) -> Period:
        """The last period of the year that a period belongs to."""
        return self.period(self.of(period), period.grain, period.grain.per_year)

    def _index(self, period: Period) -> int:
        return period.year * period.grain.per_year + period.number - 1 - self._steps(period.grain)

    def _steps(self, grain: Grain) -> int:
        """How many periods later than April the year starts; a year as a whole has its own name."""
        if grain is Grain.YEAR:
            return 0
        months = self.starts - FIRST_MONTH
        if months % grain.months:
            raise ParameterError(
                f"A year of quarters is set to start in month {self.starts} of the calendar",
                "A quarter starts in month 1, 4, 7 or 10",
                "Correct year_starts in the council's rules, or report the measure monthly",
            )
        return months // grain.months


@lru_cache(maxsize=8192)
def _so_far(own: OwnYear, period: Period) -> tuple[Period, ...]:
    return tuple(period.shift(-steps) for steps in reversed(range(own.place(period))))
