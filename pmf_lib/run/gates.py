"""The gates a page passes before it is published; those that need no browser.

Each gate reads the finished HTML and says in a sentence what is wrong. The rules are those of
WCAG 2.2 AA that can be read off the markup (1.1.1, 1.3.1, 2.4.2, 3.1.1), and the promises every
page makes: nothing loaded from elsewhere, nothing that runs, the right figures under the title.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

from pmf_lib.run.gate_words import (
    FORBIDDEN_TAGS,
    LOADING,
    NO_ALTERNATIVE,
    PAINTING,
    SCHEME,
    css_addresses,
)
from pmf_lib.views.clean import BIDI

LIMIT_BYTES = 1_000_000


@dataclass(frozen=True)
class Checked:
    """A page under check, with what it should say and may link to."""

    html: str
    soup: BeautifulSoup
    echo: dict[str, str]
    links: frozenset[str]
    limit: int

    @property
    def file(self) -> str:
        """Where the page says that it lies in the quarter's folder."""
        body = self.soup.find("body")
        return str(body.get("data-file", "")) if isinstance(body, Tag) else ""

    def all(self, *names: str) -> list[Tag]:
        """Every element of these names, in order."""
        return [tag for tag in self.everything if tag.name in names]

    @cached_property
    def everything(self) -> list[Tag]:
        """Every element, in order."""
        return [found for found in self.soup.descendants if isinstance(found, Tag)]

    @cached_property
    def ids(self) -> Counter[str]:
        """Every id, and how often it stands in the page."""
        return Counter(str(tag["id"]) for tag in self.everything if tag.has_attr("id"))


Gate = Callable[[Checked], Iterator[str]]


def check(
    html: str,
    *,
    expected_echo: dict[str, str],
    links: frozenset[str],
    limit_bytes: int = LIMIT_BYTES,
) -> tuple[str, ...]:
    """What is wrong with a page, a sentence for each fault; empty when it may be published.

    `expected_echo` is what the page must say it was made from. `links` are the quarter's files,
    relative to its folder, that a page may link to; the page itself says where it lies there.
    """
    page = checked(html, expected_echo, links, limit_bytes)
    return tuple(dict.fromkeys(fault for gate in GATES for fault in gate(page)))


def checked(html: str, echo: dict[str, str], links: frozenset[str], limit: int) -> Checked:
    """A page read for its gates."""
    return Checked(html, BeautifulSoup(html, "html.parser"), echo, links, limit)


def loads_nothing(page: Checked) -> Iterator[str]:
    """No address outside the page in anything a browser would fetch or follow."""
    for tag in page.everything:
        for name, value in tag.attrs.items():
            words = " ".join(value) if isinstance(value, list) else str(value)
            if name in LOADING and SCHEME.match(words.strip()) and not _own_picture(tag, words):
                yield f"<{tag.name}> points outside the page: {name}=“{_short(words)}”"
            elif name in PAINTING and any(css_addresses(words)):
                yield f"<{tag.name}> loads {_short(words)}"
    for style in page.all("style"):
        for address in css_addresses(style.get_text()):
            yield f"The stylesheet loads {_short(address)}"


def runs_nothing(page: Checked) -> Iterator[str]:
    """No script, frame, form or event handler."""
    for tag in page.everything:
        if tag.name in FORBIDDEN_TAGS:
            yield f"<{tag.name}> may not stand in a page"
        for name in tag.attrs:
            if name.startswith("on"):
                yield f"<{tag.name}> has an event handler: {name}"
            if name == "style":
                yield f"<{tag.name}> carries a style of its own"
        if tag.name == "meta" and str(tag.get("http-equiv", "")).lower() == "refresh":
            yield "The page sends its reader elsewhere"


def keeps_policy(page: Checked) -> Iterator[str]:
    """A Content-Security-Policy that forbids all but the page's own stylesheet."""
    found = page.soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    policy = str(found.get("content", "")) if isinstance(found, Tag) else ""
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield "The page has no strict Content-Security-Policy"


def headings_in_order(page: Checked) -> Iterator[str]:
    """One h1, and no level skipped on the way down."""
    found = page.all("h1", "h2", "h3", "h4", "h5", "h6")
    count = sum(tag.name == "h1" for tag in found)
    if count != 1:
        yield f"The page has {count} first-level headings; it needs one"
    before = 0
    for tag in found:
        level = int(tag.name[1])
        if level > before + 1:
            yield f"“{_short(tag.get_text())}” is a heading of level {level} after level {before}"
        if not tag.get_text().strip():
            yield f"A heading of level {level} is empty"
        before = level


def pictures_have_words(page: Checked) -> Iterator[str]:
    """Every picture has an alternative that says something."""
    for picture in page.all("img"):
        if _says_nothing(str(picture.get("alt", ""))):
            yield f"A picture has no alternative text: {_short(str(picture.get('src', '')))}"
    for drawing in page.all("svg"):
        if drawing.get("aria-hidden") == "true":
            continue
        title = _own(drawing, "title")
        if drawing.get("role") != "img" or title is None or _says_nothing(title.get_text()):
            yield f"A drawing has no name: {_short(drawing.get_text())}"
        elif "drawn" in (drawing.get("class") or []):
            words = _own(drawing, "desc")
            if words is None or _says_nothing(words.get_text()):
                yield f"A chart has no description: “{_short(title.get_text())}”"


def ids_are_unique(page: Checked) -> Iterator[str]:
    """No id twice, and every reference to an id resolves."""
    for name, count in page.ids.items():
        if count > 1:
            yield f"The id “{name}” stands {count} times"
    for tag in page.everything:
        for attribute in ("aria-labelledby", "aria-describedby", "for", "headers"):
            for name in str(_joined(tag.get(attribute))).split():
                if name not in page.ids:
                    yield f"<{tag.name}> refers to “{name}”, which is not in the page"


def links_resolve(page: Checked) -> Iterator[str]:
    """Places in the page exist, and so do the files of the quarter it links to."""
    folder = posixpath.dirname(page.file)
    for link in page.all("a"):
        target = str(link.get("href", ""))
        address, _, place = target.partition("#")
        file = posixpath.normpath(posixpath.join(folder, unquote(address))) if address else ""
        if not target or not link.get_text().strip():
            yield f"A link is empty: “{_short(link.get_text() or target)}”"
        elif not file and place not in page.ids:
            yield f"The link to “#{place}” leads nowhere in the page"
        elif file and file not in {*page.links, page.file} and not SCHEME.match(target):
            yield f"The link to “{file}” leads to no file of the quarter"


def page_is_named(page: Checked) -> Iterator[str]:
    """British English, a title, a main landmark."""
    root = page.soup.find("html")
    if not isinstance(root, Tag) or root.get("lang") != "en-GB":
        yield "The page does not say that its language is en-GB"
    title = page.soup.select_one("head > title")
    if title is None or not title.get_text().strip():
        yield "The page has no title"
    if len(page.all("main")) != 1:
        yield "The page needs one main part"


def tables_are_marked(page: Checked) -> Iterator[str]:
    """Every table has a caption and headings with their scope."""
    for table in page.all("table"):
        caption = table.find("caption")
        name = caption.get_text().strip() if caption else ""
        if not name:
            yield f"A table has no caption: {_short(table.get_text(' '))}"
        headings = table.find_all("th")
        if not headings:
            yield f"“{_short(name)}” has no headings"
        if any(th.get("scope") not in {"col", "row"} for th in headings):
            yield f"“{_short(name)}” has a heading without its scope"


def size_is_kept(page: Checked) -> Iterator[str]:
    """The page is not larger than it may be."""
    size = len(page.html.encode())
    if size > page.limit:
        yield f"The page has {size:,} bytes; {page.limit:,} are allowed"


def echo_matches(page: Checked) -> Iterator[str]:
    """The page says it was made from what was asked for: the right figures under the title."""
    said = {
        str(tag["data-echo"]): str(tag.get("data-value", ""))
        for tag in page.everything
        if tag.has_attr("data-echo")
    }
    for name, expected in page.echo.items():
        if name not in said:
            yield f"The page does not say which {name} it was made from"
        elif said[name] != expected:
            yield f"The page was made from {name} “{_short(said[name])}”, not “{expected}”"


def text_keeps_its_order(page: Checked) -> Iterator[str]:
    """No character that reorders the text around it."""
    found = sorted({f"U+{ord(sign):04X}" for sign in BIDI.findall(page.html)})
    if found:
        yield f"The page holds characters that reorder its text: {', '.join(found)}"


GATES: tuple[Gate, ...] = (
    loads_nothing,
    runs_nothing,
    keeps_policy,
    headings_in_order,
    pictures_have_words,
    ids_are_unique,
    links_resolve,
    page_is_named,
    tables_are_marked,
    size_is_kept,
    echo_matches,
    text_keeps_its_order,
)


def _own_picture(tag: Tag, address: str) -> bool:
    """Whether the address is a picture that the page itself holds."""
    return address.startswith("data:image/") or (tag.name == "link" and address == "data:,")


def _own(drawing: Tag, name: str) -> Tag | None:
    found = drawing.find(name, recursive=False)
    return found if isinstance(found, Tag) else None


def _says_nothing(words: str) -> bool:
    return bool(NO_ALTERNATIVE.fullmatch(words.strip()))


def _joined(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value or "")


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
