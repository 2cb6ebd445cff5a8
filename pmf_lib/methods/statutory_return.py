"""The year's national indicators as they are returned, and who signed them off (R1-040).

Ribble Valley 2007, 5.3: Best Value indicators are reported annually to the Audit Commission. The
audit committee signs them off by agreeing the year; a figure changed after that day is not what it
agreed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.council import BodyKind, Council
from pmf_lib.methods.latest import History, histories
from pmf_lib.periods import Grain, Period

NATIONAL = "national"
AGREED = "agreed"
CHECKS = ("estimated", "provisional", "final", "checked", "audited")
"""How far a figure was checked, the least first."""
COLUMNS = (
    *("measure", "title", "unit", "kind", "decimals", "value"),
    *("checked", "source", "owner", "known_from"),
)
_LEFT = ("deleted", "proposed")


@dataclass(frozen=True)
class SignOff:
    """The year was agreed by an audit committee; `changed` are measures changed since that day."""

    body: str
    on: date
    minute: str
    changed: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether what was agreed is still what the register holds."""
        return not self.changed


def audit_bodies(council: Council) -> tuple[str, ...]:
    """The bodies that may sign a year off."""
    return tuple(body.key for body in council.bodies if body.kind is BodyKind.AUDIT)


def returned(
    measures: pd.DataFrame,
    values: pd.DataFrame,
    year: Period,
    year_starts: Mapping[str, int],
) -> pd.DataFrame:
    """The national indicators in force with what each came to in a whole year.

    `measures` and `values` have the register's columns and `known_from`; values are of whole units.
    `value` is NaN where any figure of the year is missing; `checked` is the least that was done to
    any of them, None where none says; `known_from` the last day on which one was handed in.
    """
    own = measures[measures["measure_class"].eq(NATIONAL) & ~measures["state"].isin(_LEFT)]
    inside = values[values["period"].str[: len(year.code)] == year.code]
    rows = [_returned(history, year, inside) for history in histories(own, values, year_starts)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"value": "float64"})


def sign_off(
    considered: pd.DataFrame, bodies: Collection[str], year: Period, figures: pd.DataFrame
) -> SignOff | None:
    """The latest agreement of one of these bodies to the year; None where none has agreed.

    `considered` has body, period, considered_on, response and minute; `figures` is as `returned`
    gives it. Agreeing another period, or only noting the year, is no sign-off.
    """
    found = considered[
        considered["body"].isin(list(bodies))
        & (considered["period"] == year.code)
        & (considered["response"] == AGREED)
    ].sort_values(["considered_on", "body"])
    if found.empty:
        return None
    last: Any = list(found.itertuples())[-1]
    on = pd.Timestamp(last.considered_on)
    later = figures[pd.to_datetime(figures["known_from"]) > on]
    minute = last.minute if isinstance(last.minute, str) else ""
    return SignOff(last.body, on.date(), minute, tuple(later["measure"]))


def _returned(history: History, year: Period, inside: pd.DataFrame) -> dict[str, Any]:
    row = history.row
    own = inside[(inside["measure"] == row["measure"]) & (inside["unit"] == row["unit"])]
    said = set(own["status"])
    worked = {
        "value": history.value(year) if history.grain is Grain.YEAR else history.rolled_up(year),
        "checked": next((status for status in CHECKS if status in said), None),
        "known_from": own["known_from"].max(),
    }
    return {name: worked.get(name, row.get(name)) for name in COLUMNS}
