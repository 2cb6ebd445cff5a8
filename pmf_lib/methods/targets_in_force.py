"""The target that stands for a measure in a period, and the tolerances that stand with it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pandas as pd

from pmf_lib.methods import profiles, status
from pmf_lib.methods.exact import exact
from pmf_lib.methods.latest import History, column, figure, period_of, text
from pmf_lib.methods.status import Status
from pmf_lib.periods import Grain, Period

CUMULATIVE_PROFILES = ("even", "seasonal")

Row = Mapping[str, Any]
Rows = Mapping[Period, Row]


@dataclass(frozen=True)
class Tolerance:
    """Tolerances as the files write them: percent of the target, or the measure's own unit."""

    mode: str
    green: float
    red: float

    @classmethod
    def of_rules(cls, mode: str, green: float, red: float) -> Tolerance:
        """From a council's rules, whose relative tolerances are shares (0.10 is 10 %)."""
        by = 100 if mode == "relative" else 1
        return cls(str(mode), _scaled(green, Fraction(by)), _scaled(red, Fraction(by)))

    def limits(self) -> tuple[float, float]:
        """Green and red as `status.rag` takes them: shares when relative."""
        by = Fraction(1, 100) if self.mode == "relative" else Fraction(1)
        return _scaled(self.green, by), _scaled(self.red, by)


@dataclass(frozen=True)
class Aim:
    """What was aimed for in one period.

    `cumulative` says that the year to date is compared, not the period's own figure. `basis`
    says in words where the target comes from; `fault` why there is none to compare with.
    """

    tolerance: Tolerance
    target: float | None = None
    lower: float | None = None
    upper: float | None = None
    cumulative: bool = False
    basis: str | None = None
    fault: str | None = None
    profile: str | None = None
    row: Row = field(default_factory=dict)

    @property
    def has_band(self) -> bool:
        """Whether both edges of a band are there."""
        return self.lower is not None and self.upper is not None

    def text(self, column: str) -> str | None:
        """A word of the target's row; None where the cell is empty."""
        return text(self.row.get(column))

    @property
    def set_on(self) -> Any:
        """The day the target was set, as the frame has it."""
        return self.row.get("set_on")

    def figure(self, history: History, period: Period) -> float | None:
        """The figure of the period that is compared with the target."""
        return history.to_date(period) if self.cumulative else history.value(period)

    def colour(self, history: History, value: float | None) -> Status:
        """The status of a value; data_only for a measure without targets by design."""
        polarity = str(history.row["polarity"])
        if polarity == "none" or history.text("targeted") == "no":
            return Status.DATA_ONLY
        if self.fault:
            return Status.UNKNOWN
        green, red = self.tolerance.limits()
        return status.rag(
            value,
            self.target,
            polarity,
            mode=self.tolerance.mode,
            green_tolerance=green,
            red_tolerance=red,
            lower=self.lower,
            upper=self.upper,
        )


@dataclass(frozen=True)
class Targets:
    """All targets of one measure, and the council's tolerances where it has none of its own."""

    history: History
    rows: Rows
    rules: Tolerance
    _known: dict[Period, Aim] = field(default_factory=dict, init=False, compare=False)
    _seasons: dict[int, list[float] | None] = field(default_factory=dict, init=False, compare=False)

    def aim(self, period: Period) -> Aim:
        """The target in force: the period's own first, else the year's through its profile."""
        if period not in self._known:
            self._known[period] = self._find(period)
        return self._known[period]

    def seasons(self, year: int) -> list[float] | None:
        """Each period's share of a year by the last three full years before it, or None."""
        if year not in self._seasons:
            full = self.history.full_years(year).values()
            known = [adds for adds in full if math.fsum(adds) > 0]
            self._seasons[year] = profiles.seasonal_weights(known) if known else None
        return self._seasons[year]

    def _find(self, period: Period) -> Aim:
        own = self.rows.get(period)
        if own is not None and _says_something(own):
            return self._own(own, period)
        year = self.rows.get(period.containing(Grain.YEAR))
        if year is not None and _says_something(year):
            return self._of_year(year, period)
        return Aim(self._tolerance({}), fault=f"No target is set for {period.label}.")

    def _own(self, row: Row, period: Period) -> Aim:
        profile = text(row.get("profile"))
        spread = self.history.adds_up and period.grain is not Grain.YEAR
        cumulative = spread and (
            profile in CUMULATIVE_PROFILES or self.history.aggregation == "entered_cumulative"
        )
        yearly = period.grain is Grain.YEAR
        basis = "The target set for the year." if yearly else "The period's own target."
        return self._aim(row, figure(row.get("target")), cumulative, basis)

    def _of_year(self, row: Row, period: Period) -> Aim:
        profile = text(row.get("profile")) or ("even" if self.history.adds_up else "flat")
        target = figure(row.get("target"))
        if profile in CUMULATIVE_PROFILES and self.history.adds_up and target is not None:
            return self._spread(row, profile, target, period)
        if profile in ("step", "trajectory", "recovery") and target is not None:
            return self._path(row, profile, target, period)
        return self._aim(row, target, self._entered, "The year's target, the same all year.")

    def _spread(self, row: Row, profile: str, target: float, period: Period) -> Aim:
        seasons = self.seasons(period.year) if profile == "seasonal" else None
        count = period.grain.per_year
        if seasons is not None:
            spread = profiles.spread(target, "seasonal", count, weights=seasons)
            basis = "The year's target, spread by the seasons of past years."
        else:
            spread = profiles.spread(target, "even", count)
            basis = "The year's target, spread evenly."
        if profile == "seasonal" and seasons is None:
            basis = "The year's target, spread evenly: no full year shows its seasons."
        return self._aim(row, spread[period.number - 1], True, basis)

    def _path(self, row: Row, profile: str, target: float, period: Period) -> Aim:
        baseline = figure(row.get("baseline"))
        if profile == "step" or baseline is None:
            lacks = "step" if profile == "step" else "starting point"
            fault = f"The year's target has no {lacks} for {period.label}."
            return Aim(self._tolerance(row), fault=fault, profile=profile, row=row)
        path = profiles.spread(target, profile, period.grain.per_year, baseline=baseline)
        basis = "A straight line to the year's target."
        return self._aim(row, path[period.number - 1], self._entered, basis)

    @property
    def _entered(self) -> bool:
        """Entered cumulative figures are to date whatever they are compared with."""
        return self.history.aggregation == "entered_cumulative"

    def _aim(self, row: Row, target: float | None, cumulative: bool, basis: str) -> Aim:
        lower, upper = figure(row.get("lower")), figure(row.get("upper"))
        wrong = lower is not None and upper is not None and lower > upper
        return Aim(
            self._tolerance(row),
            target,
            None if wrong else lower,
            None if wrong else upper,
            cumulative,
            basis,
            "The band's lower edge is above its upper edge." if wrong else None,
            text(row.get("profile")),
            row,
        )

    def _tolerance(self, row: Row) -> Tolerance:
        return _tolerance((row, self.history.row), self.rules)


def targets_of(
    histories: Sequence[History], targets: pd.DataFrame, rules: Tolerance
) -> list[Targets]:
    """The targets of each history, in the same order."""
    found: dict[str, dict[Period, Row]] = {}
    periods = map(period_of, column(targets, "period"))
    for row, period in zip(targets.to_dict("records"), periods, strict=True):
        found.setdefault(str(row["measure"]), {})[period] = row
    return [
        Targets(history, found.get(str(history.row["measure"]), {}), rules) for history in histories
    ]


def _tolerance(rows: Sequence[Row], rules: Tolerance) -> Tolerance:
    """Mode and each limit from the first that states it, but limits only of the mode in force."""
    mode = next((found for row in rows if (found := text(row.get("tolerance_mode")))), rules.mode)
    own = [row for row in rows if (text(row.get("tolerance_mode")) or mode) == mode]
    general = rules if rules.mode == mode else Tolerance(mode, 0.0, 0.0)
    green = _first(own, "green_tolerance", general.green)
    return Tolerance(mode, green, max(green, _first(own, "red_tolerance", general.red)))


def _first(rows: Sequence[Row], name: str, otherwise: float) -> float:
    stated = (figure(row.get(name)) for row in rows)
    return next((found for found in stated if found is not None), otherwise)


def _says_something(row: Row) -> bool:
    return any(figure(row.get(name)) is not None for name in ("target", "lower", "upper"))


def _scaled(value: float, by: Fraction) -> float:
    return float(_sure(value) * by)


def _sure(value: float) -> Fraction:
    found = exact(value)
    if found is None:
        raise ValueError(f"{value!r} is no number")
    return found
