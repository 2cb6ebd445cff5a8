"""The four rules that tell a signal from the usual ups and downs, for any number of series at once.

Source: NHS England's Making Data Count, as carried out by the NHSRplotthedots package 0.2.2. What
the rules read is whole numbers, so whoever made those decided what "exactly on the mean" is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

RUN = 7
TRIO = 3

Whole = NDArray[np.int8]


class Signal(StrEnum):
    """Why a point is not common cause."""

    OUTSIDE_ABOVE = "outside_above"
    OUTSIDE_BELOW = "outside_below"
    TREND_UP = "trend_up"
    TREND_DOWN = "trend_down"
    TWO_IN_THREE_ABOVE = "two_in_three_above"
    TWO_IN_THREE_BELOW = "two_in_three_below"
    SHIFT_ABOVE = "shift_above"
    SHIFT_BELOW = "shift_below"


class Variation(StrEnum):
    """What a point's signal means for the measure."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    COMMON_CAUSE = "common_cause"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


# A code is the rule's rank, below 0 for the low signals, which then count from the end.
SIGNALS = np.array(
    [
        None,
        Signal.OUTSIDE_ABOVE,
        Signal.TREND_UP,
        Signal.TWO_IN_THREE_ABOVE,
        Signal.SHIFT_ABOVE,
        Signal.SHIFT_BELOW,
        Signal.TWO_IN_THREE_BELOW,
        Signal.TREND_DOWN,
        Signal.OUTSIDE_BELOW,
    ],
    dtype=object,
)

IMPROVEMENTS = {"neutral": 0, "increase": 1, "decrease": -1}

# First by the direction of improvement, then by the sign of the signal: 0, 1, -1.
CLASSES = np.array(
    [
        [Variation.COMMON_CAUSE, Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW],
        [Variation.COMMON_CAUSE, Variation.IMPROVEMENT, Variation.CONCERN],
        [Variation.COMMON_CAUSE, Variation.CONCERN, Variation.IMPROVEMENT],
    ],
    dtype=object,
)


@dataclass(frozen=True)
class Places:
    """Where each point stands; each part has the shape (points, series).

    sides: 1 above the mean, -1 below, 0 exactly on it. zones: 0 up to and with the near limit, 1
    beyond it up to and with the limit, 2 outside the limit. steps: 1 up from the point before, -1
    down, 0 level or with no point before. All 0 where there is no point.
    """

    sides: Whole
    zones: Whole
    steps: Whole


def codes(places: Places) -> Whole:
    """The code of each point's first signal, in the order of precedence; 0 where there is none.

    `SIGNALS[code]` is the signal; the code is above 0 for high signals and below 0 for low ones.
    """
    found = np.zeros_like(places.sides)
    for rank, rule in ((4, _shift), (3, _two_in_three), (2, _trend), (1, _outside)):
        hits = rule(places)
        np.copyto(found, rank * hits, where=hits != 0)
    return found


def _outside(places: Places) -> Whole:
    return places.sides * (places.zones == 2)


def _trend(places: Places) -> Whole:
    """Seven points, so six steps; where two trends meet, the later one gives the direction."""
    return _spread(_full(places.steps[1:], RUN - 1), RUN, places.sides)


def _two_in_three(places: Places) -> Whole:
    """All three on one side, two of them near the limit: only the near ones are flagged."""
    near = (places.zones == 1).astype(np.int8)
    hits = _full(places.sides, TRIO) * (_sums(near, TRIO) >= 2)
    return _spread(hits, TRIO, places.sides) * near


def _shift(places: Places) -> Whole:
    return _spread(_full(places.sides, RUN), RUN, places.sides)


def _sums(array: Whole, length: int) -> Whole:
    """The sum of every window of `length` rows; no rows where there are fewer."""
    windows = max(len(array) - length + 1, 0)
    sums = np.zeros((windows, *array.shape[1:]), dtype=np.int8)
    for row in range(length):
        sums += array[row : row + windows]
    return sums


def _full(signs: Whole, length: int) -> Whole:
    """1 or -1 where a whole window has that sign, else 0."""
    sums = _sums(signs, length)
    return (sums == length).astype(np.int8) - (sums == -length)


def _spread(hits: Whole, length: int, like: Whole) -> Whole:
    """Each window's hit on all its points; a later window overrules an earlier one."""
    points = np.zeros_like(like)
    for row in reversed(range(length)):
        np.copyto(points[row : row + len(hits)], hits, where=hits != 0)
    return points
