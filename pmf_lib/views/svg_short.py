"""A picture in fewer words: the same marks, with what neighbours share said once.

Vega writes every point of a chart with all its paint. A page of ten charts would carry most of
its weight in repetition, and councillors read it on a phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

INHERITED = (
    "fill",
    "fill-opacity",
    "font-size",
    "font-style",
    "font-weight",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
)
_NUMBER = r"-?\d+(?:\.\d+)?"
_CIRCLE = re.compile(
    rf"M({_NUMBER}),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0", flags=re.ASCII
)  # how Vega draws a circle round its own nought
_PLACE = re.compile(rf"translate\(({_NUMBER}),({_NUMBER})\)", flags=re.ASCII)

_MARK = re.compile(
    rf"M({_NUMBER}),({_NUMBER})((?:L{_NUMBER},{_NUMBER}|[hv]{_NUMBER})*)Z", flags=re.ASCII
)  # a mark with straight sides
_STEP = re.compile(rf"L({_NUMBER}),({_NUMBER})|h({_NUMBER})|v({_NUMBER})", flags=re.ASCII)


def shortened(body: str) -> str:
    """The inside of a picture, shorter; it must be well-formed and looks the same."""
    root = ElementTree.fromstring(f"<g>{body}</g>")
    for element in list(root.iter("path")):
        _as_circle(element)
        _in_place(element)
    _share(root)
    whole = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    return whole.removeprefix("<g>").removesuffix("</g>").replace(" />", "/>")


def _as_circle(element: Element) -> None:
    """A path that is a circle at a place, as a circle."""
    drawn = _CIRCLE.fullmatch(element.get("d", ""))
    place = _PLACE.fullmatch(element.get("transform", ""))
    if drawn is None or place is None:
        return
    kept = {name: text for name, text in element.attrib.items() if name not in ("d", "transform")}
    element.tag, (across, down) = "circle", place.groups()
    element.attrib.clear()
    element.attrib.update(dict(sorted({**kept, "cx": across, "cy": down, "r": drawn[1]}.items())))


def _in_place(element: Element) -> None:
    """A mark that is moved to its place, drawn there."""
    drawn = _MARK.fullmatch(element.get("d", ""))
    place = _PLACE.fullmatch(element.get("transform", ""))
    if drawn is None or place is None:
        return
    across, down = (Decimal(text) for text in drawn.group(1, 2))
    path = f"M{_plain(across + Decimal(place[1]))},{_plain(down + Decimal(place[2]))}"
    for x, y, right, below in _STEP.findall(drawn[3]):
        to_x = Decimal(x) if x else across + Decimal(right or 0)
        to_y = Decimal(y) if y else down + Decimal(below or 0)
        path += _step(to_x - across, to_y - down)
        across, down = to_x, to_y
    del element.attrib["transform"]
    element.set("d", f"{path}Z")


def _step(right: Decimal, below: Decimal) -> str:
    if not below:
        return f"h{_plain(right)}"
    return f"l{_plain(right)},{_plain(below)}" if right else f"v{_plain(below)}"


def _plain(number: Decimal) -> str:
    """As short as it can be written: no nought at the end, none of minus nothing."""
    return f"{number.normalize() + 0:f}"


def _share(parent: Element) -> None:
    """Put neighbours with the same paint into a group that says it once."""
    runs = [list(run) for _, run in groupby(list(parent), key=_paint)]
    for child in list(parent):
        parent.remove(child)
    for run in runs:
        parent.extend(_grouped(run))
    for child in parent:
        if child.tag == "g":
            _share(child)


def _grouped(run: list[Element]) -> Iterable[Element]:
    paint = _paint(run[0])
    if len(run) < 2 or not paint:
        return run
    group = Element("g", dict(paint))
    for child in run:
        for name, _ in paint:
            del child.attrib[name]
        group.append(child)
    return [group]


def _paint(element: Element) -> tuple[tuple[str, str], ...]:
    """What an element's inside would inherit; nothing of a group or a definition."""
    if element.tag in ("g", "defs"):
        return ()
    return tuple((name, element.attrib[name]) for name in INHERITED if name in element.attrib)
