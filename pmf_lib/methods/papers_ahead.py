"""Whether a meeting's papers went out in time: five working days ahead (R2-033)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd


class Papers(StrEnum):
    """How a meeting's papers stand on a day."""

    IN_TIME = "in time"
    LATE = "late"
    NOT_SENT = "not sent, and past the day"
    NOT_DUE = "not due yet"


LATE = (Papers.LATE, Papers.NOT_SENT)


def papers(sent_on: Any, due: date, as_at: date) -> Papers:
    """How papers due on a day stand: those sent on that very day are in time."""
    if pd.notna(sent_on):
        return Papers.IN_TIME if pd.Timestamp(sent_on) <= pd.Timestamp(due) else Papers.LATE
    return Papers.NOT_SENT if as_at > due else Papers.NOT_DUE
