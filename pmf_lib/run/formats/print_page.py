"""The page made ready to be printed: figures behind its charts last, no link that leads away."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from pmf_lib.run import export
from pmf_lib.run.edition_pages import without_missing_links
from pmf_lib.run.export import PageFacts
from pmf_lib.run.formats.content import FIGURES
from pmf_lib.run.pages import as_written
from pmf_lib.views.draw import Keeper

_PLACE = "figures-behind-the-charts"
_BEHIND = re.compile(
    r"<details><summary>(?P<words>Figures behind this chart: (?P<subtitle>.*?))</summary>"
    r'<div class="inside">(?P<inside>.*?)</div></details>\s*</figure>',
    re.DOTALL,
)
_DIVISION = re.compile(r'<(?P<end>/?)div(?P<exempt> class="exempt")?')
_CONTENTS_END = "</ol>\n</nav>\n<div"
_TEXT_END = "</div>\n</div>\n</main>"
_LINK = re.compile(r'<a href="#(?P<place>[^"]+)">(?P<words>.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def print_page(notebook: Any, facts: PageFacts, keeper: Keeper | None) -> str:
    """The report's page as it is printed.

    It holds the page's own records in the page's own look. Links to other files, which a printed
    copy has not beside it, are their words.
    """
    page = export.page(as_written(notebook), facts=facts, keeper=keeper)
    return figures_last(without_missing_links(page, facts.file, frozenset()))


def figures_last(page: str) -> str:
    """The page with the figures behind its charts after all else, each linked from its chart.

    Those of an exempt chart stay beside it, so that what is exempt stays together.
    """
    exempt = tuple(_exempt(page))
    behind: list[str] = []

    def moved(found: re.Match[str]) -> str:
        if any(start < found.start() < end for start, end in exempt):
            beside = f"<p><strong>{found['words']}</strong></p>{found['inside']}"
            return f"</figure>{beside}"
        place = f"figures-{len(behind) + 1}"
        behind.append(f'<h3 id="{place}">{found["subtitle"]}</h3>{found["inside"]}')
        link = f'<a href="#{place}">{found["words"]}</a>'
        return f'<p class="source">{link}</p></figure>'

    text = _BEHIND.sub(moved, page)
    if not behind:
        return page
    heading = f'<h2 id="{_PLACE}">{FIGURES}</h2>'
    text = text.replace(_TEXT_END, f"{heading}{''.join(behind)}{_TEXT_END}", 1)
    line = f'<li><a href="#{_PLACE}">{FIGURES}</a></li>'
    return text.replace(_CONTENTS_END, f"{line}\n{_CONTENTS_END}", 1)


def links_in(page: str) -> dict[str, str]:
    """The words of the first link to each place of the page."""
    found: dict[str, str] = {}
    for link in _LINK.finditer(page):
        words = " ".join(html.unescape(_TAG.sub("", link["words"])).split())
        found.setdefault(html.unescape(link["place"]), words)
    return found


def _exempt(page: str) -> Iterator[tuple[int, int]]:
    """From where to where each exempt part goes."""
    start, depth = 0, 0
    for tag in _DIVISION.finditer(page):
        if depth:
            depth += -1 if tag["end"] else 1
            if not depth:
                yield start, tag.start()
        elif tag["exempt"]:
            start, depth = tag.start(), 1
