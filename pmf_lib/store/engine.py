"""Opening a database: which ones are allowed, how SQLite is set, how errors are told."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from weakref import WeakSet

import sqlalchemy as sa
from sqlalchemy import URL, Dialect, event
from sqlalchemy.exc import ArgumentError, DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from pmf_lib.errors import StoreError
from pmf_lib.store.places import refuse_network_share

BUSY_MILLISECONDS = 5_000
# Writers take turns, and SQLite lets whoever asks at the right moment go first: with twenty of
# them, one may have to wait for many others.
WRITE_MILLISECONDS = 60_000
_CHECKPOINT_MILLISECONDS = 250
WRITES = "pmf_writes"
_CACHE_KIBIBYTES = 65_536
_DRIVERS = {"sqlite": "pysqlite", "postgresql": "psycopg"}
_STYLES = {"sqlite": "named", "postgresql": "pyformat"}
_ALLOWED = (
    "A store is an SQLite file (sqlite:///folder/pmf.sqlite) or a PostgreSQL database "
    "(postgresql+psycopg://user:password@server/database)"
)
# What libpq is told unless the URL says otherwise: a server that does not answer, or that went away
# behind a cut line, is noticed within a minute.
_PATIENCE = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
}
_STATE = "pmf_file"
_OPENED = "pmf_file_opened"
# Engines that keep a connection open, which a forked process must not speak through. A server's is
# left behind there; a file's is closed before the fork, since even closing it there is forbidden.
_servers: WeakSet[sa.Engine] = WeakSet()
_files: WeakSet[sa.Engine] = WeakSet()


def read_url(text: str) -> URL:
    """The URL, refused with a StoreError where it is not one of a database the store can use.

    The text is never repeated in the error: it may hold a password.
    """
    try:
        url = sa.make_url(text)
    except (ArgumentError, ValueError):
        raise StoreError(
            "The database's URL cannot be read", _ALLOWED, "Correct PMF_DATABASE"
        ) from None
    backend = url.get_backend_name()
    if backend not in _DRIVERS:
        raise StoreError(
            f"“{backend}” is not a database the store can use", _ALLOWED, "Correct PMF_DATABASE"
        )
    _require_driver(url)
    return _with_whole_path(url) if backend == "sqlite" else url


def place_of(url: URL) -> str:
    """Where the store is, in words fit to print: a path, or a server without user or password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    port = f":{url.port}" if url.port else ""
    return f"{url.get_backend_name()}://{url.host or ''}{port}/{url.database or ''}"


def make_engine(url: URL) -> sa.Engine:
    """An engine that opens a connection when one is needed, and keeps one for the next query.

    No transaction is open between queries, so a kept connection neither sees an old state nor
    stands in a load's way. It is let go of by `Engine.dispose` and `let_go`.
    """
    if url.get_backend_name() == "sqlite":
        return _file_engine(url)
    try:
        engine = sa.create_engine(
            url.set(query={**_PATIENCE, **url.query}),
            hide_parameters=True,
            pool_size=1,
            pool_pre_ping=True,
            client_encoding="utf8",
        )
    except ImportError:
        raise StoreError(
            "psycopg, the driver for PostgreSQL, is not installed",
            _ALLOWED,
            "Install what pyproject.toml lists under “region”, or correct PMF_DATABASE",
        ) from None
    _servers.add(engine)
    return engine


def _file_engine(url: URL) -> sa.Engine:
    engine = sa.create_engine(
        url, hide_parameters=True, poolclass=QueuePool, pool_size=1, paramstyle="named"
    )
    event.listen(engine, "connect", _set_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    file = Path(str(url.database))

    def remember(_connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        entry.info[_OPENED] = _state(file)

    def require_same(_connection: Any, entry: ConnectionPoolEntry, _proxy: Any) -> None:
        opened = entry.info.pop(_OPENED, None)
        if opened:
            # Of this very moment: where many write, their checkpoints would make it look old.
            entry.info[_STATE] = opened
        # Another file was put in its place, or written over it: SQLAlchemy opens that one.
        elif entry.info.get(_STATE) != _state(file):
            raise DisconnectionError

    event.listen(engine, "connect", remember)
    event.listen(engine, "checkout", require_same)
    _files.add(engine)
    return engine


def _state(file: Path) -> tuple[int, ...] | None:
    """What tells a file from one put in its place; a checkpoint changes it too, which is rare."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def let_go() -> None:
    """Close every connection of this process that is kept and not in use."""
    for engine in (*_servers, *_files):
        engine.dispose()


def bare_dialect(name: str) -> Dialect:
    """How statements are written for `sqlite` or `postgresql`, without a database to ask."""
    make: Callable[..., Dialect] = URL.create(f"{name}+{_DRIVERS[name]}").get_dialect()
    return make(paramstyle=_STYLES[name])


def use_write_ahead_log(engine: sa.Engine) -> None:
    """Let readers read while a load writes; kept in the file from then on (SQLite only)."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            cursor.execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def move_into_file(engine: sa.Engine) -> None:
    """Have what was committed in the file itself and nothing beside it (SQLite only).

    SQLite does so when the last connection closes, but others may keep theirs; and a copy without
    its log would lack the load, a file put in its place would be mixed with it. Whoever reads for
    longer than a moment is left alone: the next load does it. Waiting longer would hold up every
    other writer, for this takes the writer's turn; and the load is kept whether or not it is moved,
    so a disk without room for it is no failure of the load.
    """
    if engine.dialect.name == "sqlite":
        with suppress(sqlite3.Error, SQLAlchemyError):
            _move_into_file(engine)


def _move_into_file(engine: sa.Engine) -> None:
    raw = engine.raw_connection()
    cursor = raw.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {_CHECKPOINT_MILLISECONDS}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        raw.close()


def _close_files() -> None:
    for engine in list(_files):
        engine.dispose()


def _leave_servers_behind() -> None:
    for engine in list(_servers):
        engine.dispose(close=False)


if sys.platform != "win32":
    os.register_at_fork(before=_close_files, after_in_child=_leave_servers_behind)


def _set_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver must not begin transactions by itself: it would do so too late and too weakly.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    if not writes:
        connection.exec_driver_sql("BEGIN")
        return
    # A writer takes the lock at its start, so that two loads follow one another.
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {WRITE_MILLISECONDS}")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


def _require_driver(url: URL) -> None:
    if url.get_driver_name() != _DRIVERS[url.get_backend_name()]:
        raise StoreError(
            f"The store does not know the driver of {url.drivername}",
            _ALLOWED,
            "Correct PMF_DATABASE",
        )


def _with_whole_path(url: URL) -> URL:
    path = url.database or ""
    if path in {"", ":memory:"} or "uri" in url.query or path.startswith("file:"):
        raise StoreError(
            "The database's URL names no plain file",
            "A store must outlast the program: sqlite:///folder/pmf.sqlite",
            "Give the path of a file in PMF_DATABASE",
        )
    refuse_network_share(path)
    return url.set(database=str(Path(path).absolute()))
