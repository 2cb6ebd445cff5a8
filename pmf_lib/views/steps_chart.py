"""A chart of steps one after the other, each a box with its words: how something goes round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from pmf_lib.views import tables, theme
from pmf_lib.views.chart_parts import Titles, caption_of, spec_of
from pmf_lib.views.records import Chart
from pmf_lib.views.specs import Spec, layer, layered, mark, quantity, word
from pmf_lib.views.tables import Heading

LINE = 20
PADDING = 10
GAP = 26
LETTERS = 54


@dataclass(frozen=True)
class Step:
    """One step: what or who it is, and what happens there."""

    name: str
    detail: str


def steps(titles: Titles, given: Sequence[Step], columns: tuple[str, str]) -> Chart:
    """The steps from the top down, an arrow from each to the next; the table has the same words.

    `columns` head the table: what a step is, and what happens there. ValueError without a step.
    """
    if not given:
        raise ValueError("A chart needs at least one step; a nil return says there is none")
    numbered = [(str(number), step.name, step.detail) for number, step in enumerate(given, 1)]
    told = [f"{number}. {name}: {detail}." for number, name, detail in numbered]
    heads = (Heading("Step"), Heading(columns[0]), Heading(columns[1]))
    return Chart(
        headline=titles.headline,
        subtitle=titles.subtitle,
        alternative=f"{len(given)} steps, one after the other. {' '.join(told)}",
        source=titles.source,
        spec=spec_of(_drawn(given)),
        table=tables.from_rows(numbered, caption=caption_of(titles), headings=heads),
    )


def _drawn(given: Sequence[Step]) -> Spec:
    boxes: list[dict[str, object]] = []
    lines: list[dict[str, object]] = []
    arrows: list[dict[str, object]] = []
    top = 0.0
    for number, step in enumerate(given, start=1):
        words = [f"{number}. {step.name}", *wrap(step.detail, LETTERS)]
        bottom = top + 2 * PADDING + LINE * len(words)
        boxes.append({"left": 0, "right": theme.WIDTH, "top": top, "bottom": bottom})
        for place, text in enumerate(words):
            middle = top + PADDING + LINE * (place + 0.5)
            lines.append(
                {"at": 12, "y": middle, "text": text, "first": "yes" if not place else "no"}
            )
        if number < len(given):
            arrows.append({"at": theme.WIDTH / 2, "from": bottom, "to": bottom + GAP})
        top = bottom + GAP
    return _layers(boxes, lines, arrows, top - GAP)


def _layers(
    boxes: list[dict[str, object]],
    lines: list[dict[str, object]],
    arrows: list[dict[str, object]],
    height: float,
) -> Spec:
    across = {"axis": None, "scale": {"domain": [0, theme.WIDTH], "nice": False}}
    down = {"axis": None, "scale": {"domain": [height, 0], "nice": False}}
    box = mark("rect", fill=theme.PAPER, stroke=theme.INK, strokeWidth=2)
    sides = {"x2": {"field": "right"}, "y2": {"field": "bottom"}}
    place = {"x": quantity("at", **across), "y": quantity("y", **down)}
    names = {"filter": "datum.first === 'yes'"}
    rest = {"filter": "datum.first === 'no'"}
    bold = mark("text", align="left", baseline="middle", fontWeight="bold")
    plain = mark("text", align="left", baseline="middle")
    layers = [
        layer(boxes, box, x=quantity("left", **across), y=quantity("top", **down), **sides),
        {"transform": [names], **layer(lines, bold, **place, text=word("text"))},
        {"transform": [rest], **layer(lines, plain, **place, text=word("text"))},
    ]
    if arrows:
        rule = mark("rule", color=theme.INK, strokeWidth=2)
        head = mark("point", shape="triangle-down", color=theme.INK, filled=True, size=110, dy=-6)
        x = quantity("at", **across)
        layers += [
            layer(arrows, rule, x=x, y=quantity("from", **down), y2={"field": "to"}),
            layer(arrows, head, x=x, y=quantity("to", **down)),
        ]
    return layered(layers, theme.WIDTH, height)
