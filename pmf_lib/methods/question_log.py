"""The log of members' questions: open ones go on to the next sheet, answered ones are shown once.

Peterborough 2009/10, 3.2: councillors ask questions about current performance and improvement
plans (R4-026).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pandas as pd


class State(StrEnum):
    """Where a question stands on a day."""

    OPEN = "open"
    ANSWERED = "answered"


def log(questions: pd.DataFrame, *, since: date, as_at: date) -> pd.DataFrame:
    """The questions of a sheet of the day `as_at`: open ones oldest first, then those answered.

    `questions` has the columns of the register of questions. One asked after that day is not
    there yet, and an answer of a later day not given yet. An answered one is shown where its
    answer came after `since`, the day of the sheet before. Adds `state` and `days` (how long it
    has been open, or took to be answered).
    """
    day, before = pd.Timestamp(as_at), pd.Timestamp(since)
    asked = questions[questions["asked_on"] <= day]
    done = asked["answered_on"].notna() & (asked["answered_on"] <= day)
    ended = asked["answered_on"].where(done, day)
    found = asked.assign(
        state=[State.ANSWERED if given else State.OPEN for given in done],
        days=(ended - asked["asked_on"]).dt.days,
        _done=done,
    )
    shown = found[~done | (found["answered_on"] > before)]
    ordered = shown.sort_values(["_done", "asked_on", "question"], ignore_index=True)
    return ordered.drop(columns="_done")


def carried(found: pd.DataFrame, period: str) -> pd.Series:
    """Which open questions of a log are about an earlier period than this one's code."""
    return (found["state"] == State.OPEN) & (found["period"] != period)
