"""What a thematic group oversees: each item of its remit with all that belongs to it (R3-011).

R3-012 to R3-015: an item owns projects, and through them steps, actions and measures.
"""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections import measure_card
from pmf_lib.sections.actions_and_risks import is_late
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.project_words import counts_in_words, project_table, standing
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Block, Nil, Part, Section, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed


def group_summary(pack: Pack) -> tuple[str, ...]:
    """How much of the remit is in hand, and how its projects stand."""
    group, public = pack.council.group(pack.key), public_rows(_own(pack))
    held = [item for item in group.remit if item in set(public["remit"])]
    told = counts_in_words(standing(public, pack.as_at)) or "none"
    return (
        f"What does the group oversee? {counted(len(group.remit), 'item')} of its remit, of which "
        f"{len(held) or 'none'} {'has' if len(held) == 1 else 'have'} a project now.",
        f"How do its projects stand? Of {counted(len(public), 'project')}, {told}."
        if len(public)
        else "How do its projects stand? It has none.",
    )


def _own(pack: Pack) -> pd.DataFrame:
    found = pack.entries("projects")
    return found[found["group"] == pack.key]


def remit(pack: Pack) -> Section:
    """A part for each item of the remit, in the profile's order."""
    group, projects = pack.council.group(pack.key), _own(pack)
    parts = [_item(pack, item, projects[projects["remit"] == item]) for item in group.remit]
    stray = projects[~projects["remit"].isin(group.remit)]
    if len(stray):
        parts.append(_item(pack, "Overseen, but in no item of the remit", stray))
    idle = [item for item in group.remit if not (projects["remit"] == item).any()]
    headline = f"Nothing is under way on {listed(idle)}." if idle else "Every item is in hand."
    return Section(name="remit", headline=headline, blocks=tuple(parts))


def _item(pack: Pack, item: str, projects: pd.DataFrame) -> Part:
    public = public_rows(projects)
    if projects.empty:
        nil = Nil(reason="Nil return: no project, action or measure belongs to this item now.")
        return Part(heading=item, blocks=(nil,))
    shown: list[Block] = []
    if len(public):
        shown.append(project_table(pack, public, f"Projects: {item}"))
    hidden = exempt_blocks(projects, lambda rows: project_table(pack, rows, f"Projects: {item}"))
    more = (_steps(pack, item, public), _actions(pack, item, public), _measures(pack, item, public))
    return Part(heading=item, blocks=(*shown, *hidden, *more))


def _steps(pack: Pack, item: str, projects: pd.DataFrame) -> Block:
    found = pack.entries("milestones")
    own = found[found["project"].isin(projects["project"])].sort_values(["due_on", "milestone"])
    if own.empty:
        return Nil(reason="Nil return: no milestone is set.")
    return table(
        f"Milestones: {item}",
        ("Milestone", Heading("Due", "date"), "Reached"),
        [
            (row.title, row.due_on, _reached(pack, row.due_on, row.reached_on))
            for row in own.itertuples()
        ],
        source="Register of milestones",
    )


def _reached(pack: Pack, due: object, reached: object) -> str:
    if not pd.isna(pd.Timestamp(str(reached)) if reached is not None else pd.NaT):
        when = pd.Timestamp(str(reached))
        return f"{when.day} {when:%B %Y}"
    return "Not yet, late" if pd.Timestamp(str(due)) < pd.Timestamp(pack.as_at) else "Not yet"


def _actions(pack: Pack, item: str, projects: pd.DataFrame) -> Block:
    """The actions of the services that run the item's projects."""
    found = pack.entries("actions", every_period=True)
    own = found[found["unit"].isin(projects["unit"])]
    if own.empty:
        return Nil(reason="Nil return: the services that run them list no action.")
    ordered = own.assign(late=is_late(pack, own)).sort_values(["due_on", "action"])
    return table(
        f"Actions of the services that run the projects: {item}",
        ("Action", "Service", "Lead", Heading("Due", "date"), "Status"),
        [
            (
                row.title,
                pack.council.unit(str(row.unit)).name,
                row.lead,
                row.due_on,
                "Late" if row.late else begun(str(row.status)),
            )
            for row in ordered.itertuples()
        ],
        source="Register of actions",
    )


def _measures(pack: Pack, item: str, projects: pd.DataFrame) -> Block:
    """The measures that show the objectives of the plans that the projects belong to."""
    objectives, judged = pack.entries("objectives"), pack.judgements
    codes = objectives.loc[objectives["plan"].isin(projects["plan"].dropna()), "measure"]
    own = judged[judged["measure"].isin(codes.dropna())]
    if own.empty:
        return Nil(reason="Nil return: no measure shows it.")
    return measure_table(own, f"Measures that show it: {item}")


def measure_table(judged: pd.DataFrame, caption: str) -> Table:
    """Measures with purpose, figure, target, status, direction of travel and grade (R3-002)."""
    return table(
        caption,
        (
            "Measure",
            "Why it is measured",
            "Figure",
            "Target",
            "Status",
            "Direction of travel",
            "Grade",
        ),
        [
            (
                row.title,
                said(row.purpose, "No purpose is written down"),
                measure_card.figure_words(row),
                measure_card.target_words(row),
                measure_card.status_badge(row),
                measure_card.direction_words(row),
                row.grade,
            )
            for row in judged.itertuples()
        ],
        source="The council's register of measures",
    )
