"""Charts as pictures for formats that hold no drawings: the page's very drawing, on white."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pmf_lib.views import draw, theme
from pmf_lib.views.records import Chart

_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_SHARPER = 2.0


@dataclass(frozen=True)
class Picture:
    """A PNG and the size it was drawn for, in pixels of a screen."""

    png: bytes
    width: float
    height: float


def picture_of(chart: Chart, keeper: draw.Keeper | None) -> Picture:
    """The chart as a picture; the same chart gives the same bytes."""
    svg = draw.draw(chart.spec, prefix="c", title="", description="", keeper=keeper)
    found = _BOX.search(svg)
    assert found is not None, "every drawing says how large it is"
    left, top, width, height = map(float, found.groups())
    sized = svg.replace("<svg ", f'<svg xmlns="{draw.SVG}" width="{width}" height="{height}" ', 1)
    paper = f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{theme.PAPER}"/>'
    head, mark, body = sized.partition("</desc>")
    return Picture(_png(head + mark + paper + body), width, height)


def alternative_of(chart: Chart) -> str:
    """What is said to who cannot see the chart: its message, then what it shows."""
    return f"{chart.headline}. {chart.alternative}"


def _png(svg: str) -> bytes:
    # It brings a JavaScript engine with threads of its own: started only where it is needed.
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, scale=_SHARPER))
