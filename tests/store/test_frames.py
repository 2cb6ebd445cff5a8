"""A frame and its digest are what they were when each column became a Series first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.register import TABLES, Kind, Table
from pmf_lib.store.frames import columns_digest, last_known, to_columns, to_frame
from pmf_lib.store.latest import BOOK_COLUMNS

_TEXTS = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
_DAYS = st.dates(date(1000, 1, 1))
_CELLS = {
    Kind.NUMBER: st.one_of(st.none(), st.floats()),
    Kind.DATE: st.one_of(st.none(), _DAYS),
}
_BOOK = {"known_from": _DAYS, "source_line": st.integers(0, 2**31), "load_id": st.integers(1, 9)}
NAMES = {name: (*table.names, *BOOK_COLUMNS, "load_id") for name, table in TABLES.items()}


def cells_of(table: Table, name: str) -> st.SearchStrategy[Any]:
    if table.has(name):
        return _CELLS.get(table.column(name).kind, _TEXTS)
    return _BOOK.get(name, st.text(max_size=3))


@st.composite
def answers(draw: st.DrawFn) -> tuple[Table, list[tuple[Any, ...]]]:
    table = TABLES[draw(st.sampled_from(sorted(TABLES)))]
    row = st.tuples(*(cells_of(table, name) for name in NAMES[table.name]))
    return table, draw(st.lists(row, max_size=4))


@settings(max_examples=150, deadline=None)
@given(answer=answers(), as_text=st.booleans())
def test_the_frame_and_its_digest_are_as_in_published_evidence(
    answer: tuple[Table, list[tuple[Any, ...]]], as_text: bool
) -> None:
    table, rows = answer
    names = NAMES[table.name]
    before = frame_before(table, names, rows)
    given_rows = [tuple(map(as_iso, row)) for row in rows] if as_text else rows
    columns = to_columns(table, names, given_rows)
    frame = to_frame(columns)
    pd.testing.assert_frame_equal(frame, before, check_exact=True)
    assert frame.dtypes.tolist() == before.dtypes.tolist()
    assert type(frame.index) is type(before.index)
    for name in names:
        assert [kind_of(cell) for cell in frame[name]] == [kind_of(cell) for cell in before[name]]
    assert columns_digest(columns) == digest_before(before)
    last = "" if before.empty else f"{before['known_from'].max():%Y-%m-%d}"
    assert last_known(columns) == last


@pytest.mark.parametrize(
    ("change", "same"),
    [({}, True), ({2: "2021-22-Q1"}, False), ({7: 1.5}, False), ({7: float("nan")}, False)],
)
def test_the_digest_follows_the_cells(change: dict[int, Any], same: bool) -> None:
    table = TABLES["values"]
    row: list[Any] = [None] * len(table.names)
    changed = [change.get(place, cell) for place, cell in enumerate(row)]
    digests = {columns_digest(to_columns(table, table.names, [cells])) for cells in (row, changed)}
    number = table.names.index("value")
    assert (len(digests) == 1) == (same or (set(change) == {number} and np.isnan(change[number])))


def test_a_part_of_a_frame_can_be_changed_without_the_others() -> None:
    table = TABLES["values"]
    frame = to_frame(to_columns(table, table.names, [["a"] * len(table.names)][:0]))
    assert len(frame) == 0
    row = [None if table.column(name).kind in _CELLS else name for name in table.names]
    frame = to_frame(to_columns(table, table.names, [row, row]))
    kept = frame.copy()
    frame.loc[0, "measure"] = "changed"
    frame.loc[1, "unit"] = None
    others = [name for name in table.names if name not in {"measure", "unit"}]
    pd.testing.assert_frame_equal(frame[others], kept[others])
    assert frame["measure"].tolist() == ["changed", "measure"]
    assert frame["unit"].isna().tolist() == [False, True]


def as_iso(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def kind_of(cell: Any) -> tuple[type, bool]:
    return type(cell), bool(pd.isna(cell))


def frame_before(table: Table, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pd.DataFrame(
        {name: series(table, name, cells) for name, cells in zip(names, columns, strict=True)}
    )


def series(table: Table, name: str, cells: Sequence[Any]) -> pd.Series:
    dtypes = {Kind.NUMBER: "float64", Kind.DATE: "datetime64[us]"}
    book = {"known_from": "datetime64[us]", "source_line": "int64", "load_id": "int64"}
    if not table.has(name):
        return pd.Series(list(cells), dtype=book.get(name, "str"))
    dtype = dtypes.get(table.column(name).kind, "str")
    found = [cell or None for cell in cells] if dtype == "str" else list(cells)
    return pd.Series(found, dtype=dtype)


def digest_before(frame: pd.DataFrame) -> str:
    digest = sha256()
    for name in frame.columns:
        digest.update(f"{name}\n".encode())
        digest.update(cells_before(frame[name]))
    return digest.hexdigest()


def cells_before(column: pd.Series) -> bytes:
    if column.dtype == "str":
        texts = column.astype(object).where(column.notna(), None)
        return json.dumps(texts.tolist()).encode()
    if column.dtype.kind == "M":
        return column.astype("int64").to_numpy().astype("<i8").tobytes()
    if column.dtype.kind == "f":
        return column.where(column.notna(), float("nan")).to_numpy().astype("<f8").tobytes()
    return column.to_numpy().astype("<i8").tobytes()
