"""How risks and savings moved since the report before (R4-058, R4-060)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.movements import SAME, risk_movements, saving_movements
from pmf_lib.methods.then_and_now import as_known
from pmf_lib.periods import Period
from pmf_lib.register import table as register_table
from pmf_lib.sections.answers import number_or
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.money import SAVINGS_SOURCE
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.sections.whose_report import service_link
from pmf_lib.store import readers
from pmf_lib.views import words
from pmf_lib.views.records import Block, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def audit_movements(pack: Pack, since: Period | None = None) -> Section:
    """Risks by their scores then and now, and savings by their forecasts.

    `since` is the period that both are compared with, by default the one before.
    """
    then = since or pack.period.previous()
    risks, savings = _risks(pack, then), _savings(pack, then)
    worse = int(risks["move"].eq("worse").sum())
    fell = int((savings["change"] < 0).sum())
    headline = (
        f"{counted(worse, 'risk')} got worse; the forecast of {counted(fell, 'saving')} fell."
    )
    return Section(
        name="audit_movements",
        headline=begun(headline),
        blocks=(
            Part(heading="Risks", blocks=(_risk_table(pack, risks, then),)),
            Part(heading="Savings", blocks=(_saving_table(pack, savings, then),)),
        ),
    )


def _risks(pack: Pack, then: Period) -> pd.DataFrame:
    """Risks as known on the day of the report of then, and on this report's."""
    history, key = pack.history("risks"), register_table("risks").key
    days = (pack.council.pack_date(then), pack.as_at)
    before, now = (as_known(history, key, one) for one in days)
    return risk_movements(before, now)


def _savings(pack: Pack, then: Period) -> pd.DataFrame:
    """Savings as reported for a period before of the same year, and for this one.

    Each year has its own amounts, so that the first period of a year has none before it.
    """
    before = readers.entries(pack.reader, "savings", period=then)
    if then.financial_year != pack.period.financial_year:
        before = before.iloc[0:0]
    return saving_movements(pack.within(before), pack.entries("savings"))


def _risk_table(pack: Pack, found: pd.DataFrame, then: Period) -> Block:
    moved = found[found["move"] != SAME]
    since = day(pack.council.pack_date(then))
    same = counted(len(found) - len(moved), "risk")
    layout = Layout(
        f"Risks that moved since {since}, those that got worse first",
        ("Risk", "Service", Heading("Score then", "count"), Heading("Score now", "count"), "Move"),
        "Risk register",
        (f"Likelihood times impact, from 1 to 25. {begun(same)} stayed the same.",),
    )
    return listing(
        moved,
        layout,
        lambda row: (
            f"{row.title} ({row.risk})",
            service_link(pack.council, row.unit),
            number_or(row.before, "None"),
            number_or(row.now, "None"),
            begun(row.move),
        ),
        "no risk moved since the report before",
    )


def _saving_table(pack: Pack, found: pd.DataFrame, then: Period) -> Block:
    moved = found[found["change"].ne(0) | found["status"].ne(found["status_before"])]
    layout = Layout(
        f"Savings whose forecast or standing moved since {then.label}",
        ("Saving", "Service", "Forecast then", "Forecast now", "Change", "Standing"),
        SAVINGS_SOURCE,
        (f"{begun(counted(len(found) - len(moved), 'saving'))} stayed the same.",),
    )
    return listing(
        moved,
        layout,
        lambda row: (
            f"{row.title} ({row.saving})",
            service_link(pack.council, row.unit),
            words.figure(row.before, "money", 0),
            words.figure(row.now, "money", 0),
            words.change(row.change, "money", 0),
            _standing(row),
        ),
        "no saving moved",
    )


def _standing(row: Any) -> str:
    before, now = (said(word, "not known") for word in (row.status_before, row.status))
    return begun(now) if before == now else begun(f"{before}, now {now}")
