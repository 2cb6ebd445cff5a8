"""The gates that keep a page harmless: it reads in one way, loads nothing and runs nothing.

What a page may hold is listed; whatever is not listed is refused, known to be harmful or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pmf_lib.run.gate_words import (
    LINK,
    PAINTING,
    PICTURE,
    SCHEME,
    css_addresses,
    is_strict,
    may_have,
)
from pmf_lib.run.page_shape import TAGS_OF_PAGES
from pmf_lib.run.page_tree import Element, Page
from pmf_lib.views.clean import BIDI

_POLICY = "Content-Security-Policy"


@dataclass(frozen=True)
class Checked:
    """A page under check, with what it should say and may link to."""

    html: str
    tree: Page
    echo: dict[str, str]
    links: frozenset[str]
    limit: int
    words: int = 0
    letters: frozenset[str] | None = None

    @property
    def file(self) -> str:
        """Where the page says that it lies in the quarter's folder."""
        body = self.tree.first("body")
        return body.get("data-file") if body else ""

    def all(self, *names: str) -> list[Element]:
        """Every element of these names, in order."""
        return self.tree.all(*names)

    @property
    def everything(self) -> list[Element]:
        """Every element, in order."""
        return self.tree.elements

    @cached_property
    def ids(self) -> Counter[str]:
        """Every id, and how often it stands in the page."""
        return Counter(tag.get("id") for tag in self.everything if "id" in tag.attributes)


Gate = Callable[[Checked], Iterator[str]]


def reads_in_one_way(page: Checked) -> Iterator[str]:
    """Nothing that a browser would read, or mend, in another way than these gates."""
    yield from page.tree.faults
    head = page.tree.first("head")
    first = next((tag for tag in page.all("meta", "title", "link", "style") if head), None)
    if first is None or first.get("charset").lower() != "utf-8" or first.parent is not head:
        yield "The page does not say first that it is written in UTF-8"


def has_known_parts(page: Checked) -> Iterator[str]:
    """No element and no attribute but those that pages are made of."""
    for tag in page.everything:
        if tag.name not in TAGS_OF_PAGES:
            yield f"<{tag.name}> may not stand in a page"
        for name in tag.attributes:
            if not may_have(tag.name, name):
                yield f"<{tag.name}> has an attribute that no page needs: {name}"


def loads_nothing(page: Checked) -> Iterator[str]:
    """No address outside the quarter in anything a browser would fetch or follow."""
    for tag in page.everything:
        for name, words in tag.attributes.items():
            if not _stays_inside(tag, name, words):
                yield f"<{tag.name}> points outside the page: {name}=“{shorter(words)}”"
            elif name in PAINTING and any(css_addresses(words)):
                yield f"<{tag.name}> loads {shorter(words)}"
    for style in page.all("style"):
        for address in css_addresses(style.text()):
            yield f"The stylesheet loads {shorter(address)}"


def runs_nothing(page: Checked) -> Iterator[str]:
    """No event handler, no style beside the stylesheet, no order to the browser."""
    for tag in page.everything:
        for name in tag.attributes:
            if name.startswith("on"):
                yield f"<{tag.name}> has an event handler: {name}"
            if name == "style":
                yield f"<{tag.name}> carries a style of its own"
        if tag.name == "meta" and tag.get("http-equiv") not in ("", _POLICY):
            order = shorter(tag.get("http-equiv"))
            yield f"The page gives its browser an order, or sends its reader elsewhere: {order}"
        if tag.name == "link" and tag.get("rel") != "icon":
            yield f"<link> may give an icon alone, not “{shorter(tag.get('rel'))}”"


def keeps_policy(page: Checked) -> Iterator[str]:
    """A Content-Security-Policy that forbids all but the page's own stylesheet."""
    orders = [meta for meta in page.all("meta") if meta.get("http-equiv") == _POLICY]
    first = orders[0].place if orders else len(page.everything)
    late = any(tag.place < first for tag in page.all("style", "link", "img"))
    if late or not all(is_strict(meta.get("content")) for meta in orders) or not orders:
        yield "The page has no strict Content-Security-Policy"


def text_keeps_its_order(page: Checked) -> Iterator[str]:
    """No character that reorders the text around it."""
    found = sorted({f"U+{ord(sign):04X}" for sign in BIDI.findall(page.html)})
    if found:
        yield f"The page holds characters that reorder its text: {', '.join(found)}"


def _stays_inside(tag: Element, name: str, address: str) -> bool:
    """Whether an attribute is no address, or one within the quarter's folder or the page."""
    if tag.name == "link" and name == "href":
        return address == "data:,"
    if name == "src":
        return PICTURE.fullmatch(address) is not None
    if name == "href":
        # Where a file of the quarter is meant but none is there, another gate says so.
        return LINK.fullmatch(address) is not None and not SCHEME.match(address)
    return True


def shorter(words: str) -> str:
    """The words on one line, cut where they are long."""
    text = " ".join(words.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
