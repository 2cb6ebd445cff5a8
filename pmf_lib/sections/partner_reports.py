"""Reports invited from other public bodies: asked for, come, considered (R3-044).

Carlisle 2021, Overview and Scrutiny (5): to review other public bodies and invite their reports.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.views.records import Block, Section
from pmf_lib.views.words import begun, counted


def partner_reports(pack: Pack) -> Section:
    """Reports invited from other public bodies, with what came of the invitation (R3-044)."""
    found = pack.entries("partner_reports", every_period=True)
    waiting = int(found["received_on"].isna().sum())
    told = begun(f"{counted(len(found), 'report')} invited, {waiting or 'none'} still to come.")
    headline = told if len(found) else ""
    blocks = (partner_reports_of(pack),)
    return Section(name="partner_reports", headline=headline, blocks=blocks)


def partner_reports_of(pack: Pack, body: str | None = None) -> Block:
    """The log of invitations, of one body alone where it is named: what was asked, came, and was
    made of it (R3-044).
    """
    entries = pack.entries("partner_reports", every_period=True)
    found = entries if body is None else entries[entries["invited_by"] == body]
    layout = Layout(
        "Reports invited from other public bodies",
        ("Public body and subject", "Invited by", "Came", "Report, and what it said", "Considered"),
        "Register of invitations",
    )
    return listing(
        found.sort_values(["invited_on", "invitation"]),
        layout,
        lambda row: (
            f"{row.partner}: {row.subject}",
            f"{pack.council.body(row.invited_by).name}, {day(row.invited_on)}",
            _came(pack, row),
            ": ".join(filter(None, (said(row.report, ""), said(row.summary, "")))) or "Nothing yet",
            _considered(row),
        ),
        "no report has been invited",
    )


def _came(pack: Pack, row: Any) -> str:
    """The day it came, or that it is awaited or overdue."""
    due = day(row.due_on)
    if day(row.received_on):
        late = bool(due) and row.received_on > row.due_on
        return f"{day(row.received_on)}{f', due {due}' if late else ''}"
    if not due:
        return "Not yet"
    overdue = pd.Timestamp(row.due_on) < pd.Timestamp(pack.as_at)
    return f"Not yet, {'overdue since' if overdue else 'due'} {due}"


def _considered(row: Any) -> str:
    told = said(row.outcome, "nothing recorded")
    return f"{day(row.considered_on)}: {told}" if day(row.considered_on) else "Not yet"
