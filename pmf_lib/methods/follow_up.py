"""What became of exceptions, decisions and recommendations: answered, done, or still open.

Ribble Valley 2007, 3.1 and 4.1: performance management is taking action, and members follow
through that what was decided was done (R1-004, R1-017).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from pmf_lib import workdays

OPEN = ("awaiting response", "to be done")
STILL_TO_TAKE = ("planned", "deferred")
COLUMNS = ("kind", "code", "title", "unit", "whose", "due_on", "days", "why")


def overdue(recommendations: pd.DataFrame, decisions: pd.DataFrame, as_at: date) -> pd.DataFrame:
    """Recommendations and key decisions that are overdue on a day, the oldest first.

    A recommendation is overdue when its two months for an answer are over (Local Government Act
    2000, section 9FE; counted from its receipt, else from the day it was made), or when it is
    agreed and its day has passed; a decision when its day has passed and it is still to be taken.
    Columns: kind, code, title, unit, whose (body), due_on (date), days (late), why.
    """
    found = [*_recommendations(recommendations, as_at), *_decisions(decisions, as_at)]
    frame = pd.DataFrame(found, columns=list(COLUMNS), dtype=object)
    return frame.sort_values(["due_on", "code"], ignore_index=True)


def answer_due(row: pd.Series) -> date | None:
    """The last day of the two months for an answer; None where it is answered."""
    if not pd.isna(row["answered_on"]) or row["status"] != "awaiting response":
        return None
    began = row["made_on"] if pd.isna(row["received_on"]) else row["received_on"]
    return workdays.scrutiny_response_due(pd.Timestamp(began).date())


def _recommendations(rows: pd.DataFrame, as_at: date) -> Iterator[tuple[object, ...]]:
    for _, row in rows[rows["status"].isin(OPEN)].iterrows():
        due, why = answer_due(row), "no answer within two months"
        if due is None:
            done_by = None if pd.isna(row["due_on"]) else pd.Timestamp(row["due_on"]).date()
            due, why = done_by, "agreed, and not done by its day"
        if due is not None and as_at > due:
            yield (
                "recommendation",
                row["recommendation"],
                row["title"],
                row["unit"],
                row["addressee"],
                due,
                (as_at - due).days,
                why,
            )


def _decisions(rows: pd.DataFrame, as_at: date) -> Iterator[tuple[object, ...]]:
    for _, row in rows[rows["status"].isin(STILL_TO_TAKE)].iterrows():
        due = None if pd.isna(row["due_on"]) else pd.Timestamp(row["due_on"]).date()
        if due is not None and as_at > due:
            yield (
                "decision",
                row["decision"],
                row["title"],
                row["unit"],
                row["decision_maker"],
                due,
                (as_at - due).days,
                f"{row['status']}, and its day has passed",
            )


def answered(
    exceptions: pd.DataFrame, actions: pd.DataFrame, decided: pd.DataFrame
) -> pd.DataFrame:
    """The adverse exceptions with what was done about each (R1-004).

    `actions` has columns measure, title, lead, due_on, status; one that was stopped does not
    count. `decided` has measure and decision: a recorded decision that nothing will be done.
    Adds `actions` (tuple of rows of `actions` by index), `decision` (text or None) and `open`:
    neither is there.
    """
    found = exceptions[exceptions["side"] == "adverse"]
    alive = actions[(actions["status"] != "stopped") & actions["measure"].notna()]
    of = {str(code): tuple(rows.index) for code, rows in alive.groupby("measure")}
    said = decided.dropna(subset=["measure", "decision"])
    decision = dict(zip(said["measure"], said["decision"], strict=True))
    linked = [of.get(code, ()) for code in found["measure"]]
    words = [decision.get(code) for code in found["measure"]]
    return found.assign(
        actions=pd.Series(linked, found.index, dtype=object),
        decision=pd.Series(words, found.index, dtype=object),
        open=[not some and word is None for some, word in zip(linked, words, strict=True)],
    )
