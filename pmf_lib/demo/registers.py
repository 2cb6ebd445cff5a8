"""The rows of a demo council that are written by hand: a CSV file a table, its cells as they are.

The header names some of the table's columns, in any order.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from io import StringIO

from pmf_lib.demo.rows import Row
from pmf_lib.errors import SourceError
from pmf_lib.register import TABLES

Registers = dict[str, tuple[Row, ...]]
"""Rows by table, in the register's order of tables."""


def read_registers(folder: Traversable) -> Registers:
    """The hand-written rows by table; none where there is no such folder.

    SourceError for a file that is named for no table of the register, a column given twice, and
    a row of more or fewer cells than the header.
    """
    files = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else []
    found = {_table(file): file for file in files if file.name.endswith(".csv")}
    return {name: tuple(_rows(found[name])) for name in TABLES if name in found}


def _table(file: Traversable) -> str:
    name = file.name.removesuffix(".csv")
    if name not in TABLES:
        raise SourceError(
            f"{file} is named for no table of the register",
            f"The tables are {', '.join(TABLES)}",
            "Name the file for one of them",
        )
    return name


def _rows(file: Traversable) -> Iterable[Row]:
    reader = csv.reader(StringIO(file.read_text(encoding="utf-8"), newline=""), strict=True)
    header = next(reader, [])
    if len(set(header)) < len(header):
        raise SourceError(
            f"{file} gives a column twice: {', '.join(header)}",
            "Each column stands once in the header",
            "Leave one of the two out",
        )
    for cells in filter(None, reader):
        if len(cells) != len(header):
            raise SourceError(
                f"{file}, line {reader.line_num}, has {len(cells)} cells",
                f"The header has {len(header)}",
                "Put text with commas between quotation marks, and write each empty cell",
            )
        yield dict(zip(header, cells, strict=True))
