"""Plans signed off, complaints and risks of all services side by side (R2-015, R2-017, R2-035)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import risk
from pmf_lib.methods.plan_signing import OPEN, Signing, last_day, signings
from pmf_lib.sections.actions_and_risks import scored
from pmf_lib.sections.listing import service
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed


def plans_signed_off(pack: Pack) -> Section:
    """Each service's business plan: signed off in April, or on the list of late ones (R2-017)."""
    plans = pack.entries("plans", every_period=True)
    units = [unit.key for unit in pack.units]
    found = signings(plans, units, pack.period, pack.as_at)
    late = found[found["standing"].isin(OPEN)]
    names = listed(pack.council.unit(unit).name for unit in late["unit"])
    in_time = int((found["standing"] == Signing.IN_TIME).sum())
    headline = f"{in_time} of {counted(len(found), 'plan')} signed off in April"
    shown = table(
        f"Service business plans for {pack.period.financial_year}",
        ("Service", "Plan", "Signed off", "By", "How it stands"),
        [
            (
                service(pack.council, row.unit),
                said(row.title, "None in the register"),
                said(day(row.signed_off_on), "Not yet"),
                said(row.signed_off_by, "Nobody yet"),
                begun(row.standing.value),
            )
            for row in found.itertuples()
        ],
        source="Register of plans",
        notes=(f"Plans are to be signed off by {day(last_day(pack.period))}.",),
    )
    return Section(
        name="plans_signed_off",
        headline=f"{headline}; late and not signed off: {names or 'none'}.",
        blocks=(shown,),
    )


def complaints_by_service(pack: Pack) -> Section:
    """Complaints received, answered in time and upheld, and what each service learnt (R2-015)."""
    found = pack.entries("complaints")
    if found.empty:
        nil = Nil(reason="Nil return: no complaints return was handed in this quarter.")
        return Section(name="complaints_by_service", blocks=(nil,))
    counts = ("Received", "Acknowledged in time", "Answered in time", "Upheld")
    shown = table(
        f"Complaints by service and stage, {pack.period.label}",
        ("Service", "Stage", *(Heading(word, "count") for word in counts), "Theme", "Lesson"),
        [_complaint(pack, row) for row in found.itertuples()],
        source="Complaints register",
        notes=("What was agreed because of them stands among the actions of each service.",),
    )
    received = counted(int(found["received"].sum()), "complaint")
    silent = [unit.name for unit in pack.units if unit.key not in set(found["unit"])]
    gap = f" No return from {listed(silent)}." if silent else ""
    return Section(
        name="complaints_by_service",
        headline=begun(f"{received} received this quarter{_on_time(found)}.{gap}"),
        blocks=(shown,),
    )


def _on_time(found: pd.DataFrame) -> str:
    known = found.dropna(subset=["received", "answered_on_time"])
    return f", {int(known['answered_on_time'].sum())} of them answered in time"


def _complaint(pack: Pack, row: Any) -> tuple[Any, ...]:
    return (
        service(pack.council, row.unit),
        f"Stage {row.stage}",
        row.received,
        row.acknowledged_on_time,
        row.answered_on_time,
        row.upheld,
        said(row.theme, "No theme"),
        said(row.lesson, "None recorded"),
    )


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
                service(pack.council, row.unit),
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
