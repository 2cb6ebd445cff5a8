"""Frames as intake hands them over, from the few cells a test speaks of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pmf_lib.register import TABLES, Kind
from pmf_lib.store import LoadResult, Store

COUNCIL = "carlisle-2021"
TODAY = date(2021, 10, 11)
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ON_POSTGRES = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
_DTYPES = {Kind.NUMBER: "float64", Kind.DATE: "datetime64[us]"}


def frame(table: str, *rows: dict[str, Any]) -> pd.DataFrame:
    """Every column of the register, typed, with where each row came from."""
    columns = {
        column.name: pd.Series(
            [row.get(column.name) for row in rows], dtype=_DTYPES.get(column.kind, "str")
        )
        for column in TABLES[table].columns
    }
    return pd.DataFrame(columns).assign(
        flags=[row.get("flags", "") for row in rows],
        source_file=f"{table}.csv",
        source_line=range(2, len(rows) + 2),
    )


def value(
    period: str = "2021-22-Q2", figure: float | None = 87.5, known: date | None = None, **more: Any
) -> dict[str, Any]:
    """One value of one measure."""
    named = {"measure": "ICT1", "unit": "ict-services", "period": period}
    return {**named, "value": figure, "recorded_on": known, **more}


def measure(code: str = "ICT1", unit: str = "ict-services", **more: Any) -> dict[str, Any]:
    """One definition of one measure."""
    return {"measure": code, "title": f"Measure {code}", "unit": unit, **more}


def load(
    store: Store,
    table: str,
    *rows: dict[str, Any],
    day: date = TODAY,
    council: str = COUNCIL,
) -> LoadResult:
    """Load one table's rows."""
    batches = {table: [frame(table, *rows)]}
    return store.load(council, batches, source="sources", sha256="0" * 64, loaded_on=day)
