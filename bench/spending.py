"""What a piece of work costs: processor time of every process it starts, and time of the clock."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass

_ADOPT_ORPHANS = 36
_PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Spent:
    """Seconds of processor time, of all processes together, and of the clock."""

    cpu: float
    wall: float

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.cpu + other.cpu, self.wall + other.wall)

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.cpu - other.cpu, self.wall - other.wall)

    def shared(self, count: int) -> Spent:
        """What each of so many costs."""
        return Spent(self.cpu / count, self.wall / count)


def spent(work: Callable[[], object]) -> Spent:
    """What the processes that `work` starts cost, those included whose parent died before them.

    A process's time is counted when somebody waits for it. A worker that is killed never waits for
    its fork-server, so the work is done in a process that adopts orphans (Linux) and waits for
    them all; the clock stops when the work itself ends. A RuntimeError where the work fails, or
    leaves a process that does not end.
    """
    answer, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(answer)
        _in_child(work, tell)
    os.close(tell)
    with os.fdopen(answer, "rb") as told:
        content = told.read()
    _, status = os.waitpid(child, 0)
    if status or not content:
        raise RuntimeError(f"The measured work failed (status {status})")
    return Spent(**json.loads(content))


def _in_child(work: Callable[[], object], tell: int) -> None:
    status = 1
    try:
        if sys.platform.startswith("linux"):
            ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
        os.write(tell, json.dumps(asdict(_measured(work))).encode())
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def _measured(work: Callable[[], object]) -> Spent:
    # A fork begins with no time of its own or of children, so all that is counted is the work's.
    started = time.perf_counter()
    work()
    wall = time.perf_counter() - started
    signal.alarm(_PATIENCE_SECONDS)
    _bury_all()
    signal.alarm(0)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(used.ru_utime + used.ru_stime, wall)


def _bury_all() -> None:
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
