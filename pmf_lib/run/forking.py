"""A fork-server: a clean process with the slow imports done, that forks one for each notebook.

It has one thread and keeps it so: a fork copies the thread that forks alone, and what another
held locked stays locked in the copy for ever. So nothing that starts threads (a JavaScript
engine, a pool of connections, a numerical library's own workers) is loaded here.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from pmf_lib import project
from pmf_lib.run import platform

STOCK_VARIABLE = "PMF_STOCK_KERNELS"
_START_SECONDS = 60.0
_FILES = 4
# Names to be warm, not imports: a run knows a notebook by path and parameters only.
_WARM = (
    "numpy",
    "pandas",
    "pydantic",
    "sqlalchemy",
    "sqlalchemy.dialects.sqlite",
    "pmf_lib.sections",
)
_QUESTIONS = "pmf_lib.store.questions"
_WARM_ON_POSTGRESQL = ("psycopg", "sqlalchemy.dialects.postgresql.psycopg")


def usable() -> bool:
    """Whether notebooks may run in forked processes here, and nobody asked for stock kernels."""
    return platform.can_fork() and not os.environ.get(STOCK_VARIABLE)


class Forked:
    """A process forked for one notebook, as the process that waits for it sees it.

    `connection` carries what it is asked and what it shows; `output` and `error` are pipes that
    hold what it and its children wrote; a byte into `seen` lets it go on after it has shown
    something, so that what it prints next comes next.
    """

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        self.connection = Connection(ours.detach())
        self.output, its_output = os.pipe()
        self.error, its_error = os.pipe()
        its_seen, self.seen = os.pipe()
        self._theirs = (theirs.detach(), its_output, its_error, its_seen)
        self.pid = 0

    def send_to(self, server: socket.socket) -> None:
        """Have the server fork this process; an OSError where it is gone."""
        try:
            socket.send_fds(server, [b"fork"], self._theirs)
        finally:
            for file in self._theirs:
                os.close(file)

    def begin(self, home: str) -> None:
        """Tell it where to work and in what environment; an OSError where it does not answer."""
        self.connection.send_bytes(json.dumps([dict(os.environ), home]).encode())
        if not self.connection.poll(_START_SECONDS):
            raise TimeoutError("the fork-server did not answer")
        self.pid = int(self.connection.recv_bytes())

    def end(self) -> None:
        """Kill it with all of its group, and forget it."""
        if self.pid and not self._is_gone():
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        self.connection.close()
        for file in (self.output, self.error, self.seen):
            os.close(file)

    def _is_gone(self) -> bool:
        """Whether its end is known: its number may then belong to another."""
        try:
            while self.connection.poll():
                self.connection.recv_bytes()
        except (EOFError, OSError):
            return True
        return False


class ForkServer:
    """The fork-server of this process: started when it is needed, and again should it be gone."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None

    @property
    def pids(self) -> frozenset[int]:
        """The server's process number, where one runs."""
        living = self._process is not None and self._process.poll() is None
        return frozenset({self._process.pid}) if self._process and living else frozenset()

    def start(self) -> None:
        """Start the server unless it runs; it answers when its imports are done."""
        if self.pids:
            return
        self.stop()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._socket = ours

    def stop(self) -> None:
        """End the server; the processes it forked end with it."""
        if self._socket:
            self._socket.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        self._socket = self._process = None

    def fork(self, home: str) -> Forked:
        """A new process in that folder, with this process's environment.

        A server that is gone (a notebook may kill it) is replaced once. An OSError or EOFError
        where no process can be had.
        """
        try:
            return self._fork(home)
        except (OSError, EOFError):
            self.stop()
            return self._fork(home)

    def _fork(self, home: str) -> Forked:
        self.start()
        assert self._socket is not None
        forked = Forked()
        try:
            forked.send_to(self._socket)
            forked.begin(home)
        except (OSError, EOFError):
            forked.end()
            raise
        return forked


SERVER = ForkServer()


def serve(requests: socket.socket) -> None:
    """In the server: fork a process for each request, until the one that asks is gone."""
    from pmf_lib.run import cells

    if _is_over():
        return
    shell = cells.prepare()
    _warm()
    # What is here already stays shared memory: a notebook's collections pass it over.
    gc.freeze()
    signal.signal(signal.SIGCHLD, _bury)
    while files := _asked(requests):
        if os.fork() == 0:
            requests.close()
            _become(shell, files)
        for file in files:
            os.close(file)


def _is_over() -> bool:
    """Whether the run was killed and the next one has removed its folder of small files.

    IPython would make another folder in the temporary one, for nobody to remove.
    """
    folder = os.environ.get("IPYTHONDIR")
    return folder is not None and not Path(folder).parent.is_dir()


def _warm() -> None:
    """Import and build what every notebook's process would otherwise have to for itself.

    What cannot be done here fails again in the notebook's own cell, which its page names.
    """
    on_postgresql = os.environ.get(project.DATABASE_VARIABLE, "").startswith("postgresql")
    for name in _WARM + _WARM_ON_POSTGRESQL if on_postgresql else _WARM:
        with suppress(Exception):
            importlib.import_module(name)
    with suppress(Exception):
        questions = importlib.import_module(_QUESTIONS)
        questions.prepare("postgresql" if on_postgresql else "sqlite")


def _bury(*_: object) -> None:
    """Take note of every child that has ended, so that none stays as a zombie."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _asked(requests: socket.socket) -> list[int]:
    """The files of the next notebook's process; none when nobody is left to ask."""
    word, files, _, _ = socket.recv_fds(requests, 16, _FILES)
    return files if word else []


def _become(shell: Any, files: list[int]) -> NoReturn:
    """In the forked process: leave the server's group and signals behind, and run the cells."""
    from pmf_lib.run import cells

    platform.die_with_parent()
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    connection, output, error, seen = files
    os.dup2(output, 1)
    os.dup2(error, 2)
    os.close(output)
    os.close(error)
    for file in (connection, seen):
        os.set_inheritable(file, False)
    cells.live(shell, Connection(connection), seen)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv.pop())) as asked:
        asked.set_inheritable(False)
        serve(asked)
