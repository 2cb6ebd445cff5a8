"""How a funnel plot is drawn: Vega-Lite layers, and nothing of what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from pmf_lib.views import theme
from pmf_lib.views.funnel_names import name_layers
from pmf_lib.views.funnel_parts import Dot, Funnel, Place
from pmf_lib.views.line_ends import End, Plot, end_layers, room_for
from pmf_lib.views.lines import AXIS_ROOM, axis_words, value_axis
from pmf_lib.views.marks import Mark, Stroke, key
from pmf_lib.views.scales import around_kind, round_ticks
from pmf_lib.views.specs import Spec, layered, quantity, scale
from pmf_lib.views.words import figure

HEIGHT = 320
KEY_EDGE = 24
INNER = Stroke(theme.CONTROL_COLOURS["common"], (6, 4))
OUTER = Stroke(theme.INK, (2, 2))
AVERAGE = Stroke(theme.INK)
OWN = Mark("Own", "diamond", theme.CATEGORICAL[0])
MARKS = (
    (Mark("Within 95% limits", "circle", theme.CONTROL_COLOURS["common"]), 50, {Place.WITHIN}),
    (Mark("Between limits", "triangle-up", theme.CATEGORICAL[2]), 80, {Place.BETWEEN}),
    (Mark("Outside 99.8%", "square", theme.CATEGORICAL[2]), 80, {Place.ABOVE, Place.BELOW}),
)


def funnel_layers(shown: Funnel) -> Spec:
    """Limits and average with their words, every dot, and the names of those that stand out."""
    ends = _ends(shown)
    plot = _plot(shown, theme.WIDTH - AXIS_ROOM - room_for(ends))
    layers = [
        *_curves(shown, plot),
        *end_layers(ends, plot),
        *name_layers(shown, plot),
        *_dots(shown, plot),
        *_key(shown),
    ]
    return layered(layers, plot.width, plot.height)


def _plot(shown: Funnel, width: float) -> Plot:
    edges = [level for limit in shown.curve for level in (limit.lower998, limit.upper998)]
    levels = round_ticks(*around_kind([*edges, *(dot.value for dot in shown.dots)], shown.kind))
    left, right = _span([limit.size for limit in shown.curve])
    sizes = [tick for tick in round_ticks(0.0, right, most=4) if left <= tick <= right]
    axis = {
        "values": sizes,
        "labelExpr": axis_words("count", sizes),
        "grid": False,
        "title": shown.size,
        "titlePadding": 8,
    }
    across = quantity("at", scale=scale(left, right), axis=axis)
    return Plot(width, HEIGHT, across, value_axis(levels, shown.kind), (left, right), levels)


def _span(sizes: Sequence[float]) -> tuple[float, float]:
    """From the smallest to the largest size; from nought where that is no span to speak of."""
    left, right = min(sizes), max(sizes)
    return (left if left < right / 2 else 0.0), right


def _ends(shown: Funnel) -> list[End]:
    last = shown.curve[-1]
    ends = [
        End(last.upper998, ("99.8% limit",), OUTER),
        End(last.upper95, ("95% limit",), INNER),
        End(last.lower95, ("95% limit",), INNER),
        End(last.lower998, ("99.8% limit",), OUTER),
    ]
    if shown.average is not None:
        words = ("Average", figure(shown.average, shown.kind, shown.decimals))
        ends.append(End(shown.average, words, AVERAGE))
    return ends


def _curves(shown: Funnel, plot: Plot) -> list[Spec]:
    drawn = [
        _curve([(limit.size, getattr(limit, name)) for limit in shown.curve], stroke, plot)
        for name, stroke in (
            ("lower998", OUTER),
            ("lower95", INNER),
            ("upper95", INNER),
            ("upper998", OUTER),
        )
    ]
    if shown.average is not None:
        sizes = (shown.curve[0].size, shown.curve[-1].size)
        drawn.append(_curve([(size, shown.average) for size in sizes], AVERAGE, plot))
    return drawn


def _curve(points: Sequence[tuple[float, float]], stroke: Stroke, plot: Plot) -> Spec:
    rows = [{"at": size, "value": value} for size, value in points]
    return plot.layer(rows, stroke.look("line"))


def _dots(shown: Funnel, plot: Plot) -> list[Spec]:
    """The others by where they lie, then one's own on top."""
    layers = []
    for mark, size, places in MARKS:
        rows = [_row(dot) for dot in shown.dots if dot.place in places and not dot.own]
        if rows:
            layers.append(plot.layer(rows, mark.look(size)))
    own = [_row(dot) for dot in shown.dots if dot.own]
    return [*layers, plot.layer(own, OWN.look(220))]


def _row(dot: Dot) -> dict[str, object]:
    return {"at": dot.size, "value": dot.value}


def _key(shown: Funnel) -> list[Spec]:
    """The marks in use with their words, above the ground."""
    met = {dot.place for dot in shown.dots if not dot.own}
    marks = [mark for mark, _, places in MARKS if places & met]
    return key(marks, KEY_EDGE - AXIS_ROOM, theme.WIDTH - AXIS_ROOM, -22)
