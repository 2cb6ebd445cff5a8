"""What became of a damaged source: refused in words, or every accepted row as it is in the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from bench.fuzzing.meanings import is_blank, letters, says
from bench.fuzzing.rereading import Cells, Grid
from pmf_lib.council import Council
from pmf_lib.register import Table

SEARCHED_ROWS = 20
MADE = "missing_reason"
REFUSED_NUMBER = "not_a_number"  # told of: a figure where yes or no is due
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Second:
    """A second reading of one file: its rows by line, and words that may stand for any cell."""

    grid: Grid
    council: Council
    words: Cells = ()

    def columns(self, table: Table) -> dict[str, int]:
        """Where each column of the table stands, by the row that names most of them."""
        rows = [cells[0] for line, cells in sorted(self.grid.items()) if line >= 0][:SEARCHED_ROWS]
        named = [_positions(cells, table) for cells in rows]
        return max(named, key=len, default={})

    def wrong(self, table: Table, accepted: pd.DataFrame) -> str:
        """The first accepted row that no row of its line says; empty where each is said."""
        columns = self.columns(table)
        for row in accepted.to_dict("records"):
            rows = self.grid.get(row["source_line"], self.grid.get(-1, ()))
            if not any(self._same(table, row, cells, columns) for cells in rows):
                return f"line {row['source_line']}: {self._differing(table, row, rows, columns)}"
        return ""

    def _same(
        self, table: Table, row: dict[str, object], cells: Cells, columns: dict[str, int]
    ) -> bool:
        return not any(self._differences(table, row, cells, columns))

    def _differences(
        self, table: Table, row: dict[str, object], cells: Cells, columns: dict[str, int]
    ) -> Iterator[str]:
        for column in table.columns:
            at = columns.get(column.name, -1)
            cell = cells[at] if 0 <= at < len(cells) else ""
            accepted = row[column.name]
            if column.name == MADE and not letters(cell):
                continue
            if accepted != accepted and REFUSED_NUMBER in str(row["flags"]):  # noqa: PLR0124
                continue
            if self.words:
                told = any(
                    says(column, accepted, word, self.council) for word in (*cells, *self.words, "")
                )
            else:
                told = says(column, accepted, cell, self.council)
            if not told:
                yield f"{column.name} is {accepted!r}, the file says {cell[:80]!r}"

    def _differing(
        self, table: Table, row: dict[str, object], rows: tuple[Cells, ...], at: dict[str, int]
    ) -> str:
        found = (each for cells in rows for each in self._differences(table, row, cells, at))
        return next(found, f"no such line in the file: {row!r:.200}")


def unheard(grid: Grid, told: set[int], heading: int) -> str:
    """The first row with anything in it that was neither accepted nor spoken of."""
    for line, rows in grid.items():
        if line > heading and line not in told and any(cell.strip() for cell in rows[0]):
            return f"line {line} is neither accepted nor told of: {rows[0]!r:.120}"
    return ""


def heading_line(grid: Grid, table: Table) -> int:
    """The line whose cells name most of the table's columns."""
    lines = sorted(line for line in grid if line >= 0)[:SEARCHED_ROWS]
    return max(lines, key=lambda line: len(_positions(grid[line][0], table)), default=0)


def _positions(cells: Cells, table: Table) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        name = re.sub(r"[\W_]+", "_", "".join(_named(cell)).casefold()).strip("_")
        if name in table.names:
            found.setdefault(name, at)
    return found


def _named(text: str) -> Iterator[str]:
    """The signs that tell a heading: those that control or turn a text are as if not there."""
    return (
        sign
        for sign in text
        if is_blank(sign) or (unicodedata.category(sign) != "Cc" and not _TURNS.match(sign))
    )
