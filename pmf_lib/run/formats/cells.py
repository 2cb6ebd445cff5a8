"""Cells in formats without drawings: a status or a verdict is its word, a small line its label."""

from __future__ import annotations

from pmf_lib.views.clean import clean
from pmf_lib.views.records import Badge, Cell, Icon, Spark, Table

_LONGEST_WORD = 16
_LONGEST_TEXT = 60
_LINE = 105  # characters across a page, in a table's type
_BESIDE = 3  # the space beside a column, as characters
_BADGE = 4  # a badge's shape and the space around it
_WIDER = 1.5  # the most that a narrow table is drawn out


def words_in(cell: Cell) -> str:
    """What a cell says."""
    match cell:
        case Badge() | Icon():
            return clean(cell.word)
        case Spark():
            return clean(cell.label)
        case _:
            return clean(cell.text)


def shares(table: Table) -> list[float]:
    """How much of the page's width each column of a table takes, 1 at most in all.

    Each has room for its longest word, so far as one can have; what is left goes to the columns
    with more to say. A table with little to say is narrower than the page.
    """
    columns = [
        [(len(column.title), _longest(column.title)), *(_room(row[place]) for row in table.rows)]
        for place, column in enumerate(table.columns)
    ]
    wish = [min(max(whole for whole, _ in each), _LONGEST_TEXT) + _BESIDE for each in columns]
    if sum(wish) <= _LINE:
        wider = min(_WIDER, _LINE / sum(wish))
        return [width * wider / _LINE for width in wish]
    least = [min(max(word for _, word in each), _LONGEST_WORD) + _BESIDE for each in columns]
    more = [max(wanted - needed, 0) for wanted, needed in zip(wish, least, strict=True)]
    share = max(_LINE - sum(least), 0) / max(sum(more), 1)
    widths = [needed + share * extra for needed, extra in zip(least, more, strict=True)]
    return [width / sum(widths) for width in widths]


def _room(cell: Cell) -> tuple[int, int]:
    """How many characters a cell's words take, and its longest word; a badge is not broken."""
    text = words_in(cell)
    if isinstance(cell, Badge):
        return len(text) + _BADGE, len(text) + _BADGE
    return len(text), _longest(text)


def _longest(text: str) -> int:
    return max(map(len, text.split()), default=1)
