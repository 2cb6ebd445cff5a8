"""Has the packs made that must be made, here or on a cluster, and stages each as it comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pmf_lib.errors import RunError
from pmf_lib.run.closing import evidence_reads
from pmf_lib.run.decide import Decision
from pmf_lib.run.execute import Failure
from pmf_lib.run.here import Here
from pmf_lib.run.inputs import Common, inputs_of
from pmf_lib.run.plan import WHOLE_COUNCIL, Plan, Task
from pmf_lib.run.record import Fault, PackRecord, State, text_record
from pmf_lib.run.settings import Settings
from pmf_lib.run.sources import Sources
from pmf_lib.run.staging import Finished, stage
from pmf_lib.run.worker import Made

if TYPE_CHECKING:
    from pmf_lib.run.cluster.output_store import OutputStore


class Hands(Protocol):
    """Whoever makes packs: this machine's workers or a cluster's."""

    def make(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Made]]:
        """Every task with what came of it, in the order they end."""


@dataclass(frozen=True)
class Making:
    """The making of some packs of a plan."""

    plan: Plan
    settings: Settings
    common: Common
    outputs: OutputStore | None = None
    force: bool = False

    def each(
        self, decisions: Sequence[Decision], staging: Path
    ) -> Iterator[tuple[Decision, Finished, float]]:
        """Every pack decided on, staged, with the seconds it took, in the order they end.

        A RunError where the database goes away meanwhile: a quarter of pages that say so must not
        take the place of the last good one.
        """
        by_name = {decision.task.name: decision for decision in decisions}
        # As they are now: what is edited while the packs are made is not what they are made from.
        sources = {name: self.common.sources(found.task) for name, found in by_name.items()}
        # The whole council's packs take longest: begun last, all would wait for them.
        longest_first = sorted(decisions, key=lambda found: found.task.key != WHOLE_COUNCIL)
        for task, made in self._hands().make([decision.task for decision in longest_first]):
            if made.failure and made.failure.away:
                raise _gone(task, made.failure)
            finished = self._staged(staging, task, made, sources[task.name])
            yield by_name[task.name], finished, made.seconds

    def _hands(self) -> Hands:
        if self.settings.scheduler:
            assert self.outputs is not None, "settings with a scheduler name an output store"
            # What talks to a cluster is slow to import, and need not be installed.
            from pmf_lib.run.cluster.there import There

            return There(self.plan, self.settings, self.common, self.outputs, self.force)
        return Here(self.plan, self.settings, self.common.snapshot)

    def _staged(self, staging: Path, task: Task, made: Made, known: Sources) -> Finished:
        sources = known.reading(evidence_reads(made.evidence))
        record = _record(task, made, inputs_of(sources, self.common))
        return stage(
            staging,
            record,
            page=made.page,
            evidence=made.evidence,
            sources=sources.rendered(),
        )


def _gone(task: Task, failure: Failure) -> RunError:
    return RunError(
        f"The database went away while {task.name} was made: {failure.cause}",
        "The last good quarter is untouched, and the packs that were finished are kept",
        "See that the database answers, then run again",
    )


def _record(task: Task, made: Made, inputs: dict[str, str]) -> PackRecord:
    page = text_record(task.file, made.page)
    return PackRecord(
        pack=task.pack,
        key=task.key,
        title=task.whole_title,
        audience=task.audience,
        status=State.FAILED if made.failure else State.MADE,
        file=page.file,
        sha256=page.sha256,
        bytes=page.bytes,
        inputs=inputs,
        error=_fault(task.key, made.failure) if made.failure else None,
    )


def _fault(key: str, failure: Failure) -> Fault:
    return Fault(unit=key, cell=failure.cell, heading=failure.heading, cause=failure.cause)
