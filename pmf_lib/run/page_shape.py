"""Where the elements of a page may stand, so that a browser leaves each where it is written.

A browser moves what stands in the wrong place: a paragraph ends before a list, words leave a table,
an element of HTML breaks out of a drawing. Whatever it would move is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from pmf_lib.views.svg_allowed import TAGS

# They hold nothing, and have no end tag.
EMPTY = frozenset({"meta", "link", "br", "hr", "img"})
DRAWING = frozenset(tag.lower() for tag in TAGS) | {"title", "desc"}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WORDS = frozenset({"a", "abbr", "b", "code", "em", "i", "s", "small", "span", "strong", "sub"})
BLOCKS = frozenset({"body", "header", "main", "footer", "nav", "section", "article", "aside"})
BLOCKS |= frozenset({"div", "p", "blockquote", "pre", "figure", "figcaption", "details"})
BLOCKS |= frozenset({"summary", "ul", "ol", "li", "dl", "dt", "dd", "table", "hr"}) | HEADINGS
_TABLE = frozenset({"caption", "thead", "tbody", "tfoot", "tr", "th", "td"})
TAGS_OF_PAGES = EMPTY | DRAWING | WORDS | BLOCKS | _TABLE | {"html", "head", "style", "sup", "time"}

_PARENTS: dict[str, set[str]] = {
    "html": {""},
    "head": {"html"},
    "body": {"html"},
    **{name: {"head"} for name in ("meta", "link", "style")},
    "caption": {"table"},
    **{name: {"table"} for name in ("thead", "tbody", "tfoot")},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "th": {"tr"},
    "td": {"tr"},
    "li": {"ul", "ol"},
    "summary": {"details"},
    "figcaption": {"figure"},
}
_NO_WORDS = frozenset({"", "html", "head", "table", "thead", "tbody", "tfoot", "tr"})
_ONLY: dict[str, Set[str]] = {
    "": {"html"},
    "html": {"head", "body"},
    "head": {"meta", "link", "style", "title"},
    **dict.fromkeys(("table", "thead", "tbody", "tfoot", "tr"), _TABLE),
    **dict.fromkeys(("title", "desc", "style"), frozenset[str]()),
}


def misplaced(name: str, above: Sequence[str]) -> Iterator[str]:
    """A sentence where a browser would not leave an element under those that are open above it."""
    parent = above[-1] if above else ""
    if not _has_place(name, parent, above):
        yield f"<{name}> may not stand in " + (f"<{parent}>" if parent else "the page as such")


def misplaced_words(parent: str) -> Iterator[str]:
    """A sentence where a browser would not leave words in an element."""
    if parent in _NO_WORDS:
        yield "Words may not stand in " + (f"<{parent}>" if parent else "the page as such")


def _has_place(name: str, parent: str, above: Sequence[str]) -> bool:
    if parent not in _PARENTS.get(name, {parent}) or name not in _ONLY.get(parent, {name}):
        return False
    if "svg" in above:
        return name in DRAWING - {"svg"}
    if name in DRAWING - {"svg"}:
        return name == "title" and parent == "head"
    if name in {"dt", "dd"}:
        return parent == "dl" or list(above[-2:]) == ["dl", "div"]
    return not (
        (name in BLOCKS | {"table"} and "p" in above)
        or (name in HEADINGS and HEADINGS & set(above))
        or (name == "a" and "a" in above)
    )
