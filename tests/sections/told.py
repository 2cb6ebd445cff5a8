"""Reads a section as a reader does: its tables by caption, its words in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmf_lib.views.records import Chart, Facts, Section, Table


def blocks_of(record: Any) -> Iterator[Any]:
    """Every block, those within parts, details and exempt blocks too."""
    for block in record.blocks:
        yield block
        if hasattr(block, "blocks"):
            yield from blocks_of(block)


def tables(section: Section) -> dict[str, Table]:
    """The tables by caption."""
    return {block.caption: block for block in blocks_of(section) if isinstance(block, Table)}


def table(section: Section, begins: str) -> list[list[str]]:
    """The rows, as words, of the one table whose caption begins so."""
    (found,) = [one for caption, one in tables(section).items() if caption.startswith(begins)]
    return [[cell_words(cell) for cell in row] for row in found.rows]


def cell_words(cell: Any) -> str:
    """What a cell says."""
    return str(getattr(cell, "text", None) or getattr(cell, "word", None) or cell.label)


def facts(section: Section) -> dict[str, str]:
    """All terms of all lists of facts with what they are."""
    return {
        term: cell_words(value)
        for block in blocks_of(section)
        if isinstance(block, Facts)
        for term, value in block.pairs
    }


def headings(section: Section) -> list[str]:
    """The headings of all parts, in order."""
    return [block.heading for block in blocks_of(section) if block.type == "part"]


def nils(section: Section) -> list[str]:
    """The nil returns."""
    return [block.reason for block in blocks_of(section) if block.type == "nil"]


def charts(section: Section) -> list[Chart]:
    """The charts."""
    return [block for block in blocks_of(section) if isinstance(block, Chart)]


def words(section: Section) -> str:
    """Everything that is said, in one string."""
    return f"{section.headline} " + " ".join(_texts(section.model_dump()))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, inner in part.items():
            if name != "spec":
                yield from _texts(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _texts(inner)


def nothing() -> dict[str, list[dict[str, object]]]:
    """A row that these reports do not show: a store that holds nothing cannot be opened."""
    row = {"team": "T", "unit": "corporate-services", "title": "Team", "lead": "Leader"}
    return {"teams": [row]}
