"""The PRT report's first two sections: strategic targets, and targets chosen (R2-023, R2-024)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.milestones import EXCEPTIONS, Milestone
from pmf_lib.sections import measure_card, target_cards
from pmf_lib.sections.framework_targets import (
    chosen_targets_of,
    each_framework,
    milestones_of,
    selections,
    strategic_targets,
)
from pmf_lib.sections.opening import COLOURED, counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Details, Nil, Paragraph, Part, Section, Table, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

SOURCE = "The council's registers of measures and milestones"
NONE = Text(text="None")
_BOTH = "A target that stands in two of them is counted with both."


def strategic_progress(pack: Pack) -> Section:
    """Strategic targets against their milestones, exceptions first (R2-022, R2-023).

    Each target shows its framework, milestone, the day due and where it stands; the totals are by
    framework, so that what partners were promised is told apart (R2-009).
    """
    targets, milestones = strategic_targets(pack), milestones_of(pack)
    if targets.empty and milestones.empty:
        nil = Nil(reason="Nil return: no strategic target is with this service.")
        return Section(name="strategic_progress", blocks=(nil,))
    return Section(
        name="strategic_progress",
        headline=f"{_counts(targets, 'strategic target')} {_milestone_words(milestones)}",
        blocks=(
            *target_cards.exceptions(pack, targets, "strategic"),
            Part(heading="Milestones", blocks=_milestone_exceptions(pack, milestones)),
            Part(heading="By plan and agreement", blocks=(totals(targets, milestones),)),
            *target_cards.risks_to(pack, targets, "strategic"),
            _full_list(pack, targets, milestones),
        ),
    )


def chosen_targets(pack: Pack) -> Section:
    """Targets of business plans that a cabinet member chose; no other is shown (R2-018, R2-024).

    The Corporate Plan does not hold them (R2-007); a strategic target that was chosen as well is
    named and stands among the strategic ones.
    """
    chosen = selections(pack)
    if chosen.empty:
        reason = f"No targets have been chosen for {pack.period.financial_year}."
        return Section(name="chosen_targets", blocks=(Nil(reason=reason),))
    targets = chosen_targets_of(pack)
    return Section(
        name="chosen_targets",
        headline=_counts(targets, "chosen target"),
        blocks=(
            *target_cards.exceptions(pack, targets, "chosen"),
            *target_cards.risks_to(pack, targets, "chosen"),
            *_agreements(pack, chosen, targets),
            *target_cards.every_target(pack, targets, "Every target that was chosen"),
        ),
    )


def targets_you_chose(pack: Pack) -> Section:
    """The chosen targets of several services in one list; exceptions are told apart (R2-018)."""
    chosen = selections(pack)
    if chosen.empty:
        reason = f"No targets have been chosen for {pack.period.financial_year}."
        return Section(name="targets_you_chose", blocks=(Nil(reason=reason),))
    targets = chosen_targets_of(pack)
    silent = [unit.name for unit in pack.units if unit.key not in set(chosen["unit"])]
    gap = f" None chosen for {listed(silent)}." if silent else ""
    shown = target_cards.target_table(pack, targets, "Targets chosen")
    return Section(
        name="targets_you_chose",
        headline=f"{_counts(targets, 'chosen target')}{gap}",
        blocks=(*shown, *_agreements(pack, chosen, targets)),
    )


def _counts(targets: pd.DataFrame, noun: str) -> str:
    if targets.empty:
        return f"There is no {noun}."
    return f"Of {counted(len(targets), noun)}, {counts_in_words(counts_of(targets['status']))}."


def _milestone_words(milestones: pd.DataFrame) -> str:
    if milestones.empty:
        return "No milestones are approved."
    counts = milestones["standing"].value_counts()
    told = [f"{counts[kind]} {kind.value}" for kind in Milestone if kind in counts]
    return f"Of {counted(len(milestones), 'milestone')}, {listed(told)}."


def _milestone_exceptions(pack: Pack, milestones: pd.DataFrame) -> tuple[Block, ...]:
    """Those missed or reached late; the others are in the full list."""
    found = milestones[milestones["standing"].isin(EXCEPTIONS)]
    if found.empty:
        return (Nil(reason="Nil return: no milestone was missed or reached late."),)
    shown = table(
        "Milestones missed or reached late",
        ("Milestone", "From", Heading("Due", "date"), "Where it stands", "Note"),
        [
            (row.title, row.framework, row.due_on, standing_words(row), said(row.note, "None"))
            for row in found.itertuples()
        ],
        source=SOURCE,
    )
    return (shown,)


def standing_words(milestone: Any) -> str:
    """Where a milestone stands, with the day on which it was reached."""
    told = begun(str(milestone.standing.value))
    reached = milestone.standing in (Milestone.REACHED, Milestone.REACHED_LATE)
    return f"{told}, {day(milestone.reached_on)}" if reached else told


def totals(targets: pd.DataFrame, milestones: pd.DataFrame) -> Table:
    """Targets by status and milestones by standing, for each plan and agreement (R2-009)."""
    kinds = (Milestone.REACHED, Milestone.REACHED_LATE, Milestone.MISSED, Milestone.AHEAD)
    rows = []
    for framework, own in each_framework(targets):
        counts = counts_of(own["status"])
        coloured = [counts.get(status, 0) for status in COLOURED]
        mine = milestones.loc[milestones["framework"] == framework, "standing"]
        of_kind = [int((mine == kind).sum()) for kind in kinds]
        rows.append((framework, len(own), *coloured, len(own) - sum(coloured), *of_kind))
    return table(
        "Strategic targets and milestones, by plan and agreement",
        (
            "Plan or agreement",
            Heading("Targets", "count"),
            *(Heading(begun(status), "count") for status in COLOURED),
            Heading("Not coloured", "count"),
            *(Heading(f"Milestones {kind.value}", "count") for kind in kinds),
        ),
        rows,
        source=SOURCE,
        notes=(_BOTH,),
    )


def _full_list(pack: Pack, targets: pd.DataFrame, milestones: pd.DataFrame) -> Details:
    rows = [row for target in targets.itertuples() for row in _target_rows(target, milestones)]
    others = milestones[~milestones["measure"].isin(targets["measure"])]
    rows += [("No single target", *_milestone_cells(row)) for row in others.itertuples()]
    shown = table(
        f"Every strategic target with its milestones, {pack.period.label}",
        (
            "Target",
            "From",
            "Figure",
            "Aim",
            "Status",
            "Milestone",
            Heading("Due", "date"),
            "Where it stands",
        ),
        rows,
        source=SOURCE,
    )
    return Details(summary="Every strategic target, with its milestones", blocks=(shown,))


def _target_rows(target: Any, milestones: pd.DataFrame) -> list[tuple[Any, ...]]:
    figures = (
        target.title,
        listed(target.frameworks),
        measure_card.figure_words(target),
        measure_card.target_words(target),
        measure_card.status_badge(target),
    )
    own = milestones[milestones["measure"] == target.measure]
    if own.empty:
        return [(*figures, "None approved", NONE, "None")]
    return [(*figures, row.title, row.due_on, standing_words(row)) for row in own.itertuples()]


def _milestone_cells(row: Any) -> tuple[Any, ...]:
    return (row.framework, "None", "None", NONE, row.title, row.due_on, standing_words(row))


def _agreements(pack: Pack, chosen: pd.DataFrame, targets: pd.DataFrame) -> tuple[Paragraph, ...]:
    """Who chose with whom and when; and which of the chosen are told elsewhere or no more."""
    told = [
        f"The Cabinet member for {pack.council.portfolio(str(portfolio)).name} and the {head} "
        f"agreed on {day(agreed)} which targets to follow here."
        for (portfolio, head, agreed), _ in chosen.groupby(
            ["portfolio", "service_head", "agreed_on"], sort=True
        )
    ]
    strategic = strategic_targets(pack)
    both = strategic.loc[strategic["measure"].isin(chosen["measure"]), "title"]
    if len(both):
        told.append(f"Chosen too, and told among the strategic targets: {listed(both)}.")
    known = set(targets["measure"]) | set(strategic["measure"])
    gone = sorted(set(chosen["measure"]) - known)
    if gone:
        told.append(f"Chosen, but reported no more: {listed(gone)}.")
    return tuple(Paragraph(text=text) for text in told)
