"""Makes the packs that must be made, in workers, and stages each as it comes."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pmf_lib import project
from pmf_lib.run import kept_charts
from pmf_lib.run.closing import evidence_reads
from pmf_lib.run.decide import Decision
from pmf_lib.run.execute import Failure
from pmf_lib.run.inputs import Common, inputs_of
from pmf_lib.run.kernels import Surroundings
from pmf_lib.run.pages import sheet_of
from pmf_lib.run.plan import Plan, Task
from pmf_lib.run.record import Fault, PackRecord, State, text_record
from pmf_lib.run.settings import Settings
from pmf_lib.run.sources import Sources
from pmf_lib.run.staging import Finished, stage
from pmf_lib.run.worker import Job, Made, lost, make
from pmf_lib.run.workers import Lost, Pool
from pmf_lib.store.engine import read_url

_GRACE_SECONDS = 60.0


@dataclass(frozen=True)
class Making:
    """The making of some packs of a plan."""

    plan: Plan
    settings: Settings
    common: Common

    def each(
        self, decisions: Sequence[Decision], staging: Path
    ) -> Iterator[tuple[Decision, Finished, float]]:
        """Every pack decided on, staged, with the seconds it took, in the order they end."""
        by_name = {decision.task.name: decision for decision in decisions}
        # As they are now: what is edited while the packs are made is not what they are made from.
        sources = {name: self.common.sources(found.task) for name, found in by_name.items()}
        jobs = [self._job(decision.task) for decision in decisions]
        for job, made in self._outcomes(jobs):
            name = job.task.name
            finished = self._staged(staging, job.task, made, sources[name])
            yield by_name[name], finished, made.seconds

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

    def _outcomes(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Made]]:
        with tempfile.TemporaryDirectory(prefix="pmf-", ignore_cleanup_errors=True) as scratch:
            pool = Pool(
                count=min(self.settings.jobs, len(jobs)),
                seconds=self.settings.deadline_seconds + _GRACE_SECONDS,
                surroundings=Surroundings(
                    project.root(), _whole_url(), self.common.snapshot, Path(scratch)
                ),
                run_mark=f"{os.getpid()}-{secrets.token_hex(4)}",
            )
            with kept_charts.in_use():
                for job, outcome in pool.each(make, jobs):
                    yield job, lost(job, outcome.cause) if isinstance(outcome, Lost) else outcome

    def _job(self, task: Task) -> Job:
        sheet = sheet_of(self.plan, task, self.settings.page_bytes)
        return Job(task, sheet, project.root(), self.settings.deadline_seconds)


def _whole_url() -> str:
    """The database's URL with its whole path: kernels work in another folder than the command."""
    return read_url(project.database_url()).render_as_string(hide_password=False)


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
