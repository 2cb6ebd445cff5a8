"""The gates a page passes before it is published; those that need no browser.

Each gate reads the finished HTML and says in a sentence what is wrong. The rules are those of
WCAG 2.2 AA that can be read off the markup (1.1.1, 1.3.1, 2.4.2, 3.1.1; R1-036), and the promises
every page makes: nothing loaded from elsewhere, nothing that runs, the right figures under the
title.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from pmf_lib.methods.acronyms import unexplained
from pmf_lib.run.gate_words import NO_ALTERNATIVE, SCHEME
from pmf_lib.run.gates_of_safety import (
    Checked,
    Gate,
    has_known_parts,
    keeps_policy,
    loads_nothing,
    reads_in_one_way,
    runs_nothing,
    shorter,
    text_keeps_its_order,
)
from pmf_lib.run.page_tree import Page

LIMIT_BYTES = 1_000_000


def check(
    html: str,
    *,
    expected_echo: dict[str, str],
    links: frozenset[str],
    limit_bytes: int = LIMIT_BYTES,
    limit_words: int = 0,
    letters: frozenset[str] | None = None,
) -> tuple[str, ...]:
    """What is wrong with a page, a sentence for each fault; empty when it may be published.

    `expected_echo` is what the page must say it was made from. `links` are the quarter's files,
    relative to its folder, that a page may link to; the page itself says where it lies there.
    `limit_words` is how long a report may be; 0 asks nothing of it. `letters` are the short forms
    that the council explains; None allows any other too.
    """
    page = replace(checked(html, expected_echo, links, limit_bytes, limit_words), letters=letters)
    return tuple(dict.fromkeys(fault for gate in GATES for fault in gate(page)))


def checked(
    html: str, echo: dict[str, str], links: frozenset[str], limit: int, words: int = 0
) -> Checked:
    """A page read for its gates."""
    return Checked(html, Page(html), echo, links, limit, words)


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
            yield f"“{shorter(tag.text())}” is a heading of level {level} after level {before}"
        if not tag.text().strip():
            yield f"A heading of level {level} is empty"
        before = level


def pictures_have_words(page: Checked) -> Iterator[str]:
    """Every picture has an alternative that says something."""
    for picture in page.all("img"):
        if _says_nothing(picture.get("alt")):
            yield f"A picture has no alternative text: {shorter(picture.get('src'))}"
    for drawing in page.all("svg"):
        if drawing.get("aria-hidden") == "true":
            continue
        title = drawing.child("title")
        if drawing.get("role") != "img" or title is None or _says_nothing(title.text()):
            yield f"A drawing has no name: {shorter(drawing.text())}"
        elif "drawn" in drawing.get("class").split():
            words = drawing.child("desc")
            if words is None or _says_nothing(words.text()):
                yield f"A chart has no description: “{shorter(title.text())}”"


def ids_are_unique(page: Checked) -> Iterator[str]:
    """No id twice, and every reference to an id resolves."""
    for name, count in page.ids.items():
        if count > 1:
            yield f"The id “{name}” stands {count} times"
    for tag in page.everything:
        for attribute in ("aria-labelledby", "aria-describedby", "for", "headers"):
            for name in tag.get(attribute).split():
                if name not in page.ids:
                    yield f"<{tag.name}> refers to “{name}”, which is not in the page"


def links_resolve(page: Checked) -> Iterator[str]:
    """Places in the page exist, and so do the files of the quarter it links to."""
    folder = posixpath.dirname(page.file)
    for link in page.all("a"):
        target = link.get("href")
        address, _, place = target.partition("#")
        file = posixpath.normpath(posixpath.join(folder, unquote(address))) if address else ""
        if not target or not link.text().strip():
            yield f"A link is empty: “{shorter(link.text() or target)}”"
        elif not file and place not in page.ids:
            yield f"The link to “#{place}” leads nowhere in the page"
        elif file and file not in {*page.links, page.file} and not SCHEME.match(target):
            yield f"The link to “{file}” leads to no file of the quarter"


def page_is_named(page: Checked) -> Iterator[str]:
    """British English, a title, a main landmark."""
    root = page.tree.first("html")
    if root is None or root.get("lang") != "en-GB":
        yield "The page does not say that its language is en-GB"
    head = page.tree.first("head")
    title = head.child("title") if head else None
    if title is None or not title.text().strip():
        yield "The page has no title"
    if len(page.all("main")) != 1:
        yield "The page needs one main part"


def tables_are_marked(page: Checked) -> Iterator[str]:
    """Every table has a caption and headings with their scope."""
    for table in page.all("table"):
        captions = table.all("caption")
        name = captions[0].text().strip() if captions else ""
        if not name:
            yield f"A table has no caption: {shorter(table.text(' '))}"
        headings = table.all("th")
        if not headings:
            yield f"“{shorter(name)}” has no headings"
        if any(th.get("scope") not in {"col", "row"} for th in headings):
            yield f"“{shorter(name)}” has a heading without its scope"


def size_is_kept(page: Checked) -> Iterator[str]:
    """The page is not larger than it may be."""
    size = len(page.html.encode())
    if size > page.limit:
        yield f"The page has {size:,} bytes; {page.limit:,} are allowed"


def length_is_kept(page: Checked) -> Iterator[str]:
    """The report says how long it is, and is no longer than its council allows (R1-029)."""
    if not page.words:
        return
    told = [tag.get("data-words") for tag in page.everything if "data-words" in tag.attributes]
    if len(told) != 1 or not told[0].isdecimal():
        yield "The page does not say how many words it has"
    elif int(told[0]) > page.words:
        yield (
            f"The report has {int(told[0]):,} words; {page.words:,} are allowed: shorten it, "
            "or allow more under “words” of the pack in the council's profile"
        )


def letters_are_explained(page: Checked) -> Iterator[str]:
    """No short form that the council gives no words for (R2-010)."""
    main = page.tree.first("main")
    if page.letters is None or main is None:
        return
    for form in unexplained(main.text(" "), page.letters):
        yield (
            f"Nobody explains “{shorter(form)}”: write the words out, "
            "or give them under “acronyms” in the council's profile"
        )


def echo_matches(page: Checked) -> Iterator[str]:
    """The page says it was made from what was asked for: the right figures under the title."""
    said = {
        tag.get("data-echo"): tag.get("data-value")
        for tag in page.everything
        if "data-echo" in tag.attributes
    }
    for name, expected in page.echo.items():
        if name not in said:
            yield f"The page does not say which {name} it was made from"
        elif said[name] != expected:
            yield f"The page was made from {name} “{shorter(said[name])}”, not “{expected}”"


GATES: tuple[Gate, ...] = (
    reads_in_one_way,
    has_known_parts,
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
    length_is_kept,
    letters_are_explained,
    echo_matches,
    text_keeps_its_order,
)


def _says_nothing(words: str) -> bool:
    return bool(NO_ALTERNATIVE.fullmatch(words.strip()))
