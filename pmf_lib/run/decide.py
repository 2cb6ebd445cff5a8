"""Which packs must be made and which are kept, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pmf_lib.run.changes import UNKNOWN, changes, listed, rows_words
from pmf_lib.run.inputs import Common, parts_changed
from pmf_lib.run.plan import Plan, Task
from pmf_lib.run.record import FileRecord, Manifest, PackRecord, State
from pmf_lib.run.rows import Rows
from pmf_lib.run.sources import Sources, read_sources
from pmf_lib.run.staging import Finished, staged

_ALTERED = "a file of it is missing or was altered"


@dataclass(frozen=True)
class Decision:
    """What is to be done with one pack: make it, or keep what is there."""

    task: Task
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
            "file": self.task.file,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class Standing:
    """What earlier runs left: the published quarter with its manifest, and the staging folder."""

    published: Path
    manifest: Manifest | None
    packs: Path

    def record(self, name: str) -> PackRecord | None:
        """What the published manifest says of a pack."""
        return self._records.get(name)

    def finished(self, record: PackRecord) -> Finished | None:
        """The published pack, or None where a file of it is missing or altered."""
        evidence = self._files.get(record.evidence)
        sources = self._files.get(record.sources)
        if evidence is None or sources is None:
            return None
        found = Finished(self.published, record, evidence, sources)
        return found if found.whole else None

    @cached_property
    def _records(self) -> dict[str, PackRecord]:
        return {record.name: record for record in self.manifest.packs} if self.manifest else {}

    @cached_property
    def _files(self) -> dict[str, FileRecord]:
        return {file.file: file for file in self.manifest.files} if self.manifest else {}


@dataclass(frozen=True)
class Now:
    """What packs would be made from by this run: all but rows in `common`, and the rows."""

    common: Common
    rows: Rows

    def why_again(self, task: Task, record: PackRecord, folder: Path) -> str:
        """What a pack that lies in the folder no longer agrees with; empty where it may stay."""
        seen_now = record.inputs.get("snapshot") == self.common.snapshot
        parts = parts_changed(record.inputs, task, self.common)
        if seen_now and not parts:
            return ""
        before = read_sources(folder / record.sources)
        rows = self.rows_changed(record, before)
        return listed([*self.parts_words(task, parts, before), *([rows] if rows else [])])

    def parts_words(
        self, task: Task, parts: Sequence[str], before: Sources | None
    ) -> tuple[str, ...]:
        """What changed in those parts, a clause each."""
        return tuple(changes(parts, before, self.common.sources(task))) if parts else ()

    def rows_changed(self, record: PackRecord, before: Sources | None) -> str:
        """Which rows that the pack stands on have changed, in words; empty where none has."""
        if before is None or before.reads is None:
            return UNKNOWN["rows"]
        seen = record.inputs.get("snapshot", "")
        changed = self.rows.changed(before.reads, seen)
        counts = [(read, self.rows.count(read, seen)) for read in changed]
        return rows_words(counts) if counts else ""


def decide(plan: Plan, now: Now, standing: Standing, *, force: bool) -> list[Decision]:
    """A decision for each task of the plan, in the plan's order."""
    return [_decide(task, now, standing, force) for task in plan.tasks]


def _decide(task: Task, now: Now, standing: Standing, force: bool) -> Decision:
    if force:
        return Decision(task, "it was asked for with --force")
    if waiting := _waiting(task, now, standing):
        reason = "an earlier run, cut off, had finished it"
        return Decision(task, reason, waiting.kept(now.common.seen))
    record = standing.record(task.name)
    found = standing.finished(record) if record else None
    if reason := _why_make(task, now, record, found):
        return Decision(task, reason)
    kept = found.kept(now.common.seen) if found else None
    return Decision(task, "nothing it is made from has changed", kept)


def _why_make(task: Task, now: Now, record: PackRecord | None, found: Finished | None) -> str:
    """Why a pack that stands thus must be made; empty where it may stay as it is."""
    if record is None:
        return "it has not been made before"
    if record.status is State.FAILED:
        return "it failed last time"
    if found is None:
        parts = parts_changed(record.inputs, task, now.common)
        return listed(now.parts_words(task, parts, None)) or _ALTERED
    return now.why_again(task, record, found.folder)


def _waiting(task: Task, now: Now, standing: Standing) -> Finished | None:
    """The pack as a run that was cut off finished it, where it is still right."""
    found = staged(standing.packs, task.pack, task.key)
    if found is None or found.record.status is State.FAILED:
        return None
    return None if now.why_again(task, found.record, found.folder) else found


def carried_over(plan: Plan, standing: Standing) -> list[Finished]:
    """The published packs that the plan leaves alone and the council still has."""
    planned = {task.name for task in plan.tasks}
    others = [task.name for task in plan.all_tasks if task.name not in planned]
    records = [record for name in others if (record := standing.record(name))]
    found = [standing.finished(record) for record in records]
    return [finished.kept() for finished in found if finished]
