"""Loads into one PostgreSQL database: councils beside each other, one council's one by one."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pandas as pd
import pytest
import sqlalchemy as sa

from pmf_lib.errors import StoreError
from pmf_lib.store import LoadResult, Store, migrate, open_store
from pmf_lib.store.faults import told
from tests.postgres import Server
from tests.store.builders import COUNCIL, ON_POSTGRES, TODAY, frame, load, value

OTHER = "elsewhere-2021"


@ON_POSTGRES
def test_another_council_loads_meanwhile(store: Store, database_url: str) -> None:
    loaded: list[LoadResult] = []

    def batches() -> Iterator[pd.DataFrame]:
        yield frame("values", value())
        with open_store(database_url) as beside:
            loaded.append(load(beside, "values", value(figure=1), council=OTHER))
            assert beside.snapshot(OTHER).load == 1
            with pytest.raises(StoreError, match="holds nothing"):
                beside.snapshot(COUNCIL)
        yield frame("values", value("2021-22-Q1"))

    done = store.load(COUNCIL, {"values": batches()}, source="s", sha256="", loaded_on=TODAY)
    assert done.added == {"values": 2}
    assert loaded[0].added == {"values": 1}
    for council in (COUNCIL, OTHER):
        assert store.verify(council) == ()


@ON_POSTGRES
def test_the_same_council_s_loads_take_turns(
    store: Store, database_url: str, postgres: Server
) -> None:
    with ThreadPoolExecutor(1) as pool, open_store(database_url) as beside:
        second: list[Future[LoadResult]] = []

        def batches() -> Iterator[pd.DataFrame]:
            second.append(pool.submit(load, beside, "values", value(figure=1)))
            while not waiting(postgres, database_url):
                assert not second[0].done()
            yield frame("values", value(figure=2))

        first = store.load(COUNCIL, {"values": batches()}, source="s", sha256="", loaded_on=TODAY)
        assert (first.load, second[0].result().load) == (1, 2)
    assert store.verify(COUNCIL) == ()


@ON_POSTGRES
def test_no_migration_begins_while_a_council_loads(
    store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "WAIT_SECONDS", 0.05)
    engine = sa.create_engine(database_url)

    def batches() -> Iterator[pd.DataFrame]:
        with (
            pytest.raises(StoreError, match="locked"),
            told("here"),
            engine.begin() as connection,
        ):
            migrate.take_turn(connection)
        yield frame("values", value())

    store.load(COUNCIL, {"values": batches()}, source="s", sha256="", loaded_on=TODAY)
    with engine.begin() as connection:
        migrate.take_turn(connection)
        with pytest.raises(StoreError, match="locked"):
            load(store, "values", value(figure=1))
    engine.dispose()


def waiting(server: Server, url: str) -> bool:
    """Whether a load waits for another."""
    asked = (
        "SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database "
        f"WHERE NOT granted AND locktype = 'advisory' AND datname = '{sa.make_url(url).database}'"
    )
    return bool(server.ask(asked))
