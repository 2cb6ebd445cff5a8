"""How a control chart is drawn: Vega-Lite layers, and nothing of what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmf_lib.views import theme
from pmf_lib.views.control_parts import MARKS, ControlSpan, Shown
from pmf_lib.views.line_ends import LINE_HEIGHT, End, Plot, end_layers, room_for
from pmf_lib.views.lines import AXIS_ROOM, BROKEN, value_axis
from pmf_lib.views.marks import Stroke, key, stroke_at
from pmf_lib.views.scales import around_kind, round_ticks, staggered, tick_places
from pmf_lib.views.specs import Spec, layer, layered, mark, quantity, scale, word
from pmf_lib.views.words import figure, is_known

HEIGHT = 260
MANY = 40
FEW_SIZES = (110, 45)
MANY_SIZES = (70, 22)
SPECK = 4.5
MEAN = Stroke(theme.INK)
LIMIT = Stroke(theme.CONTROL_COLOURS["common"], (8, 4))
TARGET = Stroke(theme.CONTROL_COLOURS["target"], (2, 3), 3)
BREAK = Stroke(theme.INK, width=1)
BREAK_ROOM = 96
LATEST = Stroke(theme.CONTROL_COLOURS["common"], (1, 2), 1.5)
KEY_EDGE = 24


def control_layers(shown: Shown) -> Spec:
    """Limits, means and target, the figures on them, and the words that name each."""
    ends = _ends(shown)
    plot = _plot(shown, theme.WIDTH - AXIS_ROOM - room_for(ends))
    breaks, top = _breaks(shown, plot)
    layers = [
        *_levels(shown, plot),
        *breaks,
        _line(shown, plot),
        *_points(shown, plot),
        *end_layers(ends, plot),
        *_period_words(shown, plot),
        *_key(shown, top),
    ]
    return layered(layers, plot.width, plot.height)


def _plot(shown: Shown, width: float) -> Plot:
    ticks = round_ticks(*around_kind(shown.levels, shown.kind))
    places = tick_places(shown.labels, width)
    span = (-0.5, len(shown.points) - 0.5)
    axis = {"values": places, "labels": False, "grid": False, "title": None}
    across = quantity("at", scale=scale(*span), axis=axis)
    return Plot(width, HEIGHT, across, value_axis(ticks, shown.kind), span, ticks)


def _ends(shown: Shown) -> list[End]:
    """Words for the last stretch's lines, or for the last figure where there is no stretch."""

    def end(value: float, stroke: Stroke, *words: str) -> End:
        return End(value, (*words, figure(value, shown.kind, shown.decimals)), stroke)

    target = [] if shown.target is None else [end(shown.target, TARGET, "Target")]
    if not shown.spans:
        return [*target, end(shown.known[-1][1], LATEST, "Latest")]
    last = shown.spans[-1]
    trial = ("Trial",) if last.trial else ()
    limits = [
        end(limit, LIMIT, *trial, f"{name} limit" if trial else f"{name.capitalize()} limit")
        for name, limit in (("upper", last.upper), ("lower", last.lower))
        if is_known(limit)
    ]
    return [*limits, end(last.mean, MEAN, "Mean"), *target]


def _levels(shown: Shown, plot: Plot) -> list[Spec]:
    means = [_stretch(span, span.mean) for span in shown.spans]
    limits = [
        _stretch(span, limit)
        for span in shown.spans
        for limit in (span.lower, span.upper)
        if is_known(limit)
    ]
    whole = ControlSpan(0, len(shown.points) - 1, 0)
    target = [] if shown.target is None else [_stretch(whole, shown.target)]
    place, value = shown.known[-1]
    latest = [] if shown.spans else [{**_stretch(whole, value), "at": place}]
    kinds = ((limits, LIMIT), (target, TARGET), (means, MEAN), (latest, LATEST))
    return [_rules(rows, stroke, plot) for rows, stroke in kinds if rows]


def _stretch(span: ControlSpan, value: float) -> dict[str, object]:
    return {"at": span.first - 0.5, "to": span.last + 0.5, "value": value}


def _rules(rows: Sequence[Mapping[str, object]], stroke: Stroke, plot: Plot) -> Spec:
    return plot.layer(rows, stroke.look("rule"), x2={"field": "to"})


def _breaks(shown: Shown, plot: Plot) -> tuple[list[Spec], float]:
    """A line and words wherever new limits begin, and how high the words reach."""
    starts = [span.first for span in shown.spans[1:]]
    places = [plot.place_of(start - 0.5) for start in starts]
    rows = staggered([(-place - BREAK_ROOM, -place) for place in reversed(places)])[::-1]
    drawn = []
    for start, place, row in zip(starts, places, rows, strict=True):
        top = -2 * LINE_HEIGHT * (row + 1) - 6
        words = ["New limits", shown.labels[start]]
        look = mark(
            "text", align="left", baseline="top", lineHeight=LINE_HEIGHT, x=place + 5, y=top
        )
        text = layer([{"words": words}], look, text=word("words"))
        drawn += [stroke_at((place, top), (place, plot.height), BREAK), text]
    return drawn, 2 * LINE_HEIGHT * (max(rows, default=-1) + 1)


def _line(shown: Shown, plot: Plot) -> Spec:
    rows = [
        {"at": place, "value": point.value if is_known(point.value) else None}
        for place, point in enumerate(shown.points)
    ]
    colour = theme.CONTROL_COLOURS["common"]
    return plot.layer(rows, mark("line", color=colour, strokeWidth=1.5, invalid=BROKEN))


def _points(shown: Shown, plot: Plot) -> list[Spec]:
    """A layer for each class in use: the flagged lie on top, larger than the rest."""
    many = len(shown.points) > MANY
    layers = []
    for classed, drawn in reversed(MARKS.items()):
        rows = [
            {"at": place, "value": value}
            for place, value in shown.known
            if shown.points[place].classed == classed
        ]
        if rows and many and not (drawn.flagged or drawn.hollow):
            layers.append(_specks(rows, drawn.colour, plot))
        elif rows:
            flagged, plain = MANY_SIZES if many else FEW_SIZES
            layers.append(plot.layer(rows, drawn.look(flagged if drawn.flagged else plain)))
    return layers


def _specks(rows: Sequence[Mapping[str, object]], colour: str, plot: Plot) -> Spec:
    """Many small dots as the round ends of one broken line: a seventh of the bytes of marks."""
    broken = [row for found in rows for row in (found, {**found, "value": None})]
    look = mark("line", color=colour, strokeCap="round", strokeWidth=SPECK, invalid=BROKEN)
    return plot.layer(broken, look)


def _period_words(shown: Shown, plot: Plot) -> list[Spec]:
    """Labels under the axis, each in short lines."""
    rows = [
        {"at": place, "words": shown.labels[place].split(" ")}
        for place in tick_places(shown.labels, plot.width)
    ]
    look = mark("text", baseline="top", lineHeight=LINE_HEIGHT, y=plot.height + 10)
    return [layer(rows, look, x=plot.across, text=word("words"))]


def _key(shown: Shown, top: float) -> list[Spec]:
    """The marks in use with their words, above all else."""
    used = {shown.points[place].classed for place, _ in shown.known}
    marks = [drawn for classed, drawn in MARKS.items() if classed in used]
    return key(marks, KEY_EDGE - AXIS_ROOM, theme.WIDTH - AXIS_ROOM, -22 - top)
