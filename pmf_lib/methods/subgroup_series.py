"""The figures of a measure's subgroups beside its total, period by period (R0-006).

A split is by one of ward, town, area and client group; a row of two of them at once is left out,
since it belongs to no one list of parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from pmf_lib.methods.latest import figure, period_of
from pmf_lib.methods.year_apart import Tally
from pmf_lib.periods import Grain, Period
from pmf_lib.register.indicators import SUBGROUPS

GRAINS = {"monthly": Grain.MONTH, "quarterly": Grain.QUARTER, "annual": Grain.YEAR}
STANDS_ALONE = ("entered_cumulative", "rolling", "last")
"""Figures that are not added up over months: the last one of a quarter speaks for it."""


@dataclass(frozen=True)
class Series:
    """One group's figures, or the total's: values and, where there are any, counts of cases."""

    values: Mapping[Period, float]
    tallies: Mapping[Period, Tally]

    def tally(self, window: Sequence[Period]) -> Tally | None:
        """The cases of several periods together; None unless each has them."""
        found = [self.tallies[period] for period in window if period in self.tallies]
        if len(found) < len(window) or not found:
            return None
        return Tally(sum(one.numerator for one in found), sum(one.denominator for one in found))


@dataclass(frozen=True)
class Split:
    """A measure's groups of one kind with their total; `kept_back` are groups too small to show.

    `row` is its definition as the register of measures has it.
    """

    row: Mapping[str, Any]
    column: str
    total: Series
    groups: Mapping[str, Series]
    last: Period
    kept_back: frozenset[str] = field(default_factory=frozenset)

    @property
    def grain(self) -> Grain:
        """The length of the measure's own periods."""
        return GRAINS[str(self.row["frequency"])]

    @cached_property
    def base(self) -> Period:
        """The latest period compared: the pack's own, or the measure's last longer one."""
        if self.grain.months <= self.last.grain.months:
            return self.last
        own = self.last.containing(self.grain)
        return own if own.end <= self.last.end else own.previous()

    def window(self, back: int = 0) -> tuple[Period, ...]:
        """The measure's own periods in the period `back` steps before the latest one compared."""
        parts = _within(self.base, back, self.grain)
        return parts[-1:] if self.row["aggregation"] in STANDS_ALONE else parts

    @cached_property
    def reach(self) -> int:
        """How many steps before the latest period compared the first figure of any group lies."""
        every = (self.total, *self.groups.values())
        known = {period for one in every for period in (*one.values, *one.tallies)}
        first = min(known, key=_place).containing(self.base.grain)
        years, numbers = self.base.year - first.year, self.base.number - first.number
        return years * self.base.grain.per_year + numbers

    def own_periods(self, years: int) -> tuple[Period, ...]:
        """The measure's own periods of so many years, up to the latest one compared."""
        last = self.window()[-1]
        return tuple(last.shift(-back) for back in reversed(range(years * self.grain.per_year)))


def _place(period: Period) -> tuple[int, int]:
    """The order of periods of one length, without their days."""
    return period.year, period.number


@lru_cache(maxsize=4096)
def _within(base: Period, back: int, grain: Grain) -> tuple[Period, ...]:
    """The periods of a period some steps back; asked for many times by each group."""
    return base.shift(-back).within(grain)


def splits(
    measures: pd.DataFrame, values: pd.DataFrame, last: Period, kept_back: str
) -> Iterator[Split]:
    """Each measure's splits, in the order of measures and of the register's columns.

    `values` has rows of groups and of totals; a row whose `missing_reason` is `kept_back` was
    hidden as a small number. A measure is read at its owning unit and its own frequency alone.
    """
    filled = values[list(SUBGROUPS)].fillna("").ne("")
    count = filled.sum(axis="columns")
    parts, wholes = values[count == 1], values[count == 0]
    by_measure = dict(tuple(parts.groupby("measure")))
    for row in measures.to_dict("records"):
        own = by_measure.get(row["measure"])
        if own is not None:
            total = wholes[wholes["measure"] == row["measure"]]
            yield from _of_measure(row, _at_home(own, row), _at_home(total, row), last, kept_back)


def _at_home(frame: pd.DataFrame, row: Mapping[str, Any]) -> pd.DataFrame:
    periods = frame["period"].map(period_of)
    grain = GRAINS[str(row["frequency"])]
    kept = [period.grain is grain for period in periods]
    found = frame.assign(period=periods)[kept]
    return found[found["unit"] == row["unit"]]


def _of_measure(
    row: Mapping[str, Any], parts: pd.DataFrame, total: pd.DataFrame, last: Period, kept_back: str
) -> Iterator[Split]:
    for column in SUBGROUPS:
        own = parts[parts[column].fillna("") != ""]
        if own.empty:
            continue
        groups = {str(name): _series(rows) for name, rows in own.groupby(column, sort=True)}
        split = Split(row, column, _series(total), groups, last)
        recent = {*split.window(), *split.window(split.base.grain.per_year)}
        hidden = own[own["period"].isin(recent) & (own["missing_reason"] == kept_back)]
        yield Split(row, column, split.total, groups, last, frozenset(map(str, hidden[column])))


def _series(rows: pd.DataFrame) -> Series:
    values, tallies = {}, {}
    for one in rows.itertuples():
        value, top, bottom = map(figure, (one.value, one.numerator, one.denominator))
        if value is not None:
            values[one.period] = value
        if top is not None and bottom is not None and top >= 0 and bottom > 0:
            tallies[one.period] = Tally(top, bottom)
    return Series(values, tallies)
