"""Whether a share or a rate moved in a year by more than chance, and more than it always has.

Two tests, and the weaker word stands. The first is of the cases: two proportions, or the logarithm
of two rates (Altman, 1991). The second is of the group's own past: Student's t of the movement
among its earlier movements over a year, since tonnes and repeated cases vary more, or less, than
independent ones would.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt
from statistics import stdev

from scipy import special

FEWEST_CASES = 30
FEWEST_EVENTS = 10
FEWEST_EITHER_WAY = 5
FEWEST_EARLIER = 4


class Measured(StrEnum):
    """What a numerator over a denominator is."""

    SHARE = "share"
    RATE = "rate"


@dataclass(frozen=True)
class Tally:
    """Cases that count, of all cases."""

    numerator: float
    denominator: float

    @property
    def rate(self) -> float:
        """The share or the rate; of no cases it is 0."""
        return self.numerator / self.denominator if self.denominator else 0.0


Pair = tuple[Tally, Tally]
"""A year before, and now."""


def too_few(pair: Pair, measured: Measured) -> str | None:
    """Why two tallies are not compared, in words; None where they may be.

    A share needs 30 cases a year before and now, and 5 that would be expected to count and 5 not
    to in each; a rate needs 10 counted in each.
    """
    if measured is Measured.RATE:
        fewest = min(tally.numerator for tally in pair)
        return None if fewest >= FEWEST_EVENTS else f"fewer than {FEWEST_EVENTS} counted"
    cases = min(tally.denominator for tally in pair)
    if cases < FEWEST_CASES:
        return f"fewer than {FEWEST_CASES} cases"
    pooled = _pooled(pair)
    if cases * min(pooled, 1 - pooled) < FEWEST_EITHER_WAY:
        return "too near to all or none of its cases"
    return None


def deviation(pair: Pair, measured: Measured) -> float:
    """The movement in standard errors, above 0 for a rise; 0 where chance has no width."""
    before, now = pair
    if measured is Measured.SHARE:
        pooled = _pooled(pair)
        spread = pooled * (1 - pooled) * (1 / before.denominator + 1 / now.denominator)
        return (now.rate - before.rate) / sqrt(spread) if spread > 0 else 0.0
    if min(before.numerator, now.numerator) <= 0:
        return 0.0
    return log(now.rate / before.rate) / sqrt(1 / now.numerator + 1 / before.numerator)


def standardised(groups: Mapping[str, Pair], measured: Measured) -> tuple[float, float]:
    """The movement there would be had no group's weight changed: (movement, in standard errors).

    Each group's movement is weighted by its mean share of all cases. What is left of the whole's
    movement comes from the mix of cases. Source: Kitagawa (1955).
    """
    wholes = [sum(pair[side].denominator for pair in groups.values()) for side in (0, 1)]
    moved = spread = 0.0
    for before, now in groups.values():
        weight = (before.denominator / wholes[0] + now.denominator / wholes[1]) / 2
        moved += weight * (now.rate - before.rate)
        spread += weight**2 * (_variance(before, measured) + _variance(now, measured))
    return moved, (moved / sqrt(spread) if spread > 0 else 0.0)


def chance(now: float, earlier: Sequence[float]) -> float | None:
    """How often so large a movement either way would come about with nothing changed.

    `now` and the `earlier` movements of a year are in standard errors. The larger of two chances:
    that of a normal curve, and that of Student's t with the spread of the earlier movements.
    None with fewer than 4 of them.
    """
    if len(earlier) < FEWEST_EARLIER:
        return None
    by_cases = 2 * float(special.ndtr(-abs(now)))
    usual = stdev(earlier)
    if usual == 0:
        return by_cases
    return max(by_cases, 2 * float(special.stdtr(len(earlier) - 1, -abs(now) / usual)))


def _pooled(pair: Pair) -> float:
    cases = sum(tally.denominator for tally in pair)
    return sum(tally.numerator for tally in pair) / cases if cases else 0.0


def _variance(tally: Tally, measured: Measured) -> float:
    if measured is Measured.SHARE:
        return tally.rate * (1 - tally.rate) / tally.denominator
    return tally.numerator / tally.denominator**2
