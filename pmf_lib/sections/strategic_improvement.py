"""Strategic Improvement Boards and the benefits their projects promised (R4-069, R4-071).

Peterborough 2009/10, 4.1: the boards look after business as usual as well as projects, and
delivery is kept apart from challenge and assurance.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pmf_lib.council import Group
from pmf_lib.sections.exempt import public_rows
from pmf_lib.sections.money import pounds
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.project_words import project_table
from pmf_lib.sections.show import table
from pmf_lib.views.records import Block, Bullets, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed, money_in_words


def improvement_boards(pack: Pack) -> Section:
    """For each board: daily performance of its services, and its projects (R4-071).

    A board looks after the services whose projects it oversees.
    """
    projects = public_rows(pack.entries("projects", every_period=True))
    parts = tuple(
        Part(heading=group.name, blocks=tuple(_board(pack, group, projects)))
        for group in pack.council.groups
    )
    nil = (Nil(reason="Nil return: the council has no such board."),)
    return Section(
        name="improvement_boards",
        headline=f"{begun(counted(len(projects), 'project'))} before the boards.",
        blocks=parts or nil,
    )


def _board(pack: Pack, group: Group, projects: pd.DataFrame) -> Iterator[Block]:
    own = projects[projects["group"] == group.key]
    units = set(own["unit"])
    yield Bullets(items=group.remit)
    yield _business_as_usual(pack, units)
    yield _projects(pack, own)


def _business_as_usual(pack: Pack, units: set[str]) -> Block:
    judged = pack.judgements[pack.judgements["unit"].isin(units)]
    if judged.empty:
        return Nil(reason="Business as usual: no measure of these services is reported.")
    counts = counts_in_words(counts_of(judged["status"]))
    names = listed(unit.name for unit in pack.units if unit.key in units)
    adverse = int(pack.adverse["unit"].isin(units).sum())
    return Paragraph(
        text=(
            f"Business as usual: {names}. Of {counted(len(judged), 'measure')}, {counts}; "
            f"{counted(adverse, 'exception')} to act on."
        )
    )


def _projects(pack: Pack, own: pd.DataFrame) -> Block:
    if own.empty:
        return Nil(reason="Projects: nil return, none is before this board.")
    return project_table(pack, own, "Projects before the board, those that are late first")


def benefits(pack: Pack) -> Section:
    """The benefits register: planned and realised, each linked to its project (R4-069).

    Benefits of a project that is exempt from publication are left out.
    """
    projects = public_rows(pack.entries("projects", every_period=True)).set_index("project")
    found = pack.entries("benefits", every_unit=True, every_period=True)
    own = found[found["project"].isin(projects.index)].sort_values(["due_on", "benefit"])
    if own.empty:
        nil = Nil(reason="Nil return: no benefit of a project is registered.")
        return Section(name="benefits", blocks=(nil,))
    shown = table(
        "Benefits promised by projects, in pounds",
        (
            "Benefit",
            "Project",
            pounds("Planned"),
            pounds("Realised so far"),
            Heading("Due", "date"),
            "Where it stands",
        ),
        [
            (
                row.title,
                projects.loc[row.project, "title"],
                row.planned,
                row.realised,
                row.due_on,
                _standing(pack, row),
            )
            for row in own.itertuples()
        ],
        source="Benefits register",
    )
    return Section(name="benefits", headline=_headline(own), blocks=(shown,))


def _standing(pack: Pack, row: Any) -> str:
    planned, realised = row.planned, row.realised
    if pd.isna(planned) or pd.isna(realised):
        return "Cannot say: a figure is missing"
    if realised >= planned:
        return "Realised"
    due = pd.to_datetime(row.due_on)
    return "Overdue" if due < pd.Timestamp(pack.as_at) else "Still to come"


def _headline(own: pd.DataFrame) -> str:
    planned, realised = (own[name].sum(skipna=False) for name in ("planned", "realised"))
    told = begun(counted(len(own), "benefit"))
    if pd.isna(planned) or pd.isna(realised):
        return f"{told}; not all of their figures are known."
    return (
        f"{told}: {money_in_words(float(realised))} of {money_in_words(float(planned))} realised."
    )
