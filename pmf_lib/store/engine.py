"""Opening a database: which ones are allowed, how SQLite is set, how errors are told."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import URL, event
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from pmf_lib.errors import StoreError
from pmf_lib.store.places import refuse_network_share

BUSY_MILLISECONDS = 5000
WRITES = "pmf_writes"
_CACHE_KIBIBYTES = 65_536
_ALLOWED = "A store is an SQLite file (sqlite:///folder/pmf.sqlite) or a PostgreSQL database"


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
    if backend not in {"sqlite", "postgresql"}:
        raise StoreError(
            f"“{backend}” is not a database the store can use", _ALLOWED, "Correct PMF_DATABASE"
        )
    if backend == "sqlite":
        return _with_whole_path(url)
    return url


def place_of(url: URL) -> str:
    """Where the store is, in words fit to print: a path, or a server without user or password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return f"{url.get_backend_name()}://{url.host or ''}/{url.database or ''}"


def make_engine(url: URL) -> sa.Engine:
    """An engine that opens a connection when one is needed and closes it at once after.

    Nothing is pooled for SQLite: a kernel may be forked or killed, and its file is near.
    """
    try:
        if url.get_backend_name() != "sqlite":
            return sa.create_engine(url, hide_parameters=True, pool_pre_ping=True)
        engine = sa.create_engine(url, hide_parameters=True, poolclass=NullPool, paramstyle="named")
    except (ModuleNotFoundError, NoSuchModuleError):
        raise StoreError(
            f"The driver for {url.drivername} is not installed",
            _ALLOWED,
            "Install the driver (psycopg for PostgreSQL), or correct PMF_DATABASE",
        ) from None
    event.listen(engine, "connect", _set_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


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


def _set_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver must not begin transactions by itself: it would do so too late and too weakly.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    # A writer takes the lock at its start, so that two loads follow one another.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


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
