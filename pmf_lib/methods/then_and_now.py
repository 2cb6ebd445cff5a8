"""What was known on a day beside what is known now: statistics are restated, not rewritten.

Code of Practice for Statistics: say what was revised, and by how much (R0-031, R1-044).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

COMPARED = ("measure", "title", "unit", "kind", "decimals", "figure", "status")


def as_known(history: pd.DataFrame, key: Sequence[str], day: date) -> pd.DataFrame:
    """The row of each entry that was the latest known on a day.

    `history` has every row that was ever known with known_from, of each entry the oldest first;
    the answer has the same columns. An entry not yet known then has no row.
    """
    known = history[history["known_from"] <= pd.Timestamp(day)]
    return known.drop_duplicates(list(key), keep="last").reset_index(drop=True)


def as_known_or_first(history: pd.DataFrame, key: Sequence[str], day: date) -> pd.DataFrame:
    """The same, and of an entry not yet known then its first row.

    For definitions: a council that writes one down later had the measure all the same.
    """
    known = as_known(history, key, day)
    first = history.drop_duplicates(list(key))
    later = first[first["known_from"] > pd.Timestamp(day)]
    return pd.concat([known, later], ignore_index=True)


def changed_since(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """The measures whose figure or status for one period is not what it was.

    Both frames are answers of `judge` for that period. Columns: measure, title, unit, kind,
    decimals of now; figure_then, figure_now (NaN where there was none), status_then, status_now
    (None where the measure was not judged), and recoloured. In the order of their codes.
    """
    both = then[list(COMPARED)].merge(
        now[list(COMPARED)], on="measure", how="outer", suffixes=("_then", "_now"), sort=True
    )
    for name in ("title", "unit", "kind", "decimals"):
        both[name] = both[f"{name}_now"].where(both[f"{name}_now"].notna(), both[f"{name}_then"])
    figures = both[["figure_then", "figure_now"]]
    same_figure = figures["figure_then"].eq(figures["figure_now"]) | figures.isna().all(axis=1)
    statuses = both[["status_then", "status_now"]].astype(object)
    statuses = statuses.where(statuses.notna(), None)
    recoloured = statuses["status_then"].ne(statuses["status_now"])
    found = both.assign(**{name: statuses[name] for name in statuses}, recoloured=recoloured)
    shown = [*("measure", "title", "unit", "kind", "decimals"), *figures, *statuses, "recoloured"]
    return found.loc[~same_figure | recoloured, shown].reset_index(drop=True)
