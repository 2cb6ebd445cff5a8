"""A frame of checked rows, made into rows for the database: cleaned, dated, with their digests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from math import isnan

import pandas as pd

from pmf_lib.errors import StoreError
from pmf_lib.periods import Period
from pmf_lib.register import Column, Kind, Table
from pmf_lib.store.schema import has_period

Cell = str | float | None
SOURCE_COLUMNS = ("flags", "source_file", "source_line")
ROWS_AT_ONCE = 20_000
_REPLACEMENT = "\ufffd"
_NUL = "\x00"


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
        loaded_on = self.loaded_on.isoformat()
        columns: dict[str, Sequence[object]] = {
            "own_day": [day is not None for day in given],
            **register,
            "known_from": [day or loaded_on for day in given],
            "key_digest": key_digests(self.table, self.council, register),
            "digest": content_digests(self.table, register),
            **_source_cells(frame),
        }
        if has_period(self.table):
            ends = [period_end(str(code)) for code in register["period"]]
            columns["period_end"] = [end for end, _ in ends]
            columns["grain"] = [grain for _, grain in ends]
        names = tuple(columns)
        return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def clean_cells(table: Table, column: Column, frame: pd.DataFrame) -> list[Cell]:
    """One column's cells as the store keeps them: text, numbers, and days as 2021-10-28.

    Missing is None, and '' in a text column of the key, so that one entry has one key.
    """
    missing = "" if column.name in table.key else None
    if column.name not in frame.columns or frame[column.name].isna().all():
        return [missing] * len(frame)
    cells = frame[column.name]
    match column.kind:
        case Kind.NUMBER:
            return _number_cells(cells)
        case Kind.DATE:
            return _date_cells(cells)
        case _:
            return _text_cells(cells, missing)


def key_digests(table: Table, council: str, register: dict[str, list[Cell]]) -> list[bytes]:
    """What tells one entry of one council from another, in 16 bytes."""
    return _digests(f"{council}{_NUL}{table.name}", [register[name] for name in table.key])


def content_digests(table: Table, register: dict[str, list[Cell]]) -> list[bytes]:
    """What a row says, in 16 bytes; the day it became known is kept beside it."""
    names = [name for name in table.names if name != table.known_on]
    return _digests(table.name, [register[name] for name in names])


def _digests(start: str, columns: list[list[Cell]]) -> list[bytes]:
    # NUL parts the cells, since no text holds one; missing is '', since no other cell is.
    written = [_written(cells) for cells in columns]
    rows = zip(*written, strict=True)
    return [sha256(_NUL.join((start, *row)).encode("utf-8")).digest()[:16] for row in rows]


def _written(cells: list[Cell]) -> list[str]:
    return ["" if cell is None else cell if type(cell) is str else repr(cell) for cell in cells]


def _number_cells(cells: pd.Series) -> list[Cell]:
    numbers = pd.to_numeric(cells).astype("float64") + 0.0  # so that -0.0 and 0.0 are one
    return [None if isnan(number) else number for number in numbers.tolist()]


def _date_cells(cells: pd.Series) -> list[Cell]:
    places, days = pd.factorize(pd.to_datetime(cells))
    texts = [day.date().isoformat() for day in days]
    return [texts[place] if place >= 0 else None for place in places.tolist()]


def _text_cells(cells: pd.Series, missing: str | None) -> list[Cell]:
    filled = cells.astype(object).where(cells.notna(), "").tolist()
    texts = [str(cell) or missing for cell in filled]
    if _storable("".join(text for text in texts if text)):
        return list(texts)
    return [text and storable_text(text) for text in texts]


def _storable(text: str) -> bool:
    """Whether both databases can keep the text: no NUL, no half of a surrogate pair."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return _NUL not in text


def storable_text(text: str) -> str:
    """The text as both databases can keep it: what they cannot becomes U+FFFD."""
    whole = "".join(_REPLACEMENT if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return whole.replace(_NUL, _REPLACEMENT)


def _source_cells(frame: pd.DataFrame) -> dict[str, Sequence[object]]:
    count = len(frame)
    texts = {
        name: _text_cells(frame[name], "") if name in frame else [""] * count
        for name in ("flags", "source_file")
    }
    lines = frame["source_line"].fillna(0).tolist() if "source_line" in frame else [0] * count
    return {**texts, "source_line": [int(line) for line in lines]}


@lru_cache(maxsize=4096)
def period_end(code: str) -> tuple[str, str]:
    """The last day and the grain of the period of that code."""
    period = Period.parse(code)
    return period.end.isoformat(), period.grain.value
