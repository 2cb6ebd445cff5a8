"""Complaints and risks of all services side by side (R2-015, R2-035)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods import risk
from pmf_lib.sections.actions_and_risks import scored
from pmf_lib.sections.complaint_lessons import action_words, lessons, lessons_table
from pmf_lib.sections.complaints import HEADINGS, of_stage
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed


def complaints_by_service(pack: Pack) -> Section:
    """Complaints received, answered in time and upheld, what was learnt and agreed (R2-015)."""
    found = pack.entries("complaints")
    if found.empty:
        nil = Nil(reason="Nil return: no complaints return was handed in this quarter.")
        return Section(name="complaints_by_service", blocks=(nil,))
    shown = table(
        f"Complaints by service and stage, {pack.period.label}",
        ("Service", *HEADINGS),
        [(service_link(pack.council, row.unit), *of_stage(row)) for row in found.itertuples()],
        source="Complaints register",
    )
    learnt = lessons(pack)
    acted = action_words(learnt)
    received = counted(int(found["received"].sum()), "complaint")
    silent = [unit.name for unit in pack.units if unit.key not in set(found["unit"])]
    gap = f" No return from {listed(silent)}." if silent else ""
    return Section(
        name="complaints_by_service",
        headline=begun(f"{received} received this quarter{_on_time(found)}.{gap}{acted}"),
        blocks=(shown, *lessons_table(pack, learnt)),
    )


def _on_time(found: pd.DataFrame) -> str:
    known = found.dropna(subset=["received", "answered_on_time"])
    return f", {int(known['answered_on_time'].sum())} of them answered in time"


def risks_and_targets(pack: Pack) -> Section:
    """The risks of every service, each beside the target that it bears on (R2-035)."""
    risks = scored(pack.entries("risks", every_period=True))
    if risks.empty:
        nil = Nil(reason="Nil return: no risk is registered.")
        return Section(name="risks_and_targets", blocks=(nil,))
    above = int((risks["score"] > pack.rules.risk_appetite).sum())
    headline = f"{counted(len(risks), 'risk')}, {above or 'none'} above the council's appetite."
    return Section(
        name="risks_and_targets", headline=begun(headline), blocks=(_risks(pack, risks),)
    )


def _risks(pack: Pack, risks: pd.DataFrame) -> Block:
    titles = dict(zip(pack.judgements["measure"], pack.judgements["title"], strict=True))
    return table(
        "Risks with the targets they bear on, highest score first",
        ("Risk", "Service", "Target it bears on", Heading("Score", "count"), "Band", "Owner"),
        [
            (
                row.title,
                service_link(pack.council, row.unit),
                titles.get(row.measure, "No single target"),
                row.score,
                begun(said(risk.band(row.likelihood, row.impact))),
                row.owner,
            )
            for row in risks.itertuples()
        ],
        source="Risk register",
        notes=(f"A score above {pack.rules.risk_appetite} is above the council's risk appetite.",),
    )
