"""Budget variance: how far the forecast is over what was agreed (R0-030, R2-025).

Amounts are in pounds. An income budget is negative, so the signs hold: income that falls short
is an overspend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Protocol

from pmf_lib.methods.exact import Figure, exact, number, one_of
from pmf_lib.methods.given import figure
from pmf_lib.methods.status import Status

LEVELS = ("service", "directorate", "council")


class Limit(Protocol):
    """When an overspend is red: at `percent` of the budget or at `amount`, whichever is less."""

    @property
    def percent(self) -> float:
        """Percent of the budget's size: 5 is 5 %."""
        ...

    @property
    def amount(self) -> float:
        """Pounds."""
        ...


@dataclass(frozen=True)
class Threshold:
    """The limits of one level: percent of the budget's size (5 is 5 %), and pounds."""

    percent: float
    amount: float


PUBLISHED: Mapping[str, Limit] = MappingProxyType(
    {
        "service": Threshold(percent=5, amount=100_000),
        "directorate": Threshold(percent=5, amount=250_000),
        "council": Threshold(percent=0.5, amount=1_000_000),
    }
)
"""The rule of a unitary council's published report for month 7 of 2021/22."""


def variance(budget: Figure, forecast: Figure) -> float | None:
    """Forecast less budget, in pounds: an overspend is positive. None where one is missing."""
    planned, expected = figure("budget", budget), figure("forecast", forecast)
    return None if planned is None or expected is None else float(expected - planned)


def percent(budget: Figure, forecast: Figure) -> float | None:
    """The variance as a percentage of the budget's size. None where that is 0 or missing."""
    planned, expected = figure("budget", budget), figure("forecast", forecast)
    if not planned or expected is None:
        return None
    return number(100 * (expected - planned) / abs(planned))


def status(
    budget: Figure,
    forecast: Figure,
    level: str = "service",
    thresholds: Mapping[str, Limit] | None = None,
) -> Status:
    """Green without an overspend, red from the lesser limit up, amber between.

    level is service, directorate or council (the general fund); `thresholds` gives the limits of
    each level, by default the published ones: 5 % or £100,000, 5 % or £250,000, 0.5 % or
    £1,000,000. A missing budget or forecast is unknown. ValueError for another level.
    """
    limits = PUBLISHED if thresholds is None else thresholds
    one_of("level", level, limits)
    planned, expected = figure("budget", budget), figure("forecast", forecast)
    if planned is None or expected is None:
        return Status.UNKNOWN
    over = expected - planned
    if over <= 0:
        return Status.GREEN
    return Status.RED if over >= _limit(planned, limits[level]) else Status.AMBER


def underspend(budget: Figure, forecast: Figure, threshold: Limit) -> bool | None:
    """Whether so much is left over that a reader should be told; None where a figure is missing.

    True where the forecast is below the budget by the lesser of `percent` of the budget's size
    and `amount` pounds, or by more. It is told beside the status and never changes it: the
    published table colours any underspend green, and only some councils print a large one in
    blue.
    """
    planned, expected = figure("budget", budget), figure("forecast", forecast)
    if planned is None or expected is None:
        return None
    left = planned - expected
    return left > 0 and left >= _limit(planned, threshold)


def _limit(planned: Fraction, limit: Limit) -> Fraction:
    share, amount = exact(limit.percent), exact(limit.amount)
    if share is None or amount is None or share < 0 or amount < 0:
        raise ValueError(f"threshold is {limit!r}; percent and amount must be 0 or more")
    return min(share * abs(planned) / 100, amount)
