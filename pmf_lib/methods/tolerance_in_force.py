"""The tolerances that stand for a measure in a period: its target's, its own, its council's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from pmf_lib.methods.exact import exact
from pmf_lib.methods.latest import figure, text
from pmf_lib.methods.status_profiles import StatusProfile

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Tolerance:
    """Tolerances as the files write them: percent of the target, or the measure's own unit.

    `profile` is the council's rule in force, whose own limits these take the place of.
    """

    mode: str
    green: float
    red: float
    profile: StatusProfile

    @cached_property
    def judging(self) -> StatusProfile:
        """The rule with these limits in it, shares when relative."""
        by = Fraction(1, 100) if self.mode == "relative" else Fraction(1)
        return self.profile.with_limits(self.mode, _scaled(self.green, by), _scaled(self.red, by))


def tolerance_in_force(rows: Sequence[Row], profile: StatusProfile) -> Tolerance:
    """Mode and each limit from the first row that states it, else from the council's rule.

    Limits count only in the mode in force. Those stated for a measure or a target stand under
    whichever profile: they were decided for it, and a target of 0 can be judged no other way.
    """
    rules = _council_s(profile)
    mode = next((found for row in rows if (found := text(row.get("tolerance_mode")))), rules.mode)
    own = [row for row in rows if (text(row.get("tolerance_mode")) or mode) == mode]
    general = rules if rules.mode == mode else Tolerance(mode, 0.0, 0.0, profile)
    green = _first(own, "green_tolerance", general.green)
    red = max(green, _first(own, "red_tolerance", general.red))
    return Tolerance(mode, green, red, profile)


@lru_cache(maxsize=256)
def _council_s(profile: StatusProfile) -> Tolerance:
    """The rule's own tolerances; its relative ones are shares (0.10 is 10 %)."""
    by = Fraction(100 if profile.mode == "relative" else 1)
    green, red = profile.green_tolerance, profile.red_tolerance
    return Tolerance(str(profile.mode), _scaled(green, by), _scaled(red, by), profile)


def _first(rows: Sequence[Row], name: str, otherwise: float) -> float:
    stated = (figure(row.get(name)) for row in rows)
    return next((found for found in stated if found is not None), otherwise)


def _scaled(value: float, by: Fraction) -> float:
    found = exact(value)
    if found is None:
        raise ValueError(f"{value!r} is no number")
    return float(found * by)
