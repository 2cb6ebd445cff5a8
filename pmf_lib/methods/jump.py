"""How far a figure lies from a measure's own history, by a yardstick that outliers do not bend.

The modified z-score of Iglewicz and Hoaglin (1993): the distance from the median, in median
absolute deviations, times 0.6745, which makes it a standard score for figures that vary normally.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from pmf_lib.methods.exact import Figure, every, exact

HISTORY_AT_LEAST = 8
_NORMAL = Fraction(6745, 10000)


def robust_z(value: Figure, history: Sequence[Figure]) -> float | None:
    """The modified z-score of a value against earlier figures, without a unit.

    Missing figures of the history are left out. None where the value is missing, where fewer than
    8 earlier figures are known, and where more than half of them are equal: no yardstick then.
    """
    now = exact(value)
    known = every(figure for figure in history if exact(figure) is not None) or []
    if now is None or len(known) < HISTORY_AT_LEAST:
        return None
    middle = median(known)
    spread = median([abs(figure - middle) for figure in known])
    return float(_NORMAL * (now - middle) / spread) if spread else None
