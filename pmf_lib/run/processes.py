"""Finding and ending every process that a run started, however it hid.

Each worker puts a mark of its own into the environment its kernels start with. What carries
the mark belongs to the worker, even where its parent has died or it has left its group.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process

import psutil

MARK_VARIABLE = "PMF_WORKER"
_PATIENCE = 3.0
_ROUNDS = 5


def marked(mark: str, spared: frozenset[int] = frozenset()) -> list[psutil.Process]:
    """Every process that was started with the mark or one that begins with it.

    This one and those of the spared numbers are left out.
    """
    left_out = spared | {os.getpid()}
    found = []
    for process in psutil.process_iter():
        if process.pid not in left_out and f"{mark_of(process)}/".startswith(f"{mark}/"):
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


def end_marked(mark: str, spared: frozenset[int] = frozenset()) -> None:
    """Kill all that carries the mark but the spared, again and again while new ones show."""
    for _ in range(_ROUNDS):
        living = marked(mark, spared)
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
def deadline(
    seconds: float, mark: str, spared: Callable[[], frozenset[int]] = frozenset
) -> Iterator[threading.Event]:
    """End all that carries the mark after so many seconds; the event says that it came to that.

    On leaving, whatever still carries the mark is ended too: nothing outlives its pack but the
    processes that are spared, asked for by their numbers when it comes to that.
    """
    passed = threading.Event()

    def expire() -> None:
        passed.set()
        end_marked(mark, spared())

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield passed
    finally:
        timer.cancel()
        timer.join()
        end_marked(mark, spared())
