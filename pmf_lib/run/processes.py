"""Finding and ending every process that a run started, however it hid.

Each worker puts a mark of its own into the environment its kernels start with. What carries
the mark belongs to the worker, even where its parent has died or it has left its group.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process

import psutil

MARK_VARIABLE = "PMF_WORKER"
_PATIENCE = 3.0
_ROUNDS = 5


def marked(mark: str) -> list[psutil.Process]:
    """Every process, this one apart, that was started with the mark or one that begins with it."""
    found = []
    for process in psutil.process_iter():
        if process.pid != os.getpid() and f"{mark_of(process)}/".startswith(f"{mark}/"):
            found.append(process)
    return found


def mark_of(process: psutil.Process) -> str:
    """The mark a process was started with; empty where it has none or is not ours to ask."""
    try:
        return str(process.environ().get(MARK_VARIABLE, ""))
    except psutil.Error:
        return ""


def end(processes: Iterable[psutil.Process]) -> None:
    """Kill them, and wait until they are gone."""
    victims = list(processes)
    for process in victims:
        try:
            process.kill()
        except psutil.Error:
            continue
    psutil.wait_procs(victims, timeout=_PATIENCE)


def end_marked(mark: str) -> None:
    """Kill all that carries the mark, again and again while new ones show."""
    for _ in range(_ROUNDS):
        living = marked(mark)
        if not living:
            return
        end(living)


def end_with_parent(mark: str) -> None:
    """In a worker: when the driver dies, end this process and all it started, within a second."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            end_marked(mark)
            os._exit(1)

    threading.Thread(target=watch, name="parent watch", daemon=True).start()


@contextmanager
def deadline(seconds: float, mark: str) -> Iterator[threading.Event]:
    """End all that carries the mark after so many seconds; the event says that it came to that.

    On leaving, whatever still carries the mark is ended too: nothing outlives its pack.
    """
    passed = threading.Event()

    def expire() -> None:
        passed.set()
        end_marked(mark)

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield passed
    finally:
        timer.cancel()
        timer.join()
        end_marked(mark)
