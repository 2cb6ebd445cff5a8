"""Connections to a PostgreSQL server: one kept, replaced when cut, never shared by a fork."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from pmf_lib.store import Store, readers
from tests.postgres import Server
from tests.store.builders import COUNCIL, ON_POSTGRES, load, value


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
