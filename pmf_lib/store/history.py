"""Adding to the store: only rows that say something new, and never a change to a row that stands.

A figure given again supersedes the earlier one, which is kept with the day it was known from
(R1-044: value and target history, none overwritten).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from pmf_lib.errors import ChangedMeanwhileError
from pmf_lib.register import Table
from pmf_lib.store.chain import Head, load_digest
from pmf_lib.store.rows import Reading, storable_text
from pmf_lib.store.schema import FACTS, LOADS, row_columns, staging


@dataclass(frozen=True)
class Counts:
    """How many rows of a load were new, and how many said what the store already knew."""

    added: int
    unchanged: int


@dataclass(frozen=True)
class Loading:
    """One load under way, in one transaction.

    With `since` it may add to no entry that a load after that number wrote: who opened the entry
    then has not seen what it says now.
    """

    connection: sa.Connection
    council: str
    load: int
    loaded_on: date
    since: int | None = None

    def add(self, table: Table, batches: Iterable[pd.DataFrame]) -> Counts:
        """Add the table's new rows from batches of any size, with bounded memory.

        Of two rows in one load with one key and one day the later one counts; intake has refused
        or flagged them before.
        """
        waiting = staging(table)
        waiting.create(self.connection)
        given = self._stage(table, waiting, batches)
        self._require_unchanged(table, waiting)
        # Rows with a day of their own first: the others are compared with what is latest then.
        added = sum(
            self._insert(table, waiting, dated=dated) for dated in (True, False) if given[dated]
        )
        waiting.drop(self.connection)
        return Counts(added, given.total() - added)

    def record(self, head: Head, added: Mapping[str, int], source: str, sha256: str) -> None:
        """Write down the load itself, and with it the chain's next digest."""
        tables = [name for name, count in added.items() if count]
        digest = load_digest(self.connection, self.council, self.load, head.digest, tables)
        self.connection.execute(
            LOADS.insert().values(
                council=self.council,
                load_id=self.load,
                source=storable_text(_without_password(source)),
                sha256=sha256,
                loaded_on=self.loaded_on,
                digest=digest,
                added=json.dumps(added, sort_keys=True),
            )
        )

    def _require_unchanged(self, table: Table, waiting: sa.Table) -> None:
        """ChangedMeanwhileError where an entry says otherwise since the load it was opened at."""
        if self.since is None:
            return
        facts = FACTS[table.name].c
        changed = (
            sa.select(sa.func.count())
            .select_from(FACTS[table.name].join(waiting, facts.key_digest == waiting.c.key_digest))
            .where(
                facts.council == self.council,
                facts.load_id > self.since,
                facts.digest != waiting.c.digest,
            )
        )
        if self.connection.scalar(changed):
            raise ChangedMeanwhileError(
                "Somebody else saved this entry while you had it open",
                "What they saved is kept, and what you wrote is still on your screen",
                "Look at what it says now, then save yours again",
            )

    def _stage(
        self, table: Table, waiting: sa.Table, batches: Iterable[pd.DataFrame]
    ) -> Counter[bool]:
        reading = Reading(table, self.council, self.loaded_on)
        # Straight to the driver: the rows need no conversion, and there may be millions.
        names = [column.name for column in waiting.columns if column.name != "given"]
        insert = str(waiting.insert().inline().compile(self.connection, column_keys=names))
        given: Counter[bool] = Counter()
        for frame in batches:
            for rows in reading.rows(frame):
                self.connection.exec_driver_sql(insert, rows)
                given.update(bool(row["own_day"]) for row in rows)
        return given

    def _insert(self, table: Table, waiting: sa.Table, *, dated: bool) -> int:
        facts = FACTS[table.name]
        names = [column.name for column in row_columns(table)]
        new = (
            sa.select(
                sa.literal(self.council),
                sa.literal(self.load),
                *(waiting.c[name] for name in names),
            )
            .where(
                waiting.c.own_day == dated,
                waiting.c.given.in_(_last_given(waiting)),
                waiting.c.digest.is_distinct_from(_known_digest(facts, waiting, dated=dated)),
            )
            # Sources keep a measure's rows together, and so do most indexes.
            .order_by(waiting.c.given)
        )
        inserted = facts.insert().from_select(["council", "load_id", *names], new)
        # Without the option SQLAlchemy counts no inserted rows for PostgreSQL.
        counting = {"preserve_rowcount": True}
        return self.connection.execute(inserted, execution_options=counting).rowcount


def _last_given(waiting: sa.Table) -> sa.Select[tuple[int]]:
    again = waiting.alias("again")
    return sa.select(sa.func.max(again.c.given)).group_by(again.c.key_digest, again.c.known_from)


def _known_digest(facts: sa.Table, waiting: sa.Table, *, dated: bool) -> sa.ScalarSelect[bytes]:
    """What the store says now of a waiting row's entry; NULL where it says nothing.

    A row with a day of its own is compared with what is known of just that day: a figure may be
    confirmed later, and both days count. A row without one is compared with the latest by now.
    """
    known = facts.alias("known")
    day = known.c.known_from
    same_day = day == waiting.c.known_from if dated else day <= waiting.c.known_from
    return (
        sa.select(known.c.digest)
        .where(known.c.key_digest == waiting.c.key_digest, same_day)
        .order_by(day.desc(), known.c.load_id.desc())
        .limit(1)
        .correlate(waiting)
        .scalar_subquery()
    )


def _without_password(source: str) -> str:
    if "://" not in source:
        return source
    try:
        url = sa.make_url(source)
    except (ArgumentError, ValueError):
        return "a database"
    return url.set(query={}, password=None).render_as_string()
