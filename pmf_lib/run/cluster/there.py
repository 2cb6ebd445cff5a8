"""The driver's side of a cluster: what is sent out for each pack, and what is fetched of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pmf_lib import project
from pmf_lib.errors import RunError
from pmf_lib.run.cluster.bundle import unbundled
from pmf_lib.run.cluster.errand import Errand, Order, Receipt
from pmf_lib.run.cluster.output_store import OutputStore
from pmf_lib.run.cluster.parcel import Parcel, parcel_of
from pmf_lib.run.cluster.sending import Sending
from pmf_lib.run.digests import content_digest, digest_of
from pmf_lib.run.here import whole_url
from pmf_lib.run.inputs import Common
from pmf_lib.run.pages import sheet_of
from pmf_lib.run.plan import Plan, Task
from pmf_lib.run.settings import Settings
from pmf_lib.run.worker import Job, Made, lost
from pmf_lib.run.workers import GRACE_SECONDS, Lost
from pmf_lib.store.engine import read_url

_ENCRYPTED = "tls://"
# What a scheduler may take to miss a worker that fell silent, by dask's own setting.
_MISSED_SECONDS = 300.0


@dataclass(frozen=True)
class There:
    """A cluster's workers, for packs of one plan and snapshot."""

    plan: Plan
    settings: Settings
    common: Common
    outputs: OutputStore
    force: bool = False

    def make(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Made]]:
        """Every task with what came of it, in the order they end.

        A RunError that names what is missing where scheduler, workers or output store go away, or
        a worker is not fit for the run. What was finished by then waits in the output store.
        """
        by_name = {task.name: task for task in tasks}
        errands = self.errands(tasks)
        for errand, answer in self._sending().each(errands):
            task = by_name[errand.name]
            yield task, self._made(task, answer, errand)
        for order in {errand.order for errand in errands}:
            self.outputs.remove_all(order.folder)

    def errands(self, tasks: Sequence[Task]) -> list[Errand]:
        """An errand for each task, with the project's files put where its worker finds them."""
        parcel = parcel_of(project.root(), self._files())
        order = self._order(parcel)
        if self.force:
            self.outputs.remove_all(order.folder)
        self.outputs.put(order.parcel_name, parcel.content)
        return [Errand(order, task.name, self._digest(task)) for task in tasks]

    def _files(self) -> list[Path]:
        notebooks = {task.notebook for task in self.plan.all_tasks}
        return [*sorted(project.parameters().glob("*.yml")), *sorted(notebooks)]

    def _order(self, parcel: Parcel) -> Order:
        return Order(
            council=self.plan.council.key,
            period=self.plan.period.code,
            as_known_on=self.plan.as_known_on,
            outputs=self.outputs.url,
            database=database_for(self.settings.scheduler),
            parcel=parcel.digest,
            code=self.common.code,
            snapshot=self.common.snapshot,
            seconds=self.settings.deadline_seconds,
            page_bytes=self.settings.page_bytes,
        )

    def _digest(self, task: Task) -> str:
        """Of all that the pack is made from; which rows it reads nobody knows yet."""
        return digest_of([task.name, self.common.sources(task).parts, self.common.snapshot])

    def _sending(self) -> Sending:
        one = self.settings.deadline_seconds + GRACE_SECONDS
        return Sending(
            self.settings.scheduler,
            silence=self.settings.cluster_seconds,
            longest=2 * one + _MISSED_SECONDS,
        )

    def _made(self, task: Task, answer: Receipt | Lost, errand: Errand) -> Made:
        if isinstance(answer, Lost):
            sheet = sheet_of(self.plan, task, self.settings.page_bytes)
            return lost(Job(task, sheet, project.root(), 0.0), answer.cause)
        if answer.failed:
            return answer.failed
        content = self.outputs.get(errand.result)
        if content is None or content_digest(content) != answer.digest:
            raise RunError(
                f"The pack {task.name} is not in the output store as its worker left it",
                "The run and its workers have the same output store, and nobody else writes there",
                "See that they do, then run again",
            )
        return replace(unbundled(content), seconds=answer.seconds)


def database_for(scheduler: str) -> str:
    """The URL that workers are sent; none where it would carry a password in the clear."""
    url = read_url(project.database_url())
    return "" if url.password and not scheduler.startswith(_ENCRYPTED) else whole_url()
