"""One fresh store a test, on every database that the store can use."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from pmf_lib.store import Store, open_store
from tests.empty_store import put_empty_store
from tests.postgres import Server, server_or_skip

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an SQLite store without data; not to be changed."""
    file = tmp_path_factory.mktemp("store") / "empty.sqlite"
    put_empty_store(file)
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server."""
    with server_or_skip() as server:
        yield server


@pytest.fixture(scope="session")
def empty_postgres(postgres: Server) -> str:
    """The name of a PostgreSQL store without data, made once and copied for each test."""
    open_store(postgres.make("empty"), create=True).close()
    return "empty"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database that is not there yet, or is empty; with `store`, of that store."""
    ready = "store" in request.fixturenames
    if request.param == "sqlite":
        file = request.getfixturevalue("tmp_path") / "pmf.sqlite"
        yield put_empty_store(file) if ready else f"sqlite:///{file}"
        return
    server: Server = request.getfixturevalue("postgres")
    template = request.getfixturevalue("empty_postgres") if ready else "template0"
    name = f"test_{next(_NUMBERS)}"
    yield server.make(name, template=template)
    server.drop(name)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(database_url) as opened:
        yield opened
