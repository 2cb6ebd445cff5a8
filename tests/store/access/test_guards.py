"""What a post tries to add past the store: rows and loads that are not sound or not true."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

import psycopg
import pytest

from pmf_lib.store import readers
from pmf_lib.store.access.guards import REFUSED
from tests.store.access.conftest import Ruled
from tests.store.access.forger import OTHERS, OWN, Forger, refused, risk
from tests.store.access.posts import ENTRY
from tests.store.access.whole import COUNCIL, OTHER


def test_an_honest_row_written_by_hand_is_kept(trial: Ruled) -> None:
    """Else every refusal below might be for another reason."""
    with trial.raw(ENTRY) as connection:
        Forger(connection).risk(risk("R-honest"))
    with trial.owner() as store:
        assert store.verify(COUNCIL.key) == ()
        told = readers.entries(store.reader(store.snapshot(COUNCIL.key)), "risks")
        assert "R-honest" in set(told["risk"])


@pytest.mark.parametrize(
    "changed",
    [
        {"council": OTHER.key},
        {"load_id": 2},
        {"load_id": 1000},
        {"known_from": date(2031, 1, 1)},
        {"known_from": date(2001, 1, 1)},
        {"digest": None},
        {"likelihood": float("nan")},
        {"likelihood": float("inf")},
        {"likelihood": 9},
        {"likelihood": 1.5},
        {"title": ""},
        {"recorded_on": "infinity", "known_from": "infinity"},
        {"unit": OTHERS},
        {"unit": None},
    ],
    ids=str,
)
def test_no_row_that_is_not_sound(trial: Ruled, changed: dict[str, Any]) -> None:
    with trial.raw(ENTRY) as connection, pytest.raises(psycopg.Error):
        Forger(connection).risk(risk(), **changed)


@pytest.mark.parametrize(
    "period", ["2021-22-Q5", "2021-22-M13", "2021-23", "Q1", "", "2021-22-Q1'"], ids=str
)
def test_no_period_that_cannot_be_read(trial: Ruled, period: str) -> None:
    cells = {"unit": OWN, "period": "2021-22-Q1", "title": "t"}
    with trial.raw(ENTRY) as connection, pytest.raises(psycopg.Error) as found:
        key = f"{COUNCIL.key}\0financial_issues\0{OWN}\0{period}\0t"
        digest = sha256(key.encode()).digest()[:16]
        Forger(connection).row("financial_issues", cells, period=period, key_digest=digest)
    assert found.value.sqlstate == REFUSED


@pytest.mark.parametrize(
    "changed",
    [
        {"load_id": 2},
        {"load_id": 1000},
        {"council": OTHER.key},
        {"loaded_on": date(2001, 1, 1)},
        {"loaded_on": date(9000, 1, 1)},
        {"digest": "0" * 64},
        {"added": "{}"},
        {"added": '{"risks": 2}'},
        {"added": '{"risks": 1, "values": 1}'},
    ],
    ids=str,
)
def test_no_load_that_is_not_the_next_or_tells_what_is_not_so(
    trial: Ruled, changed: dict[str, Any]
) -> None:
    """A false day would date everybody's later rows, a false count leave old pages standing."""
    with trial.raw(ENTRY) as connection:
        forger = Forger(connection)
        with pytest.raises(psycopg.Error) as found, connection.transaction():
            forger.row("risks", risk())
            forger.record(**changed)
        assert refused(found)


def test_no_row_is_added_to_a_load_that_was_recorded(trial: Ruled) -> None:
    with trial.raw(ENTRY) as connection:
        forger = Forger(connection)
        with pytest.raises(psycopg.Error) as found, connection.transaction():
            forger.row("risks", risk())
            forger.record()
            forger.row("risks", risk("R-after"), load_id=forger.load - 1)
        assert found.value.sqlstate == REFUSED
        with pytest.raises(psycopg.errors.ForeignKeyViolation), connection.transaction():
            forger.row("risks", risk())
