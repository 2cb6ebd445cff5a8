"""Frames of registers as the readers give them, written by a test in a few words."""

from __future__ import annotations

import pandas as pd

from pmf_lib.register import TABLES, Kind

Rows = list[dict[str, object]]


def frame(table: str, rows: Rows) -> pd.DataFrame:
    """Rows of a table with every column of the register, typed, and known from their day."""
    spec = TABLES[table]
    found = pd.DataFrame(rows, columns=list(spec.names), dtype=object)
    for column in spec.columns:
        if column.kind is Kind.NUMBER:
            found[column.name] = found[column.name].astype("float64")
        if column.kind is Kind.DATE:
            found[column.name] = pd.to_datetime(found[column.name])
    known = found[spec.known_on] if spec.known_on else pd.NaT
    return found.assign(known_from=pd.to_datetime(known))


def registers(**tables: Rows) -> dict[str, pd.DataFrame]:
    """Frames by table."""
    return {name: frame(name, rows) for name, rows in tables.items()}
