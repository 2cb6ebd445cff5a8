"""Connections: one kept, opened again when cut or of another file, never shared by a fork."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from pmf_lib.store import Store, engine, open_store, readers, statement
from tests.postgres import Server
from tests.store.builders import COUNCIL, ON_POSTGRES, ON_SQLITE, load, value

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads the handles in /proc")


@ON_POSTGRES
def test_one_connection_is_kept_and_let_go_of(
    store: Store, database_url: str, postgres: Server
) -> None:
    load(store, "values", value())
    reader = store.reader(store.snapshot(COUNCIL))
    for _ in range(3):
        readers.values_by_period(reader)
    assert len(connections(postgres, database_url)) == 1
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: readers.values_by_period(reader), range(8)))
    assert len(connections(postgres, database_url)) == 1
    assert [state for _, state in connections(postgres, database_url)] == ["idle"]
    store.close()
    assert_none_left(postgres, database_url)


@ON_POSTGRES
def test_a_connection_that_the_server_cut_is_opened_again(
    store: Store, database_url: str, postgres: Server
) -> None:
    load(store, "values", value())
    snapshot = store.snapshot(COUNCIL)
    (process, _), *_ = connections(postgres, database_url)
    postgres.run(f"SELECT pg_terminate_backend({process}, 10000)")
    assert store.snapshot(COUNCIL) == snapshot


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not fork")
@ON_POSTGRES
def test_a_forked_process_opens_its_own_connection(
    store: Store, database_url: str, postgres: Server
) -> None:
    load(store, "values", value())
    snapshot = store.snapshot(COUNCIL)
    before = connections(postgres, database_url)
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            same = store.snapshot(COUNCIL) == snapshot
            here = {process for process, _ in connections(postgres, database_url)}
            apart = len(here) == 2 and {process for process, _ in before} < here
            os.write(tell, b"yes" if same and apart else b"no")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(tell)
    assert os.read(told, 3) == b"yes"
    os.close(told)
    assert store.snapshot(COUNCIL) == snapshot
    assert before[0][0] in {process for process, _ in connections(postgres, database_url)}


@LINUX
@ON_SQLITE
def test_one_file_is_kept_open_and_let_go_of(
    store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of(database_url)
    load(store, "values", value())
    monkeypatch.setattr(statement, "_opened", [])
    snapshot = store.snapshot(COUNCIL)
    monkeypatch.setenv("PMF_SNAPSHOT", snapshot.token)
    reader = store.reader(snapshot)
    for _ in range(3):
        readers.values_by_period(reader)
    assert times_open(file) == 1
    statement.statement()
    assert times_open(file) == 0
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: readers.values_by_period(reader), range(8)))
    store.close()
    assert times_open(file) == 0
    assert sorted(path.name for path in file.parent.glob("pmf.sqlite*")) == ["pmf.sqlite"]


@ON_SQLITE
def test_no_transaction_stands_open_between_queries(store: Store, database_url: str) -> None:
    load(store, "values", value())
    reader = store.reader(store.snapshot(COUNCIL))
    before = readers.values_by_period(reader)
    with open_store(database_url) as other:
        load(other, "values", value(figure=1))
        raw = sqlite3.connect(file_of(database_url))
        assert raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
        raw.close()
    assert readers.values_by_period(reader).equals(before)
    now = store.reader(store.snapshot(COUNCIL))
    assert readers.values_by_period(now)["value"].tolist() == [1.0]


@ON_SQLITE
def test_a_plain_copy_has_every_load_though_others_keep_theirs_open(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    load(store, "values", value())
    with open_store(database_url) as other:
        load(other, "values", value(figure=1))
    shutil.copyfile(file_of(database_url), tmp_path / "copy.sqlite")
    with open_store(f"sqlite:///{tmp_path / 'copy.sqlite'}") as copy:
        assert copy.snapshot(COUNCIL) == store.snapshot(COUNCIL)
        assert copy.verify(COUNCIL) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets no open file be replaced")
@pytest.mark.parametrize("put", [shutil.copyfile, os.replace])
@ON_SQLITE
def test_a_file_put_in_its_place_is_the_one_that_is_read(
    store: Store, database_url: str, empty_sqlite: Path, tmp_path: Path, put: Callable
) -> None:
    fresh = tmp_path / "fresh.sqlite"
    shutil.copyfile(empty_sqlite, fresh)
    load(store, "values", value())
    with open_store(f"sqlite:///{fresh}") as other:
        load(other, "values", value(), value("2021-22-Q1"))
        there = other.snapshot(COUNCIL)
    with open_store(database_url) as another:
        load(another, "values", value(figure=2))
    assert store.snapshot(COUNCIL) != there
    put(fresh, file_of(database_url))
    assert store.snapshot(COUNCIL) == there
    assert len(readers.values_by_period(store.reader(there))) == 2
    assert store.verify(COUNCIL) == ()


@ON_SQLITE
def test_a_file_that_others_write_all_the_time_is_opened_once(
    store: Store, database_url: str
) -> None:
    """Their checkpoints change it between its opening and its use, again and again."""
    load(store, "values", value())
    snapshot, opened = store.snapshot(COUNCIL), []

    def write_meanwhile(*_: object) -> None:
        opened.append(os.utime(file_of(database_url), (len(opened), len(opened))))

    with open_store(database_url) as other:
        other.close()
        sa.event.listen(other._engine, "connect", write_meanwhile)
        assert other.snapshot(COUNCIL) == snapshot
        assert load(other, "values", value(figure=1)).load == 2
    assert store.snapshot(COUNCIL).load == 2
    assert opened


@ON_SQLITE
def test_a_load_that_is_kept_is_never_told_as_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever keeps its log from being moved into the file, such as a full disk."""

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(engine, "_move_into_file", full)
    assert load(store, "values", value()).load == 1


@LINUX
@ON_SQLITE
def test_a_forked_process_inherits_no_open_file(store: Store, database_url: str) -> None:
    file = file_of(database_url)
    load(store, "values", value())
    snapshot = store.snapshot(COUNCIL)
    reader = store.reader(snapshot)
    readers.values_by_period(reader)
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            apart = times_open(file) == 0
            same = len(readers.values_by_period(reader)) == 1 and times_open(file) == 1
            os.write(tell, b"yes" if same and apart else b"no")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(tell)
    assert os.read(told, 3) == b"yes"
    os.close(told)
    assert store.snapshot(COUNCIL) == snapshot
    assert load(store, "values", value(figure=1)).load == 2


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def times_open(file: Path) -> int:
    """How many of this process's handles are of the file."""
    places = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return sum(os.path.realpath(link) == str(file.resolve()) for link in places)


def connections(server: Server, url: str) -> list[tuple[int, str]]:
    """The process number and the state of every connection to the database."""
    name = sa.make_url(url).database
    asked = (
        f"SELECT pid, state FROM pg_stat_activity WHERE datname = '{name}' ORDER BY backend_start"
    )
    return [(process, state) for process, state in server.ask(asked)]


def assert_none_left(server: Server, url: str) -> None:
    """The server buries what was let go of in a moment: it must not have to be forced."""
    server.run(f"ALTER DATABASE {sa.make_url(url).database} RENAME TO let_go")
    server.run(f"ALTER DATABASE let_go RENAME TO {sa.make_url(url).database}")
