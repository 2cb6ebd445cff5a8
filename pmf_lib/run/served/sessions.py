"""The kernels behind pages: a few kept ready, no more than the machine bears, none left over."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

import zmq
from jupyter_core.utils import ensure_async
from jupyter_server._tz import utcnow
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from traitlets import default

from pmf_lib import project
from pmf_lib.errors import RunError
from pmf_lib.run.kernels import KERNEL_NAME
from pmf_lib.run.served import surroundings
from pmf_lib.run.served.surroundings import Visitor

IDLE_ALONE = timedelta(minutes=30)
IDLE_OPEN = timedelta(hours=4)
STARTED_WITHIN = 60
# What notebooks import, imported before anybody asks; by a name of its own, which they never see.
_WARM = "__import__('pmf_lib.run.served.warm')"
_SPOKEN = ("comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request")
T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rooms:
    """How many kernels: kept `ready` for the next visitors, and at `most` in all."""

    ready: int = 1
    most: int = 12


class FullError(RunError):
    """As many pages are open as this machine is asked to bear."""


class Sessions(AsyncMappingKernelManager):
    """The kernels of one server. A page takes one for itself and it ends with the page."""

    rooms = Rooms()
    environment: dict[str, str] = {}  # noqa: RUF012 - replaced as a whole by `settle`

    @default("allowed_message_types")
    def _widgets_alone(self) -> list[str]:
        return list(_SPOKEN)

    @default("transport_encryption")
    def _cipher(self) -> str:
        return "auto" if zmq.has("curve") else "disabled"

    def settle(self, council: str, rooms: Rooms, scratch: Path) -> None:
        """Say whom the kernels serve and how many there may be, before the first is asked for."""
        self.allowed_message_types = list(_SPOKEN)
        self.rooms = rooms
        self.environment = surroundings.environment(council, scratch)
        self.taken: dict[str, Visitor] = {}
        self.waiting: deque[str] = deque()
        self._coming = 0
        self._being_made = 0
        self._closing = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def count(self) -> int:
        """Kernels running and on their way."""
        return len(self.taken) + len(self.waiting) + self._coming

    def belongs(self, kernel: str, mark: str) -> bool:
        """Whether a kernel in use is that visitor's."""
        return kernel in self.taken and self.taken[kernel].mark == mark

    def reserve(self, visitor: Visitor) -> asyncio.Future[str]:
        """A kernel for a page, to be waited for. FullError where there is none to be had."""
        if self.waiting:
            kernel = self.waiting.popleft()
            self.taken[kernel] = visitor
            return self.soon(self._told(kernel, visitor))
        if self.count >= self.rooms.most:
            raise FullError(
                f"All {self.rooms.most} sessions of this server are in use",
                "",
                "Close a page that is no longer needed, or try again in a few minutes",
            )
        self._coming += 1
        return self.soon(self._begin(visitor))

    def refill(self, after: float = 0.0) -> None:
        """Have kernels made ready in the background: as many as are wanted and fit.

        `after` are seconds in which the page just made has the machine to itself.
        """
        for _ in range(self.rooms.ready - len(self.waiting) - self._being_made):
            if self.count < self.rooms.most:
                self._coming += 1
                self._being_made += 1
                self.soon(self._make_ready(after))

    async def end(self, kernel: str, now: bool = False) -> None:
        """End a page's kernel, which first finishes what it is saving; nothing where it is gone."""
        self.taken.pop(kernel, None)
        if kernel in self.waiting:
            self.waiting.remove(kernel)
        if kernel in self:
            await self.shutdown_kernel(kernel, now=now)

    async def living(self, kernel: str) -> bool:
        """Whether a page's kernel still lives; what is left of a dead one is cleared away."""
        if kernel not in self.taken or kernel not in self:
            return False
        if await self._breathes(kernel):
            return True
        await self.end(kernel, now=True)
        return False

    async def tend(self) -> None:
        """Clear away the dead, and those that nobody has asked anything of for long."""
        for kernel in (*self.taken, *self.waiting):
            if kernel not in self:
                continue
            if not await self._breathes(kernel):
                await self.end(kernel, now=True)
            elif kernel in self.taken and self._forgotten(kernel):
                await self.end(kernel)
        self.refill()

    async def close(self) -> None:
        """End every kernel and all that was on its way."""
        self._closing.set()
        while self._tasks:
            await asyncio.wait(self._tasks)
        await self.shutdown_all(now=True)

    def soon(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Do this in the background; what goes wrong there is written to the log."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() and not self._closing.is_set():
            _log.error("A session could not be made or ended", exc_info=task.exception())

    async def _breathes(self, kernel: str) -> bool:
        return bool(await ensure_async(self.get_kernel(kernel).is_alive()))

    def _forgotten(self, kernel: str) -> bool:
        watched: Any = self.get_kernel(kernel)
        allowed = IDLE_OPEN if self._kernel_connections.get(kernel) else IDLE_ALONE
        return bool(utcnow() - watched.last_activity > allowed)

    async def _begin(self, visitor: Visitor) -> str:
        try:
            kernel = await self._start()
            self.taken[kernel] = visitor
        finally:
            self._coming -= 1
        return await self._told(kernel, visitor)

    async def _told(self, kernel: str, visitor: Visitor) -> str:
        """The kernel, which from now on knows for whom it works and no other credential."""
        await _run(self.get_kernel(kernel), surroundings.telling(visitor))
        return kernel

    async def _make_ready(self, after: float) -> None:
        try:
            if await self._closed_within(after):
                return
            kernel = await self._start()
            if not self._closing.is_set():
                await _run(self.get_kernel(kernel), _WARM)
            self.waiting.append(kernel)
        finally:
            self._coming -= 1
            self._being_made -= 1

    async def _closed_within(self, seconds: float) -> bool:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)
        return self._closing.is_set()

    async def _start(self) -> str:
        started = await self.start_kernel(
            kernel_name=KERNEL_NAME, cwd=str(project.root()), env=dict(self.environment)
        )
        return str(started)


async def _run(kernel: Any, code: str) -> None:
    """Run a line of our own in a kernel, of which its notebook sees nothing."""
    cell = new_code_cell(code)
    client = NotebookClient(new_notebook(cells=[cell]), km=kernel, startup_timeout=STARTED_WITHIN)
    await client.async_start_new_kernel_client()
    try:
        await client.async_execute_cell(cell, 0, store_history=False)
    finally:
        await ensure_async(cast("Any", client.kc).stop_channels())
