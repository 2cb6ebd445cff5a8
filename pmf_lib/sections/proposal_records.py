"""The proposed indicators with what past figures say of each, gathered from the registers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.methods import fabric, smart
from pmf_lib.methods.collecting_cost import Cost, hours_a_year
from pmf_lib.methods.fabric import Answer, Approval, Criterion, Reply
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import History, figure, histories, text
from pmf_lib.methods.proposal_standing import Row, Standing, against, standing
from pmf_lib.methods.recovery_evidence import OldLevel
from pmf_lib.methods.rehearsal import Rehearsal, rehearse
from pmf_lib.methods.rehearsal_figures import Proposal
from pmf_lib.methods.smart import Letter, Measurement, Objective
from pmf_lib.register.formula import FormulaError
from pmf_lib.register.proposals import CRITERIA, items_of, proposed_formula
from pmf_lib.sections.definitions import in_force
from pmf_lib.sections.pack import Pack
from pmf_lib.store import readers

SMART_PROFILE = "Carlisle2021"


@dataclass(frozen=True)
class Proposed:
    """One proposal: its row, what past figures say or why they say nothing, and where it stands.

    `reasons` speak against it.
    """

    row: Any
    found: Rehearsal | str
    letters: tuple[Letter, ...]
    approval: Approval
    cost: Cost
    standing: Standing
    reasons: tuple[str, ...]


def proposals_of(pack: Pack) -> tuple[Proposed, ...]:
    """Every proposal of the pack's services by the day the pack speaks of, by its code."""
    rows = pack.entries("proposals")
    if rows.empty:
        return ()
    known = known_to(pack)
    return tuple(
        proposed(pack, row, known, versions_of(pack, row.proposal))
        for row in rows.sort_values("proposal").itertuples()
    )


def versions_of(pack: Pack, proposal: str) -> list[dict[str, Any]]:
    """Every row that there ever was of a proposal, the oldest first."""
    ever = pack.history("proposals")
    own = ever[ever["proposal"] == proposal]
    return [{str(key): one[key] for key in one} for one in own.to_dict("records")]


def known_to(pack: Pack) -> dict[str, History]:
    """Every measure of the council: a formula may name those of other services."""
    if len(pack.units) == len(pack.council.units):
        measures, values = pack.measures, pack.values
    else:
        measures = in_force(pack.reader, pack.period)
        values = readers.values_by_period(pack.reader, through=pack.period)
    return {str(one.row["measure"]): one for one in histories(measures, values)}


def proposed(
    pack: Pack, row: Any, known: Mapping[str, History], versions: Sequence[Row]
) -> Proposed:
    """One proposal, given by its row of the register, whether it is kept there yet or not.

    `versions` are the rows that it has had, the oldest first and this one last.
    """
    found = _rehearsed(pack, row, known)
    letters = smart.check(_objective(row, found), SMART_PROFILE)
    approval = fabric.approval(_answers(row))
    return Proposed(
        row=row,
        found=found,
        letters=letters,
        approval=approval,
        cost=_cost(pack, row),
        standing=standing(versions, approval),
        reasons=(found,) if isinstance(found, str) else against(found, letters, approval),
    )


def _rehearsed(pack: Pack, row: Any, known: Mapping[str, History]) -> Rehearsal | str:
    names = items_of(known)
    try:
        formula = proposed_formula(str(row.formula), names)
    except FormulaError as error:
        return f"Its formula has {error.found}, where there may be {error.allowed}."
    proposal = Proposal(
        key=str(row.proposal),
        title=str(row.title),
        unit=str(row.unit),
        formula=formula,
        polarity=str(row.polarity),
        kind=str(row.kind),
        frequency=str(row.frequency),
        target=float(row.target),
        mode=text(row.tolerance_mode),
        green=figure(row.green_tolerance),
        red=figure(row.red_tolerance),
    )
    rules = JudgementRules.of(pack.council, pack.period)
    return rehearse(proposal, names, known, pack.period, rules)


def _answers(row: Any) -> list[Answer]:
    """What was answered to the eight criteria; a blank is no answer."""
    return [
        Answer(criterion, Reply(said))
        for criterion, name in zip(Criterion, CRITERIA, strict=True)
        if (said := text(getattr(row, name)))
    ]


def _cost(pack: Pack, row: Any) -> Cost:
    code = str(row.proposal)
    measures = pd.DataFrame({"measure": [code], "frequency": [row.frequency]})
    records = pd.DataFrame({"measure": [code], "hours": [row.hours]})
    none = pd.DataFrame({name: [] for name in ("measure", "activity", "period", "hours")})
    return hours_a_year(measures, records, none, pack.quarter_ended)[code]


def _objective(row: Any, found: Rehearsal | str) -> Objective:
    level, within = _reach(found)
    return Objective(
        outcome=text(row.purpose),
        lead=text(row.owner),
        measurement=Measurement(
            name=text(row.title),
            formula=text(row.formula),
            unit=text(row.kind),
            baseline=level,
            target=figure(row.target),
            polarity=str(row.polarity),
            trend=level,
            stretch=within,
        ),
        resourced=None if figure(row.hours) is None else True,
        priority=text(row.priority),
        within_control={"yes": True, "no": False}.get(text(row.within_control) or ""),
        budget_link=text(row.budget_code),
        end=None if pd.isna(row.due_on) else row.due_on.date(),
        milestones=() if pd.isna(row.review_on) else (row.review_on.date(),),
    )


def _reach(found: Rehearsal | str) -> tuple[float | None, float]:
    """Today's level, and how far beyond it a target may lie: as far as a year could show."""
    if isinstance(found, str) or not isinstance(found.level, OldLevel) or not found.smallest:
        return None, 0.0
    return round(found.level.mean, 2), round(found.smallest.size, 2)
