"""The chain of a council's loads: its head, what a snapshot stands on, each load's digest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import sqlalchemy as sa

from pmf_lib.errors import DamagedError
from pmf_lib.register import TABLES
from pmf_lib.store.schema import FACTS, LOADS
from pmf_lib.store.snapshots import Snapshot

_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True)
class Head:
    """A council's last load: its number, the day it counts as loaded on, the chain's digest."""

    load: int
    loaded_on: date
    digest: str


def head_of(connection: sa.Connection, council: str) -> Head | None:
    """The council's last load, or None before its first."""
    last = (
        sa.select(LOADS.c.load_id, LOADS.c.loaded_on, LOADS.c.digest)
        .where(LOADS.c.council == council)
        .order_by(LOADS.c.load_id.desc())
        .limit(1)
    )
    row = connection.execute(last).first()
    return None if row is None else Head(row.load_id, row.loaded_on, row.digest)


def councils(connection: sa.Connection) -> list[str]:
    """The councils that have data, sorted."""
    named = sa.select(LOADS.c.council).distinct().order_by(LOADS.c.council)
    return list(connection.scalars(named))


def require_known(connection: sa.Connection, snapshot: Snapshot) -> None:
    """DamagedError where the database does not hold the snapshot, or its chain was changed."""
    if _digest_of_load(connection, snapshot) != snapshot.digest:
        raise DamagedError(
            f"The snapshot {snapshot.token} is not in this database",
            "A snapshot can be read only where it was taken, or where the same data were loaded",
            "Point PMF_DATABASE at the database it was taken from",
        )


def touched_between(connection: sa.Connection, before: Snapshot, after: Snapshot) -> frozenset[str]:
    """The register's tables whose rows may differ between two snapshots of one council.

    Those that the loads in between added to; every table where `before` is of another day or of
    another chain of loads, or is the later one.
    """
    day, chain = before.as_known_on, _digest_of_load(connection, before)
    if day != after.as_known_on or chain != before.digest or before.load > after.load:
        return frozenset(TABLES)
    between = sa.select(LOADS.c.added).where(
        LOADS.c.council == after.council,
        LOADS.c.load_id > before.load,
        LOADS.c.load_id <= after.load,
    )
    counts = [json.loads(added) for added in connection.scalars(between)]
    return frozenset(name for added in counts for name, count in added.items() if count)


def _digest_of_load(connection: sa.Connection, snapshot: Snapshot) -> str | None:
    return connection.scalar(
        sa.select(LOADS.c.digest).where(
            LOADS.c.council == snapshot.council, LOADS.c.load_id == snapshot.load
        )
    )


def load_digest(
    connection: sa.Connection,
    council: str,
    load: int,
    previous: str,
    tables: Iterable[str] = tuple(FACTS),
) -> str:
    """The chain's next digest: of the one before it and of the rows this load added.

    A row is its key, its content and the day it was said to be known on. The day of loading is
    left out, so that the same sources give the same digest whenever they are loaded. `tables`
    names at least those that the load added to; others have nothing of it.
    """
    chain = sha256(f"{council}\n{previous}\n".encode())
    for name in sorted(tables):
        count, rows = _rows_digest(connection, name, council, load)
        if count:
            chain.update(f"{name} {count} {rows}\n".encode())
    return chain.hexdigest()


def _rows_digest(connection: sa.Connection, name: str, council: str, load: int) -> tuple[int, str]:
    facts, known_on = FACTS[name], TABLES[name].known_on
    said = facts.c[known_on] if known_on else sa.null()
    added = (
        sa.select(facts.c.key_digest, facts.c.digest, said)
        .where(facts.c.council == council, facts.c.load_id == load)
        .order_by(facts.c.key_digest, facts.c.known_from)
    )
    rows = connection.execute(added, execution_options={"yield_per": _ROWS_AT_ONCE})
    digest, count = sha256(), 0
    for key, content, day in rows:
        digest.update(b"%s%s%s" % (key, content, (day.isoformat() if day else "-" * 10).encode()))
        count += 1
    return count, digest.hexdigest()
