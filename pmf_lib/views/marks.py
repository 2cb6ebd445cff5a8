"""Marks that tell points apart by shape and colour, and a row of them with their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import altair as alt

from pmf_lib.views import theme

SOLID = (1, 0)
KEY_GAP = 34
KEY_HEIGHT = 22
KEY_SIZE = 90
NAME_GAP = 12


@dataclass(frozen=True)
class Stroke:
    """How a line is drawn, from end to end and on to its words."""

    colour: str
    dash: tuple[int, ...] = SOLID
    width: float = 2


@dataclass(frozen=True)
class Mark:
    """How a class of points looks, and its word; a hollow mark is an outline on paper."""

    word: str
    shape: str
    colour: str
    flagged: bool = True
    hollow: bool = False

    def on(self, layer: alt.Chart, size: float) -> alt.Chart:
        """The layer's rows drawn as this mark; its edge sets it off from what lies below."""
        fill, stroke = (theme.PAPER, self.colour) if self.hollow else (self.colour, theme.PAPER)
        return layer.mark_point(
            shape=self.shape,
            size=size,
            filled=True,
            fill=fill,
            stroke=stroke,
            strokeWidth=1.5 if self.hollow else 1,
            opacity=1,
        )


def nothing() -> alt.Chart:
    """A chart of one row without fields, for what stands at a fixed place.

    Vega-Lite refuses a layer without any encoding, so it has one that changes nothing.
    """
    return alt.Chart(alt.Data(values=[{}])).encode(alt.OpacityValue(1))


def words_at(words: str, left: float, middle: float) -> alt.Chart:
    """Words that begin at a place."""
    return nothing().mark_text(text=words, x=left, y=middle, align="left", baseline="middle")


def stroke_at(start: tuple[float, float], end: tuple[float, float], stroke: Stroke) -> alt.Chart:
    """A straight line from one place (across, down) to another."""
    return (
        nothing()
        .mark_rule(color=stroke.colour, strokeDash=list(stroke.dash), strokeWidth=stroke.width)
        .encode(
            alt.XValue(start[0]), alt.YValue(start[1]), alt.X2Value(end[0]), alt.Y2Value(end[1])
        )
    )


def key(marks: Iterable[Mark], left: float, right: float, middle: float) -> list[alt.Chart]:
    """Marks with their words side by side from `left`, in as many rows as they need.

    `middle` is that of the lowest row.
    """
    placed: list[tuple[Mark, float, int]] = []
    across, row = left, 0
    for mark in marks:
        width = len(mark.word) * theme.CHARACTER + KEY_GAP
        if across > left and across + width - NAME_GAP > right:
            across, row = left, row + 1
        placed.append((mark, across, row))
        across += width
    return [
        layer
        for mark, place, at in placed
        for layer in _key_item(mark, place, middle - KEY_HEIGHT * (row - at))
    ]


def _key_item(mark: Mark, left: float, middle: float) -> list[alt.Chart]:
    dot = nothing().encode(alt.XValue(left), alt.YValue(middle))
    return [mark.on(dot, KEY_SIZE), words_at(mark.word, left + NAME_GAP, middle)]
