"""On a cluster's worker: the process of our own that makes packs there, kept for its lifetime.

A pack is not made in the cluster's worker itself: its environment and its threads belong to
others' work too, and what hangs or dies in a pack must not take it along.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import secrets
import threading
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from distributed import get_worker
from pebble import ProcessPool

from pmf_lib import project
from pmf_lib.run import processes
from pmf_lib.run.kernels import Surroundings, kernel_environment
from pmf_lib.run.worker import Job, Made, lost, make
from pmf_lib.run.workers import GRACE_SECONDS, Lost, Pool

_ONE_OPENS = threading.Lock()


@dataclass(frozen=True)
class Workshop:
    """The pool that makes packs beside this worker; `folder` is the worker's own."""

    folder: Path
    pool: Pool
    processes: ProcessPool

    def make(self, surroundings: Surroundings, job: Job) -> Made:
        """Make one pack; where its process is lost, a page that says so."""
        pool = replace(self.pool, seconds=job.seconds + GRACE_SECONDS)
        future = self.processes.schedule(_make_in, args=(surroundings, job), timeout=pool.seconds)
        outcome: Made | Lost = pool.outcome(future)
        return lost(job, outcome.cause) if isinstance(outcome, Lost) else outcome


def the_workshop() -> Workshop:
    """This worker's workshop, opened when it is first needed and closed as the worker ends."""
    with _ONE_OPENS:
        return _opened(Path(get_worker().local_directory) / "pmf")


@cache
def _opened(folder: Path) -> Workshop:
    # Where it is gone, a process that is just starting takes its run to be over.
    scratch = folder / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    # A cluster's nanny starts its workers as daemons, which may have no children of their own.
    multiprocessing.current_process().daemon = False
    pool = Pool(
        count=get_worker().state.nthreads,
        seconds=GRACE_SECONDS,
        surroundings=Surroundings(folder, _own_database(), "", scratch),
        run_mark=f"{os.getpid()}-{secrets.token_hex(4)}",
    )
    closing = ExitStack()
    atexit.register(closing.close)
    return Workshop(folder, pool, closing.enter_context(pool.opened()))


def _own_database() -> str:
    return os.environ.get(project.DATABASE_VARIABLE, "")


def _make_in(surroundings: Surroundings, job: Job) -> Made:
    """In the pool's process, which makes one pack at a time: packs of many runs come here."""
    mark = os.environ[processes.MARK_VARIABLE]
    os.environ.update(kernel_environment(os.environ, surroundings, mark))
    return make(job)
