"""What data quality rests on: the ledger, the policy, and what was improved.

The ledger's control totals (R4-043), the policy in force with the checks it covers (R3-031), and
the improvements that the management information group took up (R3-033).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.ledger_check import reconciled
from pmf_lib.periods import Grain, Period
from pmf_lib.register.learning import IMPROVEMENT_SUBJECTS
from pmf_lib.sections.answers import holds
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.policy_clauses import clauses_and_checks
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SUBJECT = "data quality"


def ledger_reconciliation(pack: Pack) -> Section:
    """The extract of each month of the quarter against the ledger's control totals (R4-043)."""
    months = [month.code for month in pack.period.within(Grain.MONTH)]
    ledger, totals = (pack.entries(name, every_period=True) for name in ("ledger", "ledger_totals"))
    found = reconciled(ledger[ledger["period"].isin(months)], totals[totals["period"].isin(months)])
    if found.empty:
        nil = Nil(reason="Nil return: no ledger extract of this quarter was handed in.")
        return Section(name="ledger_reconciliation", blocks=(nil,))
    shown = table(
        f"Ledger extracts against the control totals, {pack.period.label}, in pounds",
        (
            "Month and side",
            Heading("Accounts", "count"),
            Heading("Posted", "money", 2),
            Heading("Control total", "money", 2),
            Heading("Difference", "money", 2),
            "Agrees",
        ),
        [_month(row) for row in found.itertuples()],
        source="Ledger extract",
        notes=_not_there(months, found),
    )
    return Section(name="ledger_reconciliation", headline=_agreement(found), blocks=(shown,))


def _month(row: Any) -> tuple[Any, ...]:
    label = f"{_label(row.period)}, {row.side}"
    return (label, row.accounts, row.posted, row.total, row.difference, holds(row.agrees))


def _label(code: str) -> str:
    return Period.parse(code).label


def _not_there(months: list[str], found: pd.DataFrame) -> tuple[str, ...]:
    lacking = [_label(code) for code in months if code not in set(found["period"])]
    return tuple(f"{month} was not handed in." for month in lacking)


def _agreement(found: pd.DataFrame) -> str:
    wrong = int((found["agrees"] == False).sum())  # noqa: E712
    if wrong:
        return f"{wrong} of {len(found)} control totals do not agree with the extract."
    untold = int(found["agrees"].isna().sum())
    if untold:
        return f"{untold} of {len(found)} control totals cannot be compared."
    return f"All {len(found)} control totals agree with the extract."


def data_quality_policy(pack: Pack) -> Section:
    """The policies on data quality: version, review, and each clause with its check (R3-031)."""
    guidance = pack.entries("guidance", every_period=True)
    own = guidance[guidance["document"].str.lower().str.contains(SUBJECT, regex=False)]
    if own.empty:
        nil = Nil(reason="No policy on data quality is in the register.")
        return Section(name="data_quality_policy", blocks=(nil,))
    late = pd.to_datetime(own["review_on"]) < pd.Timestamp(pack.as_at)
    shown = table(
        "Policies on data quality in force",
        ("Document", "Version", "Dated", "To be reviewed", "Checks it covers", "Owner"),
        [_policy(row, past) for row, past in zip(own.itertuples(), late, strict=True)],
        source="Register of policies and guidance",
    )
    first: Any = next(own.itertuples())
    headline = f"Made under the {first.document}, version {first.version}."
    if late.any():
        headline += f" {begun(counted(int(late.sum()), 'review'))} overdue."
    clauses = Part(
        heading="Its clauses, and the checks that test them",
        blocks=(clauses_and_checks(pack, own["document"]),),
    )
    return Section(name="data_quality_policy", headline=headline, blocks=(shown, clauses))


def _policy(row: Any, past: bool) -> tuple[str, ...]:
    return (
        row.document,
        row.version,
        day(row.dated),
        f"{day(row.review_on)}{', overdue' if past else ''}",
        said(row.covers),
        row.owner,
    )


def information_improvements(pack: Pack) -> Section:
    """What was improved in how figures are collected, stored and used (R3-033)."""
    found = pack.entries("improvements", every_period=True)
    parts = tuple(
        Part(heading=begun(subject), blocks=(_improvements(subject, found),))
        for subject in IMPROVEMENT_SUBJECTS
    )
    headline = begun(f"{counted(len(found), 'improvement')} taken up.")
    return Section(name="information_improvements", headline=headline, blocks=parts)


def _improvements(subject: str, found: pd.DataFrame) -> Block:
    own = found[found["subject"] == subject]
    if own.empty:
        return Nil(reason=f"Nil return: nothing is being improved in {subject}.")
    return table(
        f"Improvements in {subject}",
        ("Improvement", "Where it stands"),
        [
            (row.title, said(row.status, "Nothing reported"))
            for row in own.sort_values("item").itertuples()
        ],
        source="Register of improvements",
    )
