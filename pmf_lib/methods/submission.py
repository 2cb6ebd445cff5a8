"""Whether figures were handed in by their day: the 10th of the following month (R4-042).

A figure is known by the day it was handed in, so one of the due day itself, up to its last second
(23:59:59), is on time and one of the day after is late.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from pmf_lib.methods.restatement import KEY
from pmf_lib.periods import Period


def first_handed_in(history: pd.DataFrame) -> pd.DataFrame:
    """Each figure once, as it was first handed in, with measure, unit, period and known_from.

    `history` has every known row with those columns and value. A row without a value says only
    that there was none yet.
    """
    given = history[history["value"].notna()].sort_values("known_from", kind="stable")
    first = given.drop_duplicates(subset=KEY)[[*KEY, "known_from"]]
    return first.sort_values(KEY, kind="stable").reset_index(drop=True)


def due_day(period: Period, due_days: float | None, council_due: Callable[[Period], date]) -> date:
    """The last day for a period's figure: the measure's own, else the council's."""
    if due_days is None or pd.isna(due_days):
        return council_due(period)
    return period.end + timedelta(days=int(due_days))


def lateness(
    first: pd.DataFrame, due_days: pd.Series, council_due: Callable[[Period], date]
) -> pd.DataFrame:
    """The rows of `first_handed_in` with `due_on`, `days_late` (0 where on time) and `late`.

    `due_days` maps a measure's code to its own days, NaN where it has none; `council_due` gives
    the council's day for a period, weekends moved where its rules say so.
    """
    due = [
        due_day(Period.parse(str(row.period)), due_days.get(row.measure), council_due)
        for row in first.itertuples()
    ]
    due_on = pd.Series(pd.to_datetime(pd.Series(due, dtype=object)).to_numpy(), first.index)
    handed_in = pd.to_datetime(first["known_from"]).dt.normalize()
    days = (handed_in - due_on).dt.days.clip(lower=0).astype("int64")
    return first.assign(due_on=due_on, days_late=days, late=days > 0)
