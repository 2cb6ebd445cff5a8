"""Proposed indicators, checked on load: their formula, and who approved them (R0-036).

Who proposes an indicator never approves it: assurance is another's than the analyst's (HM
Treasury, The Aqua Book).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd

from pmf_lib.intake.table_rules import Broken
from pmf_lib.register.formula import FormulaError
from pmf_lib.register.proposals import items_of, proposed_formula, same_post

PROPOSALS = "proposals"


def broken_proposals(table: str, rows: pd.DataFrame, codes: Collection[str]) -> Iterator[Broken]:
    """The proposals, indexed by line, that may not load; `codes` are those of known measures."""
    if table != PROPOSALS:
        return
    names = items_of(codes)
    for line, row in rows.iterrows():
        yield from (
            Broken(line, *said)
            for said in (*_formula(row, names), *_tolerance(row), *_change(row), *_life(row))
        )


_Said = tuple[str, str, str, str]


def _formula(row: pd.Series, names: Collection[str]) -> Iterator[_Said]:
    try:
        proposed_formula(_text(row["formula"]), names)
    except FormulaError as error:
        yield "formula", "not_a_formula", error.found, error.allowed


def _tolerance(row: pd.Series) -> Iterator[_Said]:
    green, red = row["green_tolerance"], row["red_tolerance"]
    if red < green:
        yield "red_tolerance", "tolerances_reversed", f"{red:g}", f"{green:g} (green), or more"


def _change(row: pd.Series) -> Iterator[_Said]:
    """What is amended or deleted is named, and keeps its code (R0-035)."""
    change, code = _text(row["change"]), _text(row["measure"])
    if change not in ("amend", "delete"):
        return
    if not code:
        yield "measure", "nothing_named", "", f"the measure that it would {change}"
    adopted = _text(row["adopted_as"])
    if code and adopted and adopted != code:
        yield "adopted_as", "another_code", adopted, f"{code}, since a measure keeps its code"


def _life(row: pd.Series) -> Iterator[_Said]:
    """Approved by another than the author, on a day, not before it was proposed; then adopted."""
    approver, on = _text(row["approved_by"]), row["approved_on"]
    if approver and same_post(approver, _text(row["author"])):
        allowed = "another post than the author's: who proposes an indicator never approves it"
        yield "approved_by", "same_post", approver, allowed
    if approver and pd.isna(on):
        yield "approved_on", "no_day", "", "the day on which it was approved"
    if pd.notna(on):
        if not approver:
            yield "approved_by", "nobody_named", "", "who approved it, where it has a day"
        if on < row["proposed_on"]:
            found, first = (f"{pd.Timestamp(one):%Y-%m-%d}" for one in (on, row["proposed_on"]))
            yield "approved_on", "before_its_time", found, f"{first}, or a later day"
    adopted = _text(row["adopted_as"])
    if adopted and not (approver and pd.notna(on)):
        allowed = "nothing before a second person has approved it, with the day"
        yield "adopted_as", "not_approved", adopted, allowed
    if adopted and not _text(row["minute"]):
        yield "minute", "no_minute", "", "the minute or paper that records the approval"


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""
