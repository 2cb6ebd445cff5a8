"""A database of an earlier release is brought up to date and keeps every row.

`released/0001.sql` is a dump of a database that the first release itself made and loaded, and
`released/0002.sql` one of the release before the registers of the five frameworks.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from pmf_lib.errors import StoreError
from pmf_lib.store import Store, open_store, readers
from pmf_lib.store.schema import VERSION, VERSION_TABLE, metadata
from tests.postgres import Server
from tests.store.builders import COUNCIL, ON_POSTGRES, frame, load, value
from tests.store.releases import RELEASES, Release, migrate_to, released_on

Row = dict[str, Any]
Contents = dict[str, list[tuple[object, ...]]]


@pytest.fixture(params=RELEASES, ids=lambda release: release.version)
def release(request: pytest.FixtureRequest) -> Release:
    """Each release whose databases are still about."""
    return request.param


@pytest.fixture
def released(release: Release, tmp_path: Path) -> Path:
    """A file that the release left, with two loads in it."""
    return release.put(tmp_path / "released.sqlite")


def contents(file: Path) -> Contents:
    """Every row of every table, but for the version."""
    connection = sqlite3.connect(file)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    rows = {
        name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
        for (name,) in tables
        if name != VERSION_TABLE
    }
    connection.close()
    return rows


def layout(file: Path) -> set[str]:
    """What the database says of its tables and indexes, in its own SQL."""
    connection = sqlite3.connect(file)
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {" ".join(text.split()) for (text,) in found}


def test_every_row_is_kept_and_the_new_tables_are_there(release: Release, released: Path) -> None:
    before = contents(released)
    open_store(f"sqlite:///{released}", create=True).close()
    after = contents(released)
    assert sum(map(len, before.values())) == release.rows
    assert {name: rows for name, rows in after.items() if name in before} == before
    assert set(after) - set(before) == release.added_since
    with sa.create_engine(f"sqlite:///{released}").connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_what_was_loaded_reads_as_before_and_more_can_be_loaded(
    release: Release, released: Path
) -> None:
    with open_store(f"sqlite:///{released}", create=True) as store:
        reads_as_before_and_takes_more(store, release)


def reads_as_before_and_takes_more(store: Store, release: Release) -> None:
    """The same chain and figures, nothing new in the same row, and the new tables can be loaded."""
    snapshot = store.snapshot(COUNCIL)
    assert (snapshot.load, snapshot.digest, store.verify(COUNCIL)) == (2, release.digest, ())
    figures = readers.values_by_period(store.reader(snapshot))["value"].tolist()
    assert figures == [86.5, 88.5]
    again = value("2021-22-Q2", 88.5, date(2021, 10, 15))
    assert load(store, "values", again).load is None
    neighbour: Row = {
        "measure": "ICT1",
        "authority": "Neighbour",
        "period": "2021-22-Q1",
        "value": 80.0,
    }
    plan: Row = {
        "plan": "P1",
        "title": "Corporate Plan",
        "level": "corporate plan",
        "period": "2021-22",
    }
    rows = {"benchmarks": neighbour, "plans": plan}
    batches = {name: [frame(name, row)] for name, row in rows.items()}
    done = store.load(COUNCIL, batches, source="s", sha256="", loaded_on=date(2021, 10, 20))
    assert (done.load, done.added) == (3, {"benchmarks": 1, "plans": 1})
    assert store.verify(COUNCIL) == ()
    first = readers.entries(store.reader(snapshot), "plans")
    assert first.empty, "an earlier snapshot stays as it was"


@ON_POSTGRES
def test_a_postgresql_database_of_a_release_is_brought_up_to_date(
    release: Release, released: Path, database_url: str
) -> None:
    released_on(database_url, release, released)
    with pytest.raises(StoreError, match=told_to_load(release)):
        open_store(database_url)
    with open_store(database_url, create=True) as store:
        reads_as_before_and_takes_more(store, release)
    with sa.create_engine(database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


@ON_POSTGRES
def test_an_upgrade_of_postgresql_that_fails_changes_nothing(
    release: Release,
    released: Path,
    database_url: str,
    postgres: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released_on(database_url, release, released)
    monkeypatch.setattr("pmf_lib.store.migrate._upgrade", _half_way)
    with pytest.raises(StoreError):
        open_store(database_url, create=True)
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    left = {name for (name,) in postgres.ask(tables, str(sa.make_url(database_url).database))}
    assert "pmf_values" in left
    assert not left & release.added_since


def test_a_reader_is_told_to_load_first(release: Release, released: Path) -> None:
    with pytest.raises(StoreError, match=told_to_load(release)):
        open_store(f"sqlite:///{released}")


def told_to_load(release: Release) -> str:
    return rf"earlier version.*{VERSION}.*{release.version}.*pmf load"


def test_the_migrations_still_make_what_was_released(
    release: Release, released: Path, tmp_path: Path
) -> None:
    made = tmp_path / "made.sqlite"
    with sa.create_engine(f"sqlite:///{made}").begin() as connection:
        migrate_to(connection, release.version)
    assert layout(made) == layout(released)


def test_an_upgrade_that_fails_changes_nothing(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, sql = contents(released), layout(released)
    monkeypatch.setattr("pmf_lib.store.migrate._upgrade", _half_way)
    with pytest.raises(StoreError):
        open_store(f"sqlite:///{released}", create=True)
    assert (contents(released), layout(released)) == (before, sql)


def _half_way(connection: sa.Connection) -> None:
    """As far as a new table, and then as if the disk were full."""
    connection.execute(sa.text("CREATE TABLE pmf_portfolio_services (row_id INTEGER)"))
    connection.execute(sa.text("INSERT INTO nowhere VALUES (1)"))
