"""What colour chance alone would give a proposed indicator, and what change it could show.

Both rest on today's level and its usual coming and going, as a control chart measures it (mean
moving range over 1.128). The draws are always the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pmf_lib.methods.recovery_evidence import LIKELY, OldLevel, wait
from pmf_lib.methods.spc_limits import FAR, NEAR
from pmf_lib.methods.status import Status
from pmf_lib.periods import Grain

DRAWS = 2_000
SEED = 20030408
AHEAD = {Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 3}
"""How many periods are looked ahead: a year, or three years of a yearly figure."""
_DEVIATION = 1.128
_MOST, _STEPS = 8.0, 10

Colour = Callable[[float, float], Status]
"""The status of a figure, given that of the same period last year."""


@dataclass(frozen=True)
class Chance:
    """The colours of periods in which nothing changes: shares from 0 to 1.

    `level` is the colour that today's level itself deserves. `wrong` is how often the figure is
    red while the level is not, or not red while the level is.
    """

    level: Status
    red: float
    amber: float
    green: float

    @property
    def wrong(self) -> float:
        """How often the colour misleads though nothing has changed."""
        return 1 - self.red if self.level is Status.RED else self.red


@dataclass(frozen=True)
class Smallest:
    """The smallest lasting change that is likely (4 in 5) to be shown after so many periods.

    `size` is in the indicator's unit. `false` is how often the chart would say so after as many
    periods in which nothing changes.
    """

    size: float
    periods: int
    false: float


def chance_of(
    level: OldLevel, colour: Colour, bounds: tuple[float, float] | None = None
) -> Chance | None:
    """The colours of 2,000 periods at a level; None where figures get no colour at all.

    `bounds` are the least and the greatest figure that there can be.
    """
    own = colour(level.mean, level.mean)
    if not own.coloured:
        return None
    chance = np.random.Generator(np.random.PCG64(SEED))
    spread = level.moving_range / _DEVIATION
    drawn = level.mean + spread * chance.standard_normal((DRAWS, 2))
    if bounds is not None:
        drawn = np.clip(drawn, *bounds)
    seen = [colour(now, before) for now, before in drawn.tolist()]
    return Chance(own, *(_share(seen, one) for one in (Status.RED, Status.AMBER, Status.GREEN)))


def smallest_change(level: OldLevel, grain: Grain) -> Smallest:
    """The smallest change from a level that its control chart could show."""
    periods = AHEAD[grain]
    ranges, false = _in_ranges(periods)
    return Smallest(ranges * level.moving_range, periods, false)


@lru_cache
def _in_ranges(periods: int) -> tuple[float, float]:
    """The smallest change in moving ranges, by halving, and the chance of a false one."""
    unit = OldLevel(0, 0, 0.0, 1.0, float(NEAR), float(FAR), "")
    low, high = 0.0, _MOST
    for _ in range(_STEPS):
        middle = (low + high) / 2
        shown = wait(unit, [middle] * periods, 1).planned[-1] >= LIKELY
        low, high = (low, middle) if shown else (middle, high)
    return high, wait(unit, [high] * periods, 1).unchanged[-1]


def _share(seen: Sequence[Status], wanted: Status) -> float:
    return seen.count(wanted) / len(seen)
