"""Words at the right-hand ends of lines, moved apart and led back to the line they name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmf_lib.views import theme
from pmf_lib.views.marks import Stroke, stroke_at
from pmf_lib.views.scales import spread
from pmf_lib.views.specs import Spec, layer, mark, word

LINE_HEIGHT = 18
LEADER = 20
GAP = 6


@dataclass(frozen=True)
class End:
    """A line's end: the figure it lies at, its words in short lines, and how it is drawn."""

    value: float
    words: tuple[str, ...]
    stroke: Stroke


@dataclass(frozen=True)
class Plot:
    """The ground a chart is drawn on: its size in pixels and its axes, shared by all layers.

    `span` is the scale across, from left to right; `ticks` the round numbers up the side.
    """

    width: float
    height: float
    across: Spec
    up: Spec
    span: tuple[float, float]
    ticks: tuple[float, ...]

    def place_of(self, at: float) -> float:
        """Pixels from the left of the ground."""
        return (at - self.span[0]) / (self.span[1] - self.span[0]) * self.width

    def height_of(self, value: float) -> float:
        """Pixels above the foot of the ground."""
        return (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0]) * self.height

    def layer(self, rows: Sequence[Mapping[str, object]], drawn: Spec, **channels: Spec) -> Spec:
        """Rows drawn on this ground, by `at` across and `value` up."""
        return layer(rows, drawn, x=self.across, y=self.up, **channels)


def room_for(ends: Sequence[End]) -> int:
    """Pixels that the words and what leads to them take beside the ground."""
    longest = max(len(line) for end in ends for line in end.words)
    return round(LEADER + GAP + longest * theme.CHARACTER)


def end_layers(ends: Sequence[End], plot: Plot) -> list[Spec]:
    """Each line's words beside its end, a stroke of the line leading to them."""
    heights = [LINE_HEIGHT * len(end.words) + 4 for end in ends]
    places = spread([plot.height_of(end.value) for end in ends], heights, plot.height)
    drawn = [
        _leader(end, plot, plot.height - place) for end, place in zip(ends, places, strict=True)
    ]
    words = [
        _words(end, plot, plot.height - place) for end, place in zip(ends, places, strict=True)
    ]
    return [*drawn, *words]


def _words(end: End, plot: Plot, middle: float) -> Spec:
    look = mark(
        "text",
        align="left",
        baseline="middle",
        lineHeight=LINE_HEIGHT,
        x=plot.width + LEADER + GAP,
        y=middle - LINE_HEIGHT * (len(end.words) - 1) / 2,
    )
    return layer([{"words": end.words}], look, text=word("words"))


def _leader(end: End, plot: Plot, top: float) -> Spec:
    foot = plot.height - plot.height_of(end.value)
    return stroke_at((plot.width, foot), (plot.width + LEADER, top), end.stroke)
