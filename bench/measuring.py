"""Runs one piece of work in a process of its own and tells its time and its peak memory."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar

Given = TypeVar("Given")

KIB = 1024


@dataclass(frozen=True)
class Cost:
    """Seconds of wall time, and MiB that the work added to the process's peak."""

    seconds: float
    peak: float


def cost_of(prepare: Callable[[], Given], work: Callable[[Given], object]) -> Cost:
    """The cost of `work` on what `prepare` makes; both are functions of a module."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(there, prepare, work))
    process.start()
    there.close()
    cost: Cost = here.recv()
    process.join()
    return cost


def _measure(
    answer: Connection, prepare: Callable[[], Given], work: Callable[[Given], object]
) -> None:
    given = prepare()
    before = _peak()
    started = time.perf_counter()
    kept = work(given)
    seconds = time.perf_counter() - started
    answer.send(Cost(seconds, _peak() - before))
    del kept


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB
