"""One part's rows as frames of cleaned text, a bounded number of rows at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

import pandas as pd

from pmf_lib.errors import SourceError
from pmf_lib.intake.faults import Fault, FaultLog, Place, Severity
from pmf_lib.intake.headings import SEARCHED_ROWS, Heading, Row, check_heading, find_heading
from pmf_lib.intake.sources import Part, note_unreadable
from pmf_lib.intake.workbooks import check_merged
from pmf_lib.register import Table

_ROW_NUMBER = re.compile(r"[0-9]{1,9}")


def read_chunks(
    part: Part, table: Table, log: FaultLog, rows_at_once: int
) -> Iterator[pd.DataFrame]:
    """Frames with the table's columns that the part has, as written, indexed by line.

    Rows without any content are left out. What keeps the table from loading is noted in the log,
    as is a row with more cells than there are headings.
    """
    try:
        rows, merged = part.open(log)
        first = list(islice(rows, SEARCHED_ROWS))
        heading = _heading(first, table, part.place, log)
        if heading is None:
            return
        check_merged(merged, heading, part.place, log)
        below = (row for row in chain(first, rows) if row[0] > heading.line)
        reader = _RowReader(heading, part.place, log)
        yield from reader.frames(below, rows_at_once)
    except (SourceError, OSError) as error:
        note_unreadable(part.place, error, log)


def _heading(first: list[Row], table: Table, place: Place, log: FaultLog) -> Heading | None:
    if not any(cell.strip() for _, cells in first for cell in cells):
        log.structural("empty_sheet", place, "no rows", "a heading row and rows below it")
        return None
    heading = find_heading(first, table)
    return heading if check_heading(heading, table, place, log) else None


class _RowReader:
    """Puts rows under their headings."""

    def __init__(self, heading: Heading, place: Place, log: FaultLog) -> None:
        self._heading = heading
        self._place = place
        self._log = log
        self._unnamed: set[int] = set()
        self._numbered = -1

    def frames(self, rows: Iterator[Row], rows_at_once: int) -> Iterator[pd.DataFrame]:
        """Frames of at most so many rows."""
        kept = ((line, cells) for line, cells in rows if self._usable(line, cells))
        none = True
        while part := list(islice(kept, rows_at_once)):
            none = False
            yield self._frame(part)
        if none and self._place.table not in self._log.stopped:
            allowed = "rows below the headings"
            self._log.doubt("no_rows", self._place, "headings without rows", allowed)

    def _usable(self, line: int, cells: list[str]) -> bool:
        if not any(cells) or not "".join(cells).strip():
            return False
        width = self._heading.width
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            found, allowed = f"{len(cells)} cells", f"{width} cells, one a heading"
            severity = Severity.ERROR
            fault = Fault(severity, "too_many_cells", self._place, allowed, line, found=found)
            self._log.add(fault)
            return False
        self._look_under_blanks(line, cells)
        return True

    def _look_under_blanks(self, line: int, cells: list[str]) -> None:
        for place in self._heading.blank:
            if place in self._unnamed or place >= len(cells) or not cells[place].strip():
                continue
            if place == 0 and self._numbers_rows(cells[0].strip()):
                continue
            self._unnamed.add(place)
            found = f"a cell on line {line} under the blank heading in column {place + 1}"
            allowed = "a heading over every column that holds anything"
            self._log.structural("blank_heading", self._place, found, allowed)

    def _numbers_rows(self, cell: str) -> bool:
        """Whether the first column only numbers the rows, from 0 or 1, as many exports do."""
        if not _ROW_NUMBER.fullmatch(cell):
            return False
        before, number = self._numbered, int(cell)
        if number <= before or (before < 0 and number > 1):
            return False
        if before < 0:
            allowed = "a heading over every column that holds anything; this one is left out"
            self._log.doubt(
                "row_numbers", self._place, "numbers of rows without a heading", allowed
            )
        self._numbered = number
        return True

    def _frame(self, rows: list[Row]) -> pd.DataFrame:
        width = self._heading.width
        lines = [line for line, _ in rows]
        padded = [
            cells if len(cells) >= width else cells + [""] * (width - len(cells))
            for _, cells in rows
        ]
        columns = {
            name: pd.Series([cells[at] for cells in padded], index=lines, dtype=object)
            for name, at in self._heading.positions.items()
        }
        return pd.DataFrame(columns)
