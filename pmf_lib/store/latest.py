"""Selecting what was known: the latest row of each entry, or every row of it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Select

from pmf_lib.register import TABLES, Kind
from pmf_lib.register.indicators import SUBGROUPS
from pmf_lib.store.schema import FACTS

BOOK_COLUMNS = ("known_from", "flags", "source_file", "source_line")


@dataclass(frozen=True)
class Shape:
    """A question without its values. `equal` names columns and the parameter of each.

    Columns that are `withheld` from whoever asks are answered as missing.
    """

    table: str
    equal: tuple[tuple[str, str], ...]
    through: bool
    whole: bool
    owner: bool
    dated: bool
    withheld: frozenset[str] = frozenset()

    @property
    def facts(self) -> sa.Table:
        """The SQL table."""
        return FACTS[self.table]


def select_latest(shape: Shape) -> Select:
    """The latest known row of each entry, in the order of the key.

    A column outside the key may change from row to row: an action may move to another unit. So it
    is compared in the latest rows only, after every row of the entries it might bring up is seen.
    """
    facts = shape.facts
    newest = (
        sa.func.row_number()
        .over(
            partition_by=facts.c.key_digest,
            order_by=(facts.c.known_from.desc(), facts.c.load_id.desc()),
        )
        .label("newest")
    )
    ranked = (
        sa.select(facts.c.row_id, newest)
        .where(*_scope(shape), *_key_conditions(shape))
        .subquery("ranked")
    )
    return (
        sa.select(*_answer_columns(shape))
        .join_from(ranked, facts, ranked.c.row_id == facts.c.row_id)
        .where(ranked.c.newest == 1, *_outside_key(shape, facts))
        .order_by(*_key_order(shape))
    )


def select_history(shape: Shape) -> Select:
    """Every known row, in the order of the key and, for each entry, the oldest first."""
    facts = shape.facts
    return (
        sa.select(*_answer_columns(shape), facts.c.load_id)
        .where(*_rows_in_scope(shape), *_seen(shape), *_key_conditions(shape))
        .order_by(*_key_order(shape), facts.c.known_from, facts.c.load_id)
    )


def _answer_columns(shape: Shape) -> list[ColumnElement]:
    names = (*TABLES[shape.table].names, *BOOK_COLUMNS)
    return [_answer_column(shape, name) for name in names]


def _answer_column(shape: Shape, name: str) -> ColumnElement:
    if name not in shape.withheld:
        return shape.facts.c[name]
    # A line of a file is always a number: 0 is none, as in rows that stood in no file.
    return sa.literal_column("0" if name == "source_line" else "NULL").label(name)


def _given(column: ColumnElement, parameter: str) -> sa.BindParameter:
    return sa.bindparam(parameter, type_=column.type)


def _same(facts: sa.FromClause, name: str, parameter: str) -> ColumnElement[bool]:
    return facts.c[name] == _given(facts.c[name], parameter)


def _seen(shape: Shape) -> list[ColumnElement[bool]]:
    load, known = shape.facts.c.load_id, shape.facts.c.known_from
    seen = [load <= _given(load, "load")]
    if shape.dated:
        seen.append(known <= _given(known, "as_known_on"))
    return seen


def _key_conditions(shape: Shape) -> list[ColumnElement[bool]]:
    facts, key = shape.facts, TABLES[shape.table].key
    wanted = [_same(facts, name, parameter) for name, parameter in shape.equal if name in key]
    if shape.through:
        wanted.append(facts.c.period_end <= _given(facts.c.period_end, "through"))
    if shape.whole:
        wanted.extend(facts.c[name] == "" for name in SUBGROUPS)
    if shape.owner:
        owned = Shape("measures", (("unit", "owner"),), False, False, False, shape.dated)
        latest = select_latest(owned).with_only_columns(owned.facts.c.measure)
        wanted.append(facts.c.measure.in_(latest.order_by(None)))
    return wanted


def _scope(shape: Shape) -> list[ColumnElement[bool]]:
    facts = shape.facts
    if not _outside_key(shape, facts):
        return [_same(facts, "council", "council"), *_seen(shape)]
    # The digest of a key is of one council, and the index of digests is the one to use.
    ever = facts.alias("ever")
    entries = sa.select(ever.c.key_digest).where(
        _same(ever, "council", "council"), *_outside_key(shape, ever)
    )
    return [facts.c.key_digest.in_(entries), *_seen(shape)]


def _rows_in_scope(shape: Shape) -> list[ColumnElement[bool]]:
    facts = shape.facts
    if not _outside_key(shape, facts):
        return [_same(facts, "council", "council")]
    # By their numbers, or SQLite would walk the whole council in the order of the answer.
    ever = facts.alias("ever")
    rows = sa.select(ever.c.row_id).where(
        _same(ever, "council", "council"), *_outside_key(shape, ever)
    )
    return [facts.c.row_id.in_(rows)]


def _outside_key(shape: Shape, facts: sa.FromClause) -> list[ColumnElement[bool]]:
    key = TABLES[shape.table].key
    return [_same(facts, name, parameter) for name, parameter in shape.equal if name not in key]


def _key_order(shape: Shape) -> list[ColumnElement]:
    """Key columns as they stand, a period by its last day and then the longer one first."""
    facts, table, order = shape.facts, TABLES[shape.table], []
    for name in table.key:
        if table.column(name).kind is Kind.PERIOD:
            # The grains' names happen to sort backwards: year, quarter, month.
            order += [facts.c.period_end, facts.c.grain.desc()]
        order.append(facts.c[name])
    return order
