"""Exceptions about money: A9, a budget red or a saving at risk, and F9, a saving over-delivered.

They stand in the same ranking as the measures, because a member asks about both (R2-025).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from pmf_lib.methods import savings
from pmf_lib.methods.exceptions import Finding, Side
from pmf_lib.methods.savings import Saving
from pmf_lib.methods.status import Status


@dataclass(frozen=True)
class UnitBudget:
    """A unit's whole budget as judged, and its variance in words."""

    unit: str
    name: str
    status: Status
    variance: str


def budget_findings(budgets: Iterable[UnitBudget]) -> Iterator[Finding]:
    """A9 for each unit whose budget is red."""
    for one in budgets:
        if one.status is Status.RED:
            reason = f"its budget is red: forecast to end the year {one.variance}"
            title = f"Budget of {one.name}"
            yield Finding("budget", one.unit, title, one.unit, Side.ADVERSE, {"A9": reason}, 2)


def saving_findings(
    register: pd.DataFrame, *, green: float = 100.0, amber: float = 75.0
) -> Iterator[Finding]:
    """A9 for each saving at risk and F9 for each over-delivered, in the order of the rows.

    `register` has the columns of the register of savings, one period's rows; `green` and `amber`
    are the lowest percentage of the target that has each colour.
    """
    for row in register.to_dict("records"):
        saving = Saving.of(row)
        code, title, unit = saving.code, str(row["title"]), str(row["unit"])
        if savings.at_risk(saving, green=green, amber=amber):
            colour = savings.status(saving.target, saving.forecast, green=green, amber=amber)
            reason, severity = {"A9": _at_risk(saving)}, 2 if colour is Status.RED else 1
            yield Finding("saving", code, title, unit, Side.ADVERSE, reason, severity)
        elif savings.over_delivered(saving):
            reason = {"F9": "it saves more than was asked of it"}
            yield Finding("saving", code, title, unit, Side.FAVOURABLE, reason, 1)


def _at_risk(saving: Saving) -> str:
    stated = {"at risk": "at risk", "will not be delivered": "not going to be delivered"}
    return f"the saving is {stated.get(saving.standing or '', 'forecast to fall well short')}"
