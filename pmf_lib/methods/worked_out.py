"""Figures worked out again from their parts by the formula of their measure's record (R1-045)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pmf_lib.register.formula import Formula, formula_of, parts_by_name

COLUMNS = ("measure", "unit", "period", "value", "again")


def formula_in(record: Mapping[str, Any]) -> Formula | None:
    """The formula of a measure's record; None where none is written.

    `record` has calculation and data_items. What stands in the register was read when it was
    loaded, so a FormulaError here means that nobody checked it.
    """
    text = record.get("calculation")
    return formula_of(text, _items(record)) if isinstance(text, str) and text else None


def again(record: Mapping[str, Any], figure: Mapping[str, Any]) -> float | None:
    """What the record's formula gives of a figure's numerator, denominator and value.

    None without a formula, and where a part that it needs is missing or it would divide by 0.
    """
    formula = formula_in(record)
    if formula is None:
        return None
    parts = {name: figure[name] for name in ("numerator", "denominator", "value")}
    return formula.value(parts_by_name(_items(record), **parts))


def agrees(value: float, worked_out: float) -> bool:
    """Whether a figure is what was worked out, rounded to the decimals it was given with."""
    decimals = len(repr(float(value)).partition(".")[2].rstrip("0"))
    return math.isclose(value, worked_out, rel_tol=1e-9, abs_tol=0.5 * 10.0**-decimals + 1e-9)


def disagreeing(values: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    """The figures that their measure's formula does not give, with what it gives.

    `values` has measure, unit, period, value, numerator and denominator; `records` measure,
    calculation and data_items. Columns: measure, unit, period, value, again (what it gives).
    """
    by_measure = {str(row["measure"]): row for row in _rows(records)}
    found = []
    for row in _rows(values[values["value"].notna()]):
        record = by_measure.get(str(row["measure"]))
        given = again(record, row) if record else None
        if given is not None and not agrees(row["value"], given):
            found.append((row["measure"], row["unit"], row["period"], row["value"], given))
    return pd.DataFrame(found, columns=list(COLUMNS))


def in_parts(values: pd.DataFrame) -> frozenset[str]:
    """The measures with a figure that has a numerator and a denominator."""
    both = values["numerator"].notna() & values["denominator"].notna()
    return frozenset(values.loc[both, "measure"])


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


def _items(record: Mapping[str, Any]) -> str | None:
    items = record.get("data_items")
    return items if isinstance(items, str) else None
