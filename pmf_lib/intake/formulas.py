"""Formulas of measures' records: read on load, and held against what a figure is (R1-045).

A figure is its numerator over its denominator, so its formula must say no other thing.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping

import pandas as pd

from pmf_lib.intake.table_rules import Broken
from pmf_lib.register.formula import Formula, FormulaError, data_items, formula_of, parts_by_name

RECORDS = "measure_records"
_HUNDRED = "percent"
# Numerator and denominator that tell a quotient from a sum, a product or its own inverse.
_SAMPLES = ((1.0, 1.0), (3.0, 2.0), (7.0, 5.0), (2.0, 11.0))


def broken_formulas(table: str, rows: pd.DataFrame, kinds: Mapping[str, str]) -> Iterator[Broken]:
    """The records, indexed by line, whose formula is none or does not give the figure.

    `kinds` says what a value of each measure is, where it is known.
    """
    if table != RECORDS:
        return
    written = rows[rows["calculation"].notna() | rows["data_items"].notna()]
    for line, row in written.iterrows():
        yield from _broken(line, row, kinds.get(str(row["measure"]), ""))


def _broken(line: Hashable, row: pd.Series, kind: str) -> Iterator[Broken]:
    items, text = _said(row["data_items"]), _said(row["calculation"])
    try:
        data_items(items)
    except FormulaError as error:
        yield Broken(line, "data_items", "not_data_items", error.found, error.allowed)
        return
    if not text:
        return
    try:
        formula = formula_of(text, items)
    except FormulaError as error:
        yield Broken(line, "calculation", "not_a_formula", error.found, error.allowed)
        return
    wrong = _disagreement(formula, items, kind)
    if wrong:
        yield Broken(line, "calculation", "formula_disagrees", formula.text, wrong)


def _disagreement(formula: Formula, items: str, kind: str) -> str:
    """What the formula should be, where it gives another thing than the figure is."""
    if not formula.names:
        return "a formula that names its data items"
    own = data_items(items)
    if len(own) < 2 and not {"numerator", "denominator"} & set(formula.names):
        found = [_given(formula, items, value=sample) for sample, _ in _SAMPLES]
        wanted = [sample for sample, _ in _SAMPLES]
        return "" if _same(found, wanted) else f"the figure itself, {formula.names[0]}"
    found = [_given(formula, items, top=top, bottom=bottom) for top, bottom in _SAMPLES]
    times = found[0] or 0.0
    top, bottom = own if len(own) == 2 else ("numerator", "denominator")
    factor = 100.0 if kind == _HUNDRED else times
    wanted = [factor * above / below for above, below in _SAMPLES]
    times_words = "100 * " if kind == _HUNDRED else "a number times "
    return "" if factor > 0 and _same(found, wanted) else f"{times_words}{top} / {bottom}"


def _given(
    formula: Formula,
    items: str,
    *,
    top: float = math.nan,
    bottom: float = math.nan,
    value: float = math.nan,
) -> float | None:
    return formula.value(parts_by_name(items, numerator=top, denominator=bottom, value=value))


def _same(found: list[float | None], wanted: list[float]) -> bool:
    return all(
        one is not None and math.isclose(one, other, rel_tol=1e-9)
        for one, other in zip(found, wanted, strict=True)
    )


def _said(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""
