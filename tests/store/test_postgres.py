"""What is PostgreSQL's own: passwords, connections, refusals; and that it agrees with SQLite."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from traceback import format_exception

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given, settings

from pmf_lib.errors import StoreError
from pmf_lib.store import Snapshot, Store, migrate, open_store, readers
from tests.postgres import Server
from tests.store.builders import COUNCIL, ON_POSTGRES, TODAY, frame, load, measure, value
from tests.store.test_history_law import LOADS, follow

SECRET = "hunter2"
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("postgres")

SOME = {
    "values": [
        value("2021-22-Q1", 1e308, date(2021, 7, 1), note="né \U0001f600"),
        value("2021-22-Q2", 5e-324, ward="Zoë"),
        value("2021-22-M06", -0.1, ward="_a"),
        value("2020-21", None, ward="Éa", missing_reason="none"),
        value("2019-20", float("nan"), ward="Za\x00b\ud800"),
    ],
    "measures": [measure("b"), measure("A"), measure("Ä"), measure("a-b"), measure("ab")],
}


def test_the_same_loads_give_the_same_tokens_frames_and_digests(
    postgres: Server, tmp_path: Path
) -> None:
    urls = (f"sqlite:///{tmp_path / 'same.sqlite'}", postgres.make("same"))
    told = []
    for url in urls:
        with open_store(url, create=True) as store:
            batches = {name: [frame(name, *rows)] for name, rows in SOME.items()}
            store.load(COUNCIL, batches, source="s", sha256="", loaded_on=TODAY)
            load(store, "values", value(figure=0.1 + 0.2), value(ward="Zoë", figure=2))
            reader = store.reader(store.snapshot(COUNCIL))
            frames = [
                readers.values_by_period(reader, subgroups=True),
                readers.value_history(reader),
                readers.measures_in_force(reader),
            ]
            assert store.verify(COUNCIL) == ()
            told.append((reader.snapshot.token, frames, [read.content for read in reader.reads]))
    (token, frames, reads), (other_token, other_frames, other_reads) = told
    assert (token, reads) == (other_token, other_reads)
    for one, other in zip(frames, other_frames, strict=True):
        pd.testing.assert_frame_equal(one, other, check_exact=True)


@settings(max_examples=4, deadline=None)
@given(loads=LOADS)
def test_a_reader_answers_as_a_dictionary_would(
    postgres: Server, empty_postgres: str, loads: list
) -> None:
    url = postgres.make("law", template=empty_postgres)
    try:
        with open_store(url) as store:
            follow(store, loads)
    finally:
        postgres.drop("law")


@pytest.mark.parametrize(
    ("database", "changed", "said"),
    [
        ("postgres", {"password": SECRET}, "password must be right"),
        ("postgres", {"password": ""}, "password must be right"),
        ("postgres", {"username": "ghost"}, "password must be right"),
        ("nowhere", {}, "the database must be there"),
        ("postgres", {"host": "server.invalid"}, "cannot be reached"),
        ("postgres", {"port": 1}, "cannot be reached"),
        ("postgres", {}, "holds no store yet"),
    ],
)
def test_a_server_that_says_no(
    postgres: Server, database: str, changed: dict[str, str], said: str
) -> None:
    url = sa.make_url(postgres.url(database)).set(**changed)
    with pytest.raises(StoreError, match=said) as caught:
        open_store(url.render_as_string(hide_password=False))
    whole = "".join(format_exception(caught.value))
    for secret in (SECRET, postgres.password):
        assert secret not in whole


def test_the_command_line_prints_no_password_and_no_traceback(postgres: Server) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pmf_lib.cli", "run", "current", "--council", COUNCIL],
        env={**os.environ, "PMF_DATABASE": postgres.url("postgres", password=SECRET)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    printed = done.stdout + done.stderr
    assert done.returncode != 0
    assert "does not let you into postgresql://127.0.0.1" in " ".join(printed.split())
    assert "Traceback" not in printed
    assert SECRET not in printed


@ON_POSTGRES
def test_a_read_only_database_can_be_read(
    store: Store, database_url: str, postgres: Server
) -> None:
    load(store, "values", value())
    before = store.snapshot(COUNCIL)
    only_read = f"{database_url}?options=-c%20default_transaction_read_only%3Don"
    with open_store(only_read) as reading:
        assert len(readers.values_by_period(reading.reader(before))) == 1
        with pytest.raises(StoreError, match=r"read-only.*standby"):
            load(reading, "values", value(figure=1))
    assert store.snapshot(COUNCIL) == before


@ON_POSTGRES
def test_a_user_who_may_only_read(store: Store, database_url: str, postgres: Server) -> None:
    load(store, "values", value())
    url = sa.make_url(database_url)
    name = str(url.database)
    try:
        postgres.run(
            f"CREATE ROLE reader LOGIN PASSWORD '{SECRET}'",
            "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
            database=name,
        )
        theirs = url.set(username="reader", password=SECRET)
        with open_store(theirs.render_as_string(hide_password=False)) as reading:
            reader = reading.reader(reading.snapshot(COUNCIL))
            assert len(readers.values_by_period(reader)) == 1
            with pytest.raises(StoreError, match="not allowed"):
                load(reading, "values", value(figure=1))
    finally:
        postgres.run("DROP OWNED BY reader", "DROP ROLE reader", database=name)


def test_a_database_that_keeps_less_than_unicode_is_refused(postgres: Server) -> None:
    url = postgres.make("latin", encoding="LATIN1")
    with pytest.raises(StoreError, match=r"keeps text as LATIN1.*UTF-8"):
        open_store(url, create=True)
    assert (
        postgres.ask("SELECT tablename FROM pg_tables WHERE tablename LIKE 'pmf%%'", "latin") == []
    )


@ON_POSTGRES
def test_a_load_that_waits_too_long_is_told(
    store: Store, database_url: str, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "WAIT_SECONDS", 0.05)
    refused = []

    def batches():
        with open_store(database_url) as other, pytest.raises(StoreError, match="locked") as caught:
            load(other, "values", value(figure=1))
        refused.append(caught.value)
        yield frame("values", value(figure=2))

    store.load(COUNCIL, {"values": batches()}, source="s", sha256="", loaded_on=TODAY)
    assert len(refused) == 1
    assert load(store, "values", value(figure=1)).load == 2


@ON_POSTGRES
def test_a_code_too_long_to_be_found_again_is_refused_whole(store: Store) -> None:
    load(store, "values", value())
    before = store.snapshot(COUNCIL)
    letters = "".join(chr(0x4E00 + number * 7 % 9973) for number in range(9000))
    with pytest.raises(StoreError, match=r"too long.*nothing of this load was kept"):
        load(store, "values", value(measure=letters))
    assert store.snapshot(COUNCIL) == before
    letters = "".join(chr(0x4E00 + number * 7 % 9973) for number in range(599))
    assert load(store, "values", value(measure=letters)).added == {"values": 1}


def test_a_snapshot_of_the_other_database_can_be_read(postgres: Server, tmp_path: Path) -> None:
    urls = (f"sqlite:///{tmp_path / 'one.sqlite'}", postgres.make("other"))
    tokens = []
    for url in urls:
        with open_store(url, create=True) as store:
            load(store, "values", value())
            tokens.append(store.snapshot(COUNCIL).token)
    for url, token in zip(urls, reversed(tokens), strict=True):
        with open_store(url) as store:
            assert len(readers.values_by_period(store.reader(Snapshot.parse(token)))) == 1
