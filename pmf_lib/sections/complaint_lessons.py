"""The lessons of complaints beside the actions agreed because of them (R2-015)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.complaint_lessons import lessons_with_actions
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

_HEADINGS = (
    "About",
    Heading("Upheld", "count"),
    "Lesson",
    "Action agreed",
    "Due",
    "Status",
)


def lessons(pack: Pack) -> pd.DataFrame:
    """The lessons of this quarter's complaints with the actions agreed on each."""
    return lessons_with_actions(
        pack.entries("complaints"),
        pack.entries("complaint_lessons"),
        pack.entries("actions", every_period=True),
    )


def lessons_table(pack: Pack, found: pd.DataFrame) -> tuple[Block, ...]:
    """A row for each lesson and action, with the service where there are several; else nothing."""
    if found.empty:
        return ()
    several = pack.unit is None
    shown = table(
        "What was learnt from complaints, and what was agreed because of it",
        (*(("Service",) if several else ()), *_HEADINGS),
        [
            (*((service_link(pack.council, row.unit),) if several else ()), *_cells(row))
            for row in found.itertuples()
        ],
        source="Registers of complaints and of actions",
        notes=("Every action stands in its service's plan, and is reported there until it ends.",),
    )
    return (shown,)


def without_action(found: pd.DataFrame) -> int:
    """How many themes were learnt from without an action of the service's plan."""
    acted = found.groupby(["unit", "theme"])["known"].any()
    return int((~acted).sum())


def _cells(row: Any) -> tuple[Any, ...]:
    return (
        row.theme,
        row.upheld,
        row.lesson,
        row.title if row.known else "None agreed",
        day(row.due_on) if row.known else "Not applicable",
        begun(str(row.status)) if row.known else "Not applicable",
    )


def action_words(found: pd.DataFrame) -> str:
    """After a space, how many lessons no action follows from; nothing without a lesson."""
    if found.empty:
        return ""
    themes = counted(found.groupby(["unit", "theme"]).ngroups, "lesson")
    return f" {themes} learnt, {without_action(found) or 'none'} without an action."
