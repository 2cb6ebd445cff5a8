"""What measuring takes: hours and items, and requests that nobody agreed to (R2-016)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.periods import Period

ADDED = ("hours_before", "items_before", "new", "unagreed")


def effort_ledger(effort: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The activities of a period beside the period before, those that take longest first.

    Added are `hours_before` and `items_before` (NaN where nothing was written down), `new` (no
    earlier period knows the activity) and `unagreed` (new, and no post agreed to the estimate).
    """
    now = effort[effort["period"] == period.code]
    before = effort[effort["period"] == period.previous().code].set_index("activity")
    known = set(effort.loc[effort["period"].map(lambda code: _ended(code, period)), "activity"])
    new = ~now["activity"].isin(known)
    found = now.assign(
        hours_before=now["activity"].map(before["hours"]).astype("float64"),
        items_before=now["activity"].map(before["items"]).astype("float64"),
        new=new,
        unagreed=new & now["agreed_by"].isna(),
    )
    return found.sort_values(["hours", "activity"], ascending=[False, True])


def _ended(code: str, period: Period) -> bool:
    return Period.parse(code).end < period.start
