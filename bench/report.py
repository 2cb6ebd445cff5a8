"""Makes the tables and the chart of the pages that tell of measurements, from the figures.

What stands between `<!-- made: PART.TABLE -->` and `<!-- end -->` is made; the prose around it is
written by hand. A part that was never measured leaves its places as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench import picture
from bench.homes import ROOT
from bench.packs_turns import Packs
from bench.parts import Found, Part, file_of, read
from docs.methods.pictures.drawing import drawn

PAGES = (ROOT / "docs" / "performance.md", ROOT / "docs" / "reliability.md")
CHART = ROOT / "docs" / "pictures" / f"{picture.NAME}.svg"
_PLACE = re.compile(r"(<!-- made: ([a-z.]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def write(parts: Iterable[Part], folder: Path) -> None:
    """Fill the pages' places and draw the chart, from the figures in the folder."""
    found = figures(parts, folder)
    pages = {page: page.read_text("utf-8") for page in PAGES}
    require_places(pages.values(), made(found))
    for page, text in pages.items():
        page.write_text(filled(text, made(found)), encoding="utf-8")
    if svg := chart(found):
        CHART.parent.mkdir(exist_ok=True)
        CHART.write_text(svg, encoding="utf-8")


def figures(parts: Iterable[Part], folder: Path) -> dict[Part, Found]:
    """Each part that was measured, with what was found."""
    files = {part: file_of(part, folder) for part in parts}
    there = {part: file for part, file in files.items() if file.exists()}
    return {part: read(part, file.read_text("utf-8")) for part, file in there.items()}


def made(figures: Mapping[Part, Found]) -> dict[str, str]:
    """The Markdown of every place that can be made, by the place's name."""
    texts: dict[str, str] = {}
    for part, found in figures.items():
        small = " Small sizes only: these figures say nothing." if found.quick else ""
        texts[f"{part.name}.machine"] = f"Measured on: {found.machine}.{small}"
        for name, table in part.tables(found.figures).items():
            texts[f"{part.name}.{name}"] = f"{table.title}:\n\n{table.markdown()}"
        if isinstance(found.figures, Packs):
            texts[f"{part.name}.chart"] = picture.markdown(found.figures)
    return texts


def require_places(pages: Iterable[str], texts: Mapping[str, str]) -> None:
    """A ValueError for a text that has no place in any of the pages."""
    places = {place for page in pages for _, place, _ in _PLACE.findall(page)}
    if lost := sorted(set(texts) - places):
        raise ValueError(f"The pages have no place for {', '.join(lost)}")


def filled(page: str, texts: Mapping[str, str]) -> str:
    """The page with its places filled."""

    def fill(found: re.Match[str]) -> str:
        text = texts.get(found[2])
        return found[0] if text is None else f"{found[1]}\n{text}\n\n{found[3]}"

    return _PLACE.sub(fill, page)


def chart(figures: Mapping[Part, Found]) -> str:
    """The chart as the text of an SVG file; empty where the packs were not measured."""
    packs = (one.figures for one in figures.values() if isinstance(one.figures, Packs))
    return next((drawn(picture.picture(found)) for found in packs), "")
