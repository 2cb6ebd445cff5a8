"""What a process has read from the store, told at its end."""

from __future__ import annotations

import pytest

from pmf_lib.errors import ParameterError
from pmf_lib.store import Store, readers, statement
from tests.store.builders import COUNCIL, load, value


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has opened no reader yet."""
    monkeypatch.setattr(statement, "_opened", [])


def test_tells_every_reader_s_reads_in_order(
    store: Store, fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, "values", value())
    snapshot = store.snapshot(COUNCIL)
    one, two = store.reader(snapshot), store.reader(snapshot)
    readers.entries(two, "actions")
    readers.values_by_period(one)
    monkeypatch.setenv("PMF_SNAPSHOT", snapshot.token)
    told = statement.statement()
    assert [read.query for read in told.reads] == ["values_by_period", "entries"]
    shown = told._repr_mimebundle_()[statement.STATEMENT_MIME]
    assert shown["snapshot"] == snapshot.token
    assert shown["reads"][0]["tables"] == ["values"]


def test_refuses_a_reader_of_another_snapshot(
    store: Store, fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answers could not be asked for again, so a change in them would be missed."""
    load(store, "values", value())
    store.reader(store.snapshot(COUNCIL))
    load(store, "values", value(figure=1))
    monkeypatch.setenv("PMF_SNAPSHOT", store.snapshot(COUNCIL).token)
    with pytest.raises(ParameterError, match="run's own snapshot"):
        statement.statement()


def test_a_process_that_read_nothing_says_so(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PMF_SNAPSHOT", raising=False)
    assert statement.statement().reads == ()
