"""How bars are drawn: Altair layers, and nothing of what they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import altair as alt

from pmf_lib.views import theme
from pmf_lib.views.words import MISSING

NAME_LENGTH = 22
LABEL_SPACE = 16


@dataclass(frozen=True)
class Names:
    """Names down the side of a bar chart, in lines short enough for a phone."""

    wrapped: tuple[str, ...]

    @classmethod
    def of(cls, names: Sequence[str]) -> Names:
        """Wrap these names; a name met again is told apart by its number."""
        met: Counter[str] = Counter()
        wrapped = []
        for name in names:
            met[name] += 1
            again = f" ({met[name]})" if met[name] > 1 else ""
            wrapped.append("\n".join(wrap(name + again, NAME_LENGTH)) or MISSING)
        return cls(tuple(wrapped))

    @property
    def bar_room(self) -> int:
        """Pixels left beside the names."""
        lines = [line for name in self.wrapped for line in name.split("\n")]
        return round(theme.WIDTH - max(map(len, lines)) * theme.CHARACTER - 12)

    @property
    def height(self) -> int:
        """Pixels that all rows take."""
        most = max(name.count("\n") + 1 for name in self.wrapped)
        return (16 + 18 * most) * len(self.wrapped)


def _centred() -> dict[str, Any]:
    """Vega sets a name's first line on the row's middle: lift names of more lines."""
    lifts = [
        {"test": f"length(split(datum.value, '\\n')) == {lines}", "value": -9 * (lines - 1)}
        for lines in (2, 3, 4)
    ]
    return {"condition": lifts, "value": 0}


def _name_axis() -> alt.Y:
    axis = alt.Axis(
        domain=False,
        ticks=False,
        labelLimit=0,
        labelLineHeight=18,
        labelExpr="split(datum.label, '\\n')",
        labelOffset=_centred(),
    )
    return alt.Y("name:N", sort=None, title=None, axis=axis)


def figure_bars(
    rows: list[dict[str, Any]], names: Names, span: tuple[float, float], longest: int
) -> alt.LayerChart:
    """A bar a row from nought, its figure at its end; `longest` is the longest figure's length."""
    low, high = span
    width, label_width = names.bar_room, theme.CHARACTER * longest + LABEL_SPACE
    room = (high - low or 1.0) * label_width / max(width - 2 * label_width, 1)
    domain = [low - room if low < 0 else 0, high + room if high > 0 else 0]
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=_name_axis(),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=domain, nice=False, zero=True)),
    )
    drawn = base.mark_bar(color=theme.CATEGORICAL[0], height={"band": 0.72})
    above = base.transform_filter("datum.value === null || datum.value >= 0")
    below = base.transform_filter("datum.value < 0")
    nought = (
        alt.Chart(alt.Data(values=[{"value": 0}]))
        .mark_rule(color=theme.INK)
        .encode(x=alt.X("value:Q", axis=None))
    )
    layers = [
        drawn,
        nought,
        above.mark_text(align="left", dx=6, invalid=None).encode(text="label:N"),
        below.mark_text(align="right", dx=-6).encode(text="label:N"),
    ]
    return alt.LayerChart(layer=layers).properties(width=width, height=names.height)


def status_panels(
    rows: list[dict[str, Any]], names: Names, words: tuple[str, ...]
) -> alt.FacetChart:
    """A panel for each status word: the same scale in all, counts at the ends of the bars."""
    most = max(row["count"] for row in rows)
    width = (names.bar_room - 36) / len(words) - 14
    room = most * 24 / max(width - 24, 1)
    fills = [theme.STATUS_COLOURS[tone] for tone in ("red", "amber", "green", "plain")]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("count:Q", axis=None, scale=alt.Scale(domain=[0, most + room], nice=False)),
        y=_name_axis(),
    )
    drawn = base.mark_bar(stroke=theme.INK, strokeWidth=1, height={"band": 0.7}).encode(
        color=alt.Color(
            "status:N",
            legend=None,
            scale=alt.Scale(domain=list(words), range=fills),
        )
    )
    labels = base.mark_text(align="left", dx=5).encode(text="label:N")
    panel = alt.LayerChart(layer=[drawn, labels]).properties(width=width, height=names.height)
    header = alt.Header(title=None, labelAnchor="start", labelLimit=0)
    return panel.facet(column=alt.Column("status:N", sort=list(words), header=header), spacing=14)
