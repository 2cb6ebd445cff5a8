"""What vouches for the systems that manage performance, risk and resources (R4-028).

Peterborough 2009/10, 3.2: councillors seek assurance that appropriate systems are in place. What
is exempt from publication is no evidence here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pmf_lib.methods.assurance_map import Evidence, Line, Overall, gaps, overall, recent
from pmf_lib.register.assurance import SYSTEMS
from pmf_lib.sections.actions_and_risks import scored
from pmf_lib.sections.assurance import EXTERNAL, overdue
from pmf_lib.sections.exempt import public_rows
from pmf_lib.sections.overview_money import council_budget
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, lowered, table
from pmf_lib.views.records import Badge, Bullets, Part, Section, Shape, Tone
from pmf_lib.views.words import begun, counted, listed

OVERSEEN = {
    "performance": ("governance",),
    "risk": ("risk management",),
    "resources": ("internal control", "fraud"),
}
_DOUBTED = ("limited", "none")
_BADGES = {
    Overall.ASSURED: Badge(word="Assured", tone=Tone.GREEN, shape=Shape.CIRCLE),
    Overall.DOUBT: Badge(word="In doubt", tone=Tone.RED, shape=Shape.SQUARE),
    Overall.GAP: Badge(word="Gap", tone=Tone.AMBER, shape=Shape.TRIANGLE),
}


def assurance_map(pack: Pack) -> Section:
    """Each system by the three lines of assurance, with gaps and doubts (R4-028)."""
    found = {system: tuple(_evidence(pack, system)) for system in SYSTEMS}
    verdicts = {system: overall(own, pack.as_at) for system, own in found.items()}
    shown = table(
        f"What vouches for each system, as known on {day(pack.as_at)}",
        ("System", *(str(line) for line in Line), "Overall"),
        [
            (
                begun(system),
                *(_told(own, line, pack) for line in Line),
                _BADGES[verdicts[system]],
            )
            for system, own in found.items()
        ],
        source="Registers of measures, risks, money, assurance and internal audit",
    )
    told = [f"{begun(system)}: {_why(pack, own)}" for system, own in found.items()]
    blocks = (shown, Part(heading="Gaps and doubts", blocks=(Bullets(items=tuple(told)),)))
    return Section(name="assurance_map", headline=_headline(verdicts), blocks=blocks)


def _headline(verdicts: dict[str, Overall]) -> str:
    told = [
        f"{lowered(str(verdict))}: {listed(names)}"
        for verdict in Overall
        if (names := [system for system, one in verdicts.items() if one is verdict])
    ]
    return begun(f"{'; '.join(told)}.")


def _told(evidence: tuple[Evidence, ...], line: Line, pack: Pack) -> str:
    own = [one.told for one in recent(evidence, pack.as_at) if one.line is line]
    return "; ".join(own) or "Nothing in the past year"


def _why(pack: Pack, evidence: tuple[Evidence, ...]) -> str:
    doubts = [one.told for one in recent(evidence, pack.as_at) if one.doubts]
    missing = [lowered(str(line)) for line in gaps(evidence, pack.as_at)]
    told = [f"in doubt because of {listed(doubts)}"] if doubts else []
    told += [f"nothing in the past year from {listed(missing)}"] if missing else []
    return f"{'; '.join(told) or 'all three lines vouch for it'}."


def _evidence(pack: Pack, system: str) -> Iterator[Evidence]:
    yield from _managers(pack, system)
    updates = public_rows(pack.entries("assurance_updates", every_period=True))
    for row in updates[updates["kind"].isin(OVERSEEN[system])].sort_values("title").itertuples():
        yield Evidence(Line.OVERSIGHT, row.title, pd.Timestamp(row.recorded_on).date())
    reports = public_rows(pack.entries("audit_reports", every_period=True))
    for row in reports[reports["system"] == system].sort_values("issued_on").itertuples():
        opinion = "no" if row.opinion == "none" else row.opinion
        told = f"{row.title}: {opinion} assurance"
        on = pd.Timestamp(row.issued_on).date()
        yield Evidence(Line.INDEPENDENT, told, on, row.opinion in _DOUBTED)
    yield from _advice(pack, system)


def _managers(pack: Pack, system: str) -> Iterator[Evidence]:
    """What the council's own figures say of the system this quarter."""
    told = {"performance": _figures, "risk": _risks, "resources": _money}[system](pack)
    if told:
        yield Evidence(Line.MANAGERS, told, pack.as_at)


def _figures(pack: Pack) -> str:
    if pack.judgements.empty:
        return ""
    late = int((pack.judgements["status"] == "overdue").sum())
    sound = int(pack.judgements["grade"].isin(("A", "B")).sum())
    of = counted(len(pack.judgements), "figure")
    return f"{sound} of {of} audited or checked, {late or 'none'} overdue"


def _risks(pack: Pack) -> str:
    risks = scored(pack.entries("risks", every_period=True))
    if risks.empty:
        return ""
    above = int((risks["score"] > pack.rules.risk_appetite).sum())
    seen = pd.to_datetime(risks["recorded_on"])
    old = int((seen < pd.Timestamp(pack.period.start)).sum())
    return (
        f"{counted(len(risks), 'risk')}, {above or 'none'} above appetite, "
        f"{f'{old} not' if old else 'all'} reviewed since the quarter began"
    )


def _money(pack: Pack) -> str:
    return "" if pack.entries("budget").empty else council_budget(pack).headline.rstrip(".")


def _advice(pack: Pack, system: str) -> Iterator[Evidence]:
    """What inspectors and the external auditor asked for; what is overdue is a doubt."""
    advice = pack.entries("audit_advice", every_period=True)
    own = advice[advice["source"].isin(EXTERNAL) & (advice["system"] == system)]
    late = overdue(pack, own)
    for row, is_late in zip(own.itertuples(), late, strict=True):
        where = "overdue" if is_late else row.status
        told = f"{begun(row.source)} asked: {lowered(row.title)} ({where})"
        yield Evidence(Line.INDEPENDENT, told, pd.Timestamp(row.made_on).date(), bool(is_late))
