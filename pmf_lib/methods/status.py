"""Status (RAG) with polarity and tolerances, and the states that are never coloured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from pmf_lib.methods.exact import Figure, exact, one_of
from pmf_lib.methods.given import figure

POLARITIES = ("maximise", "minimise", "band", "none")
MODES = ("relative", "absolute")


class Status(StrEnum):
    """Three colours, and five states without one."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    DATA_ONLY = "data_only"
    NOT_DUE = "not_due"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    @property
    def coloured(self) -> bool:
        """Whether it is green, amber or red."""
        return self in COLOURS


COLOURS = frozenset({Status.GREEN, Status.AMBER, Status.RED})


def rag(  # noqa: PLR0913 - the published contract names each of these
    value: Figure,
    target: Figure,
    polarity: str = "maximise",
    *,
    mode: str = "relative",
    green_tolerance: float = 0.0,
    red_tolerance: float = 0.10,
    lower: Figure = None,
    upper: Figure = None,
) -> Status:
    """The colour of a value against its target.

    The shortfall is how far the value is on the wrong side of the target: green up to and with
    green_tolerance, amber up to and with red_tolerance, red beyond. Relative tolerances are
    fractions of the target's size (0.10 is 10 %), absolute ones are in the measure's own unit.

    polarity `band` with both edges: green within them and on them, amber up to red_tolerance
    outside, red beyond; relative tolerances are fractions of the edge that was passed. Without
    both edges the target is the point to be near to, on either side (Pentana's Goldilocks).
    polarity `none` is data_only. A missing value or target, and a relative tolerance of a target
    of 0, is unknown. ValueError for arguments that cannot be.

    Source: the rule of Pentana and CAMMS; Reigate & Banstead's colours (green on target or
    better, amber within the tolerance).
    """
    limits = tolerances(mode, green_tolerance, red_tolerance)
    return compared(value, target, lower, upper).colour(polarity, limits)


def state(value: Figure, due: date, as_at: date, overdue_days: int = 0) -> Status | None:
    """not_due or overdue for a value that is not there; None for one that is.

    A value is overdue from the day after its due day and `overdue_days` of grace (Pentana's
    days till overdue).
    """
    if overdue_days < 0:
        raise ValueError(f"overdue_days is {overdue_days}; it must be 0 or more")
    if exact(value) is not None:
        return None
    return Status.NOT_DUE if as_at <= due + timedelta(days=overdue_days) else Status.OVERDUE


@dataclass(frozen=True)
class Tolerances:
    """How far short is still green, and still amber: shares of what is aimed at, or its unit.

    `scored`: a target of 0 is met in full or missed by the whole of it, instead of unknown.
    """

    relative: bool
    green: Fraction
    red: Fraction
    scored: bool = False

    def colour(self, shortfall: Fraction, base: Fraction) -> Status:
        """The colour of a shortfall from what is aimed at."""
        if self.relative:
            if base == 0 and not self.scored:
                return Status.UNKNOWN
            shortfall = Fraction(shortfall > 0) if base == 0 else shortfall / abs(base)
        if shortfall <= self.green:
            return Status.GREEN
        return Status.AMBER if shortfall <= self.red else Status.RED


@dataclass(frozen=True)
class Compared:
    """A value and what it is compared with, as written; None where one is missing."""

    actual: Fraction | None
    aim: Fraction | None
    low: Fraction | None
    high: Fraction | None

    @property
    def banded(self) -> bool:
        """Whether both edges of a band are there."""
        return self.low is not None and self.high is not None

    def colour(self, polarity: str, limits: Tolerances) -> Status:
        """The status by a polarity and tolerances, as `rag` says."""
        one_of("polarity", polarity, POLARITIES)
        if polarity == "none":
            return Status.DATA_ONLY
        if self.actual is None:
            return Status.UNKNOWN
        if polarity == "band" and self.low is not None and self.high is not None:
            return _within(self.actual, self.low, self.high, limits)
        if self.aim is None:
            return Status.UNKNOWN
        return limits.colour(_shortfall(self.actual, self.aim, polarity), self.aim)


def compared(value: Figure, target: Figure, lower: Figure, upper: Figure) -> Compared:
    """The figures as written; a ValueError for what is no number and for edges the wrong way."""
    actual, aim = figure("value", value), figure("target", target)
    low, high = figure("lower", lower), figure("upper", upper)
    if low is not None and high is not None and low > high:
        raise ValueError(f"lower is {lower!r} and upper {upper!r}; lower must not be above upper")
    return Compared(actual, aim, low, high)


def tolerances(mode: str, green: float, red: float) -> Tolerances:
    """The tolerances as written; a ValueError for those that cannot be."""
    one_of("mode", mode, MODES)
    exact_green, exact_red = figure("green_tolerance", green), figure("red_tolerance", red)
    if exact_green is None or exact_green < 0:
        raise ValueError(f"green_tolerance is {green!r}; it must be a number from 0 up")
    if exact_red is None or exact_red < exact_green:
        raise ValueError(
            f"red_tolerance is {red!r}; it must be a number from green_tolerance ({green!r}) up"
        )
    return Tolerances(mode == "relative", exact_green, exact_red)


def _shortfall(actual: Fraction, aim: Fraction, polarity: str) -> Fraction:
    if polarity == "band":
        return abs(actual - aim)
    return aim - actual if polarity == "maximise" else actual - aim


def _within(actual: Fraction, low: Fraction, high: Fraction, limits: Tolerances) -> Status:
    if low <= actual <= high:
        return Status.GREEN
    edge = low if actual < low else high
    return replace(limits, green=Fraction(0)).colour(abs(actual - edge), edge)
