"""Heading 7: budget, spending, forecast and savings of a unit (R0-030, R2-025)."""

import pandas as pd

from pmf_lib.sections.money import (
    SAVINGS_SOURCE,
    SOURCE,
    budget_total,
    judged_lines,
    overspend_words,
    pounds,
    savings_badge,
)
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views import charts
from pmf_lib.views.records import Block, Chart, Nil, Part, Section, Table
from pmf_lib.views.words import begun


def budget_update(pack: Pack) -> Section:
    """The budget line by line with its variance and status, then the savings."""
    lines = judged_lines(pack.rules, pack.entries("budget"))
    if lines.empty:
        nil = Nil(reason=f"No ledger extract was handed in for {pack.period.label}.")
        return Section(name="budget_update", blocks=(nil, _savings_part(pack)))
    total = budget_total(pack.rules, lines)
    return Section(
        name="budget_update",
        headline=f"The service is {overspend_words(total.variance)}, forecast for the year.",
        blocks=(_table(pack, lines), *_chart(pack, lines), _savings_part(pack)),
    )


def _table(pack: Pack, lines: pd.DataFrame) -> Table:
    total = budget_total(pack.rules, lines)
    shown = [*lines.itertuples(), total]
    return table(
        f"Budget and forecast for {pack.period.financial_year}, in pounds",
        (
            "Budget line",
            pounds("Budget for the year"),
            pounds("Budget to date"),
            pounds("Actual to date"),
            pounds("Forecast for the year"),
            pounds("Variance"),
            "Status",
            "Reason",
        ),
        [
            (
                row.line,
                row.budget,
                row.budget_to_date,
                row.actual,
                row.forecast,
                row.variance,
                row.badge,
                said(row.note, "None given"),
            )
            for row in shown
        ],
        source=SOURCE,
        notes=("A variance above nought is an overspend. Income is shown below nought.",),
    )


def _chart(pack: Pack, lines: pd.DataFrame) -> tuple[Chart, ...]:
    known = lines.dropna(subset="variance")
    if known.empty:
        return ()
    total = budget_total(pack.rules, lines)
    titles = charts.Titles(
        headline=f"The service is {overspend_words(total.variance)}",
        subtitle=(
            f"Forecast less budget by budget line, {pack.unit.name if pack.unit else ''}, "
            f"{pack.period.financial_year}, pounds"
        ),
        source=SOURCE,
    )
    figures = list(zip(known["line"], known["variance"], strict=True))
    return (charts.bars(titles, figures, kind="money", columns=("Budget line", "Variance")),)


def _savings_part(pack: Pack) -> Part:
    return Part(heading="Savings", blocks=(_savings(pack),))


def _savings(pack: Pack) -> Block:
    found = pack.entries("savings")
    if found.empty:
        return Nil(reason="Nil return: the service has no saving to make this year.")
    return table(
        f"Savings for {pack.period.financial_year}, in pounds",
        (
            "Saving",
            pounds("To be saved"),
            pounds("Saved so far"),
            pounds("Forecast for the year"),
            "Status",
            "Where it stands",
            "Every year or once",
            "Note",
        ),
        [
            (
                row.title,
                row.target,
                row.delivered,
                row.forecast,
                savings_badge(pack.rules, row),
                begun(said(row.status)),
                {"yes": "Every year", "no": "Once"}.get(row.recurring, "Not given"),
                said(row.note, "None"),
            )
            for row in found.itertuples()
        ],
        source=SAVINGS_SOURCE,
    )
