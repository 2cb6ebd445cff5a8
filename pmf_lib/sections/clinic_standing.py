"""Where one clinic stands: its steps in the paper's order, what comes next and what is late.

Ribble Valley 2007, section 6 (R1-049 to R1-070).
"""

from __future__ import annotations

from pmf_lib.methods.clinic_steps import Standing, Step, steps
from pmf_lib.sections.clinic_parts import SOURCE
from pmf_lib.sections.clinic_records import Clinic, course
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, lowered, table
from pmf_lib.views.records import Paragraph, Table
from pmf_lib.views.words import begun, listed


def standing(pack: Pack, one: Clinic) -> tuple[Paragraph, Table]:
    """What comes next and what is late in a sentence, and each step with why."""
    found = steps(course(pack, one))
    shown = table(
        f"{one.code}: the steps of a clinic, as at {day(pack.as_at)}",
        ("Step", "Where it stands", "Why", "Passage of the paper"),
        [(step.name, begun(step.standing.value), step.why, step.passage) for step in found],
        source=SOURCE,
    )
    told = f"{one.code} is {one.state.value}. {in_short(found)}"
    return Paragraph(text=told), shown


def next_and_late(pack: Pack, one: Clinic) -> tuple[str, str]:
    """The step that comes next and those that are late, by name; empty where there is none."""
    found = steps(course(pack, one))
    return begun(_named(found, Standing.NEXT)), begun(_named(found, Standing.LATE))


def in_short(found: tuple[Step, ...]) -> str:
    """“Next: the panel's five questions. Late: monthly updates.”."""
    after, late = _named(found, Standing.NEXT), _named(found, Standing.LATE)
    told = f"Next: {after}." if after else "Nothing is left to do."
    return f"{told} Late: {late}." if late else told


def _named(found: tuple[Step, ...], standing: Standing) -> str:
    return listed(lowered(step.name) for step in found if step.standing is standing)
