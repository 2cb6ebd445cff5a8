"""A council's rules as the judgement needs them, with those of status by the day each began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pmf_lib.council import Council
from pmf_lib.methods.status_profiles import StatusProfile, in_force
from pmf_lib.periods import Period


class Dated(NamedTuple):
    """A way of judging status, the day it began, and whether a target then needs a reason."""

    since: date
    profile: StatusProfile
    needs_reason: bool = False


@dataclass(frozen=True)
class JudgementRules:
    """A council's rules as the judgement needs them.

    Relative tolerances are shares of the target (0.10 is 10 %), absolute ones and the dead band
    are in the measure's own unit. `long_length` counts periods; `value_due_days` days after a
    period's end. `forecast_range_years` is the history needed before a range is shown.
    `control_points` is how many periods a control chart spans at most. `year_starts` is the month
    of the calendar in which a measure's own year starts, by its code; April for all others.

    `status` holds every way of judging status by the day it began, oldest first, so that a rule
    changed today leaves earlier statuses as they were. Without it `status_profile`, `mode` and
    the two tolerances stand at all times.
    """

    mode: str
    green_tolerance: float
    red_tolerance: float
    long_length: int = 4
    dead_band: float = 0.0
    value_due_days: int = 10
    forecast_method: str = "profile"
    forecast_range_years: int = 3
    control_points: int = 36
    year_starts: Mapping[str, int] = field(default_factory=dict)
    status_profile: str = "tolerance"
    status: Sequence[Dated] = ()

    @classmethod
    def of(cls, council: Council, period: Period) -> JudgementRules:
        """The council's rules in force at the end of a period, and its status rules of all days."""
        rules = council.rules_on(period.end)
        return cls(
            mode=rules.status_mode,
            green_tolerance=rules.green_tolerance,
            red_tolerance=rules.red_tolerance,
            long_length=rules.trend_long_length,
            dead_band=rules.dead_band,
            value_due_days=council.calendar.values_due_days,
            forecast_method=rules.forecast_method,
            forecast_range_years=rules.forecast_range_years,
            control_points=rules.control_points,
            year_starts={code: month.number for code, month in rules.year_starts.items()},
            status_profile=rules.status_profile,
            status=tuple(
                Dated(
                    one.since,
                    in_force(
                        one.status_profile,
                        one.status_mode,
                        one.green_tolerance,
                        one.red_tolerance,
                    ),
                    one.targets_need_reason,
                )
                for one in council.rules
            ),
        )

    def status_on(self, day: date) -> StatusProfile:
        """The way of judging status on a day; before the first there was, the first."""
        if not self.status:
            return in_force(
                self.status_profile, self.mode, self.green_tolerance, self.red_tolerance
            )
        return self._dated_on(day).profile

    def reason_needed_on(self, day: date) -> bool:
        """Whether a target is out of force on a day while nobody said why it is what it is."""
        return bool(self.status) and self._dated_on(day).needs_reason

    def _dated_on(self, day: date) -> Dated:
        begun = [one for one in self.status if one.since <= day]
        return begun[-1] if begun else self.status[0]
