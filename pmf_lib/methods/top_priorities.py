"""What the council puts first, and whether that is too much to put first (R2-008)."""

from __future__ import annotations

from datetime import date

import pandas as pd

TOP_AT_MOST = 5
"""More priorities than these with rank 1 are no priorities any more."""


def in_force(priorities: pd.DataFrame, on: date) -> pd.DataFrame:
    """The priorities of a day (R1-021), what matters most first; without a rank they stand last."""
    day = pd.Timestamp(on)
    begun = pd.to_datetime(priorities["starts_on"]) <= day
    kept = begun & ~(pd.to_datetime(priorities["ends_on"]) < day)
    return priorities[kept].sort_values(["rank", "priority"])


def top(priorities: pd.DataFrame, on: date) -> pd.DataFrame:
    """The priorities of a day that have rank 1."""
    found = in_force(priorities, on)
    return found[found["rank"] == 1]


def too_many(priorities: pd.DataFrame, on: date, at_most: int = TOP_AT_MOST) -> bool:
    """Whether more priorities than allowed have rank 1."""
    return len(top(priorities, on)) > at_most
