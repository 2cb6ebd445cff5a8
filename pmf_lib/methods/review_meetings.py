"""Which services' reviews are missing, so that a summary of them all cannot be made (R2-029)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

REVIEW = "performance review"


def reviews(meetings: pd.DataFrame) -> pd.DataFrame:
    """The review meetings about one unit each, in the order they were held."""
    found = meetings[(meetings["kind"] == REVIEW) & meetings["unit"].notna()]
    return found.sort_values(["held_on", "meeting"])


def missing_reviews(
    units: Sequence[str], meetings: pd.DataFrame, issues: pd.DataFrame
) -> dict[str, str]:
    """Why each unit's review of a quarter is missing, by unit; empty where all are there.

    Both frames are of that quarter alone. A review that raised no issue says so in a row of its
    own; silence is not the same.
    """
    held, told = set(reviews(meetings)["unit"]), set(issues["unit"])
    found = {}
    for unit in units:
        if unit not in held:
            found[unit] = "no meeting is recorded"
        elif unit not in told:
            found[unit] = "its meeting has said neither what its issues are nor that it has none"
    return found
