"""What a measure did before and after a recommendation about it was done (R3-040, R3-041).

That it moved after is not that it moved because. Whether it moved by more than chance is told by
the rules that tell it everywhere else: the control chart, and for yearly figures the recent trend.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from pmf_lib.methods.control import Control
from pmf_lib.methods.exact import Figure
from pmf_lib.methods.recent_trend import recent_trend
from pmf_lib.methods.spc import Variation
from pmf_lib.methods.trend import Direction
from pmf_lib.periods import Grain, Period

Shares = tuple[list[Figure], list[Figure]]


class Since(StrEnum):
    """What the latest figure says, held against the day on which a recommendation was done."""

    NOT_DONE = "not done"
    TOO_SOON = "no period has begun and ended since"
    BETTER = "a real change for the better"
    ALREADY = "better, and it already was before"
    WORSE = "a real change for the worse"
    WITHIN = "within its usual range"
    UNKNOWN = "cannot be told"


@dataclass(frozen=True)
class Moved:
    """The last figure from before a recommendation was made, the latest, and what they say.

    `before` and `now` are (period code, figure) in the measure's unit; None where there is none.
    `reason` is a sentence where it cannot be told.
    """

    since: Since
    before: tuple[str, float] | None
    now: tuple[str, float] | None
    reason: str = ""


_CLASSES = {
    Variation.IMPROVEMENT: Since.BETTER,
    Variation.CONCERN: Since.WORSE,
    Variation.COMMON_CAUSE: Since.WITHIN,
}
_DIRECTIONS = {
    Direction.BETTER: Since.BETTER,
    Direction.WORSE: Since.WORSE,
    Direction.SAME: Since.WITHIN,
}


def moved(
    figures: pd.DataFrame,
    control: Control,
    polarity: str,
    *,
    made_on: date,
    done_on: date | None,
) -> Moved:
    """Before and after, for one measure whose recommendation was made and done on these days.

    `figures` has period (code), value, numerator, denominator, a row a period, of one grain. A
    figure is from before when its period had ended before the recommendation was made, and from
    after when its period began on the day it was done or later. `control` is the measure's own
    control chart, up to its latest figure.
    """
    known = sorted(
        (Period.parse(code), float(value))
        for code, value in zip(figures["period"], figures["value"], strict=True)
        if not pd.isna(value)
    )
    earlier = [one for one in known if one[0].end < made_on]
    before, now = (_pair(one[-1]) if one else None for one in (earlier, known))
    if done_on is None:
        return Moved(Since.NOT_DONE, before, now)
    if not known or known[-1][0].start < done_on:
        return Moved(Since.TOO_SOON, before, now)
    latest = known[-1][0]
    shares = _shares(figures) if latest.grain is Grain.YEAR else None
    since, reason = (
        _by_trend(shares, polarity) if shares else _by_chart(control, before, latest.code)
    )
    return Moved(since, before, now, reason)


def _by_chart(control: Control, before: tuple[str, float] | None, now: str) -> tuple[Since, str]:
    if control.chart is None or not control.has_limits:
        return Since.UNKNOWN, control.reason or "There are too few figures for a control chart."
    classes = dict(zip(control.periods, control.chart.classes, strict=True))
    latest = classes.get(now)
    if latest not in _CLASSES:
        return Since.UNKNOWN, "No direction is good for the measure, or its latest has no verdict."
    was = classes.get(before[0]) if before else None
    if latest is was is Variation.IMPROVEMENT:
        return Since.ALREADY, ""
    return _CLASSES[latest], ""


def _by_trend(shares: Shares, polarity: str) -> tuple[Since, str]:
    """By five yearly shares; of other yearly figures no cases say how sure they are."""
    trend = recent_trend(polarity=polarity, numerators=shares[0], denominators=shares[1])
    if trend.judged not in _DIRECTIONS:
        return Since.UNKNOWN, trend.reason or "No direction is good for the measure."
    return _DIRECTIONS[trend.judged], ""


def _shares(figures: pd.DataFrame) -> Shares | None:
    """Numerators and denominators year by year, None for a year without; None where no shares."""
    of = {
        Period.parse(code): (float(top), float(bottom))
        for code, top, bottom in figures[["period", "numerator", "denominator"]].itertuples(
            index=False, name=None
        )
        if not (pd.isna(top) or pd.isna(bottom))
    }
    if not of or any(bottom <= 0 or not 0 <= top <= bottom for top, bottom in of.values()):
        return None
    first, last = min(of), max(of)
    years = [first.shift(step) for step in range(last.start.year - first.start.year + 1)]
    pairs = [of.get(year, (None, None)) for year in years]
    return [top for top, _ in pairs], [bottom for _, bottom in pairs]


def _pair(one: tuple[Period, float]) -> tuple[str, float]:
    return one[0].code, one[1]
