"""Stacked bars: what the days of each name went on, from left to right in one order.

Each part carries the first letter of its word and its number, so that colour never speaks alone;
a part too narrow for them is told apart by its place, and its number stands in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmf_lib.views import tables, theme
from pmf_lib.views.bar_layers import Names, name_axis
from pmf_lib.views.chart_parts import Titles, caption_of, spec_of
from pmf_lib.views.records import Chart
from pmf_lib.views.specs import Spec, layer, layered, mark, quantity, word
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import counted, listed

TOTAL_SPACE = 34
PADDING = 8
# Letters on each of the four colours: 10.25, 6.12, 9.77 and 6.41 to 1.
LETTERS = (theme.PAPER, theme.INK, theme.PAPER, theme.INK)

Row = tuple[str, Sequence[int]]


def stages(titles: Titles, parts: Sequence[str], rows: Sequence[Row], column: str) -> Chart:
    """A bar a row in as many parts, its sum at its end; `column` heads the names in the table.

    ValueError without a row or a day, with a part fewer than nought, with more parts than
    colours, or where two parts begin with the same letter.
    """
    _refuse(parts, rows)
    heads = (Heading(column), *(Heading(part, "count") for part in parts), Heading("All", "count"))
    figures = [(name, *days, sum(days)) for name, days in rows]
    return Chart(
        headline=titles.headline,
        subtitle=titles.subtitle,
        alternative=_alternative(parts, rows),
        source=titles.source,
        spec=spec_of(_drawn(parts, rows)),
        table=tables.from_rows(figures, caption=caption_of(titles), headings=heads),
    )


def letters(parts: Sequence[str]) -> str:
    """What the letters on the bars stand for: "E entering the figure, M making the report"."""
    return listed(f"{part[0]} {part[0].lower()}{part[1:]}" for part in parts)


def _refuse(parts: Sequence[str], rows: Sequence[Row]) -> None:
    if not any(sum(days) for _, days in rows):
        raise ValueError("A chart needs at least one day; a nil return says there is none")
    if len(parts) > len(theme.CATEGORICAL) or len({part[0] for part in parts}) < len(parts):
        raise ValueError("At most four parts, each with a first letter of its own")
    for name, days in rows:
        if len(days) != len(parts) or min(days) < 0:
            raise ValueError(f"“{name}” needs {len(parts)} numbers from nought up")


def _alternative(parts: Sequence[str], rows: Sequence[Row]) -> str:
    """The longest and the shortest bar in words, part by part."""
    ordered = sorted(rows, key=lambda row: sum(row[1]))
    count = counted(len(rows), "bar")
    opening = f"Stacked bar chart of {count}, each in {len(parts)} parts: {letters(parts)}."
    if len(rows) == 1:
        return f"{opening} {_told(rows[0])}."
    return f"{opening} The longest is {_told(ordered[-1])}; the shortest is {_told(ordered[0])}."


def _told(row: Row) -> str:
    name, days = row
    return f"{name} at {counted(sum(days), 'day')} ({' + '.join(map(str, days))})"


def _drawn(parts: Sequence[str], rows: Sequence[Row]) -> Spec:
    names = Names.of([name for name, _ in rows])
    width = names.bar_room - TOTAL_SPACE
    a_day = width / max(sum(days) for _, days in rows)
    cells = list(_cells(parts, list(zip(names.wrapped, rows, strict=True)), a_day))
    sums = [
        {"name": name, "all": sum(days), "label": str(sum(days))}
        for name, (_, days) in zip(names.wrapped, rows, strict=True)
    ]
    scale = {"domain": [0, names.bar_room / a_day], "nice": False}
    axis = name_axis()

    def across(field: str) -> Spec:
        return quantity(field, axis=None, scale=scale)

    colours = {"domain": list(parts), "range": list(theme.CATEGORICAL[: len(parts)])}
    inks = {"domain": list(parts), "range": list(LETTERS[: len(parts)])}
    bar = mark("bar", height={"band": 0.72}, stroke=theme.PAPER, strokeWidth=1)
    fill = word("part", legend=None, scale=colours)
    ink = word("part", legend=None, scale=inks)
    places = {"x": across("from"), "x2": {"field": "to"}, "y": axis}
    drawn = [
        layer(cells, bar, **places, color=fill),
        layer(cells, mark("text"), x=across("middle"), y=axis, text=word("label"), color=ink),
        layer(sums, mark("text", align="left", dx=6), x=across("all"), y=axis, text=word("label")),
    ]
    resolved = {"resolve": {"scale": {"color": "independent"}}}
    return {**layered(drawn, names.bar_room, names.height), **resolved}


def _cells(
    parts: Sequence[str], rows: Sequence[tuple[str, Row]], a_day: float
) -> Iterator[dict[str, object]]:
    for name, (_, days) in rows:
        start = 0
        for part, number in zip(parts, days, strict=True):
            if number:
                label = _label(f"{part[0]} {number}", number * a_day)
                end = start + number
                middle = (start + end) / 2
                spot = {"from": start, "to": end, "middle": middle}
                yield {"name": name, "part": part, "label": label, **spot}
            start += number


def _label(label: str, room: float) -> str:
    """The letter and the number where there is room for them, else the letter, else nothing."""
    fitting = (text for text in (label, label[0]) if len(text) * theme.CHARACTER + PADDING <= room)
    return next(fitting, "")
