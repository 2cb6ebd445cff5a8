"""The target that stands for a measure in a period, and the tolerances that stand with it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from pmf_lib.methods import profiles
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import History, column, figure, period_of, text
from pmf_lib.methods.status import Status
from pmf_lib.methods.status_profiles import Verdict, judge
from pmf_lib.methods.tolerance_in_force import Row, Tolerance, tolerance_in_force
from pmf_lib.periods import Grain, Period

CUMULATIVE_PROFILES = ("even", "seasonal")
NO_REASON = "The target is not in force: nobody has said why it is what it is."

Rows = Mapping[Period, Row]


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

    def verdict(self, history: History, period: Period, value: float | None) -> Verdict:
        """The status of a value of the period; data_only for a measure without targets."""
        polarity = str(history.row["polarity"])
        if polarity == "none" or history.text("targeted") == "no":
            return Verdict(Status.DATA_ONLY)
        if self.fault:
            return Verdict(Status.UNKNOWN, reason=self.fault)
        profile = self.tolerance.judging
        return judge(
            profile,
            value,
            self.target,
            polarity,
            last_year=self.figure(history, period.last_year()) if profile.compares else None,
            lower=self.lower,
            upper=self.upper,
        )


@dataclass(frozen=True)
class Targets:
    """All targets of one measure, and the council's rules of the day for judging by them."""

    history: History
    rows: Rows
    rules: JudgementRules
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
            return self._without_reason(own, period) or self._own(own, period)
        year = self.rows.get(Period(self.history.own_year.of(period), Grain.YEAR, 1))
        if year is not None and _says_something(year):
            return self._without_reason(year, period) or self._of_year(year, period)
        return Aim(self._tolerance({}, period), fault=f"No target is set for {period.label}.")

    def _without_reason(self, row: Row, period: Period) -> Aim | None:
        """No aim to compare with where the council's rules ask for a reason, and none is given."""
        if (text(row.get("reason")) or "").strip() or not self.rules.reason_needed_on(period.end):
            return None
        return Aim(self._tolerance(row, period), fault=NO_REASON, row=row)

    def _own(self, row: Row, period: Period) -> Aim:
        profile = text(row.get("profile"))
        spread = self.history.adds_up and period.grain is not Grain.YEAR
        cumulative = spread and (
            profile in CUMULATIVE_PROFILES or self.history.aggregation == "entered_cumulative"
        )
        yearly = period.grain is Grain.YEAR
        basis = "The target set for the year." if yearly else "The period's own target."
        return self._aim(row, figure(row.get("target")), cumulative, basis, period)

    def _of_year(self, row: Row, period: Period) -> Aim:
        profile = text(row.get("profile")) or ("even" if self.history.adds_up else "flat")
        target = figure(row.get("target"))
        if profile in CUMULATIVE_PROFILES and self.history.adds_up and target is not None:
            return self._spread(row, profile, target, period)
        if profile in ("step", "trajectory", "recovery") and target is not None:
            return self._path(row, profile, target, period)
        basis = "The year's target, the same all year."
        return self._aim(row, target, self._entered, basis, period)

    def _spread(self, row: Row, profile: str, target: float, period: Period) -> Aim:
        seasons = self.seasons(self.history.own_year.of(period)) if profile == "seasonal" else None
        count = period.grain.per_year
        if seasons is not None:
            spread = profiles.spread(target, "seasonal", count, weights=seasons)
            basis = "The year's target, spread by the seasons of past years."
        else:
            spread = profiles.spread(target, "even", count)
            basis = "The year's target, spread evenly."
        if profile == "seasonal" and seasons is None:
            basis = "The year's target, spread evenly: no full year shows its seasons."
        return self._aim(row, spread[self._place(period)], True, basis, period)

    def _path(self, row: Row, profile: str, target: float, period: Period) -> Aim:
        baseline = figure(row.get("baseline"))
        if profile == "step" or baseline is None:
            lacks = "step" if profile == "step" else "starting point"
            fault = f"The year's target has no {lacks} for {period.label}."
            return Aim(self._tolerance(row, period), fault=fault, profile=profile, row=row)
        path = profiles.spread(target, profile, period.grain.per_year, baseline=baseline)
        basis = "A straight line to the year's target."
        return self._aim(row, path[self._place(period)], self._entered, basis, period)

    def _place(self, period: Period) -> int:
        """The period's place in the measure's own year, from 0."""
        return self.history.own_year.place(period) - 1

    @property
    def _entered(self) -> bool:
        """Entered cumulative figures are to date whatever they are compared with."""
        return self.history.aggregation == "entered_cumulative"

    def _aim(
        self, row: Row, target: float | None, cumulative: bool, basis: str, period: Period
    ) -> Aim:
        lower, upper = figure(row.get("lower")), figure(row.get("upper"))
        wrong = lower is not None and upper is not None and lower > upper
        return Aim(
            self._tolerance(row, period),
            target,
            None if wrong else lower,
            None if wrong else upper,
            cumulative,
            basis,
            "The band's lower edge is above its upper edge." if wrong else None,
            text(row.get("profile")),
            row,
        )

    def _tolerance(self, row: Row, period: Period) -> Tolerance:
        return tolerance_in_force((row, self.history.row), self.rules.status_on(period.end))


def targets_of(
    histories: Sequence[History], targets: pd.DataFrame, rules: JudgementRules
) -> list[Targets]:
    """The targets of each history, in the same order."""
    found: dict[str, dict[Period, Row]] = {}
    periods = map(period_of, column(targets, "period"))
    for row, period in zip(targets.to_dict("records"), periods, strict=True):
        found.setdefault(str(row["measure"]), {})[period] = row
    return [
        Targets(history, found.get(str(history.row["measure"]), {}), rules) for history in histories
    ]


def _says_something(row: Row) -> bool:
    return any(figure(row.get(name)) is not None for name in ("target", "lower", "upper"))
