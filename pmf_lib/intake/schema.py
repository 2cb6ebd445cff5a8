"""The register's rules as a pandera schema, and its failures as faults."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd
import pandera.pandas as pa

from pmf_lib.intake.lookups import Lookups
from pmf_lib.intake.notes import Notes
from pmf_lib.register import Column, Kind, Table

MISSING_CELL = "missing_cell"
NOT_A_CHOICE = "not_a_choice"
OUT_OF_BOUNDS = "out_of_bounds"


class Schema:
    """What a table's parsed rows must satisfy: required cells, choices, bounds, known codes."""

    def __init__(self, table: Table, lookups: Lookups) -> None:
        self._table = table
        self._lookups = lookups
        columns = {column.name: _column(column, lookups) for column in table.columns}
        self._schema = pa.DataFrameSchema(columns, strict=True)

    def check(self, parsed: pd.DataFrame, raw: pd.DataFrame, notes: Notes) -> None:
        """Refuse every row that fails, with the cell as it was written."""
        try:
            self._schema.validate(parsed, lazy=True)
        except pa.errors.SchemaErrors as failures:
            cases = failures.failure_cases
            for name, code, line in zip(
                cases["column"], cases["check"], cases["index"], strict=True
            ):
                self._refuse(str(name), str(code), line, raw, notes)

    def _refuse(
        self, name: str, code: str, line: Hashable, raw: pd.DataFrame, notes: Notes
    ) -> None:
        written = str(raw.at[line, name]) if name in raw else ""
        notes.error(
            code, line, name, written, self._allowed(self._table.column(name), code, written)
        )

    def _allowed(self, column: Column, code: str, written: str) -> str:
        if code == MISSING_CELL:
            return f"{column.meaning[0].lower()}{column.meaning[1:]}; the cell must be filled"
        if code == NOT_A_CHOICE:
            return ", ".join(column.allowed)
        if code == OUT_OF_BOUNDS:
            return _bounds(column)
        return self._lookups.allowed(str(column.refers_to), written)


def _column(column: Column, lookups: Lookups) -> pa.Column:
    checks = []
    if column.required:
        filled = pa.Check(lambda cells: cells.notna(), error=MISSING_CELL, ignore_na=False)
        checks.append(filled)
    if column.kind is Kind.CHOICE:
        checks.append(pa.Check.isin(column.allowed, error=NOT_A_CHOICE))
    if column.lowest is not None:
        checks.append(pa.Check.ge(column.lowest, error=OUT_OF_BOUNDS))
    if column.highest is not None:
        checks.append(pa.Check.le(column.highest, error=OUT_OF_BOUNDS))
    if column.whole:
        checks.append(pa.Check(lambda cells: cells % 1 == 0, error=OUT_OF_BOUNDS))
    if column.refers_to is not None:
        known = sorted(lookups.keys(column.refers_to))
        checks.append(pa.Check.isin(known, error=f"unknown_{column.refers_to}"))
    return pa.Column(checks=checks, nullable=True)


def _bounds(column: Column) -> str:
    noun = "a whole number" if column.whole else "a number"
    if column.highest is None:
        return f"{noun} of {column.lowest:g} or more"
    if column.lowest is None:
        return f"{noun} of {column.highest:g} or less"
    return f"{noun} from {column.lowest:g} to {column.highest:g}"
