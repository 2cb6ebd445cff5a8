"""What a database's error means to the person who meets it, and what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from pmf_lib.errors import DamagedError, FailingDiskError, StoreAwayError, StoreError

Advice = tuple[str, str, str]

_LOCKED = (
    "The database {place} is locked by another program",
    "One load at a time may write to it",
    "Wait until the other load has ended, or close the program that holds it open, and try again",
)
_READ_ONLY = (
    "The database {place} is read-only",
    "Its file and its folder must be writable for you",
    "Ask for write access, or set PMF_DATABASE to a copy in a folder of your own",
)
_READ_ONLY_SERVER = (
    "The database {place} is read-only",
    "A load needs the main server, not a standby, and a user who may write",
    "Ask whoever keeps the database, or correct PMF_DATABASE",
)
_DAMAGED = (
    "The file {place} is not a sound SQLite database",
    "",
    "Put back the last good copy, or move the file away and load the sources again",
)
_FULL = (
    "The disk is full: {place} could not be written, and nothing of this load was kept",
    "",
    "Make room on the disk of the database and of temporary files, and load again",
)
_NO_ROOM_TO_READ = (
    "The disk of {place} is full, and even reading needs a little room beside it",
    "",
    "Make room on the disk of the database, and try again",
)
_CLOSED = (
    "The database {place} cannot be opened",
    "Its folder must exist, and you must be allowed to read and to write in it",
    "Check the path and your access, or set PMF_DATABASE to another place",
)
_DISK = (
    "The disk failed while {place} was read or written",
    "",
    "Check the disk, copy the database to a local one and try again",
)
_NOT_ALLOWED = (
    "You are not allowed to do that in the database {place}",
    "A post reads and adds only what is its own: pmf access show tells what",
    "Sign in as a post that may, or ask whoever keeps the database for access",
)
_NOT_YOURS = (
    "A row is not one that you may add to the database {place}, and nothing was kept",
    "A post adds only sound rows of its own, and takes over nobody else's entry: pmf access show "
    "tells of which tables",
    "Hand the row to whoever it belongs to, or to the performance team",
)
_UNREACHED = (
    "The database server of {place} cannot be reached, or refused to let you in",
    "",
    "Check that the server runs, its name and its port, and that it lets this machine in",
)
_REFUSED = (
    "The database server does not let you into {place}",
    "Your user name and password must be right, and the database must be there",
    "Correct PMF_DATABASE, or ask whoever keeps the server to make the database",
)
_TOO_LONG = (
    "A code in the source is too long for the database {place}, and nothing of this load was kept",
    "A measure's code must be shorter than 600 characters",
    "Shorten the code and load again",
)
_OTHER = (
    "The database {place} gave an error ({what})",
    "",
    "Run pmf doctor, and put back the last good copy if it finds the database damaged",
)
_UNSOUND = (_DAMAGED, _OTHER)
# What may go better another time, with nothing changed in what was asked.
_AWAY = (_LOCKED, _CLOSED, _NO_ROOM_TO_READ, _UNREACHED)

# SQLite's own names of its result codes; the longer codes begin with these.
_SQLITE: dict[str, Advice] = {
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_FULL": _FULL,
    "SQLITE_CANTOPEN": _CLOSED,
    "SQLITE_PERM": _CLOSED,
    "SQLITE_AUTH": _NOT_ALLOWED,
    "SQLITE_IOERR_SHMSIZE": _NO_ROOM_TO_READ,
    "SQLITE_IOERR": _DISK,
}
# The SQL standard's classes and codes, as PostgreSQL gives them.
_SQLSTATE: dict[str, Advice] = {
    "55P03": _LOCKED,
    "25006": _READ_ONLY_SERVER,
    "53100": _FULL,
    "54000": _TOO_LONG,
    "42501": _NOT_ALLOWED,
    "PM001": _NOT_YOURS,
    "57P": _UNREACHED,
    "28": _REFUSED,
    "3D": _REFUSED,
    "08": _UNREACHED,
}


def explain(error: BaseException, place: str) -> StoreError:
    """The StoreError that says what a driver's error means; its SQL and values are left out.

    A StoreAwayError where the database itself does not answer.
    """
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    name = getattr(cause, "sqlite_errorname", None)
    state = getattr(cause, "sqlstate", None)
    advice = _match(name, _SQLITE) or _match(state, _SQLSTATE)
    if advice is None:
        unreached = name is None and state is None and isinstance(error, OperationalError)
        advice = _not_opened(cause) if unreached else _OTHER
    what = name or state or type(cause).__name__
    return _kind(advice)(*(part.format(place=place, what=what) for part in advice))


def _kind(advice: Advice) -> type[StoreError]:
    if advice is _DISK:
        return FailingDiskError
    if advice in _AWAY:
        return StoreAwayError
    return DamagedError if advice in _UNSOUND else StoreError


def _not_opened(cause: BaseException) -> Advice:
    """Why a connection was not had: libpq gives no code, but says whether a password was asked."""
    connection = getattr(cause, "pgconn", None)
    asked = connection and (connection.used_password or connection.needs_password)
    return _REFUSED if asked else _UNREACHED


def _match(code: str | None, known: dict[str, Advice]) -> Advice | None:
    return next(
        (advice for start, advice in known.items() if code and code.startswith(start)), None
    )


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what a database raises into a StoreError that names the place."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise explain(error, place) from error


@contextmanager
def cells_of(place: str) -> Iterator[None]:
    """Turn a cell that no load can have written, as a day that is none, into a DamagedError."""
    try:
        yield
    except (ValueError, TypeError, OverflowError) as error:
        raise DamagedError(
            f"The database {place} holds a cell that no load wrote",
            "Cells are written by pmf load alone",
            "Put back the last good copy, or move it away and load the sources again",
        ) from error
