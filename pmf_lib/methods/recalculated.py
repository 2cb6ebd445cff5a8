"""One figure worked out again from what it is made of, for an auditor's working paper (R1-047)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pmf_lib.methods.latest import figure
from pmf_lib.methods.proof import from_parts
from pmf_lib.methods.worked_out import again, agrees, formula_in

_DECIMALS = 4


@dataclass(frozen=True)
class Recalculated:
    """What a figure's own parts give, in its unit, and how, in words."""

    value: float
    how: str


def recalculated(
    record: Mapping[str, Any], row: Mapping[str, Any], kind: str
) -> Recalculated | None:
    """What the formula of a measure's record gives of a figure, else what its kind does.

    `record` has calculation and data_items, or nothing; `row` has value, numerator and
    denominator. What comes to the figure as it was rounded is given so rounded. None where a part
    that is needed is missing.
    """
    value, top, bottom = (figure(row[name]) for name in ("value", "numerator", "denominator"))
    parts = f"numerator {_told(top)}, denominator {_told(bottom)}"
    if top is None and bottom is None:
        parts = f"value {_told(value)}"
    formula, found = formula_in(record), again(record, row)
    if found is None and formula is None and top is not None and bottom is not None:
        found = from_parts(kind, top, bottom)
    if found is None:
        return None
    rounded = value if value is not None and agrees(value, found) else round(found, _DECIMALS)
    made = f"{formula.words}: {parts}" if formula else f"{_told(top)} of {_told(bottom)}"
    exactly = "" if rounded == found else f", rounded from {found:,.10g}"
    return Recalculated(rounded, f"{made} is {_told(rounded)}{exactly}")


def _told(number: float | None) -> str:
    return "none" if number is None else f"{number:,.12g}"
