"""Selecting what was known: the latest row of each entry, or every row of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Select

from pmf_lib.register import TABLES, Kind, Table
from pmf_lib.register.indicators import SUBGROUPS
from pmf_lib.store.schema import FACTS
from pmf_lib.store.snapshots import Snapshot

BOOK_COLUMNS = ("known_from", "flags", "source_file", "source_line")


@dataclass(frozen=True)
class Question:
    """What is asked of one table.

    `equal` names columns and the text each must hold; `through` is the last day a period may end
    on; `whole` leaves out subgroups; `owner` keeps the rows of measures that this unit owns.
    """

    table: Table
    equal: tuple[tuple[str, str], ...] = ()
    through: date | None = None
    whole: bool = False
    owner: str | None = None

    @property
    def facts(self) -> sa.Table:
        """The SQL table."""
        return FACTS[self.table.name]

    @property
    def tables(self) -> tuple[str, ...]:
        """The register's tables that the answer may depend on."""
        owners = ("measures",) if self.owner is not None else ()
        return tuple(dict.fromkeys((self.table.name, *owners)))


def select_latest(question: Question, snapshot: Snapshot) -> Select:
    """The latest known row of each entry, in the order of the key.

    A column outside the key may change from row to row: an action may move to another unit. So it
    is compared in the latest rows only, after every row of the entries it might bring up is seen.
    """
    facts = question.facts
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
        .where(*_scope(question, snapshot), *_key_conditions(question, snapshot))
        .subquery("ranked")
    )
    return (
        sa.select(*_answer_columns(question))
        .join_from(ranked, facts, ranked.c.row_id == facts.c.row_id)
        .where(ranked.c.newest == 1, *_outside_key(question, facts))
        .order_by(*_key_order(question))
    )


def select_history(question: Question, snapshot: Snapshot) -> Select:
    """Every known row, in the order of the key and, for each entry, the oldest first."""
    facts = question.facts
    return (
        sa.select(*_answer_columns(question), facts.c.load_id)
        .where(facts.c.council == snapshot.council, *_seen(facts, snapshot))
        .where(*_key_conditions(question, snapshot), *_outside_key(question, facts))
        .order_by(*_key_order(question), facts.c.known_from, facts.c.load_id)
    )


def _answer_columns(question: Question) -> list[ColumnElement]:
    return [question.facts.c[name] for name in (*question.table.names, *BOOK_COLUMNS)]


def _seen(facts: sa.FromClause, snapshot: Snapshot) -> list[ColumnElement[bool]]:
    seen = [facts.c.load_id <= snapshot.load]
    if snapshot.as_known_on is not None:
        seen.append(facts.c.known_from <= snapshot.as_known_on)
    return seen


def _key_conditions(question: Question, snapshot: Snapshot) -> list[ColumnElement[bool]]:
    facts, key = question.facts, question.table.key
    wanted = [facts.c[name] == text for name, text in question.equal if name in key]
    if question.through is not None:
        wanted.append(facts.c.period_end <= question.through)
    if question.whole:
        wanted.extend(facts.c[name] == "" for name in SUBGROUPS)
    if question.owner is not None:
        owned = Question(TABLES["measures"], (("unit", question.owner),))
        latest = select_latest(owned, snapshot).with_only_columns(owned.facts.c.measure)
        wanted.append(facts.c.measure.in_(latest.order_by(None)))
    return wanted


def _scope(question: Question, snapshot: Snapshot) -> list[ColumnElement[bool]]:
    facts = question.facts
    outside = _outside_key(question, facts)
    if not outside:
        return [facts.c.council == snapshot.council, *_seen(facts, snapshot)]
    # The digest of a key is of one council, and the index of digests is the one to use.
    ever = facts.alias("ever")
    entries = sa.select(ever.c.key_digest).where(
        ever.c.council == snapshot.council, *_outside_key(question, ever)
    )
    return [facts.c.key_digest.in_(entries), *_seen(facts, snapshot)]


def _outside_key(question: Question, facts: sa.FromClause) -> list[ColumnElement[bool]]:
    key = question.table.key
    return [facts.c[name] == text for name, text in question.equal if name not in key]


def _key_order(question: Question) -> list[ColumnElement]:
    """Key columns as they stand, a period by its last day and then the longer one first."""
    facts, order = question.facts, []
    for name in question.table.key:
        if question.table.column(name).kind is Kind.PERIOD:
            # The grains' names happen to sort backwards: year, quarter, month.
            order += [facts.c.period_end, facts.c.grain.desc()]
        order.append(facts.c[name])
    return order
