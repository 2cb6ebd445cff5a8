"""Budget lines and savings judged, for every section that shows money (R0-030, R2-025)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.council import BudgetThreshold, Rules
from pmf_lib.methods import budget, savings
from pmf_lib.methods.status import Status
from pmf_lib.views.records import Badge
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import badge, money_in_words

SOURCE = "Ledger extract"
SAVINGS_SOURCE = "Savings register"
AMOUNTS = ("budget", "budget_to_date", "actual", "forecast")


@dataclass(frozen=True)
class Total:
    """A budget added up: pounds, with the variance and its badge."""

    line: str
    budget: float
    budget_to_date: float
    actual: float
    forecast: float
    variance: float
    status: Status
    note: str = ""

    @property
    def badge(self) -> Badge:
        """The status as a page shows it."""
        return badge(self.status)


def pounds(title: str) -> Heading:
    """A column of whole pounds."""
    return Heading(title, "money", 0)


def limits(rules: Rules) -> dict[str, BudgetThreshold]:
    """When an overspend is red, by level, as the council's rules have it."""
    return {level.value: limit for level, limit in rules.budget.items()}


def judged_lines(rules: Rules, lines: pd.DataFrame) -> pd.DataFrame:
    """The lines with `variance` in pounds (above nought: overspend) and a `badge`."""
    statuses = [
        badge(budget.status(row.budget, row.forecast, "service", limits(rules)))
        for row in lines.itertuples()
    ]
    return lines.assign(variance=lines["forecast"] - lines["budget"], badge=statuses)


def budget_total(
    rules: Rules, lines: pd.DataFrame, level: str = "service", name: str = "Total"
) -> Total:
    """All lines together; an amount that any line lacks is missing in the total."""
    sums = {amount: float(lines[amount].sum(skipna=False)) for amount in AMOUNTS}
    status = budget.status(sums["budget"], sums["forecast"], level, limits(rules))
    return Total(
        line=name,
        budget=sums["budget"],
        budget_to_date=sums["budget_to_date"],
        actual=sums["actual"],
        forecast=sums["forecast"],
        variance=sums["forecast"] - sums["budget"],
        status=status,
    )


def savings_badge(rules: Rules, saving: Any) -> Badge:
    """A saving's status by its forecast against its target, in pounds."""
    status = savings.status(
        saving.target,
        saving.forecast,
        green=rules.savings_green,
        amber=rules.savings_amber,
    )
    return badge(status)


def overspend_words(variance: float) -> str:
    """A variance in words: “£4,200 over budget”, “on budget”."""
    if pd.isna(variance):
        return "without a full forecast"
    if round(variance) == 0:
        return "on budget"
    side = "over" if variance > 0 else "under"
    return f"{money_in_words(abs(variance))} {side} budget"
