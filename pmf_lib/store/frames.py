"""Rows from the database made into a typed frame, and the digest of all they say.

The digest is made of the columns before they become a frame: a frame of text is slow to take apart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd

from pmf_lib.register import Kind, Table

_DTYPES = {Kind.NUMBER: "float64", Kind.DATE: "datetime64[us]"}
_BOOK_DTYPES = {"known_from": "datetime64[us]", "source_line": "int64", "load_id": "int64"}
_TEXT = "str"

Column = list[str | None] | np.ndarray
Columns = Mapping[str, Column]


def to_columns(table: Table, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Columns:
    """The columns of these rows: text in a list, numbers as float64, days as datetime64[us].

    Missing text is None, whether the store keeps it as NULL or, in a key, as ''; a missing number
    is NaN and a missing day NaT. Days may be dates or ISO text.
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return {name: _column(table, name, cells) for name, cells in zip(names, columns, strict=True)}


def _column(table: Table, name: str, cells: Sequence[Any]) -> Column:
    in_register = table.has(name)
    kind = table.column(name).kind if in_register else Kind.TEXT
    dtype = _BOOK_DTYPES.get(name, _TEXT) if not in_register else _DTYPES.get(kind, _TEXT)
    if dtype == _TEXT:
        return [cell or None for cell in cells] if in_register else list(cells)
    column = np.array(cells, dtype=dtype)
    if dtype == "float64":
        column[np.isnan(column)] = np.nan  # every missing number has the same bytes
    return column


def to_frame(columns: Columns) -> pd.DataFrame:
    """A frame of these columns; missing text is NaN. Without rows it has the same types."""
    texts = [name for name, column in columns.items() if isinstance(column, list)]
    count = len(columns[texts[0]]) if texts else 0
    # One array of all text, of which each column is a part: arrays cost, parts do not.
    cells: list[str | None] = []
    for name in texts:
        cells += columns[name]
    whole = pd.array(np.array(cells, dtype=object), dtype=_TEXT)
    parts = {name: whole[at * count : (at + 1) * count] for at, name in enumerate(texts)}
    return pd.DataFrame({name: parts.get(name, column) for name, column in columns.items()})


def columns_digest(columns: Columns) -> str:
    """The sha256 of everything the columns hold: the same in any process, on any machine."""
    digest = sha256()
    for name, column in columns.items():
        digest.update(f"{name}\n".encode())
        digest.update(_cells(column))
    return digest.hexdigest()


def last_known(columns: Columns) -> str:
    """The last day (ISO) that a row was known from; empty where there is none."""
    days = np.asarray(columns["known_from"])
    return str(days.max().astype("datetime64[D]")) if len(days) else ""


def _cells(column: Column) -> bytes:
    if isinstance(column, list):
        return json.dumps(column).encode()
    width = "<f8" if column.dtype.kind == "f" else "<i8"
    return (column.view("int64") if column.dtype.kind == "M" else column).astype(width).tobytes()
