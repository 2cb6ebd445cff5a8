"""Desks over a database of the test's own, copied from the demo's."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pmf_lib.workbench import RehearsalDesk, ReviewDesk
from tests.conftest import COUNCIL, PERIOD, Home

Open = Callable[[], ReviewDesk]
Rehearse = Callable[[], RehearsalDesk]


@pytest.fixture
def own_database(demo_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo's database, to be changed; this process works on it."""
    file = tmp_path / "pmf.sqlite"
    with sqlite3.connect(demo_home.path / "var" / "pmf.sqlite") as demo:
        demo.execute("VACUUM INTO ?", (str(file),))
    monkeypatch.setenv("PMF_HOME", str(demo_home.path))
    monkeypatch.setenv("PMF_DATABASE", f"sqlite:///{file}")
    monkeypatch.delenv("PMF_SNAPSHOT", raising=False)
    return file


@pytest.fixture
def open_desk(own_database: Path) -> Iterator[Open]:
    """Opens desks of the review on the test's own database, as several officers would."""
    opened: list[ReviewDesk] = []

    def go() -> ReviewDesk:
        opened.append(ReviewDesk(COUNCIL, PERIOD))
        return opened[-1]

    yield go
    for desk in opened:
        desk.store.close()


@pytest.fixture
def desk(open_desk: Open) -> ReviewDesk:
    return open_desk()


@pytest.fixture
def open_rehearsal(own_database: Path) -> Iterator[Rehearse]:
    """Opens desks of proposed indicators on the test's own database, as several analysts would."""
    opened: list[RehearsalDesk] = []

    def go() -> RehearsalDesk:
        opened.append(RehearsalDesk(COUNCIL, PERIOD))
        return opened[-1]

    yield go
    for desk in opened:
        desk.store.close()


@pytest.fixture
def rehearsing(open_rehearsal: Rehearse) -> RehearsalDesk:
    return open_rehearsal()
