"""The heading row: where it is, which column of the register each heading names, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pmf_lib.intake.cells import clean
from pmf_lib.intake.faults import FaultLog, Place
from pmf_lib.register import Table

SEARCHED_ROWS = 20
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Heading:
    """A found heading row. `positions` says where each known column's cells stand; `blank` are
    the places without a heading; `width` is how many cells a row may have.
    """

    line: int
    positions: dict[str, int]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]
    blank: tuple[int, ...]
    width: int

    def missing(self, table: Table) -> list[str]:
        """The required columns that no heading names."""
        needed = [column.name for column in table.columns if column.required]
        return [name for name in needed if name not in self.positions]


def plain_name(heading: str) -> str:
    """A heading as a column's name: `Recorded On` is `recorded_on`."""
    return re.sub(r"[\W_]+", "_", clean(heading).casefold()).strip("_")


def matches(cells: Sequence[str], names: Collection[str]) -> int:
    """How many of these columns a row names."""
    return len({plain_name(cell) for cell in cells} & set(names))


def find_heading(rows: Sequence[Row], table: Table) -> Heading | None:
    """The row among the first 20 that names most of the table's columns; None where none does."""
    counts = [matches(cells, table.names) for _, cells in rows[:SEARCHED_ROWS]]
    best = max(counts, default=0)
    if best == 0:
        return None
    line, cells = rows[counts.index(best)]
    return _read(line, cells, table)


def _read(line: int, cells: Sequence[str], table: Table) -> Heading:
    positions: dict[str, int] = {}
    unknown: list[str] = []
    twice: list[str] = []
    blank: list[int] = []
    for place, cell in enumerate(cells):
        name = plain_name(cell)
        if not clean(cell):
            blank.append(place)
        elif name not in table.names:
            unknown.append(clean(cell))
        elif name in positions:
            twice.append(name)
        else:
            positions[name] = place
    return Heading(line, positions, tuple(unknown), tuple(twice), tuple(blank), len(cells))


def check_heading(heading: Heading | None, table: Table, place: Place, log: FaultLog) -> bool:
    """Note what is wrong with a heading row; whether the rows below it can be read at all."""
    allowed = ", ".join(table.names)
    if heading is None:
        found = f"no row among the first {SEARCHED_ROWS} names a column of {table.name}"
        log.structural("no_heading", place, found, f"a heading row with {allowed}")
        return False
    for name in heading.twice:
        log.structural("duplicate_column", place, name, "each column once")
    for name in heading.missing(table):
        log.structural("missing_column", place, f"no column {name}", f"the columns {allowed}")
    for name in heading.unknown:
        log.doubt("unknown_column", place, name, f"the columns {allowed}; this one is left out")
    return not heading.twice and not heading.missing(table)
