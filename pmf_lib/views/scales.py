"""Round axes, and labels that do not lie on one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

LABEL_ROOM = 60
_YEAR_STEPS = (1, 2, 3, 5, 10, 20, 50)
_LABEL_STEPS = {"Q": (1, 2, 4, 8, 12, 20, 40), "": (1, 2, 3, 6, 12, 24, 36, 60, 120)}
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
    places = 2 - math.floor(math.log10(step))
    return tuple(round(index * step, places) for index in range(first, last + 1))


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


def around_kind(values: Sequence[float], kind: str) -> tuple[float, float]:
    """As `around`; the axis of a percentage that never passes 100 ends there."""
    low, high = around(values)
    return low, min(high, 100.0) if kind == "percent" and max(values) <= 100 else high


def spread(positions: Sequence[float], heights: Sequence[float], top: float) -> tuple[float, ...]:
    """Middles of labels of these heights, moved apart so that none lies on another.

    They keep their order and stay within 0 and `top`; neighbours give way equally up and down.
    Where all cannot fit, they come closer than their heights.
    """
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    gaps = [(heights[below] + heights[above]) / 2 for below, above in pairwise(order)]
    closer = min(1.0, top / sum(gaps)) if gaps else 1.0
    floors = list(accumulate((gap * closer for gap in gaps), initial=0.0))
    wanted = [positions[index] - floor for index, floor in zip(order, floors, strict=False)]
    up = list(accumulate(wanted, max))
    down = list(accumulate(wanted[::-1], min))[::-1]
    room = top - floors[-1]
    return tuple(
        floors[place] + min(max((up[place] + down[place]) / 2, 0.0), room)
        for place in sorted(range(len(order)), key=lambda place: order[place])
    )


def tick_places(labels: Sequence[str], width: float) -> tuple[int, ...]:
    """Places of the labels to print under an axis so many pixels wide.

    The last, and back from it in steps of years. Labels are those of periods: `Q2 2021/22` (four
    a year), `Sep 2021` (twelve) or `2021/22`.
    """
    steps = next(steps for sign, steps in _LABEL_STEPS.items() if labels[-1].startswith(sign))
    if not labels[-1][:1].isalpha():
        steps = _YEAR_STEPS
    room = width / len(labels)
    step = next((step for step in steps if step * room >= LABEL_ROOM), len(labels))
    return tuple(range(len(labels) - 1, -1, -step))[::-1]


def chosen_ticks(labels: Sequence[str], width: float) -> tuple[str, ...]:
    """The labels at `tick_places`."""
    return tuple(labels[place] for place in tick_places(labels, width))


def staggered(spans: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """Rows, from the lowest, for labels that each end at the upright line they name.

    A label that reaches back over an earlier line lies above that line's own label, so that no
    line crosses a label. The spans come in order of their ends.
    """
    rows: list[int] = []
    for start, _ in spans:
        under = (row + 1 for row, (_, end) in zip(rows, spans, strict=False) if end > start)
        rows.append(max(under, default=0))
    return tuple(rows)
