"""Which packs must be made and which are kept, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pmf_lib.run.inputs import Common, inputs_of, what_changed
from pmf_lib.run.plan import Plan, Task
from pmf_lib.run.record import Manifest, PackRecord, State
from pmf_lib.run.staging import Finished, staged


@dataclass(frozen=True)
class Decision:
    """What is to be done with one pack: make it, or keep what is there."""

    task: Task
    inputs: dict[str, str]
    reason: str
    kept: Finished | None = None

    @property
    def action(self) -> str:
        """`make` or `keep`."""
        return "keep" if self.kept else "make"

    @property
    def row(self) -> dict[str, str]:
        """The decision as a row to show."""
        return {
            "pack": self.task.pack,
            "key": self.task.key,
            "title": self.task.whole_title,
            "action": self.action,
            "reason": self.reason,
            "file": self.task.file,
        }


@dataclass(frozen=True)
class Standing:
    """What earlier runs left: the published quarter with its manifest, and the staging folder."""

    published: Path
    manifest: Manifest | None
    packs: Path

    def record(self, name: str) -> PackRecord | None:
        """What the published manifest says of a pack."""
        return self.manifest.pack(name) if self.manifest else None

    def finished(self, record: PackRecord) -> Finished | None:
        """The published pack, or None where a file of it is missing or altered."""
        listed = {file.file: file for file in self.manifest.files} if self.manifest else {}
        evidence = listed.get(record.evidence)
        found = Finished(self.published, record, evidence) if evidence else None
        return found if found and found.whole else None


def decide(plan: Plan, common: Common, standing: Standing, *, force: bool) -> list[Decision]:
    """A decision for each task of the plan, in the plan's order."""
    return [_decide(task, inputs_of(task, common), standing, force) for task in plan.tasks]


def _decide(task: Task, inputs: dict[str, str], standing: Standing, force: bool) -> Decision:
    if force:
        return Decision(task, inputs, "it was asked for with --force")
    waiting = staged(standing.packs, task.pack, task.key)
    if waiting and _same(waiting.record, inputs):
        reason = "an earlier run, cut off, had finished it"
        return Decision(task, inputs, reason, waiting.kept())
    record = standing.record(task.name)
    if record is None:
        return Decision(task, inputs, "it has not been made before")
    found = standing.finished(record)
    reason = _why_again(record, inputs, found)
    if reason or found is None:
        return Decision(task, inputs, reason)
    return Decision(task, inputs, "nothing it is made from has changed", found.kept())


def _why_again(record: PackRecord, inputs: dict[str, str], found: Finished | None) -> str:
    """Why a pack that was made before must be made again; empty where it need not."""
    changed = what_changed(record.inputs, inputs)
    if record.status is State.FAILED:
        return "it failed last time"
    if changed:
        return _listed(changed)
    return "" if found else "a file of it is missing or was altered"


def _same(record: PackRecord, inputs: dict[str, str]) -> bool:
    return record.status is not State.FAILED and record.inputs == inputs


def _listed(words: tuple[str, ...]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def carried_over(plan: Plan, standing: Standing) -> list[Finished]:
    """The published packs that the plan leaves alone and the council still has."""
    planned = {task.name for task in plan.tasks}
    others = [task.name for task in plan.all_tasks if task.name not in planned]
    records = [record for name in others if (record := standing.record(name))]
    found = [standing.finished(record) for record in records]
    return [finished.kept() for finished in found if finished]
