"""XLSX workbooks: their sheets as rows of text, guarded before they are opened."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from pmf_lib.intake.cells import as_text
from pmf_lib.intake.faults import FaultLog, Place
from pmf_lib.intake.headings import Heading, Row
from pmf_lib.intake.workbook_guard import guard, not_a_workbook, too_large
from pmf_lib.intake.workbook_marks import (
    Marks,
    UnsafeXmlError,
    percent_styles,
    read_marks,
    sheet_parts,
)

BOOK_KINDS = frozenset({".xlsx", ".xlsm"})
# The reader makes room for each of them, more than 50 bytes; larger tables come as CSV.
MOST_CELLS = 5_000_000
_BROKEN = (
    BadZipFile,
    zlib.error,
    UnsafeXmlError,
    expat.ExpatError,
    EOFError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True)
class Workbook:
    """A workbook that passed its guard. Reading a sheet may raise SourceError."""

    path: Path
    parts: dict[str, str]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets' names in order."""
        return tuple(self.parts)

    def rows(self, sheet: str) -> tuple[Iterator[Row], list[tuple[int, int, int, int]]]:
        """A sheet's rows with their numbers, and its merged cells as (first row, first column,
        last row, last column) with rows from 1 and columns from 0.
        """
        marks = self._marks(sheet)
        if marks.rows * marks.columns > MOST_CELLS:
            extent = f"{marks.rows:,} rows and {marks.columns:,} columns"
            raise too_large(self.path.name, f"has a sheet of {extent}")
        found = self._calamine(sheet)
        if found.start is None:
            return iter(()), []
        if found.total_height * found.total_width > MOST_CELLS:
            # A damaged sheet's places may be read there as they are not read here.
            raise too_large(self.path.name, f"has a sheet of {found.total_height:,} rows")
        merged = [
            (top + 1, left, bottom + 1, right)
            for (top, left), (bottom, right) in found.merged_cell_ranges or ()
        ]
        return _texts(found, marks), merged

    def _marks(self, sheet: str) -> Marks:
        try:
            with ZipFile(self.path) as archive:
                return read_marks(archive, self.parts[sheet], percent_styles(archive))
        except _BROKEN as error:
            raise not_a_workbook(self.path.name) from error

    def _calamine(self, sheet: str) -> CalamineSheet:
        try:
            return CalamineWorkbook.from_path(str(self.path)).get_sheet_by_name(sheet)
        except (CalamineError, ValueError) as error:
            raise not_a_workbook(self.path.name) from error
        except BaseException as error:
            # The reader's own crash on a crafted file is no Exception, and has no public class.
            if type(error).__name__ == "PanicException":
                raise not_a_workbook(self.path.name) from error
            raise


def open_workbook(path: Path) -> Workbook:
    """Guard a workbook and list its sheets; a SourceError where it cannot be used."""
    guard(path)
    try:
        with ZipFile(path) as archive:
            parts = sheet_parts(archive)
    except _BROKEN as error:
        raise not_a_workbook(path.name) from error
    return Workbook(path, {name: part for name, part in parts.items() if "chartsheets" not in part})


def _texts(sheet: CalamineSheet, marks: Marks) -> Iterator[Row]:
    """Rows from the sheet's first; cells from its first used column."""
    left = sheet.start[1] if sheet.start else 0
    for row, cells in enumerate(sheet.iter_rows()):
        yield row + 1, [_text(cell, (row, left + at), marks) for at, cell in enumerate(cells)]


def _text(cell: Any, where: tuple[int, int], marks: Marks) -> str:
    if cell == "" and where in marks.errors:
        return marks.errors[where]
    return as_text(cell, percent=where in marks.percents)


def check_merged(
    merged: list[tuple[int, int, int, int]], heading: Heading, place: Place, log: FaultLog
) -> None:
    """Note merged cells: in the heading row they leave columns without a name."""
    in_heading = [cells for cells in merged if cells[0] <= heading.line <= cells[2]]
    for cells in in_heading:
        allowed = "one heading a column, none of its cells merged"
        log.structural("merged_heading", place, f"merged cells {_range(cells)}", allowed)
    below = [cells for cells in merged if cells[0] > heading.line]
    if below:
        allowed = "each cell for itself; merged cells below the first are empty"
        found = f"{len(below)} merged places, the first {_range(below[0])}"
        log.doubt("merged_cells", place, found, allowed)


def _range(cells: tuple[int, int, int, int]) -> str:
    top, left, bottom, right = cells
    return f"{_letters(left)}{top}:{_letters(right)}{bottom}"


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
