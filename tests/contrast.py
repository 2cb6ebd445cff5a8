"""How far a colour stands out from another (WCAG 2.2, 1.4.3), and what a drawing paints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

PAPER = "#ffffff"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def ratio(one: str, other: str = PAPER) -> float:
    """The contrast ratio of two colours written #rrggbb."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = map(_linear, parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def faint_text(svg: str) -> list[str]:
    """Words of a drawing whose colour does not reach 4.5 to 1 on paper."""
    return [
        "".join(element.itertext())
        for element in ElementTree.fromstring(svg).iter()
        if element.tag.endswith("text") and ratio(element.get("fill", "#000000")) < 4.5
    ]


def faint_marks(svg: str) -> list[str]:
    """Marks of a drawing that neither fill nor outline tells from paper at 3 to 1.

    Grid lines are left out: they carry nothing that words do not say.
    """
    return [
        f"{element.tag} {paints}"
        for element in ElementTree.fromstring(svg).iter()
        if not element.tag.endswith("text") and (paints := list(_paints(element)))
        if element.get("stroke-width") != "0.5"
        if max(ratio(colour) for colour in paints) < 3
    ]


def _paints(element: ElementTree.Element) -> Iterator[str]:
    for name in ("fill", "stroke"):
        if _COLOUR.fullmatch(element.get(name, "")):
            yield element.get(name, "")
