"""A database as a source: its tables named for the register's, read in parts and never written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from pmf_lib.errors import SourceError
from pmf_lib.intake.cells import as_text
from pmf_lib.intake.headings import Row, plain_name

LOCK_PATIENCE = 5.0
_ROWS_AT_ONCE = 5_000
# A damaged file may hold texts, even names of tables, that are no text at all.
_BROKEN = (SQLAlchemyError, OSError, UnicodeDecodeError)
_EXAMPLE = "An SQLAlchemy URL is sqlite:///folder/file.db or postgresql://user@host/name"


class Database:
    """An open database. `name` is its URL without the password."""

    def __init__(self, source: str) -> None:
        url = _url(source)
        self.name = url.render_as_string(hide_password=True)
        self._digest = sha256()
        self._engine = _engine(url, self.name)
        try:
            inspector = sa.inspect(self._engine)
            names = [*inspector.get_table_names(), *inspector.get_view_names()]
            self.tables = tuple(sorted(names))
            self._columns = {
                name: [column["name"] for column in inspector.get_columns(name)] for name in names
            }
        except _BROKEN as error:
            raise _unreadable(self.name, error) from error

    @property
    def sha256(self) -> str:
        """The hash of every row read so far, in order."""
        return self._digest.hexdigest()

    def rows(self, table: str, order: tuple[str, ...]) -> Iterator[Row]:
        """The column names as line 0, then the rows, sorted by the columns named in `order`."""
        columns = self._columns[table]
        self._digest.update(repr((table, columns)).encode())
        yield 0, list(columns)
        fields: list[sa.ColumnClause[object]] = [sa.column(name) for name in columns]
        known = [field for field in fields if plain_name(field.name) in order]
        query = sa.select(*fields).select_from(sa.table(table, *fields)).order_by(*known)
        try:
            yield from self._numbered(query)
        except _BROKEN as error:
            raise _unreadable(self.name, error) from error

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def _numbered(self, query: sa.sql.Executable) -> Iterator[Row]:
        with self._engine.connect() as connection:
            streamed = connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(query)
            for number, found in enumerate(streamed, 1):
                cells = [as_text(cell) for cell in found]
                self._digest.update(repr(cells).encode("utf-8", errors="backslashreplace"))
                yield number, cells


def _url(source: str) -> URL:
    try:
        return sa.make_url(source)
    except (ArgumentError, ValueError) as error:
        raise SourceError("The database URL cannot be read", _EXAMPLE, "Correct it") from error


def _engine(url: URL, name: str) -> Engine:
    if url.get_backend_name() == "sqlite":
        return sa.create_engine("sqlite://", creator=_sqlite(url, name), poolclass=NullPool)
    try:
        return sa.create_engine(url, poolclass=NullPool)
    except (SQLAlchemyError, ImportError, ValueError, TypeError) as error:
        found = f"No driver for the database {name} is installed"
        next_step = f"Install the driver of {url.drivername}, or export the tables as CSV"
        raise SourceError(found, _EXAMPLE, next_step) from error


def _sqlite(url: URL, name: str) -> Callable[[], sqlite3.Connection]:
    """Connect to an SQLite file that is there, for reading only: none is made by a wrong name."""
    path = Path(url.database or "")
    if not path.is_file():
        next_step = "Check the path; after sqlite: a path from the root has four slashes"
        raise SourceError(f"There is no database file at {name}", _EXAMPLE, next_step)
    address = f"file:{quote(str(path.resolve()))}?mode=ro"
    return lambda: sqlite3.connect(address, uri=True, timeout=LOCK_PATIENCE)


def _unreadable(name: str, error: Exception) -> SourceError:
    cause = str(getattr(error, "orig", None) or error).strip().splitlines() or ["no cause given"]
    return SourceError(
        f"The database {name} cannot be read: {cause[0][:200]}",
        _EXAMPLE,
        "Check the address and the right to read it, and that no other program has locked it",
    )
