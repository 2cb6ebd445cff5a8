"""How lines over time are drawn: Vega-Lite layers, and nothing of what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

from pmf_lib.views import theme
from pmf_lib.views.describe import Series
from pmf_lib.views.marks import Stroke
from pmf_lib.views.scales import around, chosen_ticks, round_ticks, spread
from pmf_lib.views.specs import Spec, layer, layered, mark, quantity, scale, word
from pmf_lib.views.words import figure, is_known

MOST_POINTS = 26
LINE_HEIGHT = 18
NAME_LENGTH = 14
AXIS_ROOM = 62
MARK_ROOM = 30
MOST_UNMARKED = 2
BROKEN = "break-paths-show-path-domains"  # a line stops where a value is missing


def line_layers(
    labels: Sequence[str], drawn: Sequence[Series], kind: str, decimals: int | None
) -> Spec:
    """Every series as a line with its name and last figure at its end."""
    ticks = round_ticks(*around([value for item in drawn for _, value in item.known]))
    layers = [_line(item, index, labels) for index, item in enumerate(drawn)]
    words = [_label_words(item, kind, decimals) for item in drawn]
    names = _end_labels(drawn, ticks, labels[-1], words)
    longest = max(len(line) for lines in words for line in lines)
    room = AXIS_ROOM + (MARK_ROOM if len(drawn) > MOST_UNMARKED else 8)
    width = round(theme.WIDTH - room - longest * theme.CHARACTER)
    axes = {"x": _period_axis(labels, width), "y": value_axis(ticks, kind)}
    return {"encoding": axes, **layered([*layers, *names], width, theme.HEIGHT)}


def _line(item: Series, index: int, labels: Sequence[str]) -> Spec:
    """A series as a line, with points while they are few enough to tell apart."""
    colour = _colour(item, index)
    dash, width = (theme.TARGET_DASH, 2) if item.target else (theme.DASHES[index], 3)
    rows = [
        {"period": label, "value": value if is_known(value) else None}
        for label, value in zip(labels, item.values, strict=True)
    ]
    line = layer(rows, Stroke(colour, dash, width).look("line", invalid=BROKEN))
    points = [rows[place] for place in item.points(MOST_POINTS)]
    dot = mark("point", shape=theme.SHAPES[index], size=60, filled=True, color=colour, opacity=1)
    return {"layer": [line, layer(points, dot)] if points else [line]}


def _end_labels(
    drawn: Sequence[Series], ticks: Sequence[float], last: str, words: Sequence[list[str]]
) -> list[Spec]:
    """Each series named at the end of its line, moved apart where they would touch.

    Among more than two, the name also carries the mark of its line.
    """
    low, high = ticks[0], ticks[-1]
    pixels = theme.HEIGHT / (high - low)
    heights = [LINE_HEIGHT * len(lines) + 6 for lines in words]
    places = spread([(item.known[-1][1] - low) * pixels for item in drawn], heights, theme.HEIGHT)
    marked = len(drawn) > MOST_UNMARKED
    rows = [
        {"period": last, "value": low + (place + _lift(lines)) / pixels, "words": lines}
        | ({"shape": _shape(item, index), "colour": _colour(item, index)} if marked else {})
        for index, (item, place, lines) in enumerate(zip(drawn, places, words, strict=True))
    ]
    look = mark(
        "text",
        align="left",
        dx=MARK_ROOM if marked else 14,
        lineHeight=LINE_HEIGHT,
        baseline="middle",
    )
    text = layer(rows, look, text=word("words"))
    return [text, _end_marks(rows)] if marked else [text]


def _end_marks(rows: Sequence[Mapping[str, object]]) -> Spec:
    colour = word("colour", scale=None)
    look = mark("point", xOffset=18, size=70, filled=True, opacity=1, strokeWidth=2)
    return layer(rows, look, shape=word("shape", scale=None), fill=colour, stroke=colour)


def _shape(item: Series, index: int) -> str:
    return "stroke" if item.target else theme.SHAPES[index]


def _colour(item: Series, index: int) -> str:
    return theme.TARGET if item.target else theme.CATEGORICAL[index]


def _label_words(item: Series, kind: str, decimals: int | None) -> list[str]:
    """The series' name in short lines, and its last figure."""
    name = wrap(item.name, NAME_LENGTH, max_lines=3, placeholder="…")
    return [*name, figure(item.known[-1][1], kind, decimals)]


def _lift(lines: list[str]) -> float:
    """Vega sets the first line on the place: lift it so that the middle of the lines is there."""
    return LINE_HEIGHT * (len(lines) - 1) / 2


def _period_axis(labels: Sequence[str], width: float) -> Spec:
    axis = {
        "values": chosen_ticks(labels, width),
        "labelAngle": 0,
        "labelOverlap": False,
        "labelExpr": "split(datum.label, ' ')",
    }
    across = {"domain": labels, "padding": 0.3}
    return word("period", sort=None, scale=across, axis=axis, title=None)


def value_axis(ticks: Sequence[float], kind: str) -> Spec:
    """The axis of figures up the side, each written as the page writes it, in short."""
    words = axis_words(kind, ticks)
    axis = {"values": ticks, "labelExpr": words, "domain": False, "ticks": False}
    return quantity("value", scale=scale(ticks[0], ticks[-1]), axis=axis, title=None)


def axis_words(kind: str, ticks: Sequence[float]) -> str:
    """A Vega expression that writes a tick as `words.figure` writes a value, all alike in length.

    Thousands and millions are shortened where money, or a number of seven digits, needs it.
    """
    places = max(len(f"{tick:.10f}".rstrip("0").partition(".")[2]) for tick in ticks)
    sign = "(datum.value < 0 ? '−' : '')"
    short = "replace(replace(format(abs(datum.value), '~s'), 'M', 'm'), 'G', 'bn')"
    plain = f"format(abs(datum.value), ',.{places}f')"
    largest = max(map(abs, ticks))
    match kind:
        case "percent":
            return f"{sign} + {plain} + '%'"
        case "money":
            return f"{sign} + '£' + {short if largest >= 1_000 else plain}"
        case "yes_no":
            return "datum.value == 1 ? 'yes' : datum.value == 0 ? 'no' : ''"
        case _:
            return f"{sign} + {short if largest >= 1_000_000 else plain}"
