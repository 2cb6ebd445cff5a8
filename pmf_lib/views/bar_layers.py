"""How bars are drawn: Vega-Lite layers, and nothing of what they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from pmf_lib.views import theme
from pmf_lib.views.specs import Spec, layer, layered, mark, quantity, word
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


def _centred() -> Spec:
    """Vega sets a name's first line on the row's middle: lift names of more lines."""
    lifts = [
        {"test": f"length(split(datum.value, '\\n')) == {lines}", "value": -9 * (lines - 1)}
        for lines in (2, 3, 4)
    ]
    return {"condition": lifts, "value": 0}


def name_axis() -> Spec:
    """Names down the side, each in its lines."""
    axis = {
        "domain": False,
        "ticks": False,
        "labelLimit": 0,
        "labelLineHeight": 18,
        "labelExpr": "split(datum.label, '\\n')",
        "labelOffset": _centred(),
    }
    return word("name", sort=None, title=None, axis=axis)


def figure_bars(
    rows: list[dict[str, Any]], names: Names, span: tuple[float, float], longest: int
) -> Spec:
    """A bar a row from nought, its figure at its end; `longest` is the longest figure's length."""
    low, high = span
    width, label_width = names.bar_room, theme.CHARACTER * longest + LABEL_SPACE
    room = (high - low or 1.0) * label_width / max(width - 2 * label_width, 1)
    domain = [low - room if low < 0 else 0, high + room if high > 0 else 0]
    across = quantity("value", axis=None, scale={"domain": domain, "nice": False, "zero": True})
    places = {"x": across, "y": name_axis()}
    bar = mark("bar", color=theme.CATEGORICAL[0], height={"band": 0.72})
    right = mark("text", align="left", dx=6, invalid=None)
    left = mark("text", align="right", dx=-6)
    layers = [
        layer(rows, bar, **places),
        layer([{"value": 0}], mark("rule", color=theme.INK), x=quantity("value", axis=None)),
        _figures(rows, right, "datum.value === null || datum.value >= 0", places),
        _figures(rows, left, "datum.value < 0", places),
    ]
    return layered(layers, width, names.height)


def _figures(rows: list[dict[str, Any]], look: Spec, test: str, places: dict[str, Spec]) -> Spec:
    """The figures of the bars that the test picks out."""
    return {"transform": [{"filter": test}], **layer(rows, look, **places, text=word("label"))}


def status_panels(rows: list[dict[str, Any]], names: Names, words: tuple[str, ...]) -> Spec:
    """A panel for each status word: the same scale in all, counts at the ends of the bars."""
    most = max(row["count"] for row in rows)
    width = (names.bar_room - 36) / len(words) - 14
    room = most * 24 / max(width - 24, 1)
    fills = [theme.STATUS_COLOURS[tone] for tone in ("red", "amber", "green", "plain")]
    across = quantity("count", axis=None, scale={"domain": [0, most + room], "nice": False})
    places = {"x": across, "y": name_axis()}
    bar = mark("bar", stroke=theme.INK, strokeWidth=1, height={"band": 0.7})
    fill = word("status", legend=None, scale={"domain": words, "range": fills})
    layers = [
        {"mark": bar, "encoding": {**places, "color": fill}},
        {"mark": mark("text", align="left", dx=5), "encoding": {**places, "text": word("label")}},
    ]
    header = {"title": None, "labelAnchor": "start", "labelLimit": 0}
    return {
        "data": {"values": rows},
        "facet": {"column": word("status", sort=words, header=header)},
        "spacing": 14,
        "spec": layered(layers, width, names.height),
    }
