"""Doubts about figures that load all the same, flagged (Audit Commission's six, 2007: validity).

Frame in, one mask of rows a doubt out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from pmf_lib.periods import Period
from pmf_lib.register import Table

_MOST_DECIMALS = 9
_CLOSE = 1e-9
_ROUNDED_TO = 5
_TABLES_OF_FIGURES = frozenset({"values", "benchmarks"})


@dataclass(frozen=True)
class Doubt:
    """One kind of doubt: its code, the column it shows in, what is allowed, and which rows."""

    code: str
    column: str
    allowed: str
    rows: pd.Series


def doubts(table: Table, frame: pd.DataFrame, kinds: pd.Series, loaded_on: date) -> Iterator[Doubt]:
    """Every doubt about a chunk of accepted rows.

    `kinds` is the kind of measurement of each row's measure (None where not known). Rows are
    those of `frame`, whose columns are the register's.
    """
    if table.known_on is not None:
        future = frame[table.known_on] > pd.Timestamp(loaded_on)
        allowed = f"a day up to that of loading, {loaded_on.isoformat()}"
        yield Doubt("recorded_in_future", table.known_on, allowed, future)
    if table.name in _TABLES_OF_FIGURES:
        yield from _value_doubts(frame, kinds)
        yield from _part_doubts(frame, kinds)
        yield from _ratio_doubts(frame, kinds)


def _value_doubts(frame: pd.DataFrame, kinds: pd.Series) -> Iterator[Doubt]:
    value, reason = frame["value"], frame["missing_reason"]
    allowed = "a value, or the reason why there is none"
    yield Doubt("missing_without_reason", "value", allowed, value.isna() & reason.isna())
    allowed = "either a value or a reason for its absence"
    yield Doubt("reason_beside_value", "missing_reason", allowed, value.notna() & reason.notna())
    outside = (kinds == "percent") & ((value < 0) | (value > 100))
    yield Doubt("percent_out_of_range", "value", "a percentage from 0 to 100", outside)
    yield Doubt("negative_count", "value", "a count of 0 or more", (kinds == "count") & (value < 0))
    early = frame["recorded_on"] < _period_ends(frame["period"])
    yield Doubt(
        "recorded_early", "recorded_on", "a day after the period's end", early & value.notna()
    )


def _part_doubts(frame: pd.DataFrame, kinds: pd.Series) -> Iterator[Doubt]:
    numerator, denominator = frame["numerator"], frame["denominator"]
    allowed = "a denominator other than 0"
    yield Doubt("zero_denominator", "denominator", allowed, denominator == 0)
    larger = (kinds == "percent") & (numerator > denominator)
    allowed = "a numerator no larger than the denominator"
    yield Doubt("numerator_too_large", "numerator", allowed, larger)


def _ratio_doubts(frame: pd.DataFrame, kinds: pd.Series) -> Iterator[Doubt]:
    """A value that its numerator and denominator do not give, however it was rounded."""
    factor = kinds.map({"percent": 100.0, "ratio": 1.0}).astype("float64")
    lowest, exact, highest = _quotients(frame["numerator"], frame["denominator"], factor)
    value = frame["value"].to_numpy()
    known = np.isfinite(exact) & np.isfinite(value)
    wrong = known & ~_agrees(value, lowest, highest)
    hundredth = wrong & _agrees(value, lowest / 100, highest / 100)
    hundredfold = wrong & ~hundredth & _agrees(value, lowest * 100, highest * 100)
    other = wrong & ~hundredth & ~hundredfold
    allowed = "the value that numerator and denominator give"
    told = (
        ("one_hundredth", f"{allowed}; this is one hundredth of it", hundredth),
        ("hundredfold", f"{allowed}; this is 100 times it", hundredfold),
        ("value_disagrees", f"{allowed}, but for rounding", other),
    )
    for code, meaning, rows in told:
        yield Doubt(code, "value", meaning, pd.Series(rows, index=frame.index))


def _quotients(
    numerator: pd.Series, denominator: pd.Series, factor: pd.Series
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The quotient, and how low and high it may be where both parts may be rounded to 5.

    Published counts are often rounded to the nearest 5, so parts that are both multiples of 5
    may each be out by 2.5.
    """
    top, bottom = numerator.to_numpy(), denominator.to_numpy()
    times = factor.to_numpy()
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        rounded = (top % _ROUNDED_TO == 0) & (bottom % _ROUNDED_TO == 0)
        slack = np.where(rounded, _ROUNDED_TO / 2, 0.0)
        exact = np.where(bottom == 0, np.nan, top / bottom) * times
        lowest = (top - slack) / (bottom + slack) * times
        highest = (top + slack) / (bottom - slack) * times
    ends = np.stack([lowest, exact, highest])
    return ends.min(axis=0), exact, ends.max(axis=0)


def _agrees(value: np.ndarray, lowest: np.ndarray, highest: np.ndarray) -> np.ndarray:
    """Whether a value lies in the span, or is a figure of the span rounded to some decimals."""
    with np.errstate(invalid="ignore", over="ignore"):
        close = _CLOSE * np.maximum(1.0, np.abs(value))
        agrees = (value >= lowest - close) & (value <= highest + close)
        for decimals in range(_MOST_DECIMALS + 1):
            scaled = value * 10.0**decimals
            written_so = np.abs(scaled - np.round(scaled)) <= 1e-6 + 1e-15 * np.abs(scaled)
            slack = 0.5 * 10.0**-decimals + close
            agrees |= written_so & (value >= lowest - slack) & (value <= highest + slack)
    return agrees


def _period_ends(periods: pd.Series) -> pd.Series:
    ends = {code: pd.Timestamp(Period.parse(code).end) for code in periods.unique()}
    return pd.Series(
        pd.array([ends[code] for code in periods], dtype="datetime64[us]"), periods.index
    )
