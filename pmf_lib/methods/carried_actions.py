"""Agreed actions from review to review: carried forward, and told once when closed (R2-026)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

CLOSED = ("complete", "stopped")
ADDED = ("new", "closed", "was_status", "was_due_on", "was_lead")


def carried(history: pd.DataFrame, shown_on: date) -> pd.DataFrame:
    """The actions that the plan shows now, as their latest entry has them, by the day due.

    `history` holds every entry of every action with `known_from`; `shown_on` is the day on which
    the plan was shown last. An action that was closed then, and has been ever since, was told
    already and is left out. Added are `new` (not known then), `closed`, and what the plan said
    then: `was_status`, `was_due_on`, `was_lead` (None for a new one).
    """
    told = [
        latest._asdict() | added
        for _, entries in history.groupby("action", sort=True)
        for latest, added in _shown(entries.sort_values("known_from", kind="stable"), shown_on)
    ]
    found = pd.DataFrame(told, columns=[*history.columns, *ADDED])
    return found.sort_values(["closed", "due_on", "action"], ignore_index=True)


def _shown(entries: pd.DataFrame, shown_on: date) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The action's latest entry and what the plan said before; nothing for one told already."""
    then = entries[entries["known_from"] <= pd.Timestamp(shown_on)]
    since = entries[entries["known_from"] > pd.Timestamp(shown_on)]
    was = next(then.tail(1).itertuples(index=False), None)
    closed_then = was is not None and was.status in CLOSED
    if closed_then and since["status"].isin(CLOSED).all():
        return
    latest = next(entries.tail(1).itertuples(index=False))
    yield (
        latest,
        {
            "new": was is None,
            "closed": latest.status in CLOSED,
            "was_status": was.status if was else None,
            "was_due_on": was.due_on if was else None,
            "was_lead": was.lead if was else None,
        },
    )
