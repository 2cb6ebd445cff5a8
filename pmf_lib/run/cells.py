"""Runs a notebook's cells in this very process, forked for it, with IPython's own shell.

The shell is the one stock kernels use, with its magics and its ways to show things; what it
shows goes as messages to the process that waits, where a kernel would use sockets.
"""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import getpass
import io
import json
import os
import sys
import threading
import time
from multiprocessing.connection import Connection
from types import MethodType, SimpleNamespace
from typing import Any, NoReturn

from ipykernel.compiler import XCachingCompiler
from ipykernel.kernelbase import Kernel
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.interactiveshell import ExecutionResult
from jupyter_client.session import Session
from traitlets.config import Config

REPLY = "execute_reply"
_PLOTS = "module://matplotlib_inline.backend_inline"


class Messages(Session):
    """Sends what the shell shows, each message after all that was printed before it."""

    def attach(self, connection: Connection, seen: int) -> None:
        """Send to this connection from now on, from this process and no child of its.

        A byte is read from `seen` after each thing shown: it has then been taken, and so has all
        that was printed before it.
        """
        self._connection = connection
        self._seen = seen
        self._owner = os.getpid()
        self._turn = threading.RLock()
        self._streams = (sys.stdout, sys.stderr)

    def send(
        self,
        stream: object,
        msg_or_type: dict[str, Any] | str,
        content: dict[str, Any] | None = None,
        *_: object,
        **__: object,
    ) -> None:
        """Send one message, given whole or by its kind; a forked child's is dropped, as stock."""
        if os.getpid() != self._owner:
            return
        with self._turn:
            for printed in self._streams:
                with contextlib.suppress(ValueError):
                    printed.flush()
            if isinstance(msg_or_type, dict):
                self._deliver(msg_or_type["msg_type"], msg_or_type["content"])
            else:
                self._deliver(msg_or_type, content)

    def _deliver(self, kind: str, content: dict[str, Any] | None) -> None:
        try:
            self._connection.send_bytes(self.pack([kind, content]))
            taken = kind == REPLY or bool(os.read(self._seen, 1))
        except OSError:
            taken = False
        if not taken:
            os._exit(1)  # nobody waits for this notebook any more


class Shell(ZMQInteractiveShell):
    """A stock kernel's shell, without the kernel."""

    messages: Messages

    def ask_exit(self) -> None:
        """`exit` and `quit` leave the notebook as `sys.exit` does, at once and in their cell."""
        raise SystemExit


def prepare() -> Shell:
    """The shell of every notebook to come, made once before the first fork.

    It keeps no history on disk: that would start a thread.
    """
    config = Config()
    config.HistoryManager.enabled = False
    shell = Shell.instance(config=config, compiler_class=XCachingCompiler)
    shell.messages = Messages()
    for shows in (shell.displayhook, shell.display_pub):
        setattr(shows, "session", shell.messages)  # noqa: B010 - known to ipykernel's classes alone
    return shell


def live(shell: Shell, connection: Connection, seen: int) -> NoReturn:
    """Run the cells asked for over the connection, until it closes; then the process ends."""
    try:
        _settle(shell, connection)
        shell.messages.attach(connection, seen)
        _refuse_input()
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        connection.send_bytes(str(os.getpid()).encode())
        loop.run_until_complete(_answer(shell, connection))
    except (EOFError, OSError):
        os._exit(0)
    finally:
        os._exit(1)


def _settle(shell: Shell, connection: Connection) -> None:
    """Work in the run's folder and environment, with streams and chance of this process's own."""
    environment, home = json.loads(connection.recv_bytes())
    os.environ.clear()
    os.environ.update(environment)
    os.environ.setdefault("MPLBACKEND", _PLOTS)
    shell.init_environment()
    time.tzset()
    os.chdir(home)
    sys.stdout, sys.stderr = _stream(1), _stream(2)
    os.register_at_fork(after_in_child=connection.close)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _stream(number: int) -> io.TextIOWrapper:
    """What is printed goes line by line to the file its children inherit, so order is kept."""
    raw = io.BufferedWriter(io.FileIO(number, "w", closefd=False))
    return io.TextIOWrapper(raw, encoding="UTF-8", errors="backslashreplace", line_buffering=True)


def _refuse_input() -> None:
    """`input()` fails with the very error of a stock kernel that nobody sits before."""
    nobody = SimpleNamespace(_allow_stdin=False)
    builtins.input = MethodType(Kernel.raw_input, nobody)
    getpass.getpass = MethodType(Kernel.getpass, nobody)


async def _answer(shell: Shell, connection: Connection) -> None:
    """Run cell after cell inside one event loop, as a kernel does."""
    own = os.getpid()
    while True:
        code = connection.recv_bytes().decode(errors="surrogatepass")
        shell.messages.send(None, "execute_input", {"execution_count": shell.execution_count})
        reply = await _run(shell, code)
        if os.getpid() != own:
            return  # a child that the cell forked and that came back out of it
        shell.messages.send(None, REPLY, reply)


async def _run(shell: Shell, code: str) -> dict[str, Any]:
    """Run one cell: with `await` at its top level as a task, else plainly."""
    try:
        transformed, fault = shell.transform_cell(code), None
    except Exception:  # whatever a transformer raises is shown by the shell, as the cell's error
        transformed, fault = code, sys.exc_info()
    given = {"transformed_cell": transformed, "preprocessing_exc_tuple": fault}
    if shell.should_run_async(code, **given):
        task = asyncio.ensure_future(shell.run_cell_async(code, store_history=True, **given))
        result = await task
        shell.events.trigger("post_execute")
        shell.events.trigger("post_run_cell", result)
    else:
        result = shell.run_cell(code, store_history=True)
    return _reply(shell, result)


def _reply(shell: Shell, result: ExecutionResult) -> dict[str, Any]:
    """What a kernel replies: an error too where only the showing of a result failed."""
    if result.success and not shell._last_traceback_during_displayhook:
        return {"status": "ok"}
    early = result.error_before_exec
    fault = result.error_in_exec if early is None else early
    return {
        "status": "error",
        "ename": type(fault).__name__,
        "evalue": str(fault),
        "traceback": shell._last_traceback or [],
    }
