"""What a drawing in a page may be made of, and nothing else."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pmf_lib.views import theme
from pmf_lib.views.clean import clean

_GRAPHICS = {"svg", "g", "path", "line", "rect", "circle", "ellipse", "polygon", "polyline"}
TAGS = _GRAPHICS | {"text", "tspan", "defs", "clipPath", "linearGradient", "stop"}
_PLACE = {"d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "points", "transform"}
_SIZE = {"r", "rx", "ry", "width", "height", "offset"}
_FILL = {"fill", "fill-opacity", "opacity", "stop-color", "stop-opacity", "clip-path"}
_LINE = {
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
}
_TYPE = {"text-anchor", "font-size", "font-weight", "font-style"}
ATTRIBUTES = _PLACE | _SIZE | _FILL | _LINE | _TYPE | {"id", "gradientUnits"}
LETTERS = f'font-family="{theme.FONT}" font-size="{theme.TEXT_SIZE}"'
_HEAD = re.compile(rf'<svg class="drawn" viewBox="[-0-9. ]+" {re.escape(LETTERS)} role="img"§§>')
_TAIL = "</svg>"
_OWN_PLACE = re.compile(r"§\d+|url\(#§\d+\)", flags=re.ASCII)


def is_allowed(picture: str) -> bool:
    """Whether a picture from elsewhere is one that `draw` could have made.

    Text between `<!` or `<?` and its end means one thing to an XML reader and another to a
    browser, so there may be none.
    """
    head = _HEAD.match(picture)
    if head is None or not picture.endswith(_TAIL) or clean(picture) != picture:
        return False
    body = picture[head.end() : -len(_TAIL)]
    if "<!" in body or "<?" in body:
        return False
    try:
        root = ElementTree.fromstring(f"<g>{body}</g>")
    except ElementTree.ParseError:
        return False
    return all(map(_may_stand, root.iter()))


def _may_stand(element: Element) -> bool:
    return element.tag in TAGS and all(
        name in ATTRIBUTES and may_be(name, value) for name, value in element.items()
    )


def may_be(name: str, value: str) -> bool:
    """Whether an attribute's value names no address; ids are places of the picture's own."""
    if _OWN_PLACE.fullmatch(value):
        return (name == "id") == value.startswith("§")
    return name != "id" and "url" not in value and ":" not in value
