"""A page's elements as its gates read them: names, attributes, words, what stands in what."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

# They hold nothing, and have no end tag.
_EMPTY = frozenset(
    {"area", "base", "br", "col", "command", "embed", "hr", "img"}
    | {"input", "keygen", "link", "meta", "param", "source", "track", "wbr"}
)


@dataclass(slots=True, eq=False)
class Element:
    """One element. The elements and the words in it are a stretch of all that the page has."""

    name: str
    attributes: dict[str, str]
    parent: Element | None
    page: Page = field(repr=False)
    place: int
    first_words: int
    end: int = 0
    end_words: int = 0

    def get(self, name: str) -> str:
        """An attribute's value; empty where it has none."""
        return self.attributes.get(name, "")

    def text(self, between: str = "") -> str:
        """All words in it."""
        return between.join(self.page.words[self.first_words : self.end_words])

    def all(self, name: str) -> list[Element]:
        """Every element of that name in it, in order."""
        inside = self.page.elements[self.place + 1 : self.end]
        return [element for element in inside if element.name == name]

    def child(self, name: str) -> Element | None:
        """The first of its own children with that name."""
        return next((found for found in self.all(name) if found.parent is self), None)


class Page(HTMLParser):
    """A page read once, with every element and every stretch of words in its order.

    An end tag ends the nearest element of its name and all that was left open in it; one without
    a beginning is passed over.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.words: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self._end(0)

    def all(self, *names: str) -> list[Element]:
        """Every element of these names, in order."""
        return [element for element in self.elements if element.name in names]

    def first(self, name: str) -> Element | None:
        """The first element of that name."""
        return next((element for element in self.elements if element.name == name), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self._begin(tag, attrs)
        if tag in _EMPTY:
            self._end(len(self._open) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins and ends."""
        self._begin(tag, attrs)
        self._end(len(self._open) - 1)

    def handle_endtag(self, tag: str) -> None:
        """The nearest element of that name ends."""
        for depth in reversed(range(len(self._open))):
            if self._open[depth].name == tag:
                self._end(depth)
                return

    def handle_data(self, data: str) -> None:
        """Some words."""
        self.words.append(data)

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        parent = self._open[-1] if self._open else None
        begun = Element(tag, attributes, parent, self, len(self.elements), len(self.words))
        self.elements.append(begun)
        self._open.append(begun)

    def _end(self, depth: int) -> None:
        for element in self._open[depth:]:
            element.end, element.end_words = len(self.elements), len(self.words)
        del self._open[depth:]
