"""Each body's own edition of a quarter: the packs it receives, about its own units, and no more.

Officers and members read the very same pages (R0-033): a directorate's management team (R3-035),
the executive, scrutiny and audit (R3-001), all from one run (R3-036). A scrutiny committee's
edition is held back until management has considered the quarter (R0-023). The public edition
leaves out what is exempt (Local Government Act 1972, Schedule 12A).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmf_lib.council import Body, BodyKind, Council, ForEach, PackSpec
from pmf_lib.run.accessibility import ACCESSIBILITY_FILE
from pmf_lib.run.plan import BODIES, DATA_FILES, Plan, Task

_OWN: dict[ForEach, str] = {
    ForEach.COMMITTEE: "committee",
    ForEach.DIRECTORATE: "directorate",
    ForEach.PORTFOLIO: "portfolio",
}


@dataclass(frozen=True)
class Edition:
    """One body's edition: the tasks whose pages it holds, in the plan's order."""

    body: Body
    tasks: tuple[Task, ...]

    @property
    def folder(self) -> str:
        """Its folder in the quarter's."""
        return f"{BODIES}/{self.body.key}"

    @property
    def public(self) -> bool:
        """Whether everyone may read it."""
        return self.body.kind is BodyKind.PUBLIC

    @property
    def files(self) -> frozenset[str]:
        """Every file it holds, by its place in its own folder."""
        pages = {task.file for task in self.tasks}
        beside = DATA_FILES if self.public else [task.evidence for task in self.tasks]
        own = (ACCESSIBILITY_FILE,) if self.public else ()
        return frozenset({"index.html", *pages, *beside, *own})


def editions(plan: Plan) -> tuple[Edition, ...]:
    """The edition of each body that receives anything, in the profile's order (R1-038)."""
    council = plan.council
    found = (Edition(body, tuple(_tasks(plan, body))) for body in council.bodies if body.receives)
    return tuple(edition for edition in found if edition.tasks)


def _tasks(plan: Plan, body: Body) -> Iterator[Task]:
    specs = {spec.pack: spec for spec in plan.council.packs if spec.pack in body.receives}
    for task in plan.all_tasks:
        if task.pack in specs and _is_for(plan.council, body, specs[task.pack], task.key):
            yield task


def _is_for(council: Council, body: Body, spec: PackSpec, key: str) -> bool:
    """Whether a body receives the pack of this key: its own, or everybody's where it has none."""
    if spec.for_each is ForEach.UNIT:
        return key in {unit.key for unit in council.units_of_body(body.key)}
    if spec.for_each is ForEach.BODY:
        return key == body.key
    own = getattr(body, _OWN[spec.for_each]) if spec.for_each in _OWN else None
    return own is None or key == own
