"""Changes of what reports hold, and the senior user's approval of each (R3-034, R3-060)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Block, Nil, Paragraph, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import counted, listed


def report_changes(pack: Pack) -> Section:
    """Every change of the year's reports with what it was, what it is, and who approved it."""
    found = pack.entries("report_changes", every_period=True)
    found = found[found["changed_on"] <= pd.Timestamp(pack.as_at)].sort_values("changed_on")
    if found.empty:
        nil = Nil(reason="Nil return: no report was changed.")
        return Section(name="report_changes", blocks=(nil,))
    waiting = found[found["approved_on"].isna()]
    return Section(
        name="report_changes",
        headline=_headline(len(found), len(waiting)),
        blocks=(_table(pack, found), *_waiting(pack, waiting)),
    )


def _headline(changes: int, waiting: int) -> str:
    approved = "each approved" if not waiting else f"{waiting} not yet approved"
    return f"{counted(changes, 'change')} of reports, {approved}."


def _table(pack: Pack, found: pd.DataFrame) -> Block:
    return table(
        f"Changes of reports, to {pack.period.short_label}",
        (
            "Report",
            Heading("Changed", "date"),
            "What",
            "Was",
            "Is now",
            "Asked for by",
            "Approved by",
        ),
        [
            (
                _title(pack, row.report),
                row.changed_on,
                row.what,
                said(row.was, "Nothing"),
                said(row.now, "Nothing"),
                row.asked_by,
                said(row.approved_by, "Not yet approved"),
            )
            for row in found.itertuples()
        ],
        source="Register of changes of reports",
    )


def _waiting(pack: Pack, waiting: pd.DataFrame) -> tuple[Block, ...]:
    if waiting.empty:
        return ()
    titles = listed(sorted({_title(pack, report) for report in waiting["report"]}))
    return (Paragraph(text=f"Made without the senior user's approval: {titles}."),)


def _title(pack: Pack, report: str) -> str:
    """A report's title; the name as it was written for one the council no longer makes."""
    titles = {spec.pack: spec.title for spec in pack.council.packs}
    return titles.get(report, report)
