"""The papermill engine that runs cells in a process forked for the notebook, without a kernel.

nbclient asks its questions of a `Cells` as it would of a kernel's client, so all that it does with
the answers (outputs, display ids, errors, tags, streams) is the same for either.
"""

from __future__ import annotations

import asyncio
import codecs
import json
import os
import select
from collections import deque
from collections.abc import Iterator
from typing import Any

from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

from pmf_lib.run.forking import SERVER, Forked

ENGINE_NAME = "pmf-forked"
_REPLY = "execute_reply"
_MOST_AT_ONCE = 1 << 20
_CLIENT_OPTIONS = ("record_timing", "on_notebook_start", "on_cell_execute")

Message = dict[str, Any]


class _Channel:
    """Messages waiting to be fetched; who fetches more waits until nbclient cancels it."""

    def __init__(self) -> None:
        self.waiting: deque[Message] = deque()

    async def get_msg(self, timeout: float | None = None) -> Message:
        if not self.waiting:
            await asyncio.get_running_loop().create_future()
        return self.waiting.popleft()


class _Replies(_Channel):
    """Replies to a cell; where none has come by the time it is fetched, none will."""

    async def get_msg(self, timeout: float | None = None) -> Message:
        if not self.waiting:
            raise DeadKernelError("Kernel died")
        return self.waiting.popleft()


class _Printed:
    """One stream of a forked process: what it and its children wrote, as far as it has come."""

    def __init__(self, name: str, file: int) -> None:
        self.name = name
        self.file = file
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pieces: list[str] = []

    def read(self) -> None:
        """Take what the pipe holds, at most as much as it can hold."""
        try:
            self._pieces.append(self._decoder.decode(os.read(self.file, _MOST_AT_ONCE)))
        except BlockingIOError:
            return

    def taken(self) -> Iterator[tuple[str, Message]]:
        """All of it since the last time, as one message; none where there is nothing."""
        text = "".join(self._pieces)
        self._pieces.clear()
        if text:
            yield "stream", {"name": self.name, "text": text}


class Cells:
    """A forked notebook process as nbclient sees a kernel: cells go in, messages come out."""

    def __init__(self, forked: Forked) -> None:
        self.iopub_channel = _Channel()
        self.shell_channel = _Replies()
        self._connection = forked.connection
        self._seen = forked.seen
        self._printed = (_Printed("stdout", forked.output), _Printed("stderr", forked.error))
        self._poll = select.poll()
        self._asked = 0
        for file in (forked.connection.fileno(), forked.output, forked.error):
            os.set_blocking(file, file == forked.connection.fileno())
            self._poll.register(file, select.POLLIN)

    def execute(self, code: str, **_: bool) -> str:
        """Run a cell to its end, or the process's; the messages then wait in the channels."""
        self._asked += 1
        for kind, content in self._answers(code):
            channel = self.shell_channel if kind == _REPLY else self.iopub_channel
            channel.waiting.append(self._message(kind, content))
        if self.shell_channel.waiting:
            idle = {"execution_state": "idle"}
            self.iopub_channel.waiting.append(self._message("status", idle))
        return str(self._asked)

    def is_alive(self) -> bool:
        """Always: nbclient asks while it waits, and here it never waits."""
        return True

    def _message(self, kind: str, content: Message) -> Message:
        asked = {"msg_id": str(self._asked)}
        header = {"msg_type": kind}
        return {"msg_type": kind, "header": header, "parent_header": asked, "content": content}

    def _answers(self, code: str) -> Iterator[tuple[str, Message]]:
        """What the cell shows, in order; it ends without a reply where the process has ended."""
        try:
            self._connection.send_bytes(code.encode(errors="surrogatepass"))
            kind = ""
            while kind != _REPLY:
                kind, content = self._next()
                yield from self._printed_so_far()
                yield kind, content
                os.write(self._seen, b"." if kind != _REPLY else b"")
        except (EOFError, OSError, TypeError, ValueError):
            # Gone, or so broken by its own cells that it sends no messages any more.
            yield from self._printed_so_far()

    def _next(self) -> tuple[str, Message]:
        """The next message, reading along what is printed so that no pipe runs full."""
        while not self._connection.poll():
            ready = {file for file, _ in self._poll.poll()}
            for printed in self._printed:
                if printed.file in ready:
                    printed.read()
        kind, content = json.loads(self._connection.recv_bytes().decode(errors="replace"))
        return kind, content

    def _printed_so_far(self) -> Iterator[tuple[str, Message]]:
        for printed in self._printed:
            printed.read()
            yield from printed.taken()


class _Client(PapermillNotebookClient):
    """papermill's client over a forked process: no kernel to start, to ask or to stop."""

    def execute(self, **_: Any) -> NotebookNode:
        self.reset_execution_trackers()
        self.on_notebook_start(notebook=self.nb)
        self.papermill_execute_cells()
        return self.nb


class ForkedEngine(Engine):
    """Runs a notebook's cells in a process forked for it; named `pmf-forked` to papermill."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, home: str, **options: Any
    ) -> None:
        """Run every cell in the folder `home`; a RuntimeError where the process dies."""
        try:
            forked = SERVER.fork(home)
        except (OSError, EOFError) as error:
            raise DeadKernelError(str(error) or "the fork-server has gone") from error
        try:
            known = {name: options[name] for name in _CLIENT_OPTIONS}
            client = _Client(nb_man, **known)
            client.kc = Cells(forked)
            client.execute()
        finally:
            forked.end()


papermill_engines.register(ENGINE_NAME, ForkedEngine)
