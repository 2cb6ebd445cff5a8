"""A page's elements as its gates read them: names, attributes, words, what stands in what.

Browsers mend whatever they are given, each fault by a rule of its own. Our pages need no mending:
markup that can be read in more than one way is among the page's `faults`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from pmf_lib.run.page_shape import EMPTY, misplaced, misplaced_words

DOCTYPE = "<!doctype html>"

# Every attribute has a value in double quotes; no value holds a sign of another tag.
_ATTRIBUTE = re.compile(r'[ \n]+([a-zA-Z][-a-zA-Z0-9:]*)="([^"<>]*)"')
_TAG = re.compile(
    rf"<(?:/([a-zA-Z][a-zA-Z0-9]*)|([a-zA-Z][a-zA-Z0-9]*)((?:{_ATTRIBUTE.pattern})*) ?(/?))>"
)
# The references that our own escaping writes. Others are read in more than one way, or hide a sign.
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|nbsp|#34|#39|#x27);)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_SHOWN = 40


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


class Page:
    """A page read once, with every element and every stretch of words in its order.

    `faults` say where a browser could read it in another way. What follows markup that cannot be
    read is still read as far as it can be, so that the other gates have something to say.
    """

    def __init__(self, html: str) -> None:
        self.elements: list[Element] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self._open: list[Element] = []
        self._read(html)
        self._end(0)

    def all(self, *names: str) -> list[Element]:
        """Every element of these names, in order."""
        return [element for element in self.elements if element.name in names]

    def first(self, name: str) -> Element | None:
        """The first element of that name."""
        return next((element for element in self.elements if element.name == name), None)

    def _read(self, html: str) -> None:
        if not html.startswith(DOCTYPE):
            self.faults.append(f"The page does not begin with {DOCTYPE}")
        if _CONTROL.search(html):
            self.faults.append("The page holds a control character")
        place = len(DOCTYPE) if html.startswith(DOCTYPE) else 0
        for tag in _TAG.finditer(html, place):
            self._say(html[place : tag.start()])
            self._meet(tag)
            place = tag.end()
        self._say(html[place:])
        left = [element.name for element in self._open]
        self.faults.extend(f"<{name}> is never ended" for name in left)

    def _meet(self, tag: re.Match[str]) -> None:
        ended, begun, attributes, closed = tag[1], tag[2], tag[3], tag[6]
        if ended:
            self._end_of(ended.lower())
            return
        self._begin(begun.lower(), attributes)
        element = self._open[-1]
        if closed and element.name not in EMPTY and not _in_drawing(element):
            self.faults.append(f"<{element.name}/> is not ended by its sign in a browser")
        if closed or element.name in EMPTY:
            self._end(len(self._open) - 1)

    def _end_of(self, name: str) -> None:
        if self._open and self._open[-1].name == name:
            self._end(len(self._open) - 1)
            return
        self.faults.append(f"</{name}> ends what is not the element begun last")
        for depth in reversed(range(len(self._open))):
            if self._open[depth].name == name:
                self._end(depth)
                return

    def _begin(self, name: str, written: str) -> None:
        attributes: dict[str, str] = {}
        for attribute, value in _ATTRIBUTE.findall(written):
            known = attribute.lower()
            if known in attributes:
                self.faults.append(f"<{name}> has {known} twice")
            # The first is the one that a browser takes.
            attributes.setdefault(known, self._meant(value))
        chain = [element.name for element in self._open]
        self.faults.extend(misplaced(name, chain))
        parent = self._open[-1] if self._open else None
        begun = Element(name, attributes, parent, self, len(self.elements), len(self.words))
        self.elements.append(begun)
        self._open.append(begun)

    def _say(self, words: str) -> None:
        if not words:
            return
        inside = self._open[-1].name if self._open else ""
        if "<" in words:
            found = words[words.index("<") :][:_SHOWN]
            self.faults.append(f"“{found}” is no markup that all browsers read alike")
        if words.strip(" \n"):
            self.faults.extend(misplaced_words(inside))
        # A stylesheet knows no references.
        self.words.append(words if inside == "style" else self._meant(words))

    def _meant(self, words: str) -> str:
        if "&" not in words:
            return words
        if unknown := _REFERENCE.search(words):
            found = words[unknown.start() :][:_SHOWN]
            self.faults.append(f"“{found}” begins with no reference that our pages use")
        return unescape(words)

    def _end(self, depth: int) -> None:
        for element in self._open[depth:]:
            element.end, element.end_words = len(self.elements), len(self.words)
        del self._open[depth:]


def _in_drawing(element: Element) -> bool:
    above: Element | None = element
    while above is not None and above.name != "svg":
        above = above.parent
    return above is not None
