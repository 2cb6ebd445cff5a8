"""What complaints taught, each lesson with the action that was agreed because of it (R2-015)."""

from __future__ import annotations

import pandas as pd

COLUMNS = ("unit", "theme", "upheld", "lesson", "action", "title", "due_on", "status", "known")


def lessons_with_actions(
    complaints: pd.DataFrame, lessons: pd.DataFrame, actions: pd.DataFrame
) -> pd.DataFrame:
    """The lessons of a period, one row for each action, and one for a lesson without any.

    `complaints` has unit, theme and lesson; `lessons` unit, theme, upheld, lesson and action;
    `actions` action, unit, title, due_on and status. A lesson that stands in a service's return
    alone has no action. `title`, `due_on` and `status` are the action's, and `known` says whether
    it is there and of the same unit. Ordered by unit and theme.
    """
    told = set(zip(lessons["unit"], lessons["theme"], strict=True))
    alone = complaints[complaints["lesson"].notna() & complaints["theme"].notna()]
    left = [pair not in told for pair in zip(alone["unit"], alone["theme"], strict=True)]
    bare = alone.loc[left, ["unit", "theme", "lesson"]]
    kept = lessons[["unit", "theme", "upheld", "lesson", "action"]]
    both = pd.concat([kept, bare], ignore_index=True) if len(bare) else kept
    plain = actions[["action", "unit", "title", "due_on", "status"]]
    joined = both.merge(plain, how="left", on=["action", "unit"])
    found = joined.assign(known=joined["title"].notna())
    ordered = found.sort_values(["unit", "theme", "action"], na_position="last")
    return ordered[list(COLUMNS)].reset_index(drop=True)
