"""A snapshot is frozen, named by a chain of digests, and proves what was loaded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from pmf_lib.errors import ParameterError, StoreError
from pmf_lib.register import TABLES
from pmf_lib.store import Snapshot, Store, open_store, readers
from tests.store.builders import COUNCIL, load, measure, value

DIGEST = "ab" * 32


def test_tells_which_tables_loads_in_between_touched(store: Store) -> None:
    load(store, "values", value())
    first = store.snapshot(COUNCIL)
    load(store, "measures", measure(), council="another")
    load(store, "measures", measure())
    second = store.snapshot(COUNCIL)
    load(store, "values", value(figure=1))
    third = store.snapshot(COUNCIL)
    assert store.touched(first, first) == set()
    assert store.touched(first, second) == {"measures"}
    assert store.touched(first, third) == {"measures", "values"}
    assert store.touched(second, third) == {"values"}


def test_every_table_may_differ_from_another_chain_or_day(store: Store) -> None:
    load(store, "values", value())
    first = store.snapshot(COUNCIL)
    load(store, "values", value(figure=1))
    now = store.snapshot(COUNCIL)
    others = (
        replace(first, digest=DIGEST),
        replace(first, load=9),
        replace(first, as_known_on=date(2021, 9, 30)),
        replace(first, council="another"),
    )
    for before in others:
        assert store.touched(before, now) == set(TABLES)
    assert store.touched(now, first) == set(TABLES)


@pytest.mark.parametrize("day", [None, date(2021, 9, 30)])
def test_a_token_says_all_of_a_snapshot(day: date | None) -> None:
    snapshot = Snapshot(COUNCIL, 12, day, DIGEST)
    assert Snapshot.parse(snapshot.token) == snapshot
    assert " " not in snapshot.token


@pytest.mark.parametrize(
    "token",
    [
        "",
        "latest",
        f"{COUNCIL}:x:latest:{DIGEST}",
        f"{COUNCIL}:1:2021-02-30:{DIGEST}",
        "a:1:latest:ab",
    ],
)
def test_anything_else_is_refused(token: str) -> None:
    with pytest.raises(ParameterError, match="not a snapshot"):
        Snapshot.parse(token)


def test_a_council_without_data_is_refused_with_what_there_is(store: Store) -> None:
    with pytest.raises(StoreError, match="no data yet"):
        store.snapshot(COUNCIL)
    load(store, "values", value())
    with pytest.raises(StoreError, match=f"holds data of {COUNCIL}"):
        store.snapshot("lancaster-2008")


def test_an_older_snapshot_never_changes(store: Store) -> None:
    load(store, "values", value(figure=1))
    before = store.snapshot(COUNCIL)
    load(store, "values", value(figure=2), value("2021-22-Q1"))
    answer = readers.values_by_period(store.reader(before))
    assert answer["value"].tolist() == [1]
    assert store.snapshot(COUNCIL).load == 2


def test_a_snapshot_of_another_database_is_refused(store: Store) -> None:
    load(store, "values", value())
    snapshot = store.snapshot(COUNCIL)
    for other in (replace(snapshot, load=2), replace(snapshot, digest=DIGEST)):
        with pytest.raises(StoreError, match="not in this database"):
            store.reader(other)


def test_same_data_in_the_same_order_give_the_same_digest(tmp_path: Path) -> None:
    digests = []
    for name, day in (("a", date(2021, 10, 1)), ("b", date(2026, 1, 1))):
        with open_store(f"sqlite:///{tmp_path / name}.sqlite", create=True) as store:
            rows = [value("2021-22-Q1"), value("2021-22-Q2", known=date(2021, 9, 1))]
            load(store, "values", *(rows if name == "a" else reversed(rows)), day=day)
            load(store, "measures", measure(), day=day, council="another")
            load(store, "measures", measure(), day=day)
            digests.append(store.snapshot(COUNCIL).digest)
    assert digests[0] == digests[1]


def test_other_data_give_another_digest(tmp_path: Path) -> None:
    digests = set()
    changes = ({}, {"figure": 1}, {"known": date(2021, 9, 1)}, {"note": "x"}, {"ward": "x"})
    for number, change in enumerate(changes):
        with open_store(f"sqlite:///{tmp_path / str(number)}.sqlite", create=True) as store:
            load(store, "values", value(**change))
            digests.add(store.snapshot(COUNCIL).digest)
    assert len(digests) == len(changes)


CHANGES = {
    "value": "UPDATE pmf_values SET value = value + 1e-9 WHERE period = '2021-22-Q1'",
    "known_from": "UPDATE pmf_values SET known_from = '2021-01-01' WHERE period = '2021-22-Q1'",
    "period_end": "UPDATE pmf_values SET period_end = '2021-01-01' WHERE period = '2021-22-Q1'",
    "key": "UPDATE pmf_values SET measure = 'ICT2' WHERE period = '2021-22-Q1'",
    "row gone": "DELETE FROM pmf_values WHERE period = '2021-22-Q1'",
    "load gone": "DELETE FROM pmf_loads WHERE load_id = 1",
    "chain": "UPDATE pmf_loads SET digest = 'x' WHERE load_id = 2",
}


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_what_was_changed_by_hand_is_found(store: Store, database_url: str, statement: str) -> None:
    load(store, "values", value("2021-22-Q1"), value("2021-22-Q2", None))
    load(store, "measures", measure(defined_on=date(2020, 4, 1)))
    assert store.verify(COUNCIL) == ()
    with sa.create_engine(database_url).begin() as connection:
        if connection.dialect.name == "postgresql" and "DELETE FROM pmf_loads" in statement:
            # PostgreSQL would rather not: its rows refer to it.
            connection.execute(sa.text("ALTER TABLE pmf_values DROP CONSTRAINT pmf_values_load"))
        connection.execute(sa.text(statement))
    assert store.verify(COUNCIL)
