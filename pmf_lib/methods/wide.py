"""Wide frames taken apart: periods down, measures across, one number a cell.

What belongs to a measure (its polarity, a tolerance) is one for all or a Series by column; what
may change with the period (a target) may also be a frame of the same shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmf_lib.methods.exact import one_of

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

NEAR = 1e-9  # of their own size, figures this close may be equal as written
_SMALL = 1e-290  # below it a float has lost digits


def numbers(argument: str, frame: pd.DataFrame) -> Numbers:
    """The cells as floats, NaN where missing; a ValueError for anything but numbers."""
    if not isinstance(frame, pd.DataFrame):
        raise ValueError(f"{argument} is a {type(frame).__name__}; it must be a frame")
    for kind in frame.dtypes.unique():
        if pd.api.types.is_object_dtype(kind):
            _only_numbers(argument, frame.select_dtypes(object).to_numpy().ravel())
        elif pd.api.types.is_bool_dtype(kind) or not pd.api.types.is_numeric_dtype(kind):
            raise ValueError(f"{argument} holds {kind}; it must hold numbers")
    return frame.to_numpy(dtype=float, na_value=np.nan)


def beside(argument: str, given: Any, frame: pd.DataFrame) -> Numbers:
    """What stands beside each cell: from a frame of the same shape, else as `across`."""
    if isinstance(given, pd.DataFrame):
        if not (given.index.equals(frame.index) and given.columns.equals(frame.columns)):
            raise ValueError(
                f"{argument} is {given.shape[0]} by {given.shape[1]}; it must have the periods and "
                f"measures of values, {frame.shape[0]} by {frame.shape[1]}, in the same order"
            )
        return numbers(argument, given)
    return across(argument, given, frame.columns)


def across(argument: str, given: Any, columns: pd.Index) -> Numbers:
    """A number a column, as one row: from a Series by column, one number, or none at all."""
    cells = _by_column(argument, np.nan if given is None else given, columns)
    _only_numbers(argument, cells)
    return cells.astype(float)[np.newaxis, :]


def words(argument: str, given: Any, columns: pd.Index, allowed: Iterable[str]) -> npt.NDArray[Any]:
    """A word a column, as one row; a ValueError for one that is not allowed."""
    cells, known = _by_column(argument, given, columns), tuple(allowed)
    for word in set(cells.tolist()):
        one_of(argument, word, known)
    return np.array([str(word) for word in cells], dtype=object)[np.newaxis, :]


def in_doubt(distance: Numbers, scale: Numbers) -> Flags:
    """Where a float cannot tell on which side of a boundary the figures as written lie.

    `distance` is from the boundary, `scale` the size of the figures it was reckoned from.
    """
    clear: Flags = (np.abs(distance) > NEAR * scale) & (scale > _SMALL)
    return ~clear


def decided(
    codes: npt.NDArray[np.int8],
    doubtful: Flags,
    rule: Callable[[int, int], str],
    order: Sequence[str],
) -> None:
    """Put the exact rule's answer, as its place in `order`, into each doubtful cell."""
    for row, column in zip(*np.nonzero(doubtful), strict=True):
        codes[row, column] = order.index(rule(row, column))


def told(codes: npt.NDArray[np.int8], order: Sequence[str], frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of words, shaped and labelled as the given one."""
    names = np.array([str(word) for word in order], dtype=object)
    return pd.DataFrame(names[codes], index=frame.index, columns=frame.columns, dtype=object)


def _by_column(argument: str, given: Any, columns: pd.Index) -> npt.NDArray[Any]:
    if not isinstance(given, pd.Series):
        return np.full(len(columns), given, dtype=object)
    if given.index.equals(columns):
        return given.to_numpy(dtype=object)
    if not (given.index.is_unique and set(given.index) == set(columns)):
        raise ValueError(
            f"{argument} has {len(given)} entries; it must have one for each of the "
            f"{len(columns)} columns of values, under the same label"
        )
    return given.reindex(columns).to_numpy(dtype=object)


def _only_numbers(argument: str, cells: npt.NDArray[Any]) -> None:
    for cell in cells:
        if cell is not None and (isinstance(cell, bool) or not isinstance(cell, Real)):
            raise ValueError(f"{argument} holds {cell!r}; it must hold numbers, or None")
