"""A notebook's Markdown as HTML: words, lists and headings, and nothing that runs or loads."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any

import mistune
from markupsafe import Markup

from pmf_lib.views.clean import clean, slug
from pmf_lib.views.html import Scope
from pmf_lib.views.records import Link

FIRST_LEVEL = 2
LAST_LEVEL = 6
_TAG = re.compile(r"<[^>]*>")


@dataclass
class Outline:
    """The headings of a page so far: the levels never skip, and second-level ones are contents."""

    scope: Scope
    contents: list[tuple[str, str]] = field(default_factory=list)

    def heading(self, text: str, level: int) -> str:
        """A heading no deeper than one below the last; the single h1 is the opening's title."""
        fitted = max(FIRST_LEVEL, min(level, self.scope.level + 1, LAST_LEVEL))
        self.scope.level = fitted
        words = html.unescape(_TAG.sub("", text))
        place = self.scope.id(slug(words))
        if fitted == FIRST_LEVEL:
            self.contents.append((place, words))
        return f'<h{fitted} id="{place}">{text}</h{fitted}>\n'


class _Renderer(mistune.HTMLRenderer):
    """Escapes raw HTML, keeps links inside the quarter, and shows pictures as their words."""

    def __init__(self, outline: Outline) -> None:
        super().__init__(escape=True, allow_harmful_protocols=False)
        self._outline = outline

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        """A heading of the page's outline."""
        return self._outline.heading(text, level)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link within the quarter; any other address is printed, not linked."""
        address = self._outline.scope.href(Link(text="link", target=url or "#"))
        if address:
            return f'<a href="{html.escape(address)}">{text}</a>'
        return f"{text} ({html.escape(url)})" if url and url not in text else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """The picture's words: pages hold no pictures from elsewhere."""
        return html.escape(html.unescape(text))


def render(source: str, outline: Outline) -> Markup:
    """A Markdown cell as safe HTML; its headings join the outline."""
    convert = mistune.create_markdown(renderer=_Renderer(outline))
    return Markup(convert(clean(source)))
