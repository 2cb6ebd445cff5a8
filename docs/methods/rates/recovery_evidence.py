"""How often a recovery is shown when it is real, and how often when nothing has changed.

Each draw is a measure with so many months before a clinic, from which the old level is taken, and
twelve after it; months stray by one standard deviation about their level.
"""

from __future__ import annotations

import numpy as np

from pmf_lib.methods import recovery_evidence as rules
from pmf_lib.methods.recovery_evidence import Evidence, OldLevel

DRAWS = 300
SEED = 20070919
AFTER = 12
SIZES = (0.0, 1.0, 2.0, 3.0)
BEFORE = (8, 24)


def rates() -> dict[str, float]:
    """Shares of draws shown at the end of months 3, 6 and 12, by months before and by size.

    `path` is an improvement of three deviations that comes month by month, a twelfth each;
    `worse` one that goes the wrong way.
    """
    found = {
        f"{size:g} after {before}, month {month}": share
        for before in BEFORE
        for size in SIZES
        for month, share in _shown(before, [size] * AFTER).items()
    }
    steps = [3 * (month + 1) / AFTER for month in range(AFTER)]
    path = {f"path, month {month}": share for month, share in _shown(24, steps).items()}
    worse = {f"worse, month {month}": share for month, share in _shown(24, [-1.0] * AFTER).items()}
    return found | path | worse


def _shown(before: int, moved: list[float]) -> dict[int, float]:
    """The plan asks for what comes, or for one deviation where nothing does."""
    chance = np.random.Generator(np.random.PCG64(SEED))
    planned = moved if max(moved) > 0 else [1.0] * AFTER
    shown = np.zeros(AFTER)
    for _ in range(DRAWS):
        figures = chance.standard_normal(before + AFTER)
        level = rules.old_level([float(one) for one in figures[:before]])
        assert isinstance(level, OldLevel)
        after = [float(one) for one in figures[before:] + moved]
        aims = [level.mean + one for one in planned]
        found = rules.evidence(level, aims, after, 1)
        shown += [one is Evidence.SHOWN for one in found]
    return {month: float(shown[month - 1] / DRAWS) for month in (3, 6, 12)}


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:24} {100 * rate:5.1f}%")
