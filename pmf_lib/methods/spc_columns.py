"""What control charts of a whole frame are made from, as arrays with a column a measure."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pmf_lib.methods.exact import Figure, one_of
from pmf_lib.methods.spc_arguments import LARGEST, is_number, target_figure
from pmf_lib.methods.spc_rules import IMPROVEMENTS

Floats = NDArray[np.float64]
Targets: TypeAlias = Figure | pd.Series | pd.DataFrame


def figures(argument: str, frame: pd.DataFrame) -> Floats:
    """The frame as floats, NaN where a figure is missing; ValueError for any other thing."""
    if frame.columns.has_duplicates:
        twice = frame.columns[frame.columns.duplicated()][0]
        raise ValueError(f"{argument} has the column {twice!r} twice; allowed is one a measure")
    for measure, column in frame.select_dtypes(exclude="number").items():
        for period, value in column.items():
            if not (pd.isna(value) or is_number(value)):
                raise _refused(argument, value, measure, period)
    found = frame.to_numpy(dtype=np.float64, na_value=np.nan)
    bad = np.argwhere(np.abs(found) > LARGEST)
    if len(bad):
        row, place = bad[0]
        raise _refused(argument, float(found[row, place]), frame.columns[place], frame.index[row])
    return found


def _refused(argument: str, value: object, measure: object, period: object) -> ValueError:
    return ValueError(
        f"{argument} has {value!r} for {measure!r} in {period!r}; "
        f"allowed are numbers up to {LARGEST:g} in size"
    )


def directions(improvement: str | pd.Series, columns: pd.Index) -> NDArray[np.intp]:
    """1, -1 or 0 for each measure, from one word for all or a Series by measure."""
    if not isinstance(improvement, pd.Series):
        one_of("improvement", improvement, IMPROVEMENTS)
        return np.full(len(columns), IMPROVEMENTS[improvement])
    words = improvement.reindex(columns)
    unknown = words[~words.isin(list(IMPROVEMENTS))]
    if len(unknown):
        raise ValueError(
            f"improvement is {unknown.iloc[0]!r} for {unknown.index[0]!r}; "
            f"allowed are {', '.join(IMPROVEMENTS)}"
        )
    return words.map(IMPROVEMENTS).to_numpy(dtype=np.intp)


def targets(target: Targets, columns: pd.Index) -> Floats:
    """A target a measure, NaN for none: from one for all, a Series, or a frame's last figures."""
    if isinstance(target, pd.DataFrame):
        known = figures("target", target.reindex(columns=columns))
        return pd.DataFrame(known).ffill().iloc[-1].to_numpy()
    if isinstance(target, pd.Series):
        return figures("target", target.reindex(columns).to_frame("target").T)[0]
    one = target_figure(target)
    return np.full(len(columns), np.nan if one is None else float(one))
