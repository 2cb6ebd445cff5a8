"""What is known of each measure: its definition, its figures by period, the latest of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from statistics import median
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from pmf_lib.methods import rollup
from pmf_lib.methods.exact import Figure, exact
from pmf_lib.methods.own_year import OwnYear
from pmf_lib.periods import Grain, Period

ADD_UP = ("sum", "entered_cumulative")
TO_DATE = (*ADD_UP, "average", "weighted_average", "ratio", "max", "min", "count_yes")
_GRAINS = {"monthly": Grain.MONTH, "quarterly": Grain.QUARTER, "annual": Grain.YEAR}
_NEAR = 0.01
FINANCIAL_YEAR = OwnYear()
NO_OTHERS: Mapping[str, int] = MappingProxyType({})


class Point(NamedTuple):
    """One period's row of values; what is missing is None."""

    value: float | None
    numerator: float | None
    denominator: float | None
    status: str | None
    note: str | None
    missing_reason: str | None
    flags: str | None
    known_from: Any


NOTHING = Point(None, None, None, None, None, None, None, None)


@dataclass(frozen=True)
class History:
    """One measure: its row in the register of measures, and its own unit's figures by period.

    `own_year` is the year its figures add up over.
    """

    row: Mapping[str, Any]
    points: Mapping[Period, Point]
    own_year: OwnYear = FINANCIAL_YEAR

    def text(self, column: str) -> str | None:
        """A word of the definition; None where the cell is empty."""
        return text(self.row.get(column))

    def number(self, column: str) -> float | None:
        """A number of the definition; None where the cell is empty."""
        return figure(self.row.get(column))

    @cached_property
    def grain(self) -> Grain:
        """The length of the measure's own periods."""
        return _GRAINS[str(self.row["frequency"])]

    @cached_property
    def aggregation(self) -> str:
        """How finer periods make a coarser one."""
        return str(self.row["aggregation"])

    @property
    def adds_up(self) -> bool:
        """Whether periods add up to a year's total."""
        return self.aggregation in ADD_UP

    def point(self, period: Period) -> Point:
        """The period's row, of Nones where there is none."""
        return self.points.get(period, NOTHING)

    def value(self, period: Period) -> float | None:
        """The figure as reported."""
        return self.point(period).value

    def increment(self, period: Period) -> float | None:
        """What the period adds: an entered cumulative figure less the one before it that year."""
        if self.aggregation != "entered_cumulative":
            return self.value(period)
        pair = [self.value(one) for one in self.own_year.so_far(period)[-2:]]
        return rollup.increments(pair)[-1]

    def to_date(self, period: Period) -> float | None:
        """The figure for the year up to the period's end; None where the kind makes none."""
        if self.aggregation == "entered_cumulative":
            return self.value(period)
        if self.aggregation not in TO_DATE:
            return None
        return self._rolled(self.own_year.so_far(period))

    def rolled_up(self, period: Period) -> float | None:
        """One figure for a longer period; None unless all its own periods have one."""
        parts = period.within(self.grain)
        if self.aggregation == "rolling":
            return self.value(parts[-1])
        return self._rolled(parts)

    def expected(self, period: Period) -> Period:
        """The latest period of the measure's own length that ends by the given one's end."""
        own = period.containing(self.grain)
        return own if own.end <= period.end else own.previous()

    def latest(self, expected: Period) -> Period | None:
        """The latest period up to the one expected that has a value (R0-031)."""
        last = _order(expected)
        return max(
            (one for one in self._with_value if _order(one) <= last), key=_order, default=None
        )

    def recent(self, last: Period, most: int) -> list[Period]:
        """Up to so many periods in a row that end with `last`; none before the first value."""
        first = min(map(_order, self._with_value), default=_order(last))
        periods = [last.shift(-steps) for steps in reversed(range(most))]
        return [period for period in periods if _order(period) >= first]

    def full_years(self, before: int) -> dict[int, list[float]]:
        """What each period added in every complete year before the given one, in order."""
        return {year: adds for year, adds in self._full_years.items() if year < before}

    @cached_property
    def _with_value(self) -> frozenset[Period]:
        return frozenset(one for one, point in self.points.items() if point.value is not None)

    @cached_property
    def _full_years(self) -> dict[int, list[float]]:
        found = {}
        for year in sorted({self.own_year.of(period) for period in self._with_value}):
            periods = self.own_year.whole(year, self.grain)
            adds = [add for add in map(self.increment, periods) if add is not None]
            if len(adds) == len(periods):
                found[year] = adds
        return found

    def _rolled(self, periods: Iterable[Period]) -> float | None:
        points = [self.point(period) for period in periods]
        values = [point.value for point in points]
        bottoms = [point.denominator for point in points]
        if self.aggregation == "weighted_average":
            return rollup.coarser(self.aggregation, values, weights=bottoms)
        if self.aggregation != "ratio":
            return rollup.coarser(self.aggregation, values)
        if self._scale is None or None in values:
            return None
        tops = [point.numerator for point in points]
        return rollup.coarser("ratio", numerators=tops, denominators=bottoms, scale=self._scale)

    @cached_property
    def _scale(self) -> float | None:
        """What a ratio is of: 100 for percent, else the power of ten its own figures show."""
        if self.row["kind"] == "percent":
            return 100.0
        shown = [
            point.value * point.denominator / point.numerator
            for point in self.points.values()
            if point.value and point.numerator and point.denominator
        ]
        middle = median(shown) if shown else 1.0
        power = float(10 ** round(math.log10(middle))) if middle > 0 else 1.0
        return power if abs(middle / power - 1) <= _NEAR else None


def histories(
    measures: pd.DataFrame, values: pd.DataFrame, year_starts: Mapping[str, int] = NO_OTHERS
) -> list[History]:
    """A history of each measure, by code. Figures of other units or lengths are left out.

    `year_starts` is the month of the calendar in which a measure's own year starts, by its code;
    April for all others.
    """
    rows = {str(row["measure"]): row for row in measures.to_dict("records")}
    owners = {code: (row.get("unit"), _GRAINS[str(row["frequency"])]) for code, row in rows.items()}
    found: dict[str, dict[Period, Point]] = {code: {} for code in rows}
    columns = (column(values, name) for name in ("measure", "unit", "period"))
    for code, unit, period_code, point in zip(*columns, _points(values), strict=True):
        period = period_of(period_code)
        if owners.get(code) == (unit, period.grain):
            found[code][period] = point
    years = {code: OwnYear(month) for code, month in year_starts.items()}
    return [
        History(rows[code], found[code], years.get(code, FINANCIAL_YEAR)) for code in sorted(rows)
    ]


def _order(period: Period) -> tuple[int, int]:
    """The order of periods of one length, without their days."""
    return period.year, period.number


@lru_cache(maxsize=4096)
def period_of(code: str) -> Period:
    """The period of a code; the same few codes come thousands of times."""
    return Period.parse(code)


def column(frame: pd.DataFrame, name: str) -> list[Any]:
    """A column as a list; Nones where the frame has no such column."""
    return frame[name].tolist() if name in frame else [None] * len(frame)


def figure(value: Any) -> float | None:
    """A number cell; None where it is empty."""
    number: Figure = value
    return None if exact(number) is None else float(value)


def text(value: Any) -> str | None:
    """A text cell; None where it is empty."""
    return str(value) if isinstance(value, str) and value else None


def _points(values: pd.DataFrame) -> Iterable[Point]:
    numbers = (_numbers(values, name) for name in ("value", "numerator", "denominator"))
    words = ([text(cell) for cell in column(values, name)] for name in _WORDS)
    return map(Point, *numbers, *words, column(values, "known_from"))


_WORDS = ("status", "note", "missing_reason", "flags")


def _numbers(values: pd.DataFrame, name: str) -> list[float | None]:
    cells = column(values, name)
    return [None if cell is None or not math.isfinite(cell) else float(cell) for cell in cells]
