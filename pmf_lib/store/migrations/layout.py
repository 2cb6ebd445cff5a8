"""How released migrations lay a register table out. Frozen: a later layout gets its own file."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

WORDS = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KINDS = {"": WORDS, "number": sa.Double(), "date": sa.Date()}


def add_register_table(table: str, columns: str, indexed: Iterable[str]) -> None:
    """A register table with the indexes of every table, and one for each column in `indexed`.

    `columns` are divided by spaces. A column is text unless it says otherwise, as in
    `value:number`; `!` marks the key, which is never NULL.
    """
    name = f"pmf_{table}"
    _create(name, columns.split())
    op.create_index(f"{name}_as_known", name, ["key_digest", "known_from", "load_id"], unique=True)
    op.create_index(f"{name}_by_load", name, ["load_id", "council"])
    for column in indexed:
        op.create_index(f"{name}_by_{column}", name, ["council", column])


def _create(name: str, columns: list[str]) -> None:
    op.create_table(
        name,
        sa.Column("row_id", ROW_NUMBER, primary_key=True),
        sa.Column("council", WORDS, nullable=False),
        sa.Column("load_id", sa.Integer, nullable=False),
        *map(_register_column, columns),
        *_kept_columns(periodic="period" in {column.rstrip("!") for column in columns}),
        sa.ForeignKeyConstraint(
            ["council", "load_id"],
            ["pmf_loads.council", "pmf_loads.load_id"],
            name=f"{name}_load",
            deferrable=True,
            initially="DEFERRED",
        ),
    )


def _register_column(written: str) -> sa.Column:
    name, _, kind = written.rstrip("!").partition(":")
    return sa.Column(name, KINDS[kind], nullable=not written.endswith("!"))


def _kept_columns(*, periodic: bool) -> Iterator[sa.Column]:
    if periodic:
        yield sa.Column("period_end", sa.Date, nullable=False)
        yield sa.Column("grain", WORDS, nullable=False)
    yield sa.Column("known_from", sa.Date, nullable=False)
    yield sa.Column("key_digest", sa.LargeBinary(16), nullable=False)
    yield sa.Column("digest", sa.LargeBinary(16), nullable=False)
    yield sa.Column("flags", WORDS, nullable=False)
    yield sa.Column("source_file", WORDS, nullable=False)
    yield sa.Column("source_line", sa.Integer, nullable=False)
