"""A control chart: figures with their usual range, and what stands out of it.

It shows the verdicts it is given and reaches none of its own. Its colours and what they stand
for are those of NHS England's Making Data Count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pmf_lib.views import control_words, tables
from pmf_lib.views.chart_parts import Titles, caption_of, spec_of
from pmf_lib.views.control_layers import control_layers
from pmf_lib.views.control_parts import ControlPoint, ControlSpan, Shown
from pmf_lib.views.records import Chart, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import DECIMALS, decimals_beside, is_known

__all__ = ["ControlPoint", "ControlSpan", "control"]


def control(
    titles: Titles,
    points: Sequence[ControlPoint],
    limits: Sequence[ControlSpan],
    *,
    kind: str,
    decimals: int | None = None,
    target: float | None = None,
) -> Chart:
    """A control chart of `points` in order of time, each classed already.

    `limits` are the stretches with a mean of their own, in order; between two of them new limits
    begin. A stretch without limits shows its mean alone; no stretch at all leaves a plain line.
    Limits of a percentage that are to end at 0 or 100 come clipped. `kind` and `decimals` are
    those of `words.figure`. ValueError without a figure, for a class or signal that is not
    known, and for stretches that overlap or lie outside the points.
    """
    shown = Shown(
        labels=tuple(tables.period(str(point.period)).text for point in points),
        points=tuple(points),
        spans=tuple(limits),
        target=target if is_known(target) else None,
        kind=kind,
        decimals=_decimals(points, limits, target, kind, decimals),
    )
    _refuse(shown)
    return Chart(
        headline=titles.headline,
        subtitle=titles.subtitle,
        alternative=control_words.alternative(shown),
        source=titles.source,
        spec=spec_of(control_layers(shown)),
        table=_table(titles, shown),
    )


def _refuse(shown: Shown) -> None:
    if not shown.known:
        raise ValueError("A chart needs at least one figure; a nil return says there is none")
    for span in shown.spans:
        if not 0 <= span.first <= span.last < len(shown.points):
            raise ValueError(
                f"Limits from place {span.first} to {span.last} do not lie within "
                f"{len(shown.points)} points"
            )
    for before, after in pairwise(shown.spans):
        if after.first <= before.last:
            raise ValueError(f"Limits from place {after.first} overlap those before")


def _table(titles: Titles, shown: Shown) -> Table:
    headings = (
        Heading("Period"),
        Heading("Figure", shown.kind, shown.decimals),
        Heading("What it says"),
    )
    rows = [
        (label, point.value, control_words.verdict(point))
        for label, point in zip(shown.labels, shown.points, strict=True)
    ]
    notes = tuple(control_words.limits(shown))
    return tables.from_rows(rows, caption=caption_of(titles), headings=headings, notes=notes)


def _decimals(
    points: Sequence[ControlPoint],
    spans: Sequence[ControlSpan],
    target: float | None,
    kind: str,
    decimals: int | None,
) -> int:
    """Decimals that keep all figures from the target and the limits from the mean.

    Where two more do it, they also keep what stands out from the limit it stands beside.
    """
    start = DECIMALS[kind] if decimals is None else decimals
    figures = (*(point.value for point in points), *(span.mean for span in spans))
    limits = [(span.mean, limit) for span in spans for limit in (span.lower, span.upper)]
    pairs = (*limits, *((value, target) for value in figures))
    apart = max((decimals_beside(*pair, kind, start) for pair in pairs), default=start)
    near = (decimals_beside(*pair, kind, apart) for pair in _flagged_beside(points, spans))
    return max((places for places in near if places <= apart + 2), default=apart)


def _flagged_beside(
    points: Sequence[ControlPoint], spans: Sequence[ControlSpan]
) -> Iterator[tuple[float | None, float | None]]:
    for span in spans:
        for point in points[span.first : span.last + 1]:
            if point.signal is not None:
                yield point.value, span.lower
                yield point.value, span.upper
