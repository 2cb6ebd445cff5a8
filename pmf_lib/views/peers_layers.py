"""How a comparison of authorities is drawn: Vega-Lite layers, and nothing of what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

from pmf_lib.views import theme
from pmf_lib.views.line_ends import LINE_HEIGHT
from pmf_lib.views.lines import axis_words
from pmf_lib.views.marks import SOLID, Mark, Stroke, once, stroke_at
from pmf_lib.views.scales import around_kind, round_ticks, staggered
from pmf_lib.views.specs import Spec, layer, layered, mark, quantity, scale, word

NAME_LENGTH = 24
ROW_ROOM = 8
NAME_GAP = 12
MOST_TICKS = 3
QUARTILE_DASH = (6, 4)
PEER = Mark("Peer", "circle", theme.CONTROL_COLOURS["common"])
OWN = Mark("Own", "diamond", theme.CATEGORICAL[0])


@dataclass(frozen=True)
class Peer:
    """A row: an authority's name, its figure, and that as printed."""

    name: str
    value: float | None
    figure: str
    own: bool

    @property
    def lines(self) -> list[str]:
        """The name in lines short enough for a phone."""
        return wrap(self.name, NAME_LENGTH) or [" "]


@dataclass(frozen=True)
class Level:
    """A line across all rows: its word, its figure, and that as printed."""

    word: str
    value: float
    figure: str


@dataclass(frozen=True)
class _Ground:
    """Where all stands: pixels across and down, and the round numbers of the scale."""

    width: float
    middles: tuple[float, ...]
    height: float
    ticks: tuple[float, ...]

    def across(self, value: float) -> float:
        """Pixels from the left for a figure."""
        return (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0]) * self.width


def peers_layers(rows: Sequence[Peer], levels: Sequence[Level], kind: str) -> Spec:
    """Guides, lines, dots, names and figures; one's own row in bold with a mark of its own."""
    ground = _ground(rows, levels, kind)
    layers = [
        _guides(ground),
        *_level_layers(levels, ground),
        *_dots(rows, ground, kind),
        *_names(rows, ground),
        *_figures(rows, ground),
    ]
    return layered(layers, ground.width, ground.height)


def _ground(rows: Sequence[Peer], levels: Sequence[Level], kind: str) -> _Ground:
    names = max(len(line) for row in rows for line in row.lines)
    figures = max(len(row.figure) for row in rows)
    width = theme.WIDTH - (names + figures) * theme.CHARACTER * 1.05 - 2 * NAME_GAP
    heights = [ROW_ROOM + LINE_HEIGHT * len(row.lines) for row in rows]
    ends = list(accumulate(heights))
    middles = tuple(end - height / 2 for end, height in zip(ends, heights, strict=True))
    values = [row.value for row in rows if row.value is not None]
    span = around_kind([*values, *(level.value for level in levels)], kind)
    return _Ground(width, middles, ends[-1], round_ticks(*span, most=MOST_TICKS))


def _guides(ground: _Ground) -> Spec:
    """A hair line across each row, from the name to the dot and on to the figure."""
    rows = [{"middle": middle} for middle in ground.middles]
    look = mark("rule", color=theme.RULE, strokeWidth=0.5, x=0, x2=ground.width)
    return layer(rows, look, y=_down(ground))


def _down(ground: _Ground) -> Spec:
    return quantity("middle", scale=scale(ground.height, 0), axis=None)


def _level_layers(levels: Sequence[Level], ground: _Ground) -> list[Spec]:
    """Each level as a line from top to bottom; its words end at the line, above the rows."""
    words = [f"{level.word} {level.figure}" for level in levels]
    places = [ground.across(level.value) for level in levels]
    spans = [
        (place - (len(said) + 1) * theme.CHARACTER, place)
        for place, said in zip(places, words, strict=True)
    ]
    drawn = []
    for level, said, place, row in zip(levels, words, places, staggered(spans), strict=True):
        top = -LINE_HEIGHT * (row + 1) - 4
        drawn += [
            stroke_at((place, top), (place, ground.height), _stroke(level)),
            once(mark("text", text=said, x=place - 6, y=top, align="right", baseline="top")),
        ]
    return drawn


def _stroke(level: Level) -> Stroke:
    return Stroke(theme.INK, SOLID if level.word == "Median" else QUARTILE_DASH, 1.5)


def _dots(rows: Sequence[Peer], ground: _Ground, kind: str) -> list[Spec]:
    words = axis_words(kind, ground.ticks)
    axis = {"values": ground.ticks, "labelExpr": words, "grid": False, "title": None}
    across = quantity("value", scale=scale(ground.ticks[0], ground.ticks[-1]), axis=axis)
    base = [
        {"middle": middle, "value": row.value, "own": row.own}
        for row, middle in zip(rows, ground.middles, strict=True)
        if row.value is not None
    ]
    layers = []
    for drawn, size, own in ((PEER, 70, False), (OWN, 220, True)):
        chosen = [row for row in base if row["own"] == own]
        if chosen:
            layers.append(layer(chosen, drawn.look(size), x=across, y=_down(ground)))
    return layers


def _names(rows: Sequence[Peer], ground: _Ground) -> list[Spec]:
    """Names to the left; Vega sets the first line on the middle, so names of more are lifted."""
    placed = [
        (row, row.lines, middle - LINE_HEIGHT * (len(row.lines) - 1) / 2)
        for row, middle in zip(rows, ground.middles, strict=True)
    ]
    return _texts(placed, -NAME_GAP, ground)


def _figures(rows: Sequence[Peer], ground: _Ground) -> list[Spec]:
    longest = max(len(row.figure) for row in rows) * theme.CHARACTER
    placed = [(row, [row.figure], middle) for row, middle in zip(rows, ground.middles, strict=True)]
    return _texts(placed, ground.width + NAME_GAP + longest, ground)


def _texts(
    placed: Sequence[tuple[Peer, list[str], float]], right: float, ground: _Ground
) -> list[Spec]:
    """Words that end at a place, one's own in bold."""
    layers = []
    for own in (False, True):
        rows = [{"words": words, "middle": top} for peer, words, top in placed if peer.own == own]
        if rows:
            look = mark(
                "text",
                align="right",
                baseline="middle",
                lineHeight=LINE_HEIGHT,
                x=right,
                fontWeight="bold" if own else "normal",
            )
            layers.append(layer(rows, look, y=_down(ground), text=word("words")))
    return layers
