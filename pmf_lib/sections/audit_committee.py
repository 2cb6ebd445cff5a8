"""What the Audit Committee considers first: performance, money, projects, risk (R4-056 to R4-060).

Peterborough 2009/10, 3.10. Each of its nine items is filled or says that there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pmf_lib.sections import measure_card
from pmf_lib.sections.actions_and_risks import scored
from pmf_lib.sections.assurance import updates
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.opening import COLOURED, counts_in_words, counts_of
from pmf_lib.sections.overview_money import council_budget, council_savings
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.project_words import project_table, standing
from pmf_lib.sections.risks_at_a_glance import risks_above
from pmf_lib.sections.show import table
from pmf_lib.sections.whose_report import exception_link
from pmf_lib.views.records import Block, Nil, Part, Section, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SHOWN = 10


def audit_summary(pack: Pack) -> tuple[str, ...]:
    """What the committee's pack says in three sentences: performance, projects, assurance."""
    projects = public_rows(pack.entries("projects", every_period=True))
    updates = public_rows(pack.entries("assurance_updates"))
    counts = counts_in_words(counts_of(pack.judgements["status"]))
    return (
        f"How are we doing? Of {counted(len(pack.judgements), 'measure')}, {counts}.",
        f"Projects: {_standing(pack, projects)}.",
        f"Assurance: {counted(len(updates), 'update')} on risk, control, governance and fraud.",
    )


def service_performance(pack: Pack) -> Section:
    """Item 1: measures by status and directorate, then what needs attention (R4-057)."""
    if pack.judgements.empty:
        nil = Nil(reason="Nil return: no measure is reported.")
        return Section(name="service_performance", blocks=(nil,))
    counts = counts_in_words(counts_of(pack.judgements["status"]))
    headline = f"Of {counted(len(pack.judgements), 'measure')}, {counts}."
    blocks = (_by_directorate(pack), _to_act_on(pack))
    return Section(name="service_performance", headline=headline, blocks=blocks)


def _by_directorate(pack: Pack) -> Table:
    headings = [Heading(begun(word), "count") for word in COLOURED]
    return table(
        f"Measures by status and directorate, {pack.period.label}",
        ("Directorate", *headings, Heading("Not coloured", "count")),
        [(found.name, *_counts(pack, found.key)) for found in pack.council.directorates],
        source="The council's register of measures",
    )


def _counts(pack: Pack, directorate: str) -> tuple[int, ...]:
    units = {unit.key for unit in pack.council.units_of(directorate)}
    counts = counts_of(pack.judgements[pack.judgements["unit"].isin(units)]["status"])
    coloured = tuple(counts.get(word, 0) for word in COLOURED)
    return (*coloured, sum(counts.values()) - sum(coloured))


def _to_act_on(pack: Pack) -> Block:
    found = pack.adverse[pack.adverse["subject"] == "measure"]
    if found.empty:
        return Nil(reason="Nil return: no measure is an exception that needs attention.")
    return table(
        f"The measures that need attention most, {pack.period.label}",
        ("Measure", "Service", "Figure and target", "Status", "Grade", "Why"),
        [_exception(pack, item) for item in found.head(SHOWN).itertuples()],
        source="The council's register of measures",
        notes=(f"{min(len(found), SHOWN)} of {len(found)}, worst first.",),
    )


def _exception(pack: Pack, item: Any) -> tuple[Any, ...]:
    row = pack.judgement(item.measure)
    return (
        exception_link(pack.council, item, item.title),
        pack.council.unit(item.unit).name,
        f"{measure_card.figure_words(row)}; target {measure_card.target_words(row)}",
        measure_card.status_badge(row),
        row.grade,
        item.sentence,
    )


def budgetary_data(pack: Pack) -> Section:
    """Item 2: budget and savings by directorate (R4-058)."""
    budget, savings = council_budget(pack), council_savings(pack)
    blocks = (*budget.blocks, Part(heading="Savings", blocks=savings.blocks))
    return Section(name="budgetary_data", headline=budget.headline, blocks=blocks)


def project_monitoring(pack: Pack) -> Section:
    """Item 3: each project with where it stands, and the benefits it promised (R4-059, R4-069)."""
    projects = pack.entries("projects", every_period=True)
    public = public_rows(projects)
    return Section(
        name="project_monitoring",
        headline=begun(f"{_standing(pack, public)}."),
        blocks=tuple(_project_blocks(pack, projects)),
    )


def _project_blocks(pack: Pack, projects: pd.DataFrame) -> Iterator[Block]:
    def shown(rows: pd.DataFrame) -> Block:
        return project_table(pack, rows, "Projects, those that are late first")

    public = public_rows(projects)
    yield shown(public) if len(public) else Nil(reason="Nil return: no project is registered.")
    yield from exempt_blocks(projects, shown)


def _standing(pack: Pack, projects: pd.DataFrame) -> str:
    late = int((standing(projects, pack.as_at) == "late").sum())
    return f"{counted(len(projects), 'project')}, {late or 'none'} late"


def risk_management_updates(pack: Pack) -> Section:
    """Item 4: what changed in risk management, then the risks above appetite (R4-060)."""
    risks = scored(pack.entries("risks", every_period=True))
    above = risks[risks["score"] > pack.rules.risk_appetite]
    headline = (
        f"{counted(len(risks), 'risk')}, {len(above) or 'none'} above the council's appetite of "
        f"{pack.rules.risk_appetite}."
    )
    return Section(
        name="risk_management_updates",
        headline=begun(headline),
        blocks=(
            Part(heading="What changed", blocks=updates(pack, "risk management")),
            Part(heading="Risks above appetite", blocks=(risks_above(pack, above),)),
        ),
    )
