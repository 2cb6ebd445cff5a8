"""Desks over a database of the test's own, copied from the demo's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pmf_lib.workbench import RehearsalDesk, ReviewDesk
from pmf_lib.workbench.clinic_desk import ClinicDesk
from pmf_lib.workbench.pairing_desk import PairingDesk
from tests.conftest import COUNCIL, PERIOD, Home
from tests.workbench.councils import own_copy

Open = Callable[[], ReviewDesk]
Rehearse = Callable[[], RehearsalDesk]


@pytest.fixture
def own_database(demo_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The demo's database, to be changed; this process works on it."""
    return own_copy(demo_home, tmp_path, monkeypatch)


@pytest.fixture
def councils_database(councils_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of every demo council, to be changed; this process works on it."""
    return own_copy(councils_home, tmp_path, monkeypatch)


@pytest.fixture
def clinic_desk(councils_database: Path) -> Iterator[ClinicDesk]:
    """A desk of clinics in the council whose paper has them."""
    desk = ClinicDesk("ribble-valley-2007", "2007-08-Q2")
    yield desk
    desk.store.close()


@pytest.fixture
def pairing_desk(councils_database: Path) -> Iterator[PairingDesk]:
    """A desk of pairings in the council whose paper asks for them."""
    desk = PairingDesk("carlisle-2003", "2003-04-Q2")
    yield desk
    desk.store.close()


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
