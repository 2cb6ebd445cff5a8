"""Packs made on this machine, by a pool of worker processes."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pmf_lib import project
from pmf_lib.run import kept_charts
from pmf_lib.run.kernels import Surroundings
from pmf_lib.run.pages import sheet_of
from pmf_lib.run.plan import Plan, Task
from pmf_lib.run.settings import Settings
from pmf_lib.run.worker import Job, Made, lost, make
from pmf_lib.run.workers import GRACE_SECONDS, Lost, Pool
from pmf_lib.scratch import Scratch
from pmf_lib.store.engine import read_url


@dataclass(frozen=True)
class Here:
    """This machine's workers, for packs of one plan and snapshot."""

    plan: Plan
    settings: Settings
    snapshot: str

    def make(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Made]]:
        """Every task with what came of it, in the order they end."""
        jobs = map(self._job, tasks)
        with Scratch("run") as folder, kept_charts.in_use():
            for job, outcome in self._pool(len(tasks), Path(folder)).each(make, jobs):
                made = lost(job, outcome.cause) if isinstance(outcome, Lost) else outcome
                yield job.task, made

    def _pool(self, most: int, scratch: Path) -> Pool:
        return Pool(
            count=min(self.settings.jobs, most),
            seconds=self.settings.deadline_seconds + GRACE_SECONDS,
            surroundings=Surroundings(project.root(), whole_url(), self.snapshot, scratch),
            run_mark=f"{os.getpid()}-{secrets.token_hex(4)}",
        )

    def _job(self, task: Task) -> Job:
        sheet = sheet_of(self.plan, task, self.settings.page_bytes)
        return Job(task, sheet, project.root(), self.settings.deadline_seconds)


def whole_url() -> str:
    """The database's URL with its whole path: kernels work in another folder than the command."""
    return read_url(project.database_url()).render_as_string(hide_password=False)
