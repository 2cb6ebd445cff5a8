"""Rows as they are written: a name for each cell, and one fixed way to write each kind of value."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from pmf_lib.register import Table

Row = dict[str, str | int | date | None]


def as_csv(table: Table, rows: Iterable[Row]) -> str:
    """The rows as CSV with the table's columns in their order; a KeyError for any other column."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.names)
    for row in rows:
        unknown = row.keys() - set(table.names)
        if unknown:
            raise KeyError(f"{table.name} has no column {', '.join(sorted(unknown))}")
        writer.writerow([_cell(row.get(name)) for name in table.names])
    return text.getvalue()


def _cell(value: str | int | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
