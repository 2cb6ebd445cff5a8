"""Complaints by stage, with timeliness and lessons (R2-015). Counts only (R3-047)."""

from typing import Any

from pmf_lib.sections.complaint_lessons import lessons, lessons_table
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

HEADINGS = (
    "Stage",
    Heading("Received", "count"),
    Heading("Acknowledged in time", "count"),
    Heading("Answered in time", "count"),
    Heading("Upheld", "count"),
    "Theme",
    "Lesson",
)


def complaints(pack: Pack) -> Section:
    """What was received, answered in time and upheld this quarter, and what was learnt."""
    found = pack.entries("complaints")
    if found.empty:
        nil = Nil(reason="Nil return: no complaints return was handed in this quarter.")
        return Section(name="complaints", blocks=(nil,))
    shown = table(
        f"Complaints, {pack.period.label}",
        HEADINGS,
        [of_stage(row) for row in found.itertuples()],
        source="Complaints register",
    )
    agreed = lessons(pack)
    # A lesson of the return alone stands in the table above.
    told = lessons_table(pack, agreed) if agreed["known"].any() else ()
    headline = _headline(found["received"].sum())
    return Section(name="complaints", headline=headline, blocks=(shown, *told))


def of_stage(row: Any) -> tuple[Any, ...]:
    """One return of one stage, a cell for each of `HEADINGS`."""
    return (
        f"Stage {row.stage}",
        row.received,
        row.acknowledged_on_time,
        row.answered_on_time,
        row.upheld,
        said(row.theme, "No theme"),
        said(row.lesson, "None recorded"),
    )


def _headline(received: float) -> str:
    return begun(f"{counted(int(received), 'complaint')} received this quarter.")
