"""A database of an earlier release is brought up to date and keeps every row.

`released/0001.sql` is a dump of a database that the first release itself made and loaded.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from pmf_lib.errors import StoreError
from pmf_lib.store import open_store, readers
from pmf_lib.store.migrate import SCRIPTS
from pmf_lib.store.schema import VERSION_TABLE, metadata
from tests.postgres import Server
from tests.store.builders import COUNCIL, ON_POSTGRES, frame, load, value

DUMP = Path(__file__).parent / "released" / "0001.sql"
DIGEST = "105143f4f7516e218dd94a16ee683376bff7539948d621f5b4d01eadf5710d7b"
NEW = ("rebases", "benchmarks", "service_standards")

Contents = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A file that the first release left, with two loads in it."""
    file = tmp_path / "released.sqlite"
    connection = sqlite3.connect(file)
    connection.executescript(DUMP.read_text("utf-8"))
    connection.close()
    return file


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


def test_every_row_is_kept_and_the_new_tables_are_there(released: Path) -> None:
    before = contents(released)
    open_store(f"sqlite:///{released}", create=True).close()
    after = contents(released)
    assert sum(map(len, before.values())) == 8
    assert {name: rows for name, rows in after.items() if name in before} == before
    assert set(after) - set(before) == {f"pmf_{name}" for name in NEW}
    with sa.create_engine(f"sqlite:///{released}").connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_what_was_loaded_reads_as_before_and_more_can_be_loaded(released: Path) -> None:
    with open_store(f"sqlite:///{released}", create=True) as store:
        snapshot = store.snapshot(COUNCIL)
        assert (snapshot.load, snapshot.digest, store.verify(COUNCIL)) == (2, DIGEST, ())
        figures = readers.values_by_period(store.reader(snapshot))["value"].tolist()
        assert figures == [86.5, 88.5]
        again = value("2021-22-Q2", 88.5, date(2021, 10, 15))
        assert load(store, "values", again).load is None
        new = {"measure": "ICT1", "authority": "Neighbour", "period": "2021-22-Q1", "value": 80.0}
        batches = {"benchmarks": [frame("benchmarks", new)]}
        done = store.load(COUNCIL, batches, source="s", sha256="", loaded_on=date(2021, 10, 20))
        assert (done.load, done.added) == (3, {"benchmarks": 1})
        assert store.verify(COUNCIL) == ()
        first = readers.entries(store.reader(snapshot), "benchmarks")
        assert first.empty, "an earlier snapshot stays as it was"


def first_release_on(url: str, released: Path) -> None:
    """What the first release left, in a PostgreSQL database that its migration laid out."""
    old, new = sa.create_engine(f"sqlite:///{released}"), sa.create_engine(url)
    with old.connect() as source, new.begin() as target:
        migrate_to(target, "0001")
        laid_out = sa.MetaData()
        laid_out.reflect(target)
        there = sa.MetaData()
        there.reflect(source)
        for table in laid_out.sorted_tables:
            if table.name == VERSION_TABLE:
                continue
            rows = source.execute(sa.select(there.tables[table.name]).order_by(sa.text("1, 2")))
            for row in rows.mappings():
                # The database numbers rows by itself, and would give these numbers again.
                kept = {name: cell for name, cell in row.items() if name != "row_id"}
                target.execute(table.insert().values(kept))
    new.dispose()


def migrate_to(connection: sa.Connection, version: str) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS))
    command.upgrade(config, version)


@ON_POSTGRES
def test_a_postgresql_database_of_the_first_release_is_brought_up_to_date(
    released: Path, database_url: str
) -> None:
    first_release_on(database_url, released)
    with pytest.raises(StoreError, match=r"earlier version.*0002.*0001.*pmf load"):
        open_store(database_url)
    with open_store(database_url, create=True) as store:
        snapshot = store.snapshot(COUNCIL)
        assert (snapshot.load, snapshot.digest, store.verify(COUNCIL)) == (2, DIGEST, ())
        figures = readers.values_by_period(store.reader(snapshot))["value"].tolist()
        assert figures == [86.5, 88.5]
        again = value("2021-22-Q2", 88.5, date(2021, 10, 15))
        assert load(store, "values", again).load is None
        assert load(store, "values", value("2021-22-Q2", 1, date(2021, 10, 15))).load == 3
        assert store.verify(COUNCIL) == ()
    with sa.create_engine(database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


@ON_POSTGRES
def test_an_upgrade_of_postgresql_that_fails_changes_nothing(
    released: Path, database_url: str, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_release_on(database_url, released)
    monkeypatch.setattr("pmf_lib.store.migrate._upgrade", _half_way)
    with pytest.raises(StoreError):
        open_store(database_url, create=True)
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    left = {name for (name,) in postgres.ask(tables, str(sa.make_url(database_url).database))}
    assert "pmf_values" in left
    assert not left & {f"pmf_{name}" for name in NEW}


def test_a_reader_is_told_to_load_first(released: Path) -> None:
    with pytest.raises(StoreError, match=r"earlier version.*0002.*0001.*pmf load"):
        open_store(f"sqlite:///{released}")


def test_the_first_migration_still_makes_what_was_released(released: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.sqlite"
    with sa.create_engine(f"sqlite:///{made}").begin() as connection:
        migrate_to(connection, "0001")
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
    """As far as the first new table, and then as if the disk were full."""
    connection.execute(sa.text("CREATE TABLE pmf_rebases (row_id INTEGER)"))
    connection.execute(sa.text("INSERT INTO nowhere VALUES (1)"))
