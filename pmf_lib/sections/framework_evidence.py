"""Evidence that the framework is lived: each principle, component and duty in the paper's order.

R0-011, R4-002, R4-003 (principles and benefits), R3-005 (components in order), R3-007 (the yearly
check of planning), R3-058 (what the Annual Governance Statement may cite).
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.thread_parts import parts
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

SOURCE = "Register of evidence for the framework"
CHECKLIST = "planning checklist"
GOVERNANCE = "annual governance statement"
GOOD_GRADES = ("A", "B")


def principles(pack: Pack) -> Section:
    """Each principle or benefit with its evidence; and what the registers count (R0-011)."""
    found = _section("principles", pack, pack.council.principles)
    counted_part = Part(heading="What the registers count", blocks=(_counts(pack),))
    return found.model_copy(update={"blocks": (*found.blocks, counted_part)})


def components(pack: Pack) -> Section:
    """Each part of the framework in the paper's order, with its evidence (R3-005, R4-003)."""
    return _section("components", pack, pack.council.framework.components)


def _section(name: str, pack: Pack, items: Iterable[str]) -> Section:
    evidence = pack.entries("framework_evidence")
    listed_items = tuple(items)
    if not listed_items:
        nil = Nil(reason="Not applicable: the council's paper has no such list.")
        return Section(name=name, blocks=(nil,))
    bare = [item for item in listed_items if not (evidence["principle"] == item).any()]
    headline = (
        f"{len(listed_items) - len(bare)} of {len(listed_items)} have evidence."
        if bare
        else f"Each of {len(listed_items)} has evidence."
    )
    blocks = tuple(
        Part(heading=f"{number}. {item}", blocks=(_evidence(item, evidence),))
        for number, item in enumerate(listed_items, start=1)
    )
    return Section(name=name, headline=headline, blocks=blocks)


def _evidence(item: str, evidence: pd.DataFrame) -> Block:
    own = evidence[evidence["principle"] == item].sort_values(["dated", "evidence"])
    if own.empty:
        return Nil(reason="Nil return: no evidence is in the register.")
    return table(
        f"Evidence: {item}",
        ("Evidence", "Answers for it", "Day"),
        [
            (row.evidence, said(row.owner), said(day(row.dated), "No day given"))
            for row in own.itertuples()
        ],
        source=SOURCE,
    )


def _counts(pack: Pack) -> Block:
    """Four figures, one for each benefit of a sound system (Carlisle 2003, 3.1: R0-011)."""
    return table(
        "Four figures that show whether the framework works",
        ("What is asked", Heading("Figure", "count"), Heading("Of", "count"), "What is counted"),
        [
            ("Does attention stay on what matters?", *_linked(pack)),
            ("Does everyone work towards the same aims?", *_aimed(pack)),
            ("Are the needs of stakeholders understood?", *_consulted(pack)),
            ("Can the value that is added be shown in figures?", *_quantified(pack)),
        ],
        source="The council's registers",
    )


def _linked(pack: Pack) -> tuple[int, int, str]:
    known = pack.measures["priority"].notna()
    return int(known.sum()), len(known), "Measures linked to a priority"


def _aimed(pack: Pack) -> tuple[int, int, str]:
    found = parts(pack)
    whole = found.objectives[~found.objectives["objective"].isin(found.thread.orphans)]
    linked = set(whole["unit"].dropna()) & {unit.key for unit in pack.units}
    return len(linked), len(pack.units), "Services whose objectives serve one above"


def _consulted(pack: Pack) -> tuple[int, int, str]:
    found = pack.entries("consultations", every_period=True)
    return int(found["used_in"].notna().sum()), len(found), "Consultations that changed something"


def _quantified(pack: Pack) -> tuple[int, int, str]:
    good = pack.favourable[pack.favourable["subject"] == "measure"]
    return len(good), len(pack.judgements), "Measures that do particularly well, with their figure"


def planning_checklist(pack: Pack) -> Section:
    """The keys of planning, each with evidence of this year or none (R3-007)."""
    evidence = pack.entries("framework_evidence")
    own = evidence[evidence["family"] == CHECKLIST]
    if own.empty:
        nil = Nil(reason="Not applicable: the council's paper has no check-list of planning.")
        return Section(name="planning_checklist", blocks=(nil,))
    year = pack.year
    dated = pd.to_datetime(own["dated"])
    fresh = own[dated.between(pd.Timestamp(year.start), pd.Timestamp(pack.as_at))]
    items = list(dict.fromkeys(own["principle"]))
    bare = [item for item in items if item not in set(fresh["principle"])]
    shown = table(
        f"Check-list of planning, {year.label}",
        ("Key", "Evidence of this year", "Answers for it"),
        [(item, *_of_year(fresh[fresh["principle"] == item])) for item in items],
        source=SOURCE,
    )
    headline = (
        f"No evidence of this year for {listed(bare)}."
        if bare
        else f"Each of {len(items)} keys has evidence of this year."
    )
    return Section(name="planning_checklist", headline=headline, blocks=(shown,))


def _of_year(rows: pd.DataFrame) -> tuple[str, str]:
    if rows.empty:
        return ("None yet", "Nobody yet")
    told = [f"{row.evidence} ({day(row.dated)})" for row in rows.itertuples()]
    return ("; ".join(told), listed(dict.fromkeys(said(owner) for owner in rows["owner"])))


def governance_evidence(pack: Pack) -> Section:
    """What the Annual Governance Statement may cite from performance (R3-058)."""
    evidence = pack.entries("framework_evidence")
    own = evidence[evidence["family"] == GOVERNANCE]
    graded = int(pack.judgements["grade"].isin(GOOD_GRADES).sum())
    late = int((pack.judgements["status"] == "overdue").sum())
    risks = pack.entries("risks", every_period=True)
    above = int((risks["likelihood"] * risks["impact"] > pack.rules.risk_appetite).sum())
    figures = table(
        f"What the figures show for the Annual Governance Statement, {pack.period.label}",
        ("What is asked", Heading("Figure", "count"), Heading("Of", "count")),
        [
            ("Figures audited or checked", graded, len(pack.judgements)),
            ("Figures overdue", late, len(pack.judgements)),
            ("Exceptions to act on", len(pack.adverse), len(pack.judgements)),
            ("Risks above the council's appetite", above, len(risks)),
        ],
        source="The council's registers",
    )
    more: list[Block] = [
        Part(heading=str(item), blocks=(_evidence(str(item), own),))
        for item in dict.fromkeys(own["principle"])
    ]
    nil = Nil(reason="Nil return: no evidence for the statement is in the register.")
    headline = f"{counted(len(own), 'piece')} of evidence beside the figures."
    return Section(
        name="governance_evidence",
        headline=begun(headline),
        blocks=(figures, *(more or [nil])),
    )
