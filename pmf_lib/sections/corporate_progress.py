"""Progress on the council's key strategic priorities, and how many there are (R2-008, R2-009)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods.milestones import Milestone
from pmf_lib.methods.top_priorities import TOP_AT_MOST, in_force, too_many, top
from pmf_lib.sections import measure_card
from pmf_lib.sections.framework_targets import milestones_of, strategic_targets
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.prt_targets import SOURCE, standing_words, totals
from pmf_lib.sections.show import said, table
from pmf_lib.sections.target_cards import exceptional
from pmf_lib.sections.whose_report import measure_link, service_link
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def key_priorities_progress(pack: Pack) -> Section:
    """Totals by plan and agreement, strategic exceptions, missed milestones, top priorities."""
    targets, milestones = strategic_targets(pack), milestones_of(pack)
    missed = milestones[milestones["standing"] == Milestone.MISSED]
    counts = counts_in_words(counts_of(targets["status"]))
    return Section(
        name="key_priorities_progress",
        headline=(
            f"Of {counted(len(targets), 'strategic target')}, {counts}; "
            f"{counted(len(missed), 'milestone')} missed."
        ),
        blocks=(
            Part(heading="By plan and agreement", blocks=(totals(targets, milestones),)),
            Part(heading="Strategic exceptions", blocks=(_exceptions(pack, targets),)),
            Part(heading="Milestones missed", blocks=(_missed(pack, missed),)),
            Part(heading="What comes first", blocks=_priorities(pack)),
        ),
    )


def _exceptions(pack: Pack, targets: pd.DataFrame) -> Block:
    found = exceptional(pack, targets, "adverse")
    if found.empty:
        return Nil(reason="Nil return: no strategic target is an exception.")
    return table(
        f"Strategic targets that need attention, {pack.period.label}",
        ("Target", "Service", "Figure", "Aim", "Status", "Why"),
        [
            (
                measure_link(pack.council, row),
                pack.council.unit(each.unit).name,
                measure_card.figure_words(row),
                measure_card.target_words(row),
                measure_card.status_badge(row),
                each.sentence,
            )
            for each in found.itertuples()
            for row in (pack.judgement(each.measure),)
        ],
        source="The council's register of measures",
    )


def _missed(pack: Pack, missed: pd.DataFrame) -> Block:
    if missed.empty:
        return Nil(reason="Nil return: no milestone was missed.")
    return table(
        "Milestones missed",
        ("Milestone", "Service", "From", Heading("Due", "date"), "Where it stands", "Note"),
        [
            (
                row.title,
                service_link(pack.council, row.unit),
                row.framework,
                row.due_on,
                standing_words(row),
                said(row.note, "None"),
            )
            for row in missed.itertuples()
        ],
        source=SOURCE,
    )


def _priorities(pack: Pack) -> tuple[Block, ...]:
    """The priorities in force; too many in the first place are warned of (R2-008)."""
    known = pack.entries("priorities", every_period=True)
    found = in_force(known, pack.as_at)
    if found.empty:
        return (Nil(reason="Nil return: no priority is registered."),)
    first = counted(len(top(known, pack.as_at)), "priority", "priorities")
    warning = too_many(known, pack.as_at)
    told = (
        f"Too many: {first} stand first, and {TOP_AT_MOST} are the most that can."
        if warning
        else f"{begun(first)} stand first; {TOP_AT_MOST} are the most that can."
    )
    shown = table(
        "Priorities in force, those that come first at the top",
        ("Priority", Heading("Rank", "count"), "From", "Where it comes from", "Why"),
        [
            (
                row.priority,
                row.rank,
                said(row.plan),
                begun(row.origin),
                said(row.reason, "None given"),
            )
            for row in found.itertuples()
        ],
        source="Register of priorities",
    )
    return (Paragraph(text=told), shown)
