"""Meetings of cabinet members and service heads outside the reviews: one a quarter (R2-019)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pmf_lib.periods import Period

INFORMAL = "informal"
LEAST = 1
COLUMNS = ("unit", "held", "last_on", "enough")


def informal_meetings(
    meetings: pd.DataFrame, units: Sequence[str], period: Period, least: int = LEAST
) -> pd.DataFrame:
    """How many informal meetings each unit had within the period, a row for every unit.

    Columns: `unit`, `held`, `last_on` (NaT where none was held) and `enough` (at least `least`).
    """
    days = meetings["held_on"]
    within = (days >= pd.Timestamp(period.start)) & (days <= pd.Timestamp(period.end))
    kept = meetings[within & (meetings["kind"] == INFORMAL)]
    rows = []
    for unit in units:
        own = kept.loc[kept["unit"] == unit, "held_on"]
        rows.append((unit, len(own), own.max() if len(own) else pd.NaT, len(own) >= least))
    return pd.DataFrame(rows, columns=list(COLUMNS))
