"""Vega-Lite specifications put together as plain data.

Altair says the same with objects that check and copy themselves at every step, which took more
than half of a report's time. The tests hold these specifications to Vega-Lite's schema instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def quantity(field: str, **how: object) -> Spec:
    """A channel of a field that is a number."""
    return {"field": field, "type": "quantitative", **how}


def word(field: str, **how: object) -> Spec:
    """A channel of a field that is a word."""
    return {"field": field, "type": "nominal", **how}


def fixed(value: float | str) -> Spec:
    """A channel that is the same for every row."""
    return {"value": value}


def scale(low: float, high: float) -> Spec:
    """A scale from one figure to the other, and no further."""
    return {"domain": [low, high], "nice": False, "zero": False}


def mark(kind: str, **look: object) -> Spec:
    """What is drawn for a row."""
    return {"type": kind, **look}


def layer(rows: Sequence[Mapping[str, object]], drawn: Spec, **channels: Spec) -> Spec:
    """Rows, what is drawn for each, and the channels that place and shape it."""
    found: Spec = {"data": {"values": list(rows)}, "mark": drawn}
    return {**found, "encoding": channels} if channels else found


def layered(layers: Sequence[Spec], width: float, height: float) -> Spec:
    """Layers, the last on top, on a ground of so many pixels."""
    return {"layer": list(layers), "width": width, "height": height}
