"""Marks that tell points apart by shape and colour, and a row of them with their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pmf_lib.views import theme
from pmf_lib.views.specs import Spec, fixed, layer, mark

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

    def look(self, kind: str, **more: object) -> Spec:
        """A `rule` or a `line` drawn so."""
        return mark(kind, color=self.colour, strokeDash=self.dash, strokeWidth=self.width, **more)


@dataclass(frozen=True)
class Mark:
    """How a class of points looks, and its word; a hollow mark is an outline on paper."""

    word: str
    shape: str
    colour: str
    flagged: bool = True
    hollow: bool = False

    def look(self, size: float) -> Spec:
        """This mark as what is drawn for a row; its edge sets it off from what lies below."""
        fill, stroke = (theme.PAPER, self.colour) if self.hollow else (self.colour, theme.PAPER)
        return mark(
            "point",
            shape=self.shape,
            size=size,
            filled=True,
            fill=fill,
            stroke=stroke,
            strokeWidth=1.5 if self.hollow else 1,
            opacity=1,
        )


def once(drawn: Spec, **channels: Spec) -> Spec:
    """A layer of one row without fields, for what stands at a fixed place.

    Vega-Lite refuses a layer without any encoding, so it has one that changes nothing.
    """
    return layer([{}], drawn, opacity=fixed(1), **channels)


def words_at(words: str, left: float, middle: float) -> Spec:
    """Words that begin at a place."""
    return once(mark("text", text=words, x=left, y=middle, align="left", baseline="middle"))


def stroke_at(start: tuple[float, float], end: tuple[float, float], stroke: Stroke) -> Spec:
    """A straight line from one place (across, down) to another."""
    return once(
        stroke.look("rule"),
        x=fixed(start[0]),
        y=fixed(start[1]),
        x2=fixed(end[0]),
        y2=fixed(end[1]),
    )


def key(marks: Iterable[Mark], left: float, right: float, middle: float) -> list[Spec]:
    """Marks with their words side by side from `left`, in as many rows as they need.

    `middle` is that of the lowest row.
    """
    placed: list[tuple[Mark, float, int]] = []
    across, row = left, 0
    for item in marks:
        width = len(item.word) * theme.CHARACTER + KEY_GAP
        if across > left and across + width - NAME_GAP > right:
            across, row = left, row + 1
        placed.append((item, across, row))
        across += width
    return [
        part
        for item, place, at in placed
        for part in _key_item(item, place, middle - KEY_HEIGHT * (row - at))
    ]


def _key_item(item: Mark, left: float, middle: float) -> list[Spec]:
    dot = once(item.look(KEY_SIZE), x=fixed(left), y=fixed(middle))
    return [dot, words_at(item.word, left + NAME_GAP, middle)]
