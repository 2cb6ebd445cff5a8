"""Restated figures: those first known otherwise (Code of Practice for Statistics; R1-044)."""

import pandas as pd

KEY = ["measure", "unit", "period"]


def restatements(history: pd.DataFrame) -> pd.DataFrame:
    """Each change of a figure that was already known, oldest first.

    `history` has every known row with measure, unit, period, value, known_from and, where given,
    note and reason_code, in the order they became known. Columns of the answer: measure, unit,
    period, old, new, known_from, reason. A figure that is first given, or given again unchanged,
    is no restatement; one that replaces a missing figure is late, not restated.
    """
    keys = [history[name] for name in KEY]
    last_given = history["value"].groupby(keys, dropna=False).ffill()
    earlier = last_given.groupby(keys, dropna=False).shift()
    changed = history["value"].notna() & earlier.notna() & (history["value"] != earlier)
    found = history[changed]
    return pd.DataFrame(
        {
            **{name: found[name] for name in KEY},
            "old": earlier[changed],
            "new": found["value"],
            "known_from": found["known_from"],
            "reason": found["reason_code"].fillna(found["note"]),
        }
    ).reset_index(drop=True)
