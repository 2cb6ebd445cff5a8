"""Control charts of a whole council at once: the same answers as `spc.xmr`, one measure a column.

Floats decide wherever they can tell. A column in which any comparison is nearly a tie, or a number
would lose figures, goes to the exact rule instead.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pmf_lib.methods import spc
from pmf_lib.methods.spc_arguments import check_choices
from pmf_lib.methods.spc_columns import Floats, Targets, directions, figures, targets
from pmf_lib.methods.spc_levels import KINDS, Flags, Levels, Stretches, measured
from pmf_lib.methods.spc_rules import CLASSES, IMPROVEMENTS, SIGNALS, codes

Objects = NDArray[np.object_]


@dataclass(frozen=True)
class XmrFrame:
    """The latest mean, limits and verdicts of each measure, and the verdict on each point.

    Series are by measure; lower and upper are NaN without limits. `signals` and `classes` have
    the shape of the values; both are None where there is no point or too few to say.
    """

    mean: pd.Series
    lower: pd.Series
    upper: pd.Series
    moving_range: pd.Series
    limits: pd.Series
    variation: pd.Series
    assurance: pd.Series
    signals: pd.DataFrame
    classes: pd.DataFrame


def xmr(
    values: pd.DataFrame,
    improvement: str | pd.Series = "increase",
    *,
    target: Targets = None,
    screen: bool = True,
    fix_after: int | None = None,
) -> XmrFrame:
    """Judge every column of `values` as `spc.xmr` judges one series.

    values: index the periods in order, without leaving one out, columns the measures; figures
    are floats. Each measure is judged on its last unbroken stretch of figures: what stands before
    a gap is left out, and a measure that is late is judged up to its own last figure.
    `improvement` and `target` are one for all, or a Series by measure; a frame of targets gives
    its last ones. A missing target is none. ValueError as for `spc.xmr`, naming the measure.
    """
    check_choices(screen, fix_after)
    if values.shape[0] == 0:
        raise ValueError("values has no rows; allowed are one period or more")
    given = figures("values", values)
    better, aims = directions(improvement, values.columns), targets(target, values.columns)
    stretches = Stretches.of(given, fix_after)
    levels = measured(stretches, screen)
    judged = _judged(stretches, levels, better, aims)
    for column in np.flatnonzero(levels.unsure(stretches, aims)):
        rows = np.flatnonzero(stretches.inside[:, column])
        chart = spc.xmr(
            given[rows, column].tolist(),
            improvement=WORDS[better[column]],
            target=None if np.isnan(aims[column]) else float(aims[column]),
            screen=screen,
            fix_after=fix_after,
        )
        judged.put(column, rows, chart)
    return judged.framed(values)


WORDS = {direction: word for word, direction in IMPROVEMENTS.items()}


@dataclass(frozen=True)
class _Judged:
    """The answers as arrays: numbers are mean, lower, upper and moving range, last is a row."""

    numbers: Floats
    limits: Objects
    assurance: Objects
    signals: Objects
    classes: Objects
    last: NDArray[np.intp]

    def put(self, column: np.intp, rows: NDArray[np.intp], chart: spc.Xmr) -> None:
        """Take one measure's answers from its own chart."""
        self.numbers[:, column] = chart.mean, chart.lower, chart.upper, chart.moving_range
        self.limits[column], self.assurance[column] = chart.limits, chart.assurance
        self.signals[rows, column], self.classes[rows, column] = chart.signals, chart.classes

    def framed(self, values: pd.DataFrame) -> XmrFrame:
        """By measure, and by period and measure."""
        measures, points = values.columns, {"index": values.index, "columns": values.columns}
        latest = self.classes[self.last, np.arange(len(measures))]
        mean, lower, upper, moving_range = (pd.Series(row, measures) for row in self.numbers)
        return XmrFrame(
            mean=mean,
            lower=lower,
            upper=upper,
            moving_range=moving_range,
            limits=pd.Series(self.limits, measures, dtype=object),
            variation=pd.Series(latest, measures, dtype=object),
            assurance=pd.Series(self.assurance, measures, dtype=object),
            signals=pd.DataFrame(self.signals, **points, dtype=object),
            classes=pd.DataFrame(self.classes, **points, dtype=object),
        )


def _judged(
    stretches: Stretches, levels: Levels, better: NDArray[np.intp], aims: Floats
) -> _Judged:
    found = codes(levels.places(stretches))
    told = stretches.inside & (levels.kinds > 0)
    far = levels.far
    beyond = (aims > levels.mean + far).astype(int) - (aims < levels.mean - far)
    assured = ~np.isnan(aims) & (levels.kinds >= 2) & (better != 0)
    return _Judged(
        numbers=np.stack([levels.mean, levels.mean - far, levels.mean + far, levels.moving_range]),
        limits=KINDS[levels.kinds],
        assurance=_only(assured, spc.ASSURANCES[beyond * better]),
        signals=_only(told, SIGNALS[found]),
        classes=_only(told, CLASSES[better, np.sign(found)]),
        last=len(told) - 1 - stretches.inside[::-1].argmax(axis=0),
    )


def _only(flags: Flags, found: Objects) -> Objects:
    """What was found where the flags stand, None elsewhere."""
    kept = np.full(flags.shape, None, dtype=object)
    np.copyto(kept, found, where=flags)
    return kept
