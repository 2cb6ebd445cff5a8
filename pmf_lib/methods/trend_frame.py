"""Trends of a whole council in one call: what `trend` says at each cell of a wide frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmf_lib.methods import trend, wide
from pmf_lib.methods.status import POLARITIES
from pmf_lib.methods.trend import Direction
from pmf_lib.methods.wide import Flags, Numbers

_ORDER = list(Direction)
_PLACE = {one: place for place, one in enumerate(_ORDER)}

_EXACT = 2.0**40

Aim: TypeAlias = pd.DataFrame | pd.Series | float | None


def short(  # noqa: PLR0913 - the published contract names each of these
    values: pd.DataFrame,
    polarity: str | pd.Series,
    *,
    kind: str = "ongoing",
    periods_per_year: int = 4,
    dead_band: float | pd.Series = 0.0,
    target: Aim = None,
    lower: Aim = None,
    upper: Aim = None,
) -> pd.DataFrame:
    """Each cell's short trend: what `trend.short` says of the figures up to and with it.

    `values` has a row for every period, in order, and a column a measure. Polarity and dead band
    are one for all or a Series by column; target and edges of a band also a frame of the same
    shape, and both figures of a comparison are held against those of the later one. Floats
    decide where they can, figures as written where they cannot. ValueError for frames that do not
    fit and arguments that cannot be.
    """
    aims = _aims(values, target, lower, upper)
    back = trend.comparators(kind, 1, periods_per_year)
    return _judged(values, polarity, back, dead_band, aims)


def long(  # noqa: PLR0913 - the published contract names each of these
    values: pd.DataFrame,
    polarity: str | pd.Series,
    *,
    kind: str = "ongoing",
    length: int = 4,
    periods_per_year: int = 4,
    dead_band: float | pd.Series = 0.0,
    target: Aim = None,
    lower: Aim = None,
    upper: Aim = None,
) -> pd.DataFrame:
    """Each cell's long trend, against the mean of `length` comparators; else as `short`."""
    aims = _aims(values, target, lower, upper)
    back = trend.comparators(kind, length, periods_per_year)
    return _judged(values, polarity, back, dead_band, aims)


@dataclass(frozen=True)
class _Aims:
    """What a band measure is near to: the target, else the band between both edges."""

    target: Numbers
    low: Numbers
    high: Numbers

    @property
    def size(self) -> Numbers:
        """The size of whichever is there."""
        return np.nan_to_num(np.abs(self.target)) + np.nan_to_num(
            np.abs(self.low) + np.abs(self.high)
        )

    @property
    def there(self) -> Flags:
        """Where there is something to be near to."""
        return ~np.isnan(self.target) | ~np.isnan(self.low + self.high)

    def goodness(self, value: Numbers) -> Numbers:
        """A number that rises as the value gets nearer."""
        outside = np.maximum(np.maximum(self.low - value, value - self.high), 0.0)
        return -np.where(np.isnan(self.target), outside, np.abs(value - self.target))

    def inside(self, value: Numbers) -> Flags:
        """Where there is no target and the value is between the edges."""
        within: Flags = (self.low <= value) & (value <= self.high) & np.isnan(self.target)
        return within


def _aims(values: pd.DataFrame, target: Aim, lower: Aim, upper: Aim) -> _Aims:
    found = (
        wide.beside(name, given, values)
        for name, given in (("target", target), ("lower", lower), ("upper", upper))
    )
    return _Aims(*map(_finite, found))


def _finite(cells: Numbers) -> Numbers:
    """Infinite figures are missing ones."""
    return np.where(np.isfinite(cells), cells, np.nan)


def _judged(
    values: pd.DataFrame,
    polarity: str | pd.Series,
    back: Sequence[int],
    dead_band: float | pd.Series,
    aims: _Aims,
) -> pd.DataFrame:
    cells = _Cells(
        now=_finite(wide.numbers("values", values)),
        back=back,
        polarity=wide.words("polarity", polarity, values.columns, POLARITIES),
        still=wide.across("dead_band", dead_band, values.columns),
        aims=aims,
    )
    refused = ~(np.isfinite(cells.still) & (cells.still >= 0))
    if refused.any():
        found = cells.still[refused][0]
        raise ValueError(f"dead_band is {found}; it must be a number from 0 up")
    codes, doubtful = cells.codes()
    wide.decided(codes, doubtful, cells.exactly, _ORDER)
    return wide.told(codes, _ORDER, values)


@dataclass(frozen=True)
class _Cells:
    now: Numbers
    back: Sequence[int]
    polarity: npt.NDArray[Any]
    still: Numbers
    aims: _Aims

    def codes(self) -> tuple[npt.NDArray[np.int8], Flags]:
        """Each cell's direction as its place in the order, and where only figures can tell."""
        band, judged = self.polarity == "band", self.polarity != "none"
        with np.errstate(over="ignore", invalid="ignore"):
            before = self._before()
            gain = self._gain(before.mean)
            doubtful = self._doubtful(gain, before) & ~before.level
        present = ~np.isnan(self.now) & ~np.isnan(before.mean) & (~band | self.aims.there) & judged
        codes = np.full(gain.shape, _PLACE[Direction.SAME], dtype=np.int8)
        codes[gain > self.still] = _PLACE[Direction.BETTER]
        codes[gain < -self.still] = _PLACE[Direction.WORSE]
        codes[before.level] = _PLACE[Direction.SAME]
        codes[~present] = _PLACE[Direction.NO_TREND]
        return codes, doubtful & present

    def exactly(self, row: int, column: int) -> Direction:
        """What the rule says of one cell."""
        target, low, high = (
            float(one[row if len(one) > 1 else 0, column])
            for one in (self.aims.target, self.aims.low, self.aims.high)
        )
        values = self.now[row - self.back[-1] : row + 1, column].tolist()
        still = float(self.still[0, column])
        return trend.against(
            values, self.polarity[0, column], self.back, (still, target, low, high)
        )

    def _before(self) -> _Before:
        """The mean of the comparators, and where nothing moved from any of them."""
        total, size = np.zeros_like(self.now), np.zeros_like(self.now)
        level, inside = np.ones(self.now.shape, bool), self.aims.inside(self.now)
        whole = _whole(self.now)
        for places in self.back:
            earlier = _earlier(self.now, places)
            total, size = total + earlier, size + np.abs(earlier)
            level, inside = level & (earlier == self.now), inside & self.aims.inside(earlier)
            whole &= _whole(earlier)
        level |= inside & (self.polarity == "band")
        return _Before(total / len(self.back), size / len(self.back), level, whole)

    def _gain(self, mean: Numbers) -> Numbers:
        """How much better the figure is than the mean; the sign of a difference is exact."""
        rise = np.where(self.polarity == "minimise", mean - self.now, self.now - mean)
        if not (self.polarity == "band").any():
            return rise
        nearer = self.aims.goodness(self.now) - self.aims.goodness(mean)
        return np.where(self.polarity == "band", nearer, rise)

    def _doubtful(self, gain: Numbers, before: _Before) -> Flags:
        scale = np.abs(self.now) + before.size + self.aims.size + self.still
        simple = (self.still == 0) & (self.polarity != "band")
        signed = simple & (before.whole if len(self.back) > 1 else np.True_)
        return wide.in_doubt(np.abs(gain) - self.still, scale) & ~signed


@dataclass(frozen=True)
class _Before:
    """What the current figures are compared with, and the size of the figures it is made of.

    `level`: none of them is better or worse than the current one. `whole`: all are whole numbers
    so small that their sum is exact, and with it the sign of a difference from their mean.
    """

    mean: Numbers
    size: Numbers
    level: Flags
    whole: Flags


def _earlier(cells: Numbers, places: int) -> Numbers:
    """The figures so many places before; NaN where the frame does not reach back that far."""
    shifted = np.full_like(cells, np.nan)
    shifted[places:] = cells[: max(len(cells) - places, 0)]
    return shifted


def _whole(cells: Numbers) -> Flags:
    found: Flags = (np.trunc(cells) == cells) & (np.abs(cells) < _EXACT)
    return found
