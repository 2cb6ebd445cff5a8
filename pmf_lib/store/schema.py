"""The store's SQL tables, laid out from the register: one SQL table a register table.

Every name starts with `pmf_`, because a council may share one PostgreSQL database among systems and
because `values` is a reserved word. The columns are the register's own, in its order, and then what
the store keeps of every row.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from pmf_lib.register import TABLES, Column, Kind, Table

PREFIX = "pmf_"
VERSION = "0003"
VERSION_TABLE = "pmf_schema_version"

# Both databases sort by code point, so that a frame's order is the same on either.
WORDS = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TYPES: dict[Kind, sa.types.TypeEngine] = {Kind.NUMBER: sa.Double(), Kind.DATE: sa.Date()}

metadata = sa.MetaData()

LOADS = sa.Table(
    f"{PREFIX}loads",
    metadata,
    sa.Column("council", WORDS, primary_key=True),
    sa.Column("load_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("source", WORDS, nullable=False),
    sa.Column("sha256", WORDS, nullable=False),
    sa.Column("loaded_on", sa.Date, nullable=False),
    sa.Column("digest", WORDS, nullable=False),
    sa.Column("added", WORDS, nullable=False),
)


def has_period(table: Table) -> bool:
    """Whether the table's entries belong to a period, and so carry its end and grain."""
    return any(column.kind is Kind.PERIOD for column in table.columns)


def register_column(table: Table, column: Column) -> sa.Column:
    """One register column in SQL; a key column is never NULL, missing text in it is ''."""
    kept = _TYPES.get(column.kind, WORDS)
    return sa.Column(column.name, kept, nullable=column.name not in table.key)


def row_columns(table: Table) -> Iterator[sa.Column]:
    """The columns of a row that are made while it is read: the register's and what is derived."""
    for column in table.columns:
        yield register_column(table, column)
    if has_period(table):
        yield sa.Column("period_end", sa.Date, nullable=False)
        yield sa.Column("grain", WORDS, nullable=False)
    yield sa.Column("known_from", sa.Date, nullable=False)
    yield sa.Column("key_digest", sa.LargeBinary(16), nullable=False)
    yield sa.Column("digest", sa.LargeBinary(16), nullable=False)
    yield sa.Column("flags", WORDS, nullable=False)
    yield sa.Column("source_file", WORDS, nullable=False)
    yield sa.Column("source_line", sa.Integer, nullable=False)


def _indexes(table: Table, name: str) -> Iterator[sa.Index]:
    yield sa.Index(f"{name}_as_known", "key_digest", "known_from", "load_id", unique=True)
    # The load first: with the council first, SQLite would rather walk all of a council's loads
    # than take the narrow index that a reader needs.
    yield sa.Index(f"{name}_by_load", "load_id", "council")
    if table.name == "values":
        yield sa.Index(f"{name}_by_unit", "council", "unit", "measure", "period_end")
        yield sa.Index(f"{name}_by_measure", "council", "measure", "period_end")
        return
    for column in table.columns:
        if column.refers_to in {"unit", "measure"} or column.name == "measure":
            yield sa.Index(f"{name}_by_{column.name}", "council", column.name)


def _facts(table: Table) -> sa.Table:
    name = PREFIX + table.name
    return sa.Table(
        name,
        metadata,
        sa.Column("row_id", ROW_NUMBER, primary_key=True),
        sa.Column("council", WORDS, nullable=False),
        sa.Column("load_id", sa.Integer, nullable=False),
        *row_columns(table),
        # Deferred, so that a load writes its own row last and none is ever changed.
        sa.ForeignKeyConstraint(
            ["council", "load_id"],
            [LOADS.c.council, LOADS.c.load_id],
            name=f"{name}_load",
            deferrable=True,
            initially="DEFERRED",
        ),
        *_indexes(table, name),
    )


FACTS: dict[str, sa.Table] = {name: _facts(table) for name, table in TABLES.items()}


def staging(table: Table) -> sa.Table:
    """A temporary table that a load's rows wait in, numbered in the order they were given."""
    return sa.Table(
        f"{PREFIX}staging_{table.name}",
        sa.MetaData(),
        sa.Column("given", ROW_NUMBER, primary_key=True),
        sa.Column("own_day", sa.Boolean, nullable=False),
        *row_columns(table),
        prefixes=["TEMPORARY"],
        postgresql_on_commit="DROP",
    )
