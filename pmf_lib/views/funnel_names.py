"""Names beside the dots of a funnel plot that stand out, clear of dots and of one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from textwrap import wrap

from pmf_lib.views import theme
from pmf_lib.views.funnel_parts import OWN_WORDS, Dot, Funnel
from pmf_lib.views.line_ends import LINE_HEIGHT, Plot
from pmf_lib.views.marks import Stroke, stroke_at
from pmf_lib.views.specs import Spec, fixed, layer, mark, word

NAME_LENGTH = 18
MOST_LINES = 3
MOST_NAMED = 8
BESIDE = 22
NEAR = 8
SHIFTS = (0, -24, 24, -48, 48, -72, 72, -96, 96)
LEADER = Stroke(theme.INK, width=1)


@dataclass(frozen=True)
class _Name:
    """Words at a place: to the right (1) or left (-1) of their dot, so far above or below."""

    dot: Dot
    words: tuple[str, ...]
    left: float
    middle: float
    way: int

    @property
    def width(self) -> float:
        return max(map(len, self.words)) * theme.CHARACTER * (1.08 if self.dot.own else 1)

    @property
    def height(self) -> float:
        return LINE_HEIGHT * len(self.words)

    def covers(self, place: tuple[float, float]) -> bool:
        """Whether a dot at this place would lie under the words."""
        across, down = place
        near = abs(down - self.middle) < self.height / 2 + 5
        return near and self.left - 5 < across < self.left + self.width + 5

    def meets(self, other: _Name) -> bool:
        """Whether two names would lie on one another."""
        apart = abs(self.middle - other.middle) >= (self.height + other.height) / 2
        return not apart and (
            self.left < other.left + other.width and other.left < self.left + self.width
        )

    def within(self, plot: Plot) -> bool:
        """Whether the words lie on the ground."""
        high = self.height / 2 <= self.middle <= plot.height - self.height / 2
        return high and self.left >= 0 and self.left + self.width <= plot.width


def name_layers(shown: Funnel, plot: Plot) -> list[Spec]:
    """One's own name in bold, and of those outside the farthest: the rest are in the table."""
    outside = sorted(
        (dot for dot in shown.dots if dot.outside and not dot.own),
        key=lambda dot: -abs(dot.value - shown.middle),
    )
    places = [_place(dot, plot) for dot in shown.dots]
    names: list[_Name] = []
    for dot in [*(dot for dot in shown.dots if dot.own), *outside[:MOST_NAMED]]:
        names.append(_best(dot, names, places, plot))
    return [part for name in names for part in _drawn(name, plot)]


def _best(
    dot: Dot, taken: Sequence[_Name], places: Sequence[tuple[float, float]], plot: Plot
) -> _Name:
    """The place nearest to the dot that hides least."""

    def hidden(name: _Name) -> tuple[bool, int, int]:
        return (
            not name.within(plot),
            sum(name.meets(other) for other in taken),
            sum(map(name.covers, places)),
        )

    return min(_choices(dot, plot), key=hidden)


def _choices(dot: Dot, plot: Plot) -> Iterator[_Name]:
    across, down = _place(dot, plot)
    words = _words(dot)
    for shift, way in product(SHIFTS, (1, -1)):
        name = _Name(dot, words, across + BESIDE, down + shift, way)
        left = across - BESIDE - name.width
        yield name if way > 0 else _Name(dot, words, left, down + shift, way)


def _place(dot: Dot, plot: Plot) -> tuple[float, float]:
    return plot.place_of(dot.size), plot.height - plot.height_of(dot.value)


def _words(dot: Dot) -> tuple[str, ...]:
    name = wrap(dot.name, NAME_LENGTH, max_lines=MOST_LINES, placeholder="…") or [" "]
    return (*name, f"({OWN_WORDS})") if dot.own else tuple(name)


def _drawn(name: _Name, plot: Plot) -> list[Spec]:
    """Words with a rim of paper that keeps them clear of the curves, and what leads to them."""
    across, down = _place(name.dot, plot)
    rows = [{"words": name.words}]
    look = mark(
        "text",
        align="left" if name.way > 0 else "right",
        baseline="middle",
        lineHeight=LINE_HEIGHT,
        x=across + name.way * BESIDE,
        y=name.middle - (name.height - LINE_HEIGHT) / 2,
        fontWeight="bold" if name.dot.own else "normal",
    )
    text = layer(rows, look, text=word("words"))
    rim = layer(rows, look, text=word("words"), stroke=fixed(theme.PAPER), strokeWidth=fixed(4))
    leader = stroke_at((across, down), (across + name.way * (BESIDE - 3), name.middle), LEADER)
    return [*([leader] if abs(name.middle - down) > NEAR else []), rim, text]
