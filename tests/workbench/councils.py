"""Desks of other councils than the usual one, each test on a database of its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pmf_lib.workbench.clinic_desk import ClinicDesk
from tests.conftest import Home


def own_copy(home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home's database copied into the folder; this process works on the copy."""
    file = folder / "pmf.sqlite"
    with sqlite3.connect(home.path / "var" / "pmf.sqlite") as demo:
        demo.execute("VACUUM INTO ?", (str(file),))
    monkeypatch.setenv("PMF_HOME", str(home.path))
    monkeypatch.setenv("PMF_DATABASE", f"sqlite:///{file}")
    monkeypatch.delenv("PMF_SNAPSHOT", raising=False)
    return file


def another(desk: ClinicDesk) -> ClinicDesk:
    """Another officer's desk on the same database."""
    return ClinicDesk(desk.pack.council.key, desk.pack.period.code)
