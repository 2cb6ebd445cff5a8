"""The mean and limits of one segment, exact on the figures as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import lcm

import numpy as np

from pmf_lib.methods.spc_rules import Places

FEWEST = 5
ENOUGH = 12
SCREEN = Fraction("3.267")
FAR = Fraction("2.66")
NEAR = 2 * FAR / 3

UNSCREENED = "Screening would leave no variation, so no moving range is screened out."


class Limits(StrEnum):
    """What the limits of a segment rest on."""

    TOO_FEW = "too_few"
    NO_VARIATION = "no_variation"
    TRIAL = "trial"
    FULL = "full"


@dataclass(frozen=True)
class Ruler:
    """What a segment is measured by, in the unit of the whole numbers it was made from.

    `moving_range` is the mean moving range, screened where asked; None for a single figure.
    """

    mean: Fraction
    moving_range: Fraction | None
    limits: Limits
    note: str

    @property
    def far(self) -> Fraction | None:
        """How far the limits are from the mean."""
        return self._reach(FAR)

    @property
    def near(self) -> Fraction | None:
        """How far the near limits are from the mean: two thirds of the way."""
        return self._reach(NEAR)

    def _reach(self, factor: Fraction) -> Fraction | None:
        if self.moving_range is None or self.limits not in (Limits.TRIAL, Limits.FULL):
            return None
        return factor * self.moving_range

    def beyond(self, figure: Fraction) -> int | None:
        """1 above the upper limit, -1 below the lower, 0 within or on them; None without limits."""
        if self.far is None:
            return None
        away = figure - self.mean
        return (away > self.far) - (away < -self.far)

    def places(self, figures: Sequence[int]) -> Places:
        """Where the segment's own figures stand: one series."""
        far, near = self.far, self.near
        if far is None or near is None:
            scale = self.mean.denominator
            outer = inner = None
        else:
            # One scale makes every comparison one of whole numbers.
            scale = lcm(self.mean.denominator, far.denominator, near.denominator)
            outer, inner = int(far * scale), int(near * scale)
        centre = int(self.mean * scale)
        away = [figure * scale - centre for figure in figures]
        steps = [0, *(_sign(b - a) for a, b in pairwise(figures))]
        return Places(
            _column([_sign(distance) for distance in away]),
            _column([_zone(abs(distance), inner, outer) for distance in away]),
            _column(steps),
        )


def ruler(figures: Sequence[int], screen: bool, fix_after: int | None) -> Ruler:
    """The ruler of a segment, from its first `fix_after` figures or all of them."""
    base = figures[:fix_after]
    mean = Fraction(sum(base), len(base))
    ranges = [abs(b - a) for a, b in pairwise(base)]
    if len(base) < FEWEST:
        note = f"Limits need at least {FEWEST} figures; here there {_number(len(base))}."
        return Ruler(mean, _mean(ranges), Limits.TOO_FEW, note)
    if not any(ranges):
        note = "The figures that would set the limits do not vary, so there are no limits."
        return Ruler(mean, Fraction(0), Limits.NO_VARIATION, note)
    kept = _screened(ranges) if screen else ranges
    notes = [] if any(kept) else [UNSCREENED]
    kind = Limits.FULL if len(base) >= ENOUGH else Limits.TRIAL
    if kind is Limits.TRIAL:
        notes.append(f"Trial limits, from {len(base)} figures; full limits need {ENOUGH}.")
    return Ruler(mean, _mean(kept if any(kept) else ranges), kind, " ".join(notes))


def _screened(ranges: Sequence[int]) -> list[int]:
    """The moving ranges below 3.267 times their mean, taken once."""
    roof = sum(ranges) * SCREEN.numerator
    return [size for size in ranges if size * SCREEN.denominator * len(ranges) < roof]


def _mean(ranges: Sequence[int]) -> Fraction | None:
    return Fraction(sum(ranges), len(ranges)) if ranges else None


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _zone(distance: int, inner: int | None, outer: int | None) -> int:
    if inner is None or outer is None:
        return 0
    return (distance > inner) + (distance > outer)


def _column(numbers: Sequence[int]) -> np.ndarray:
    return np.array(numbers, dtype=np.int8)[:, np.newaxis]


def _number(count: int) -> str:
    return "is 1" if count == 1 else f"are {count}"
