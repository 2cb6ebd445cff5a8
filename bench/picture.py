"""The chart of the roads to a pack: how many packs each makes in the time stock makes one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import isnan
from statistics import median
from typing import Any

from bench.packs_tables import against
from bench.packs_turns import Packs, Road
from docs.methods.pictures.drawing import Picture
from pmf_lib.views import theme
from pmf_lib.views.chart_parts import spec_of
from pmf_lib.views.specs import fixed, layer, layered, mark, quantity, word

NAME = "packs-against-stock"
TARGET = 10
_WIDTH, _BAR = 420, 34
_FIRST = Road.RUN_1


def headline(found: Packs) -> str:
    """The chart's message."""
    times = {row["road"]: row["times"] for row in _rows(found)}
    reached = times.get(_FIRST.words)
    if reached is None:
        return "The figures are too noisy to compare the roads"
    side = "at or above" if reached >= TARGET else "below"
    return (
        f"A pack by pmf run takes 1/{reached:.1f} of stock's processor time, "
        f"{side} the target of {TARGET} times"
    )


def description(found: Packs) -> str:
    """The chart in words, for who cannot see it."""
    told = (f"{row['road']} {row['label']}" for row in _rows(found))
    return (
        f"Bars of how many times as much processor time stock takes for a pack, medians, "
        f"with a dashed line at the target of {TARGET}. {'; '.join(told)}."
    )


def markdown(found: Packs) -> str:
    """The headline and the picture, as the page shows them."""
    return f"**{headline(found)}**\n\n![{description(found)}](pictures/{NAME}.svg)"


def picture(found: Packs) -> Picture:
    """The chart, ready to be drawn."""
    return Picture(NAME, headline(found), description(found), partial(spec, found))


def spec(found: Packs) -> dict[str, Any]:
    """A bar a road, a line from its lowest to its highest round, and the target."""
    rows = list(_rows(found))
    most = max([TARGET, *(row["high"] for row in rows)])
    across = {"scale": {"domain": [0, most * 1.2], "nice": False}, "axis": {"tickCount": 6}}
    title = "Stock takes so many times as much processor time"
    times = quantity("times", title=title, **across)
    road = word("road", title=None, sort=None, axis={"labelLimit": 300})
    bars = mark("bar", height=20, color=theme.CATEGORICAL[0])
    aim = [{"times": TARGET, "label": f"target {TARGET}"}]
    layers = [
        layer(rows, bars, x=times, y=road),
        layer(
            rows,
            mark("rule", strokeWidth=2, color=theme.INK),
            x=quantity("low"),
            x2={"field": "high"},
            y=road,
        ),
        layer(
            rows,
            mark("text", align="left", dx=8),
            x={"datum": most},  # in one column, clear of the target's line
            y=road,
            text=word("label"),
        ),
        layer(
            aim,
            mark("rule", strokeDash=list(theme.TARGET_DASH), strokeWidth=2, color=theme.TARGET),
            x=quantity("times"),
        ),
        layer(
            aim,
            mark("text", align="left", dx=6, baseline="bottom"),
            x=quantity("times"),
            y=fixed(0),
            text=word("label"),
        ),
    ]
    return spec_of(layered(layers, _WIDTH, _BAR * len(rows)))


def _rows(found: Packs) -> Iterator[dict[str, Any]]:
    """Every road but stock itself, with what was measured; none that noise has eaten."""
    for road in found.turns:
        times = against(found.whole, Road.STOCK, road)
        if road is not Road.STOCK and not any(map(isnan, times)):
            middle = median(times)
            row = {"road": road.words, "times": middle, "label": f"{middle:.1f}"}
            yield row | {"low": min(times), "high": max(times)}
