"""Status of a whole council in one call: what `status.rag` says of each cell of a wide frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmf_lib.methods import status, wide
from pmf_lib.methods.status import MODES, POLARITIES, Status
from pmf_lib.methods.wide import Flags, Numbers

_ORDER = list(Status)
_PLACE = {one: place for place, one in enumerate(_ORDER)}


def rag(  # noqa: PLR0913 - the published contract names each of these
    values: pd.DataFrame,
    targets: pd.DataFrame | pd.Series,
    polarity: str | pd.Series = "maximise",
    *,
    mode: str | pd.Series = "relative",
    green_tolerance: float | pd.Series = 0.0,
    red_tolerance: float | pd.Series = 0.10,
    lower: pd.DataFrame | pd.Series | float | None = None,
    upper: pd.DataFrame | pd.Series | float | None = None,
) -> pd.DataFrame:
    """The status word of each cell: a frame shaped as `values`, periods down, measures across.

    Polarity, mode and tolerances are one for all or a Series by column; targets and the edges of
    bands a frame of the same shape or a Series by column. Each cell is what `status.rag` says of
    it alone: floats decide where they can, and figures as written where a value stands within a
    billionth of a boundary. ValueError for frames that do not fit and arguments that cannot be.
    """
    columns = values.columns
    cells = _Cells(
        actual=wide.numbers("values", values),
        aim=wide.beside("targets", targets, values),
        low=wide.beside("lower", lower, values),
        high=wide.beside("upper", upper, values),
        polarity=wide.words("polarity", polarity, columns, POLARITIES),
        mode=wide.words("mode", mode, columns, MODES),
        green=wide.across("green_tolerance", green_tolerance, columns),
        red=wide.across("red_tolerance", red_tolerance, columns),
    )
    cells.check()
    codes, doubtful = cells.codes()
    wide.decided(codes, doubtful, cells.exactly, _ORDER)
    return wide.told(codes, _ORDER, values)


@dataclass(frozen=True)
class _Cells:
    """Arrays that fit beside each other: a row for each period or one for all."""

    actual: Numbers
    aim: Numbers
    low: Numbers
    high: Numbers
    polarity: npt.NDArray[Any]
    mode: npt.NDArray[Any]
    green: Numbers
    red: Numbers

    def check(self) -> None:
        """Refuse tolerances and edges that cannot be, with the words of the rule itself."""
        for mode, green, red in set(zip(self.mode[0], self.green[0], self.red[0], strict=True)):
            status.tolerances(mode, float(green), float(red))
        crossed = np.argwhere(
            np.isfinite(self.low) & np.isfinite(self.high) & (self.low > self.high)
        )
        if len(crossed):
            low, high = np.broadcast_arrays(self.low, self.high)
            place = tuple(crossed[0])
            status.compared(None, None, float(low[place]), float(high[place]))

    def codes(self) -> tuple[npt.NDArray[np.int8], Flags]:
        """Each cell's status as its place in the order, and where only the exact rule can tell."""
        with np.errstate(over="ignore", invalid="ignore"):
            short, base, banded = self._short()
            relative = self.mode == "relative"
            size = np.where(relative, np.abs(base), 1.0)
            scale = np.abs(self.actual) + np.abs(base)
            missed, green_doubt = _beyond(short, np.where(banded, 0.0, self.green), size, scale)
            failed, red_doubt = _beyond(short, self.red, size, scale)
            nought = relative & (base == 0) & ~(banded & (short <= 0))
        known = np.isfinite(self.actual) & (banded | np.isfinite(self.aim)) & ~nought
        judged = self.polarity != "none"
        codes = np.where(failed, _PLACE[Status.RED], _PLACE[Status.AMBER]).astype(np.int8)
        codes[~missed] = _PLACE[Status.GREEN]
        codes[~known] = _PLACE[Status.UNKNOWN]
        codes[:, ~judged[0]] = _PLACE[Status.DATA_ONLY]
        return codes, known & judged & (short > 0) & (green_doubt | red_doubt)

    def exactly(self, row: int, column: int) -> Status:
        """What the rule says of one cell."""
        figures = (
            float(one[row if len(one) > 1 else 0, column])
            for one in (self.actual, self.aim, self.low, self.high)
        )
        return _exactly(
            tuple(None if np.isnan(one) else one for one in figures),
            self.polarity[0, column],
            self.mode[0, column],
            (float(self.green[0, column]), float(self.red[0, column])),
        )

    def _short(self) -> tuple[Numbers, Numbers, Flags]:
        """How far each is on the wrong side, of what, and whether that is a band's edge.

        The sign of a difference of floats is exact, so what is on target is always known to be.
        """
        more, band = self.polarity == "maximise", self.polarity == "band"
        short = np.where(more, self.aim - self.actual, self.actual - self.aim)
        short = np.where(band, np.abs(short), short)
        banded = band & np.isfinite(self.low) & np.isfinite(self.high)
        if not banded.any():
            return (
                short,
                np.broadcast_to(self.aim, short.shape),
                np.broadcast_to(False, short.shape),
            )
        outside = np.maximum(self.low - self.actual, self.actual - self.high)
        edge = np.where(self.actual < self.low, self.low, self.high)
        banded = np.broadcast_to(banded, short.shape)
        return np.where(banded, outside, short), np.where(banded, edge, self.aim), banded


def _beyond(
    short: Numbers, tolerance: Numbers, size: Numbers, scale: Numbers
) -> tuple[Flags, Flags]:
    """Whether a shortfall exceeds a tolerance, and whether that is in doubt."""
    limit = tolerance * size
    doubt = (tolerance > 0) & wide.in_doubt(short - limit, scale + limit)
    return short > limit, doubt


@lru_cache(maxsize=65536)
def _exactly(
    figures: tuple[float | None, ...], polarity: str, mode: str, limits: tuple[float, float]
) -> Status:
    """The rule itself; the same few counts and targets come thousands of times."""
    value, target, lower, upper = figures
    green, red = limits
    return status.rag(
        value,
        target,
        polarity,
        mode=mode,
        green_tolerance=green,
        red_tolerance=red,
        lower=lower,
        upper=upper,
    )
