"""The whole council's budget, savings and open decisions on the overview page."""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections.money import (
    SAVINGS_SOURCE,
    SOURCE,
    Total,
    budget_total,
    overspend_words,
    pounds,
    savings_badge,
)
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.views import charts
from pmf_lib.views.records import Nil, Section


def council_budget(pack: Pack) -> Section:
    """Budget and forecast by directorate, with the council's own total."""
    lines = pack.entries("budget")
    if lines.empty:
        nil = Nil(reason=f"No ledger extract was handed in for {pack.period.label}.")
        return Section(name="council_budget", blocks=(nil,))
    whole = budget_total(pack.rules, lines, "council", "Whole council")
    totals = [*_by_directorate(pack, lines), whole]
    titles = charts.Titles(
        headline=f"The council is {overspend_words(whole.variance)}",
        subtitle=(
            f"Forecast less budget by directorate, {pack.council.name}, "
            f"{pack.period.financial_year}, pounds"
        ),
        source=SOURCE,
    )
    figures = [(total.line, total.variance) for total in totals]
    chart = charts.bars(titles, figures, kind="money", columns=("Directorate", "Variance"))
    shown = table(
        f"Budget and forecast for {pack.period.financial_year} by directorate, in pounds",
        ("Directorate", pounds("Budget"), pounds("Forecast"), pounds("Variance"), "Status"),
        [(row.line, row.budget, row.forecast, row.variance, row.badge) for row in totals],
        source=SOURCE,
    )
    headline = f"The council is {overspend_words(whole.variance)}, forecast for the year."
    return Section(name="council_budget", headline=headline, blocks=(chart, shown))


def _by_directorate(pack: Pack, lines: pd.DataFrame) -> list[Total]:
    directorates = lines["unit"].map(lambda unit: pack.council.directorate_of(unit).key)
    return [
        budget_total(pack.rules, lines[directorates == found.key], "directorate", found.name)
        for found in pack.council.directorates
        if (directorates == found.key).any()
    ]


def council_savings(pack: Pack) -> Section:
    """Savings by directorate, forecast against what is to be saved."""
    savings = pack.entries("savings")
    if savings.empty:
        nil = Nil(reason="Nil return: no savings were reported this quarter.")
        return Section(name="council_savings", blocks=(nil,))
    directorates = savings["unit"].map(lambda unit: pack.council.directorate_of(unit).name)
    sums = savings.groupby(directorates)[["target", "delivered", "forecast"]].sum(min_count=1)
    shown = table(
        f"Savings for {pack.period.financial_year} by directorate, in pounds",
        (
            "Directorate",
            pounds("To be saved"),
            pounds("Saved so far"),
            pounds("Forecast for the year"),
            "Status",
        ),
        [
            (name, row.target, row.delivered, row.forecast, savings_badge(pack.rules, row))
            for name, row in zip(sums.index, sums.itertuples(), strict=True)
        ],
        source=SAVINGS_SOURCE,
    )
    return Section(name="council_savings", blocks=(shown,))
