"""Figures of different units brought to one scale on which more is better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, one_of

SIDES = ("maximise", "minimise")
LEAST, MOST = 0, 120


@dataclass(frozen=True)
class Goalposts:
    """The figures that score 0 and 100, set once and stored, so that scores of years compare."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if given.due("low", self.low) >= given.due("high", self.high):
            raise ValueError(f"low is {self.low!r} and high {self.high!r}; low must be below high")


def z_score(value: Figure, others: Sequence[Figure], polarity: str) -> float | None:
    """Standard deviations by which a value is better than the mean of others; negative if worse.

    `others` are the neighbours, or the measure's own baseline; missing ones do not count, and the
    standard deviation is that of exactly these (not of a sample). None where the value or the
    others are missing, or the others are all alike.
    """
    found, sign = given.figure("value", value), _sign(polarity)
    field = [other for other in given.figures("others", others) if other is not None]
    if found is None or not field:
        return None
    mean = sum(field, Fraction(0)) / len(field)
    reach = max(abs(other - mean) for other in field)
    if not reach:
        return None
    variance = sum(((other - mean) / reach) ** 2 for other in field) / len(field)
    return sign * float((found - mean) / reach) / sqrt(variance)


def min_max(value: Figure, goalposts: Goalposts, polarity: str) -> float | None:
    """0 to 100 between fixed goalposts, 100 the better one; beyond them it stays at 0 or 100."""
    found, sign = given.figure("value", value), _sign(polarity)
    if found is None:
        return None
    low, high = given.due("low", goalposts.low), given.due("high", goalposts.high)
    share = (found - low) / (high - low)
    better = share if sign > 0 else 1 - share
    return float(100 * min(max(better, Fraction(0)), Fraction(1)))


def percent_of_target(value: Figure, target: Figure, polarity: str) -> float | None:
    """Percent of the target reached, not below 0 and not above 120.

    More is better: 100 * value / target. Less is better: 100 * (2 - value / target), so that 10%
    above the target is 90. None where value or target is missing or the target is not above 0.
    Source: CAMMS.
    """
    found, aim, sign = given.figure("value", value), given.figure("target", target), _sign(polarity)
    if found is None or aim is None or aim <= 0:
        return None
    reached = found / aim if sign > 0 else 2 - found / aim
    return float(min(max(100 * reached, Fraction(LEAST)), Fraction(MOST)))


def _sign(polarity: str) -> int:
    one_of("polarity", polarity, SIDES)
    return 1 if polarity == "maximise" else -1
