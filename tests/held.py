"""What a process holds, for tests that nothing is left behind; and a job that tells it."""

from __future__ import annotations

import gc
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

import psutil

from pmf_lib.run import forking
from pmf_lib.run.worker import Job, make
from tests.waiting import until


@dataclass(frozen=True)
class Held:
    """Files, threads (by name), processes and entries of the temporary folder, all counted."""

    files: int
    threads: tuple[str, ...]
    processes: frozenset[int]
    temporary: tuple[str, ...]


@dataclass(frozen=True)
class Weight:
    """How many objects Python keeps track of, and the MiB that the process has in memory."""

    objects: int
    memory: float


@dataclass(frozen=True)
class After:
    """A worker and its fork-server after one more pack, which shows so many bytes."""

    page: bytes
    worker: Held
    server: tuple[int, int, int]
    weight: Weight


def held() -> Held:
    """What this process holds now."""
    me = psutil.Process()
    return Held(
        files=me.num_fds(),
        threads=tuple(sorted(thread.name for thread in threading.enumerate())),
        processes=frozenset(child.pid for child in me.children(recursive=True)),
        temporary=tuple(sorted(path.name for path in Path(gettempdir()).iterdir())),
    )


def made_and_held(job: Job) -> After:
    """In a worker: make the pack, and tell what is held once it is made."""
    made = make(job)
    # Its page is there a moment before the notebook's process has ended; one that stays is told.
    until(lambda: _server()[2] == 0, seconds=10.0)
    gc.collect()
    me = psutil.Process(os.getpid())
    weight = Weight(len(gc.get_objects()), me.memory_info().rss / 2**20)
    return After(made.page, held(), _server(), weight)


def _server() -> tuple[int, int, int]:
    """The fork-server's files, threads and children."""
    (pid,) = forking.SERVER.pids
    server = psutil.Process(pid)
    return server.num_fds(), server.num_threads(), len(server.children())
