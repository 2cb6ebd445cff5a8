"""Rows from the database made into a typed frame, and a frame's digest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pandas as pd

from pmf_lib.register import Kind, Table

_DTYPES = {Kind.NUMBER: "float64", Kind.DATE: "datetime64[us]"}
_BOOK_DTYPES = {"known_from": "datetime64[us]", "source_line": "int64", "load_id": "int64"}
_TEXT = "str"


def to_frame(table: Table, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """A frame of these columns: text as str, numbers as float64, days as datetime64.

    Missing text and days are NaN and NaT, whether the store keeps them as NULL or, in a key, as
    ''. A frame without rows has the same columns and types.
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pd.DataFrame(
        {name: _series(table, name, cells) for name, cells in zip(names, columns, strict=True)}
    )


def _series(table: Table, name: str, cells: Sequence[Any]) -> pd.Series:
    in_register = table.has(name)
    kind = table.column(name).kind if in_register else Kind.TEXT
    dtype = _BOOK_DTYPES.get(name, _TEXT) if not in_register else _DTYPES.get(kind, _TEXT)
    if dtype == _TEXT and in_register:
        return pd.Series([cell or None for cell in cells], dtype=dtype)
    return pd.Series(list(cells), dtype=dtype)


def frame_digest(frame: pd.DataFrame) -> str:
    """The sha256 of everything a frame holds: the same in any process, on any machine."""
    digest = sha256()
    for name in frame.columns:
        digest.update(f"{name}\n".encode())
        digest.update(_cells(frame[name]))
    return digest.hexdigest()


def last_known(frame: pd.DataFrame) -> str:
    """The last day (ISO) that a row of the frame was known from; empty where it has none."""
    return "" if frame.empty else f"{frame['known_from'].max():%Y-%m-%d}"


def _cells(column: pd.Series) -> bytes:
    if column.dtype == _TEXT:
        texts = column.astype(object).where(column.notna(), None)
        return json.dumps(texts.tolist()).encode()
    if column.dtype.kind == "M":
        return column.astype("int64").to_numpy().astype("<i8").tobytes()
    if column.dtype.kind == "f":
        # Every missing number has the same bytes.
        return column.where(column.notna(), float("nan")).to_numpy().astype("<f8").tobytes()
    return column.to_numpy().astype("<i8").tobytes()
