"""What a judged figure is made of, and whether it comes out again (R3-028, R3-029).

From what a page shows down to the rows it was made of, worked out once more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.periods import Period

_SCALES = {"percent": 100.0, "ratio": 1.0, "days": 1.0, "money": 1.0}


@dataclass(frozen=True)
class Check:
    """One thing worked out again: whether it comes to the same, and the sum in words."""

    holds: bool
    words: str


def rows_behind(values: pd.DataFrame, judged: Any, period: Period) -> pd.DataFrame:
    """The values that a judged figure is made of: the year so far where they add up, else one.

    `values` are those of one measure as latest known, `judged` its row of `judge` at `period`.
    """
    latest = judged["period"]
    if latest is None:
        return values.iloc[0:0]
    last = Period.parse(latest)
    periods = {last.code}
    if judged["basis"] == "year_to_date" or last.grain is not period.grain:
        periods |= set(judged["year_periods"])
    return values[values["period"].isin(periods)].reset_index(drop=True)


def checks(rows: pd.DataFrame, judged: Any) -> tuple[Check, ...]:
    """Each value from its parts, and the year to date from its rows; none where impossible."""
    return (*_row_checks(rows, str(judged["kind"])), *_sum_check(rows, judged))


def from_parts(kind: str, numerator: float, denominator: float) -> float | None:
    """What a figure of this kind is by its parts; None where it is not made so, or one is NaN."""
    scale = _SCALES.get(kind)
    if scale is None or math.isnan(numerator) or math.isnan(denominator) or denominator == 0:
        return None
    return scale * numerator / denominator


def _row_checks(rows: pd.DataFrame, kind: str) -> Iterator[Check]:
    """For each row: whether its value is its numerator over its denominator, as it was rounded."""
    parts = rows[["period", "value", "numerator", "denominator"]]
    for period, value, top, bottom in parts.itertuples(index=False, name=None):
        again = from_parts(kind, top, bottom)
        if again is None:
            continue
        holds = math.isclose(value, again, abs_tol=_half_step(value))
        verdict = "equals" if holds else "differs from"
        when = Period.parse(period).short_label
        made = f"{when}: {_told(top)} of {_told(bottom)} is {_told(round(again, 4))}"
        yield Check(holds, f"{made}, which {verdict} the stored {_told(value)}")


def _sum_check(rows: pd.DataFrame, judged: Any) -> Iterator[Check]:
    """Whether the year to date is the sum of its rows, where the measure adds up."""
    to_date = judged["year_to_date"]
    if judged["aggregation"] != "sum" or math.isnan(to_date) or len(rows) < 2:
        return
    total = math.fsum(rows["value"])
    holds = math.isclose(total, to_date, rel_tol=1e-9)
    verdict = "equals" if holds else "differs from"
    made = f"The {len(rows)} rows add up to {_told(total)}"
    yield Check(holds, f"{made}, which {verdict} {_told(to_date)} to date")


def _told(number: float) -> str:
    """In full, with commas: never as a power of ten."""
    return f"{number:,.12g}"


def _half_step(value: float) -> float:
    """Half of the last decimal the value was given with."""
    decimals = len(repr(value).partition(".")[2].rstrip("0"))
    return 0.5 * 10.0**-decimals + 1e-9
