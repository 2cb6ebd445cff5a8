"""A pool of worker processes, each making one pack at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from pmf_lib.errors import RunError
from pmf_lib.run import forking, processes
from pmf_lib.run.kernels import Surroundings, kernel_environment

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")
GRACE_SECONDS = 60.0
_LONGEST_WAIT = 0.5
# Jobs handed out for each worker: the one it is at and the next. More would lie in memory.
_AT_HAND = 2


@dataclass(frozen=True)
class Lost:
    """A job whose worker could not answer, and why."""

    cause: str


def start_worker(surroundings: Surroundings, run_mark: str) -> None:
    """In a new worker: mark what it starts, watch the driver, and load what every pack needs."""
    mark = worker_mark(run_mark)
    processes.end_with_parent(mark)
    os.environ.update(kernel_environment(os.environ, surroundings, mark))
    if forking.usable():
        forking.SERVER.start()
    from pmf_lib.run.worker import warm  # slow, once a worker

    warm()


def worker_mark(run_mark: str) -> str:
    """The mark of this process among the run's workers."""
    return f"{run_mark}/{os.getpid()}"


@dataclass(frozen=True)
class Pool:
    """Workers to be: how many, in what surroundings, and when one that hangs is replaced."""

    count: int
    seconds: float
    surroundings: Surroundings
    run_mark: str

    def each(
        self, work: Callable[[Job], Outcome], jobs: Iterable[Job]
    ) -> Iterator[tuple[Job, Outcome | Lost]]:
        """Every job with what came of it, in the order they end.

        Whatever way this ends, no process it started stays behind.
        """
        with self.opened() as pool:
            begun = ((pool.schedule(work, args=(job,), timeout=self.seconds), job) for job in jobs)
            waiting: dict[Future[Outcome], Job] = dict(islice(begun, self.count * _AT_HAND))
            while waiting:
                ended, _ = wait(waiting, timeout=_LONGEST_WAIT, return_when=FIRST_COMPLETED)
                for future in ended:
                    outcome: Outcome | Lost = self.outcome(future)
                    yield waiting.pop(future), outcome
                waiting.update(islice(begun, len(ended)))

    @contextmanager
    def opened(self) -> Iterator[ProcessPool]:
        """The pool itself, open; whatever way this ends, no process it started stays behind."""
        pool = ProcessPool(
            max_workers=self.count,
            initializer=start_worker,
            initargs=(self.surroundings, self.run_mark),
            context=multiprocessing.get_context("spawn"),
        )
        try:
            yield pool
        finally:
            pool.stop()
            pool.join()
            processes.end_marked(self.run_mark)

    def outcome(self, future: Future[Outcome]) -> Outcome | Lost:
        """What came of a job; a RunError where no worker can be started."""
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, BrokenExecutor):
            raise RunError(
                f"The workers cannot be started: {error}",
                "Each needs memory for a Python process and a kernel",
                "Run pmf doctor, and try again with --jobs 1",
            ) from error
        self._end_orphans()
        return Lost(self._cause(error))

    def _cause(self, error: BaseException) -> str:
        if isinstance(error, TimeoutError):
            return f"It was stopped after {self.seconds:g} seconds"
        if isinstance(error, ProcessExpired):
            return f"Its worker process ended: {_way_out(error.exitcode)}"
        return f"{type(error).__name__}: {error}"

    def _end_orphans(self) -> None:
        """End what belongs to workers that are gone."""
        living = {str(child.pid) for child in multiprocessing.active_children()}
        orphans = [
            process
            for process in processes.marked(self.run_mark)
            if processes.mark_of(process).rpartition("/")[2] not in living
        ]
        processes.end(orphans)


def _way_out(code: int) -> str:
    if code >= 0:
        return f"status {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"
