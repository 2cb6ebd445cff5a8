"""A line the size of a word, with its last point marked and its target as a dashed line."""

from __future__ import annotations

from html import escape
from itertools import groupby

from pmf_lib.views import theme
from pmf_lib.views.clean import clean
from pmf_lib.views.records import Spark
from pmf_lib.views.words import is_known

WIDTH = 120
HEIGHT = 28
MARGIN = 4


def spark(record: Spark, name: str) -> str:
    """The sparkline as inline SVG; `name` is the id of its title."""
    label = escape(clean(record.label))
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-labelledby="{name}"><title id="{name}">{label}</title>'
        f"{_marks(record)}</svg>"
    )


def _marks(record: Spark) -> str:
    known = [value for value in record.values if is_known(value)]
    if not known:
        return ""
    span = [*known, record.target] if is_known(record.target) else known
    low, high = min(span), max(span)
    points = [
        (_across(place, len(record.values)), _down(value, low, high)) if is_known(value) else None
        for place, value in enumerate(record.values)
    ]
    last = [point for point in points if point][-1]
    return (
        f"{_target(record.target, low, high)}"
        f'<path d="{_path(points)}" fill="none" stroke="{theme.CATEGORICAL[0]}" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="{last[0]:g}" cy="{last[1]:g}" r="3.5" fill="{theme.CATEGORICAL[0]}"/>'
    )


def _path(points: list[tuple[float, float] | None]) -> str:
    """One stroke for each run of values; a value alone is a dot."""
    runs = [list(run) for known, run in groupby(points, key=bool) if known]
    strokes = ("L".join(f"{x:g},{y:g}" for x, y in filter(None, run)) for run in runs)
    return "".join(f"M{stroke}" if "L" in stroke else f"M{stroke}h0" for stroke in strokes)


def _target(target: float | None, low: float, high: float) -> str:
    if not is_known(target):
        return ""
    height = _down(target, low, high)
    return (
        f'<path d="M0,{height:g}H{WIDTH}" stroke="{theme.TARGET}" stroke-width="1" '
        'stroke-dasharray="3 3"/>'
    )


def _across(place: int, count: int) -> float:
    step = (WIDTH - 2 * MARGIN) / max(count - 1, 1)
    return round(MARGIN + place * step, 1)


def _down(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1)
