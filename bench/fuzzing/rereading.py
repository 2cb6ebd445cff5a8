"""The damaged file read a second time: its own reader of CSV, openpyxl, plain SQLite and YAML."""

from __future__ import annotations

import codecs
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from openpyxl import load_workbook

Cells = tuple[str, ...]
Grid = dict[int, tuple[Cells, ...]]
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MOST_CELLS = 500_000
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_LINE_END = re.compile(r"\r\n|\r|\n")


def csv_grids(content: bytes) -> Iterator[Grid]:
    """The ways in which a text may be read: by encoding and by what divides its cells."""
    for text in _texts(content):
        for delimiter in sorted(",;\t", key=text.count, reverse=True):
            yield {line: (cells,) for line, cells in enumerate(_records(text, delimiter), 1)}


def _texts(content: bytes) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            yield content[len(mark) :].decode(encoding, errors="replace")
    try:
        yield content.decode("utf-8")
    except UnicodeDecodeError:
        yield content.decode("cp1252", errors="replace")
    if content.count(0) > len(content) // 8:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield content.decode(encoding, errors="replace")


def _records(text: str, delimiter: str) -> Iterator[Cells]:
    """One record after another; one with text behind a closing quotation mark has no cells."""
    plain = re.compile(rf"[^{delimiter}\r\n]*")
    place = 0
    while place < len(text):
        cells: list[str] = []
        more = True
        while more:
            quoted = _QUOTED.match(text, place) if text.startswith('"', place) else None
            if text.startswith('"', place) and quoted is None:
                return
            cell = quoted or plain.match(text, place)
            assert cell is not None
            cells.append(quoted[1].replace('""', '"') if quoted else cell[0])
            place = cell.end()
            more = text.startswith(delimiter, place)
            place += more
        end = _LINE_END.search(text, place)
        broken = place < len(text) and (end is None or end.start() != place)
        yield () if broken else tuple(cells)
        place = end.end() if end else len(text)


def book_grids(path: Path) -> Iterator[Grid]:
    """Each sheet, as openpyxl reads it; where it reads none, the caller is told by its error."""
    book = load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            raise ValueError("openpyxl would make room for every cell")
        yield {
            at: ((tuple(_word(cell.value, cell.number_format) for cell in row)),)
            for at, row in enumerate(sheet.iter_rows(), sheet.min_row)
        }


def database_grid(path: Path, table: str) -> Grid:
    """A table's column names under 0, and every row of it under any other number."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", errors="replace")
        found = connection.execute(f'SELECT * FROM "{table}"')
        headings = tuple(name for name, *_ in found.description)
        rows = tuple(tuple(_word(cell) for cell in row) for row in found)
    return {0: (headings,), -1: rows}


def _word(found: Any, form: str = "") -> str:
    if isinstance(found, int | float) and not isinstance(found, bool):
        return _figure(found, form)
    match found:
        case None:
            return ""
        case bool():
            return str(found).upper()
        case datetime() if found.time() != datetime.min.time():
            return found.isoformat(sep=" ")
        case date():
            return found.strftime("%Y-%m-%d")
        case _:
            return found.decode("utf-8", "replace") if isinstance(found, bytes) else str(found)


def _figure(found: float, form: str) -> str:
    if "%" in form:
        return f"{(Decimal(repr(found)) * 100).normalize():f}%"
    return f"{found:.0f}" if float(found).is_integer() else repr(found)
