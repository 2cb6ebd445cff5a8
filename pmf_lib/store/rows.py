"""A frame of checked rows, made into rows for the database: cleaned, dated, with their digests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

import pandas as pd

from pmf_lib.errors import StoreError
from pmf_lib.periods import Period
from pmf_lib.register import Column, Kind, Table
from pmf_lib.store.schema import has_period

Cell = str | float | date | None
SOURCE_COLUMNS = ("flags", "source_file", "source_line")
ROWS_AT_ONCE = 20_000
_REPLACEMENT = "\ufffd"
_encode = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True)
class Reading:
    """What every row of one table in one load shares."""

    table: Table
    council: str
    loaded_on: date

    def rows(self, frame: pd.DataFrame) -> Iterator[list[dict[str, object]]]:
        """The frame's rows in order, a bounded number at once, as the staging table takes them."""
        self._check_columns(frame)
        for start in range(0, len(frame), ROWS_AT_ONCE):
            yield self._some_rows(frame.iloc[start : start + ROWS_AT_ONCE])

    def _check_columns(self, frame: pd.DataFrame) -> None:
        allowed = (*self.table.names, *SOURCE_COLUMNS)
        unknown = [str(name) for name in frame.columns if name not in allowed]
        absent = [name for name in self.table.key if name not in frame.columns]
        if unknown or absent:
            raise StoreError(
                f"Rows for the table {self.table.name} have "
                + ("no column " if absent else "a column ")
                + ", ".join(absent or unknown),
                f"Its columns are {', '.join(allowed)}",
                "Load through pmf load, which reads and checks the columns",
            )

    def _some_rows(self, frame: pd.DataFrame) -> list[dict[str, object]]:
        register = {
            column.name: clean_cells(self.table, column, frame) for column in self.table.columns
        }
        given = register.get(self.table.known_on or "", [None] * len(frame))
        columns: dict[str, Sequence[object]] = {
            "dated": [day is not None for day in given],
            **register,
            "known_from": [day or self.loaded_on for day in given],
            "key_digest": key_digests(self.table, self.council, register),
            "digest": content_digests(self.table, register),
            **_source_cells(frame),
        }
        if has_period(self.table):
            ends = [_period_end(str(code)) for code in register["period"]]
            columns["period_end"] = [end for end, _ in ends]
            columns["grain"] = [grain for _, grain in ends]
        return [
            dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)
        ]


def clean_cells(table: Table, column: Column, frame: pd.DataFrame) -> list[Cell]:
    """One column's cells as the store keeps them.

    Missing is None, and '' in a text column of the key, so that one entry has one key.
    """
    if column.name not in frame.columns:
        return _text_cells([None] * len(frame), in_key=column.name in table.key)
    cells = frame[column.name]
    match column.kind:
        case Kind.NUMBER:
            return _number_cells(cells)
        case Kind.DATE:
            return _date_cells(cells)
        case _:
            return _text_cells(_objects(cells), in_key=column.name in table.key)


def key_digests(table: Table, council: str, register: dict[str, list[Cell]]) -> list[bytes]:
    """What tells one entry of one council from another, in 16 bytes."""
    keys = zip(*(register[name] for name in table.key), strict=True)
    return [_digest((council, table.name, *map(_plain, key))) for key in keys]


def content_digests(table: Table, register: dict[str, list[Cell]]) -> list[bytes]:
    """What a row says, in 16 bytes; the day it became known is kept beside it."""
    names = [name for name in table.names if name != table.known_on]
    content = zip(*(register[name] for name in names), strict=True)
    return [_digest((table.name, *map(_plain, cells))) for cells in content]


def _digest(cells: Sequence[object]) -> bytes:
    return sha256(_encode(cells).encode("ascii")).digest()[:16]


def _plain(cell: Cell) -> str | float | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def _objects(cells: pd.Series) -> list[object]:
    missing = cells.isna()
    return [
        None if gone else cell for cell, gone in zip(cells.tolist(), missing.tolist(), strict=True)
    ]


def _number_cells(cells: pd.Series) -> list[Cell]:
    numbers = pd.to_numeric(cells).astype("float64") + 0.0  # so that -0.0 and 0.0 are one
    return [None if number != number else number for number in numbers.tolist()]


def _date_cells(cells: pd.Series) -> list[Cell]:
    days = pd.to_datetime(cells)
    return [None if day is pd.NaT else day.date() for day in days]


def _text_cells(cells: list[object], *, in_key: bool) -> list[Cell]:
    missing = "" if in_key else None
    texts = [str(cell) if cell is not None and cell != "" else missing for cell in cells]
    if _storable("".join(text for text in texts if text)):
        return list(texts)
    return [text and _mend(text) for text in texts]


def _storable(text: str) -> bool:
    """Whether both databases can keep the text: no NUL, no half of a surrogate pair."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def _mend(text: str) -> str:
    whole = "".join(_REPLACEMENT if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return whole.replace("\x00", _REPLACEMENT)


def _source_cells(frame: pd.DataFrame) -> dict[str, Sequence[object]]:
    count = len(frame)
    texts = {
        name: _text_cells(_objects(frame[name]), in_key=True) if name in frame else [""] * count
        for name in ("flags", "source_file")
    }
    lines = frame["source_line"].fillna(0).tolist() if "source_line" in frame else [0] * count
    return {**texts, "source_line": [int(line) for line in lines]}


@lru_cache(maxsize=4096)
def _period_end(code: str) -> tuple[date, str]:
    period = Period.parse(code)
    return period.end, period.grain.value
