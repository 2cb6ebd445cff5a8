"""A load that says what it has seen does not write over what came after, on either database."""

from __future__ import annotations

import pytest

from pmf_lib.errors import ChangedMeanwhileError
from pmf_lib.store import LoadResult, Store, readers
from tests.store.builders import COUNCIL, TODAY, frame, value


def save(store: Store, figure: float, since: int | None, period: str = "2021-22-Q2") -> LoadResult:
    batches = {"values": [frame("values", value(period, figure))]}
    return store.load(
        COUNCIL, batches, source="screen", sha256="0" * 64, loaded_on=TODAY, since=since
    )


def figures(store: Store) -> list[float]:
    reader = store.reader(store.snapshot(COUNCIL))
    return readers.values_by_period(reader)["value"].tolist()


def test_an_entry_that_was_written_since_is_not_written_over(store: Store) -> None:
    save(store, 80, since=0)
    with pytest.raises(ChangedMeanwhileError):
        save(store, 85, since=0)
    assert figures(store) == [80]


def test_who_has_seen_it_may_write(store: Store) -> None:
    seen = save(store, 80, since=0).load
    save(store, 85, since=seen)
    assert figures(store) == [85]


def test_another_entry_may_be_written(store: Store) -> None:
    save(store, 80, since=0, period="2021-22-Q1")
    save(store, 85, since=0, period="2021-22-Q2")
    assert figures(store) == [80, 85]


def test_who_says_the_same_is_not_stopped(store: Store) -> None:
    save(store, 80, since=0)
    assert save(store, 80, since=0).load is None


def test_another_council_is_not_looked_at(store: Store) -> None:
    save(store, 80, since=0)
    batches = {"values": [frame("values", value(figure=85))]}
    store.load(
        "lancaster-2008", batches, source="screen", sha256="0" * 64, loaded_on=TODAY, since=0
    )
    assert figures(store) == [80]


def test_a_load_that_says_nothing_of_what_it_has_seen_supersedes(store: Store) -> None:
    save(store, 80, since=None)
    save(store, 85, since=None)
    assert figures(store) == [85]
