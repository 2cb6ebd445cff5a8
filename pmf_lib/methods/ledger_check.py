"""Whether a ledger extract adds up to the ledger's own control totals (R4-043)."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from pmf_lib.methods.exact import every, exact, number

PENNY = Fraction(1, 100)


def reconciled(ledger: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """One row for each period and side that either frame has, by period and side.

    `ledger` has period, side and amount; `totals` period, side and total, all in pounds. Columns
    of the answer: period, side, accounts (how many), posted, total, difference (posted less
    total), and agrees: True to the penny, False otherwise, None where a total or an amount is
    missing and nothing can be said.
    """
    keys = ["period", "side"]
    wanted = {key: float(total) for key, total in totals.set_index(keys)["total"].items()}
    posted = {key: list(rows["amount"]) for key, rows in ledger.groupby(keys, sort=True)}
    rows = [
        (*key, *_compared(posted.get(key, []), wanted.get(key)))
        for key in sorted(posted.keys() | wanted.keys())
    ]
    columns = [*keys, "accounts", "posted", "total", "difference", "agrees"]
    return pd.DataFrame(rows, columns=columns).astype({"agrees": object})


def _compared(
    amounts: list[float], total: float | None
) -> tuple[int, float | None, float | None, float | None, bool | None]:
    known = every(amounts) if amounts else None
    summed, wanted = None if known is None else sum(known, Fraction(0)), exact(total)
    if summed is None or wanted is None:
        return len(amounts), number(summed), total, None, None
    apart = summed - wanted
    return len(amounts), number(summed), total, number(apart), abs(apart) < PENNY
