"""Whether the store still says what was loaded: every digest made again from what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from pmf_lib.register import TABLES, Table
from pmf_lib.store.chain import load_digest
from pmf_lib.store.rows import Cell, content_digests, key_digests, period_end
from pmf_lib.store.schema import FACTS, LOADS, has_period

_ROWS_AT_ONCE = 10_000


def verify_council(connection: sa.Connection, council: str) -> Iterator[str]:
    """A sentence for every row and every load that is not as it was loaded; none when all is well.

    A row changed, added or taken away by other means than a load shows in itself or in its load.
    SQLite's file is looked through first: an index that lost a row would hide it from every query.
    """
    yield from _file_faults(connection)
    loads = connection.execute(
        sa.select(LOADS).where(LOADS.c.council == council).order_by(LOADS.c.load_id)
    ).all()
    days = {load.load_id: load.loaded_on for load in loads}
    for table in TABLES.values():
        yield from _changed_rows(connection, table, council, days)
    held = _tables_by_load(connection, council)
    previous = ""
    for number, load in enumerate(loads, start=1):
        if load.load_id != number:
            yield f"Load {number} of {council} is missing."
        tables = held[load.load_id]
        if load_digest(connection, council, load.load_id, previous, tables) != load.digest:
            yield f"Load {load.load_id} of {council} is not as it was loaded from {load.source}."
        previous = load.digest


def _file_faults(connection: sa.Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        if found != "ok":
            yield "The file of the database is damaged: SQLite finds its pages or indexes wrong."


def _tables_by_load(connection: sa.Connection, council: str) -> defaultdict[int, list[str]]:
    """The tables that hold rows of each load: asked once a table, not once a load and table."""
    held: defaultdict[int, list[str]] = defaultdict(list)
    for name, facts in FACTS.items():
        loads = sa.select(facts.c.load_id).where(facts.c.council == council).distinct()
        for load in connection.scalars(loads):
            held[load].append(name)
    return held


def _changed_rows(
    connection: sa.Connection, table: Table, council: str, days: dict[int, date]
) -> Iterator[str]:
    facts = FACTS[table.name]
    rows = connection.execute(
        sa.select(facts).where(facts.c.council == council),
        execution_options={"yield_per": _ROWS_AT_ONCE},
    )
    for some in rows.partitions():
        register = {name: [_cell(getattr(row, name)) for row in some] for name in table.names}
        keys = key_digests(table, council, register)
        contents = content_digests(table, register)
        for row, key, content in zip(some, keys, contents, strict=True):
            sound = (row.key_digest, row.digest) == (key, content)
            if not sound or not _dated_as_loaded(table, row, days):
                yield (
                    f"A row of {table.name} was changed in the database "
                    f"(load {row.load_id}, {row.source_file} line {row.source_line})."
                )


def _dated_as_loaded(table: Table, row: sa.Row, days: dict[int, date]) -> bool:
    said = getattr(row, table.known_on) if table.known_on else None
    if row.known_from != (said or days.get(row.load_id)):
        return False
    return not has_period(table) or (row.period_end.isoformat(), row.grain) == period_end(
        row.period
    )


def _cell(kept: str | float | date | None) -> Cell:
    return kept.isoformat() if isinstance(kept, date) else kept
