"""One fresh store a test, on every database that the store can use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmf_lib.store import Store, open_store


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite store without data, made once and copied for each test."""
    file = tmp_path_factory.mktemp("store") / "empty.sqlite"
    open_store(f"sqlite:///{file}", create=True).close()
    return file


@pytest.fixture(params=["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database that is not there yet, or is empty."""
    assert request.param == "sqlite"
    return f"sqlite:///{tmp_path / 'pmf.sqlite'}"


@pytest.fixture
def store(database_url: str, empty_sqlite: Path) -> Iterator[Store]:
    """An empty store."""
    shutil.copyfile(empty_sqlite, database_url.removeprefix("sqlite:///"))
    with open_store(database_url) as opened:
        yield opened
