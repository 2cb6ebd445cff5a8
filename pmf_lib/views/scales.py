"""Round axes, and labels that do not lie on one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0, 20.0)


def round_ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Evenly spaced round numbers, at most `most` intervals, that hold `low` and `high`."""
    if high <= low:
        room = abs(low) * 0.1 or 1.0
        low, high = low - room, high + room
    size = 10.0 ** math.floor(math.log10((high - low) / most))
    steps = (size * factor for factor in _STEPS)
    step = next(step for step in steps if _intervals(low, high, step) <= most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(index * step, 12) for index in range(first, last + 1))


def _intervals(low: float, high: float, step: float) -> int:
    return math.ceil(high / step - 1e-9) - math.floor(low / step + 1e-9)


def from_nought(values: Sequence[float]) -> tuple[float, float]:
    """The span of a bar chart's axis: it always holds nought."""
    return min(0.0, *values), max(0.0, *values)


def around(values: Sequence[float]) -> tuple[float, float]:
    """The span of a line chart's axis: from nought when the values come near it."""
    low, high = min(values), max(values)
    if 0 <= low < high * 0.5:
        return 0.0, high
    if high <= 0 and high > low * 0.5:
        return low, 0.0
    room = (high - low) * 0.15
    padded = low - room
    return (max(padded, 0.0) if low >= 0 else padded), high + room


def spread(positions: Sequence[float], gap: float, top: float) -> tuple[float, ...]:
    """Positions moved apart to at least `gap`, kept within 0 and `top`, in the same order.

    Neighbours give way equally up and down. Where they cannot all fit, the gap gives way.
    """
    gap = min(gap, top / max(len(positions) - 1, 1))
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    wanted = [positions[index] for index in order]
    pushed_up = list(accumulate(wanted, lambda below, here: max(here, below + gap)))
    pushed_down = list(accumulate(wanted[::-1], lambda above, here: min(here, above - gap)))
    between = [(up + down) / 2 for up, down in zip(pushed_up, pushed_down[::-1], strict=True)]
    last = len(between) - 1
    placed = [
        min(max(place, index * gap), top - (last - index) * gap)
        for index, place in enumerate(between)
    ]
    by_place = dict(zip(order, placed, strict=True))
    return tuple(by_place[index] for index in range(len(positions)))


def chosen_ticks(labels: Sequence[str], most: int = 5) -> tuple[str, ...]:
    """Labels to print under a long axis: the last one, and back from it in even steps."""
    step = max(1, math.ceil(len(labels) / most))
    return tuple(reversed(list(labels)[::-1][::step]))
