"""Bringing a database to the schema this program needs, step by step and in one transaction."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa

from pmf_lib.errors import StoreError
from pmf_lib.store.engine import WRITES, use_write_ahead_log
from pmf_lib.store.schema import VERSION, VERSION_TABLE

SCRIPTS = Path(__file__).parent / "migrations"
PMF_LOCK = 7_004_001
WAIT_SECONDS = 600


def found_version(connection: sa.Connection) -> str | None:
    """The schema's version in the database, or None where it holds no store."""
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    version = sa.table(VERSION_TABLE, sa.column("version_num"))
    return connection.scalar(sa.select(version.c.version_num))


def require_current(engine: sa.Engine, place: str) -> None:
    """StoreError where the database holds no store, or one of another version."""
    with engine.connect() as connection:
        version = found_version(connection)
    if version is None:
        raise StoreError(
            f"The database {place} holds no store yet",
            "",
            "Load a council's sources with pmf load, or correct PMF_DATABASE",
        )
    if version != VERSION:
        refuse_newer(version, place)
        raise StoreError(
            f"The database {place} was made by an earlier version of pmf",
            f"This version needs schema {VERSION}, the database has {version}",
            "Run pmf load, which brings the database up to date and keeps what it holds",
        )


def bring_up_to_date(engine: sa.Engine, place: str) -> None:
    """Make or migrate the schema; does nothing where it is current. All or nothing is kept."""
    with engine.connect() as connection:
        if found_version(connection) == VERSION:
            return
    use_write_ahead_log(engine)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        take_turn(connection)
        _require_unicode(connection, place)
        version = found_version(connection)
        if version is not None:
            refuse_newer(version, place)
        _upgrade(connection)


def refuse_newer(version: str, place: str) -> None:
    """StoreError where the database was made by a later program than this one."""
    if version > VERSION:
        raise StoreError(
            f"The database {place} was made by a later version of pmf",
            f"This version knows schemas up to {VERSION}, the database has {version}",
            "Use the later version of pmf",
        )


def take_turn(connection: sa.Connection) -> None:
    """Wait until no load and no other migration is under way, ten minutes at most.

    SQLite's writers have waited as they began. A load on another machine may take minutes; one
    whose machine went away holds the lock until the server notices.
    """
    _wait_for(connection, sa.func.pg_advisory_xact_lock(PMF_LOCK))


def take_turn_of(connection: sa.Connection, council: str) -> None:
    """Wait until no migration is under way and no load of that council; others may load beside it.

    Two councils may share a number, and then take turns.
    """
    number = int.from_bytes(sha256(council.encode()).digest()[:4], signed=True)
    _wait_for(
        connection,
        sa.func.pg_advisory_xact_lock_shared(PMF_LOCK),
        sa.func.pg_advisory_xact_lock(PMF_LOCK, number),
    )


def _wait_for(connection: sa.Connection, *locks: sa.Function) -> None:
    if connection.dialect.name == "postgresql":
        wait = sa.func.set_config("lock_timeout", f"{WAIT_SECONDS}s", sa.true())
        for step in (wait, *locks):
            connection.execute(sa.select(step))


def _require_unicode(connection: sa.Connection, place: str) -> None:
    """StoreError where a PostgreSQL database cannot hold every sign that a source may hold."""
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.scalar(sa.select(sa.func.current_setting("server_encoding")))
    if encoding != "UTF8":
        raise StoreError(
            f"The database {place} keeps text as {encoding}",
            "It must keep text as UTF-8",
            "Ask whoever keeps the server for a database with ENCODING 'UTF8'",
        )


def _upgrade(connection: sa.Connection) -> None:
    # Alembic is slow to import, and a kernel that only reads never needs it.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    command.upgrade(config, VERSION)
