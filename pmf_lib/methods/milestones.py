"""Where a milestone stands on a day: reached, reached late, missed or still ahead (R2-023)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd


class Milestone(StrEnum):
    """Where a milestone stands."""

    REACHED = "reached"
    REACHED_LATE = "reached late"
    MISSED = "missed"
    AHEAD = "still ahead"


EXCEPTIONS = (Milestone.MISSED, Milestone.REACHED_LATE)


def standing(due_on: Any, reached_on: Any, as_at: date) -> Milestone:
    """Where one milestone stands on a day; on its own day it is not missed yet.

    A day on which it will be reached, or is said to have been reached later than `as_at`, counts
    for nothing.
    """
    due, today = pd.Timestamp(due_on), pd.Timestamp(as_at)
    if pd.notna(reached_on) and pd.Timestamp(reached_on) <= today:
        in_time = pd.Timestamp(reached_on) <= due
        return Milestone.REACHED if in_time else Milestone.REACHED_LATE
    return Milestone.MISSED if due < today else Milestone.AHEAD


def with_standing(milestones: pd.DataFrame, as_at: date) -> pd.DataFrame:
    """The milestones with their `standing`, by the day they are due."""
    found = [standing(row.due_on, row.reached_on, as_at) for row in milestones.itertuples()]
    told = milestones.assign(standing=pd.Series(found, milestones.index, dtype=object))
    return told.sort_values(["due_on", "milestone"])
