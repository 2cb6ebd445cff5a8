"""Status (RAG) with polarity and tolerances, and the states that are never coloured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from pmf_lib.methods.exact import Figure, exact, one_of

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
    tolerances = _tolerances(mode, green_tolerance, red_tolerance)
    one_of("polarity", polarity, POLARITIES)
    low, high, actual, aim = exact(lower), exact(upper), exact(value), exact(target)
    if low is not None and high is not None and low > high:
        raise ValueError(f"lower is {lower!r} and upper {upper!r}; lower must not be above upper")
    if polarity == "none":
        return Status.DATA_ONLY
    if actual is None:
        return Status.UNKNOWN
    if polarity == "band" and low is not None and high is not None:
        return _within(actual, low, high, tolerances)
    if aim is None:
        return Status.UNKNOWN
    return tolerances.colour(_shortfall(actual, aim, polarity), aim)


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
class _Tolerances:
    relative: bool
    green: Fraction
    red: Fraction

    def colour(self, shortfall: Fraction, base: Fraction) -> Status:
        if self.relative:
            if base == 0:
                return Status.UNKNOWN
            shortfall /= abs(base)
        if shortfall <= self.green:
            return Status.GREEN
        return Status.AMBER if shortfall <= self.red else Status.RED


def _tolerances(mode: str, green: float, red: float) -> _Tolerances:
    one_of("mode", mode, MODES)
    exact_green, exact_red = exact(green), exact(red)
    if exact_green is None or exact_green < 0:
        raise ValueError(f"green_tolerance is {green!r}; it must be a number from 0 up")
    if exact_red is None or exact_red < exact_green:
        raise ValueError(
            f"red_tolerance is {red!r}; it must be a number from green_tolerance ({green!r}) up"
        )
    return _Tolerances(mode == "relative", exact_green, exact_red)


def _shortfall(actual: Fraction, aim: Fraction, polarity: str) -> Fraction:
    if polarity == "band":
        return abs(actual - aim)
    return aim - actual if polarity == "maximise" else actual - aim


def _within(actual: Fraction, low: Fraction, high: Fraction, tolerances: _Tolerances) -> Status:
    if low <= actual <= high:
        return Status.GREEN
    edge = low if actual < low else high
    strict = _Tolerances(tolerances.relative, Fraction(0), tolerances.red)
    return strict.colour(abs(actual - edge), edge)
