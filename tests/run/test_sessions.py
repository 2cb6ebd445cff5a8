"""Kernels behind pages: made ready beforehand, counted, ended when they are dead or forgotten."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from pmf_lib.run.own_kernel import OwnKernelSpecs
from pmf_lib.run.served.sessions import IDLE_ALONE, IDLE_OPEN, FullError, Rooms, Sessions
from pmf_lib.run.served.surroundings import Visitor
from tests.tiny import Tiny

ANN = Visitor("named:ann", "performance-team", "sqlite:////tmp/of-ann")
BEN = Visitor("named:ben", "public", "sqlite:////tmp/of-ben")


def with_sessions(rooms: Rooms, scratch: Path, work: Callable[[Sessions], Awaitable[None]]) -> None:
    """Do this with sessions of one's own; afterwards none of their processes is left."""

    async def run() -> None:
        sessions = Sessions(
            kernel_spec_manager=OwnKernelSpecs(), connection_dir=str(scratch), root_dir=str(scratch)
        )
        sessions.settle("tiny", rooms, scratch)
        try:
            await work(sessions)
        finally:
            await sessions.close()

    asyncio.run(run())
    assert not [each for each in psutil.Process().children() if "kernel_start" in said(each)]


def said(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


async def settled(sessions: Sessions) -> None:
    """All that was begun in the background is over."""
    while sessions._tasks:
        await asyncio.gather(*sessions._tasks, return_exceptions=True)


def process_of(sessions: Sessions, kernel: str) -> psutil.Process:
    manager: Any = sessions.get_kernel(kernel)
    return psutil.Process(manager.provisioner.pid)


def test_a_page_takes_the_kernel_made_ready_and_another_follows(
    in_tiny: Tiny, tmp_path: Path
) -> None:
    async def work(sessions: Sessions) -> None:
        sessions.refill()
        sessions.refill()
        await settled(sessions)
        (ready,) = sessions.waiting
        assert process_of(sessions, ready).cwd() == str(in_tiny.path)
        assert not await sessions.living(ready), "what is ready belongs to nobody"
        assert await sessions.reserve(ANN) == ready
        assert await sessions.living(ready) and not sessions.waiting
        sessions.refill()
        await settled(sessions)
        assert sessions.count == 2
        with pytest.raises(FullError):
            await sessions.reserve(ANN)
            sessions.reserve(ANN)

    with_sessions(Rooms(ready=1, most=2), tmp_path, work)


def test_the_dead_and_the_forgotten_are_cleared_away(in_tiny: Tiny, tmp_path: Path) -> None:
    async def work(sessions: Sessions) -> None:
        kernels = [await each for each in (sessions.reserve(ANN), sessions.reserve(BEN))]
        dead, forgotten = kernels
        watched: Any = sessions.get_kernel(forgotten)
        await sessions.tend()
        assert set(sessions.taken) == set(kernels)
        killed = process_of(sessions, dead)
        killed.kill()
        killed.wait(timeout=10)
        watched.last_activity -= IDLE_ALONE
        sessions._kernel_connections[forgotten] = 1
        await sessions.tend()
        assert set(sessions.taken) == {forgotten}, "a page that is open may rest for longer"
        watched.last_activity -= IDLE_OPEN
        await sessions.tend()
        assert sessions.count == 0 and list(sessions.list_kernel_ids()) == []

    with_sessions(Rooms(ready=0, most=2), tmp_path, work)
