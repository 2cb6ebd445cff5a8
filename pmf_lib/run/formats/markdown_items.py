"""A notebook's Markdown as paragraphs and lists, by the rules of `run.markdown`, no markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

import mistune

from pmf_lib.run.formats.items import Item, Listed, Manner, Run, Runs, Said, Where
from pmf_lib.views.clean import clean

Token = Mapping[str, Any]
_BARE = Run("")
_BREAKS = {"softbreak": " ", "linebreak": "\n"}


def tokens_of(source: str) -> list[Token]:
    """The blocks of a Markdown text, as mistune names them."""
    found = mistune.create_markdown(renderer=None)(clean(source))
    return [token for token in found if isinstance(token, Mapping)]


def text_of(token: Token) -> str:
    """A block's words in one look."""
    return "".join(run.text for run in runs_of(token.get("children", ())))


def items_of(token: Token, where: Where, manner: Manner = Manner.PLAIN) -> Iterator[Item]:
    """A block that is no heading, as items; raw HTML is words like any others."""
    match token["type"]:
        case "paragraph" | "block_text":
            yield Said(where, tuple(runs_of(token["children"])), manner)
        case "block_code" | "block_html":
            kind = Manner.CODE if token["type"] == "block_code" else manner
            yield Said(where, (Run(token["raw"].rstrip("\n")),), kind)
        case "block_quote":
            for child in token["children"]:
                yield from items_of(child, where, Manner.QUOTE)
        case "list":
            yield from _lists(token, where)
        case "heading":  # within a list or a quotation no heading opens a part
            yield Said(
                where, tuple(runs_of(token["children"], replace(_BARE, strong=True))), manner
            )


def _lists(token: Token, where: Where) -> Iterator[Listed]:
    """A list and the lists within it, in the order that their lines are read."""
    ordered, depth = token["attrs"]["ordered"], token["attrs"]["depth"]
    lines: list[Runs] = []
    for line in token["children"]:
        inner = [child for child in line["children"] if child["type"] == "list"]
        own = [child for child in line["children"] if child["type"] != "list"]
        lines.append(tuple(run for child in own for run in _line(child)))
        for child in inner:
            yield Listed(where, tuple(lines), ordered, depth)
            lines = []
            yield from _lists(child, where)
    if lines:
        yield Listed(where, tuple(lines), ordered, depth)


def _line(token: Token) -> Iterator[Run]:
    if "raw" in token:
        yield Run(token["raw"])
    yield from runs_of(token.get("children", ()))


def runs_of(tokens: Iterable[Token], look: Run = _BARE) -> Iterator[Run]:
    """The words of inline tokens; a link outside the report is followed by its address."""
    for token in tokens:
        kind = token["type"]
        if kind in _BREAKS:
            yield replace(look, text=_BREAKS[kind])
        elif kind == "link":
            yield from _link(token, look)
        elif "children" in token:
            yield from runs_of(token["children"], _within(look, kind))
        else:
            raw = token.get("raw", "")
            yield replace(look, text=raw if kind == "codespan" else unescape(raw))


def _within(look: Run, kind: str) -> Run:
    strong, emphasis = look.strong or kind == "strong", look.emphasis or kind == "emphasis"
    return replace(look, strong=strong, emphasis=emphasis)


def _link(token: Token, look: Run) -> Iterator[Run]:
    url = str(token["attrs"].get("url", ""))
    if url.startswith("#"):
        yield from runs_of(token["children"], replace(look, place=url[1:]))
        return
    yield from runs_of(token["children"], look)
    if url and "://" in url and url not in text_of(token):
        yield replace(look, text=f" ({url})")
