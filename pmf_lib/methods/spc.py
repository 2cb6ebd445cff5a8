"""XmR control charts: the usual range of a series, and the points that are out of the usual.

Source: NHS England's Making Data Count; the executable reference is the NHSRplotthedots package
0.2.2. Verdicts are exact on the figures as written; the numbers told are floats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from pmf_lib.methods.exact import Figure, number, one_of
from pmf_lib.methods.spc_arguments import bounds, check_choices, target_figure, wholes
from pmf_lib.methods.spc_chart import Assurance, Segment, Xmr, clipped, suggested_rebase
from pmf_lib.methods.spc_limits import Limits, Ruler, ruler
from pmf_lib.methods.spc_rules import (
    CLASSES,
    IMPROVEMENTS,
    SIGNALS,
    Signal,
    Variation,
    codes,
)

__all__ = [
    "Assurance",
    "Limits",
    "Segment",
    "Signal",
    "Variation",
    "Xmr",
    "clipped",
    "refusal",
    "suggested_rebase",
    "xmr",
]

REFUSED = {
    "entered_cumulative": (
        "A figure entered as a running total has no control chart, because each point holds the "
        "ones before it; chart what each period adds."
    ),
    "rolling": (
        "A rolling figure has no control chart, because neighbouring points share most of their "
        "cases; chart the single periods."
    ),
}

# By where the target is, seen in the direction of improvement: within the limits, ahead, behind.
ASSURANCES = np.array([Assurance.HIT_OR_MISS, Assurance.FAIL, Assurance.PASS], dtype=object)


def xmr(  # noqa: PLR0913 - the published contract names each of these
    values: Sequence[Figure],
    *,
    improvement: str = "increase",
    target: Figure = None,
    screen: bool = True,
    fix_after: int | None = None,
    rebase: Sequence[int] = (),
    aggregation: str | None = None,
) -> Xmr:
    """Judge a series in date order, with no period missing.

    The limits are 2.66 mean moving ranges from the mean. `screen` first drops, once, the moving
    ranges of 3.267 times their mean or more; the mean itself keeps every figure. `fix_after` (12
    or more) takes mean and limits from the first so many figures of each segment. `rebase` holds
    the places, from 0, where new limits begin: a recorded decision, never made here. `target`
    is held against the latest segment's limits; `improvement` is increase, decrease or neutral.

    Fewer than 5 figures are not judged; 5 to 11 have trial limits; figures that do not vary have
    none. ValueError for figures that are missing, not finite or beyond 1e300 in size, for
    arguments that cannot be, and for an `aggregation` that has no control chart.
    """
    one_of("improvement", improvement, IMPROVEMENTS)
    if (sentence := refusal(aggregation)) is not None:
        raise ValueError(f"aggregation is {aggregation!r}: {sentence}")
    check_choices(screen, fix_after)
    series, aim = wholes(values), target_figure(target)
    stretches = []
    for start, end in bounds(rebase, len(series.figures)):
        figures = series.figures[start:end]
        rule = ruler(figures, screen, fix_after)
        stretches.append(_Stretch(start, figures, rule, series.unit))
    return _chart(stretches, IMPROVEMENTS[improvement], aim)


def refusal(aggregation: str | None) -> str | None:
    """Why figures so made have no control chart, in a sentence; None where they may have one."""
    return None if aggregation is None else REFUSED.get(aggregation)


def _chart(stretches: Sequence[_Stretch], direction: int, aim: Fraction | None) -> Xmr:
    unit, last = stretches[-1].unit, stretches[-1].ruler
    points = [point for stretch in stretches for point in stretch.points(direction)]
    signals, classes, sides = zip(*points, strict=True)
    segments = tuple(stretch.segment() for stretch in stretches)
    return Xmr(
        values=tuple(figure / stretch.unit for stretch in stretches for figure in stretch.figures),
        segments=segments,
        signals=signals,
        classes=classes,
        sides=sides,
        assurance=_assurance(None if aim is None else last.beyond(aim * unit), direction),
        notes=_notes(segments),
    )


@dataclass(frozen=True)
class _Stretch:
    """A segment still in whole numbers of 1/unit, with its ruler."""

    start: int
    figures: tuple[int, ...]
    ruler: Ruler
    unit: int

    def points(self, direction: int) -> Iterator[tuple[Signal | None, Variation | None, int]]:
        """Signal, class and side of each point; no verdict where there are too few figures."""
        places = self.ruler.places(self.figures)
        sides = places.sides[:, 0].tolist()
        if self.ruler.limits is Limits.TOO_FEW:
            return ((None, None, side) for side in sides)
        found = codes(places)[:, 0]
        signals, classes = SIGNALS[found], CLASSES[direction, np.sign(found)]
        return zip(signals.tolist(), classes.tolist(), sides, strict=True)

    def segment(self) -> Segment:
        """The segment in the measure's own unit."""
        rule = self.ruler
        lower, upper = self._around(rule.far)
        near_lower, near_upper = self._around(rule.near)
        return Segment(
            start=self.start,
            end=self.start + len(self.figures),
            mean=float(rule.mean / self.unit),
            lower=lower,
            upper=upper,
            near_lower=near_lower,
            near_upper=near_upper,
            moving_range=number(rule.moving_range and rule.moving_range / self.unit),
            limits=rule.limits,
            note=rule.note,
        )

    def _around(self, reach: Fraction | None) -> tuple[float, float] | tuple[None, None]:
        if reach is None:
            return None, None
        mean = self.ruler.mean
        return float((mean - reach) / self.unit), float((mean + reach) / self.unit)


def _assurance(beyond: int | None, direction: int) -> Assurance | None:
    if beyond is None or direction == 0:
        return None
    return ASSURANCES[beyond * direction]


def _notes(segments: Sequence[Segment]) -> tuple[str, ...]:
    """What the segments have to say, each with its points where there are several."""
    if len(segments) == 1:
        return tuple(segment.note for segment in segments if segment.note)
    return tuple(
        f"Points {segment.start + 1} to {segment.end}: {segment.note}"
        for segment in segments
        if segment.note
    )
