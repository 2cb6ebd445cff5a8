"""How long a report is, in words a reader meets and in pages of print (R1-029)."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from math import ceil
from typing import Any

from pmf_lib.views.words import counted

WORDS_A_PAGE = 450
"""Words on a printed page of text and tables."""

_NOT_READ = frozenset(
    {
        *("alternative", "echo", "label", "left_out", "letter", "name", "place", "shape", "spec"),
        *("table", "target", "tone", "type"),
    }
)
_FOLDED = frozenset({"details"})
_UNCOUNTED = frozenset({"glossary"})


@dataclass(frozen=True)
class Length:
    """How many words a report has, and how many it may have; 0 where nobody says."""

    words: int
    allowed: int = 0

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The length as terms and values."""
        told = (("Words", f"{self.words:,}"), ("Pages of print", _pages(self.words)))
        limit = f"{self.allowed:,} words, {_pages(self.allowed).lower()} pages"
        return (*told, ("Limit", limit)) if self.allowed else told

    @property
    def sentence(self) -> str:
        """The length in a few words."""
        pages = counted(pages_of(self.words), "page")
        told = f"{self.words:,} words, about {pages} of print"
        return f"{told}; {self.allowed:,} words are allowed" if self.allowed else told


def words_in(record: Any, *, without: Set[str] = frozenset()) -> int:
    """How many words a reader meets in a record, as data: its headings, sentences and tables.

    Of what is one click away the summary alone counts; pictures and the list of short forms do
    not. `without` names more types of block that are not read, such as what is exempt.
    """
    return sum(len(text.split()) for text in _texts(record, without | _UNCOUNTED))


def pages_of(words: int) -> int:
    """About how many pages of print that many words fill."""
    return ceil(words / WORDS_A_PAGE)


def _pages(words: int) -> str:
    return f"About {pages_of(words)}"


def _texts(part: Any, without: Set[str]) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict) and part.get("type") not in without:
        if part.get("type") in _FOLDED:
            yield str(part["summary"])
            return
        for name, inner in part.items():
            if name not in _NOT_READ:
                yield from _texts(inner, without)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _texts(inner, without)
