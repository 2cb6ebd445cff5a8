"""Assurance items of the Audit Committee: control, governance, fraud, audit (R4-061 to R4-065).

Peterborough 2009/10, 3.10. Every item is filled or is an explicit nil return; what is exempt is
neither counted nor told in what everyone may read.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pmf_lib.sections.answers import number_or
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.money import pounds
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Badge, Block, Nil, Part, Section, Shape, Table, Tone
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

INTERNAL = ("internal audit",)
EXTERNAL = ("external audit", "inspection", "peer challenge")
SETTLED = ("done", "not accepted")
_OPINIONS = {
    "full": Badge(word="Full", tone=Tone.GREEN, shape=Shape.CIRCLE),
    "substantial": Badge(word="Substantial", tone=Tone.GREEN, shape=Shape.CIRCLE),
    "limited": Badge(word="Limited", tone=Tone.AMBER, shape=Shape.TRIANGLE),
    "none": Badge(word="None", tone=Tone.RED, shape=Shape.SQUARE),
}


def internal_control_updates(pack: Pack) -> Section:
    """Item 5: updates on internal control this quarter (R4-061)."""
    return _updates(pack, "internal control", "internal_control_updates")


def governance_updates(pack: Pack) -> Section:
    """Item 6: updates on governance this quarter (R4-062)."""
    return _updates(pack, "governance", "governance_updates")


def fraud_updates(pack: Pack) -> Section:
    """Item 7: updates on fraud this quarter; what is exempt stands apart (R4-063)."""
    return _updates(pack, "fraud", "fraud_updates")


def _updates(pack: Pack, kind: str, name: str) -> Section:
    found = pack.entries("assurance_updates")
    public = public_rows(found[found["kind"] == kind])
    headline = begun(f"{counted(len(public), 'update')} on {kind} in {pack.period.label}.")
    return Section(name=name, headline=headline, blocks=updates(pack, kind))


def updates(pack: Pack, kind: str) -> tuple[Block, ...]:
    """One kind's updates of the quarter, or that there is none; then what is exempt."""
    found = pack.entries("assurance_updates")
    own = found[found["kind"] == kind]
    public = public_rows(own)
    nil = Nil(reason=f"Nil return: no public update on {kind} was reported this quarter.")
    shown = _update_table(kind, public) if len(public) else nil
    return (shown, *exempt_blocks(own, lambda rows: _update_table(kind, rows)))


def _update_table(kind: str, rows: pd.DataFrame) -> Table:
    return table(
        f"Updates on {kind}",
        ("Update", "What it is, and what is done about it", pounds("Money concerned")),
        [
            (row.title, said(row.detail), number_or(row.amount, "None given"))
            for row in rows.sort_values("title").itertuples()
        ],
        source="Register of assurance",
    )


def external_recommendations(pack: Pack) -> Section:
    """Item 8: what inspectors and the external auditor asked for, and what came of it (R4-064)."""
    advice = pack.entries("audit_advice", every_period=True)
    found = advice[advice["source"].isin(EXTERNAL)]
    if found.empty:
        nil = Nil(reason="Nil return: no recommendation of an external agency is registered.")
        return Section(name="external_recommendations", blocks=(nil,))
    return Section(
        name="external_recommendations",
        headline=_advice_headline(pack, found),
        blocks=(_advice_table(pack, found, "Recommendations of external agencies"),),
    )


def overdue(pack: Pack, advice: pd.DataFrame) -> pd.Series:
    """Which recommendations are past their day and neither done nor refused."""
    past = pd.to_datetime(advice["due_on"]) < pd.Timestamp(pack.as_at)
    return past & ~advice["status"].isin(SETTLED)


def advice_in_words(pack: Pack) -> str:
    """Of all recommendations of auditors and inspectors: how many are open, how many overdue."""
    return _advice_headline(pack, pack.entries("audit_advice", every_period=True))


def _advice_headline(pack: Pack, advice: pd.DataFrame) -> str:
    late = int(overdue(pack, advice).sum())
    unsettled = int((~advice["status"].isin(SETTLED)).sum())
    told = f"{counted(len(advice), 'recommendation')}, {unsettled or 'none'} still to be done"
    return begun(f"{told}; {late or 'none'} overdue.")


def _advice_table(pack: Pack, advice: pd.DataFrame, caption: str) -> Table:
    ordered = advice.assign(late=overdue(pack, advice)).sort_values(["due_on", "advice"])
    return table(
        caption,
        (
            "Recommendation",
            "Made by",
            "Service",
            "Owner",
            Heading("Made on", "date"),
            Heading("Due", "date"),
            "Where it stands",
        ),
        [
            (
                row.title,
                begun(row.source),
                "The whole council" if pd.isna(row.unit) else pack.council.unit(row.unit).name,
                row.owner,
                row.made_on,
                row.due_on,
                f"{begun(row.status)}{', overdue' if row.late else ''}",
            )
            for row in ordered.itertuples()
        ],
        source="Register of recommendations of auditors and inspectors",
    )


def internal_audit_reports(pack: Pack) -> Section:
    """Item 9: internal audit's reports of the year, and its advice still open (R4-065)."""
    reports = _this_year(pack, pack.entries("audit_reports", every_period=True))
    public = public_rows(reports)
    weak = int(public["opinion"].isin(("limited", "none")).sum())
    headline = begun(
        f"{counted(len(public), 'report')} this year, {weak or 'none'} with limited or no "
        "assurance."
    )
    return Section(
        name="internal_audit_reports",
        headline=headline,
        blocks=(
            Part(heading="Reports", blocks=tuple(_reports(pack, reports))),
            Part(heading="Recommendations of internal audit", blocks=(_own_advice(pack),)),
        ),
    )


def _this_year(pack: Pack, reports: pd.DataFrame) -> pd.DataFrame:
    """Reports issued in the financial year and known by the pack's day."""
    first = pd.Timestamp(pack.period.year, 4, 1)
    issued = pd.to_datetime(reports["issued_on"])
    return reports[issued.between(first, pd.Timestamp(pack.as_at))]


def _reports(pack: Pack, reports: pd.DataFrame) -> Iterator[Block]:
    public = public_rows(reports)
    nil = Nil(reason="Nil return: no public report of internal audit was issued this year.")
    yield _report_table(pack, public) if len(public) else nil
    yield from exempt_blocks(reports, lambda rows: _report_table(pack, rows))


def _report_table(pack: Pack, reports: pd.DataFrame) -> Table:
    return table(
        "Reports of internal audit, latest first",
        ("Report", "Service", Heading("Issued", "date"), "Assurance given", "What was found"),
        [
            (
                row.title,
                "The whole council" if pd.isna(row.unit) else pack.council.unit(row.unit).name,
                row.issued_on,
                _OPINIONS[row.opinion],
                said(row.finding),
            )
            for row in reports.sort_values(["issued_on", "report"], ascending=False).itertuples()
        ],
        source="Register of internal audit",
    )


def _own_advice(pack: Pack) -> Block:
    advice = pack.entries("audit_advice", every_period=True)
    own = advice[advice["source"].isin(INTERNAL)]
    if own.empty:
        return Nil(reason="Nil return: no recommendation of internal audit is registered.")
    return _advice_table(pack, own, "Recommendations of internal audit")
