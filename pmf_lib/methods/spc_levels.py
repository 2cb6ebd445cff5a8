"""Means and limits of many series at once in floats, and which series floats cannot tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pmf_lib.methods.spc_limits import ENOUGH, FAR, FEWEST, NEAR, SCREEN, Limits
from pmf_lib.methods.spc_rules import Places

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

TIE = 1e-9  # far above what floats lose in a sum of figures, far below what anybody writes
FAINT = 1e-5  # a number so much smaller than its figures has lost too many digits to be told
TINY = 1e-290  # below it floats hold fewer digits

KINDS = np.array([Limits.TOO_FEW, Limits.NO_VARIATION, Limits.TRIAL, Limits.FULL], dtype=object)


@dataclass(frozen=True)
class Stretches:
    """The last unbroken stretch of figures in each column; shape (points, series), 0 outside."""

    figures: Floats
    inside: Flags
    base: Flags

    @classmethod
    def of(cls, figures: Floats, fix_after: int | None) -> Stretches:
        """Leave out what stands before a gap; the base is what the limits are taken from."""
        present = ~np.isnan(figures)
        gap = ~present & _any_below(present)
        inside = present & ~_any_below(gap)
        base = inside if fix_after is None else inside & (inside.cumsum(axis=0) <= fix_after)
        return cls(np.where(inside, figures, 0.0), inside, base)

    @property
    def changes(self) -> Floats:
        """Each figure less the one before it; a row fewer."""
        pairs = self.inside[1:] & self.inside[:-1]
        return np.where(pairs, np.diff(self.figures, axis=0), 0.0)


@dataclass(frozen=True)
class Levels:
    """Mean, mean moving range and kind of limits of each series; NaN where there is none.

    `screen_gap` is how near the nearest moving range comes to being screened or not.
    """

    mean: Floats
    moving_range: Floats
    kinds: NDArray[np.intp]
    screen_gap: Floats

    @property
    def far(self) -> Floats:
        """How far the limits are from the mean; NaN without limits."""
        return np.where(self.kinds >= 2, float(FAR) * self.moving_range, np.nan)

    def places(self, stretches: Stretches) -> Places:
        """Where each point stands; comparisons with limits that are not there are not met."""
        away = np.where(stretches.inside, stretches.figures - self.mean, 0.0)
        distance, far = np.abs(away), self.far
        zones = (distance > far).astype(np.int8) + (distance > far * float(NEAR / FAR))
        steps = np.zeros(away.shape, dtype=np.int8)
        steps[1:] = np.sign(stretches.changes)
        return Places(np.sign(away).astype(np.int8), zones, steps)

    def unsure(self, stretches: Stretches, target: Floats) -> Flags:
        """The series in which floats cannot tell a verdict, or would tell a number badly."""
        top = np.abs(stretches.figures).max(axis=0)
        far = self.far
        distance = np.abs(stretches.figures - self.mean)
        gaps = np.minimum(distance, np.abs(distance - far))
        gaps = np.minimum(gaps, np.abs(distance - far * float(NEAR / FAR)))
        nearest = np.where(stretches.inside, gaps, np.inf).min(axis=0)
        ties = np.fmin(nearest, self.screen_gap) <= TIE * top
        aim = np.abs(np.abs(target - self.mean) - far)
        ties |= aim <= TIE * np.fmax(top, np.abs(target))
        smallest = np.abs([self.mean, self.moving_range, self.mean - far, self.mean + far])
        faint = np.fmin.reduce(smallest, axis=0) <= FAINT * top
        return (self.moving_range > 0) & (ties & (self.kinds > 0) | faint | (top < TINY))


def measured(stretches: Stretches, screen: bool) -> Levels:
    """The levels of every series, from its base."""
    base, count = stretches.base, stretches.base.sum(axis=0)
    ranges, pairs = np.abs(stretches.changes), base[1:] & base[:-1]
    mean = _mean(stretches.figures, base)
    unscreened = moving_range = _mean(ranges, pairs)
    gap = np.full(len(count), np.inf)
    if screen:
        from_roof = ranges - float(SCREEN) * unscreened
        kept = _mean(ranges, pairs & (from_roof < 0))
        moving_range = np.where(kept > 0, kept, unscreened)
        gap = np.where(pairs, np.abs(from_roof), np.inf).min(axis=0, initial=np.inf)
    # Figures that are all the same have exactly that mean, whatever their sum loses.
    mean = np.where(unscreened == 0, np.where(base, stretches.figures, -np.inf).max(axis=0), mean)
    return Levels(mean, moving_range, _kinds(count, moving_range), gap)


def _kinds(count: NDArray[np.intp], moving_range: Floats) -> NDArray[np.intp]:
    kinds = np.where(count >= ENOUGH, 3, 2)
    kinds[moving_range == 0] = 1
    kinds[count < FEWEST] = 0
    return kinds


def _mean(figures: Floats, where: Flags) -> Floats:
    count = where.sum(axis=0)
    total = np.where(where, figures, 0.0).sum(axis=0)
    return np.divide(total, count, out=np.full(len(count), np.nan), where=count > 0)


def _any_below(flags: Flags) -> Flags:
    """Whether any flag stands in this row or a later one."""
    return np.logical_or.accumulate(flags[::-1], axis=0)[::-1]
