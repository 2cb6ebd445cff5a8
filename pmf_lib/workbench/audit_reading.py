"""What an auditor reads beside a sample: quality by owner, restatements, advice, movements."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from pmf_lib.sections import (
    audit_movements,
    audit_quality_by_owner,
    late_and_doubtful,
    recommendations_tracked,
)
from pmf_lib.sections.assurance import advice_in_words
from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Paragraph, Record, Section
from pmf_lib.workbench import collecting
from pmf_lib.workbench.audit_desk import AuditDesk
from pmf_lib.workbench.collecting import Listed
from pmf_lib.workbench.controls import Form, Option, choice_at_once
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.panel import Panel


def audit_quality(desk: AuditDesk) -> Panel:
    """Data quality by who answers for the figures."""
    return _read(desk, audit_quality_by_owner)


def audit_restatements(desk: AuditDesk) -> Panel:
    """Figures that are late, doubtful or restated."""
    return _read(desk, late_and_doubtful)


def _read(desk: AuditDesk, section: Callable[[Pack], Section]) -> Panel:
    """A section of the report, made anew only where figures were judged anew."""
    made: list[tuple[pd.DataFrame, Section]] = []

    def draw() -> Iterator[Record]:
        judged = desk.pack.judgements
        if not made or made[0][0] is not judged:
            made[:] = [(judged, section(desk.pack))]
        yield made[0][1]

    return Panel(desk, draw, {}, ("revision",))


def audit_advice(desk: AuditDesk) -> Panel:
    """What auditors and inspectors recommended: each entry may be changed as it is followed."""
    listed = Listed(
        "Recommendations of auditors and inspectors",
        ("title", "source", "unit", "owner", "due_on", "status"),
        "Register of recommendations of auditors and inspectors",
        "None was made yet.",
    )
    draft = desk.advice

    def draw() -> Iterator[Record]:
        if not draft.own.empty:
            yield Paragraph(text=advice_in_words(desk.pack))
        yield collecting.entries(draft, listed)
        yield collecting.form(draft, f"Add a recommendation: {draft.code}")

    panel = Panel(draft, draw, collecting.doings(draft), ("changed",))
    return panel.follow(desk, "revision")


def audit_recommendations(desk: AuditDesk) -> Panel:
    """The recommendations of scrutiny, and what became of them."""
    return Panel(desk, lambda: [recommendations_tracked(desk.pack)], {}, ("revision",))


def audit_moves(desk: AuditDesk) -> Panel:
    """How risks and savings moved since an earlier quarter that is chosen."""

    def draw() -> Iterator[Record]:
        now = desk.pack.period
        options = [Option(value=each.code, text=each.label) for each in desk.earlier]
        since = choice_at_once("since", "Compared with", desk.since, options)
        yield Form(name="since", legend=f"Movements up to {now.label}", fields=(since,))
        then = next(each for each in desk.earlier if each.code == desk.since)
        yield audit_movements(desk.pack, then)

    def compare(event: Event) -> str:
        desk.compare_with(event.value)
        return "Compared anew."

    return Panel(desk, draw, {"since": compare}, ("since", "revision"))
