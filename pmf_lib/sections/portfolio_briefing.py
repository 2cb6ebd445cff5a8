"""What a cabinet member needs to know of the services in the portfolio (R3-048, R2-011, R2-032)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections import target_cards
from pmf_lib.sections.actions_and_risks import status_words
from pmf_lib.sections.agreed_actions import SOURCE, actions_now, change_words
from pmf_lib.sections.decisions_ahead import open_decisions
from pmf_lib.sections.money import (
    SAVINGS_SOURCE,
    budget_total,
    overspend_words,
    pounds,
    savings_badge,
)
from pmf_lib.sections.money import SOURCE as LEDGER
from pmf_lib.sections.opening import COLOURED, counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

NO_SERVICE = "Nil return: no service is with this portfolio."


def portfolio_words(pack: Pack) -> tuple[str, ...]:
    """Which services, how they are doing, and what needs the cabinet member."""
    if not pack.units:
        return (NO_SERVICE,)
    services = listed(unit.name for unit in pack.units)
    counts = counts_in_words(counts_of(pack.judgements["status"]))
    return (
        f"How are we doing? {services}: of {counted(len(pack.judgements), 'measure')}, {counts}.",
        f"What needs a decision? {_needed(pack)}.",
    )


def _needed(pack: Pack) -> str:
    ahead, late = len(open_decisions(pack)), int(actions_now(pack)["late"].sum())
    parts = [counted(len(pack.adverse), "exception")] if len(pack.adverse) else []
    parts += [f"{counted(ahead, 'key decision')} still to be taken"] if ahead else []
    parts += [f"{counted(late, 'action')} late"] if late else []
    return begun(listed(parts)) or "Nothing this quarter"


def your_services(pack: Pack) -> Section:
    """A row for each service of the portfolio, as it answers for them in the quarter (R2-011)."""
    if not pack.units:
        return Section(name="your_services", blocks=(Nil(reason=NO_SERVICE),))
    adverse = pack.adverse["unit"].value_counts()
    rows = [
        (
            service_link(pack.council, unit.key),
            pack.council.directorate_of(unit.key).name,
            unit.manager,
            *_numbers(pack, unit.key),
            int(adverse.get(unit.key, 0)),
            _since(pack, unit.key),
        )
        for unit in pack.units
    ]
    shown = table(
        f"Services of the portfolio {pack.scope.name}, {pack.period.label}",
        (
            "Service",
            "Directorate",
            "Head",
            *(Heading(begun(word), "count") for word in COLOURED),
            Heading("Not coloured", "count"),
            Heading("Need attention", "count"),
            "With the portfolio since",
        ),
        rows,
        source="The council's registers of measures and portfolios",
    )
    return Section(name="your_services", blocks=(shown,))


def _numbers(pack: Pack, unit: str) -> tuple[int, ...]:
    counts = counts_of(pack.judgements.loc[pack.judgements["unit"] == unit, "status"])
    coloured = tuple(counts.get(status, 0) for status in COLOURED)
    return (*coloured, sum(counts.values()) - sum(coloured))


def _since(pack: Pack, unit: str) -> str:
    held = pack.entries("portfolio_services", every_period=True)
    own = held[(held["portfolio"] == pack.key) & (held["unit"] == unit)]
    end = pd.Timestamp(pack.period.end)
    own = own[(own["since"] <= end) & ~(own["until"] < end)]
    return said(day(own["since"].max() if len(own) else None), "Not in the register")


def your_exceptions(pack: Pack) -> Section:
    """Every exception of the services, in figures and money, and all measures one click away."""
    name = "your_exceptions"
    if pack.judgements.empty:
        nil = Nil(reason="Nil return: no measure is reported.")
        return Section(name=name, blocks=(nil, *_money_exceptions(pack)))
    return Section(
        name=name,
        blocks=(
            *target_cards.exceptions(pack, pack.judgements),
            *_money_exceptions(pack),
            *target_cards.risks_to(pack, pack.judgements),
            *target_cards.every_target(pack, pack.judgements, "Every measure of these services"),
        ),
    )


def _money_exceptions(pack: Pack) -> tuple[Part, ...]:
    """The budgets and savings that need attention."""
    found = pack.adverse[pack.adverse["subject"] != "measure"]
    if found.empty:
        return ()
    shown = table(
        f"Budgets and savings that need attention, {pack.period.label}",
        ("Budget or saving", "Service", "Why"),
        [
            (row.title, service_link(pack.council, row.unit), row.sentence)
            for row in found.itertuples()
        ],
        source=f"{LEDGER} and {SAVINGS_SOURCE.lower()}",
    )
    return (Part(heading="Exceptions: money", blocks=(shown,)),)


def your_money(pack: Pack) -> Section:
    """Budget and savings, a row for each service."""
    lines, savings = pack.entries("budget"), pack.entries("savings")
    if lines.empty:
        nil = Nil(reason=f"No ledger extract was handed in for {pack.period.label}.")
        return Section(name="your_money", blocks=(nil, _savings(pack, savings)))
    totals = [
        (unit.key, budget_total(pack.rules, lines[lines["unit"] == unit.key]))
        for unit in pack.units
        if (lines["unit"] == unit.key).any()
    ]
    shown = table(
        f"Budget and forecast for {pack.period.financial_year}, in pounds",
        ("Service", pounds("Budget"), pounds("Forecast"), pounds("Variance"), "Status"),
        [
            (
                service_link(pack.council, key),
                total.budget,
                total.forecast,
                total.variance,
                total.badge,
            )
            for key, total in totals
        ],
        source=LEDGER,
        notes=("A variance above nought is an overspend.",),
    )
    whole = budget_total(pack.rules, lines)
    headline = (
        f"Together the services are {overspend_words(whole.variance)}, forecast for the year."
    )
    return Section(name="your_money", headline=headline, blocks=(shown, _savings(pack, savings)))


def _savings(pack: Pack, savings: pd.DataFrame) -> Block:
    if savings.empty:
        return Nil(reason="Nil return: no saving is to be made this year.")
    shown = table(
        f"Savings for {pack.period.financial_year}, in pounds",
        ("Saving", "Service", pounds("To be saved"), pounds("Forecast"), "Status", "Note"),
        [
            (
                row.title,
                pack.council.unit(row.unit).name,
                row.target,
                row.forecast,
                savings_badge(pack.rules, row),
                said(row.note, "None"),
            )
            for row in savings.itertuples()
        ],
        source=SAVINGS_SOURCE,
    )
    return Part(heading="Savings", blocks=(shown,))


def your_actions(pack: Pack) -> Section:
    """The services' agreed actions with owner, day due, status and change since last time."""
    found = actions_now(pack)
    if found.empty:
        nil = Nil(reason="Nil return: no action is open, and none was closed since last time.")
        return Section(name="your_actions", blocks=(nil,))
    late = int(found["late"].sum())
    shown = table(
        "Agreed actions, those open first",
        ("Action", "Service", "Owner", Heading("Due", "date"), "Status", "Change since last time"),
        [
            (
                row.title,
                service_link(pack.council, row.unit),
                row.lead,
                row.due_on,
                status_words(row),
                change_words(row),
            )
            for row in found.itertuples()
        ],
        source=SOURCE,
    )
    headline = f"{counted(len(found), 'action')}, {late or 'none'} late."
    return Section(name="your_actions", headline=begun(headline), blocks=(shown,))
