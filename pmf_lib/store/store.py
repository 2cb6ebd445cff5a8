"""The store: opened once, loaded into, and read through snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from pmf_lib import project
from pmf_lib.errors import StoreError
from pmf_lib.register import REGISTERED, TABLES, table
from pmf_lib.register.audit_samples import REMEMBERED
from pmf_lib.store.chain import (
    Head,
    councils,
    head_of,
    require_known,
    touched_between,
)
from pmf_lib.store.engine import WRITES, make_engine, move_into_file, place_of, read_url
from pmf_lib.store.faults import cells_of, told
from pmf_lib.store.migrate import bring_up_to_date, require_current, take_turn_of
from pmf_lib.store.readers import Reader
from pmf_lib.store.schema import FACTS
from pmf_lib.store.snapshots import Snapshot
from pmf_lib.store.statement import opened
from pmf_lib.store.withheld import Withheld, may_read, withheld_from

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class LoadResult:
    """What a load did, as rows a table. `load` is its number, or None where nothing was new."""

    load: int | None
    added: dict[str, int]
    unchanged: dict[str, int]


class Store:
    """One database that holds the registers of one council or more."""

    def __init__(self, engine: sa.Engine, place: str) -> None:
        self.place = place
        self._engine = engine

    def load(
        self,
        council: str,
        intake_batches: Mapping[str, Iterable[pd.DataFrame]],
        *,
        source: str,
        sha256: str,
        loaded_on: date,
        since: int | None = None,
    ) -> LoadResult:
        """Add what is new in these batches, all of it or nothing; loading again changes nothing.

        With `since`, the number of a load, a ChangedMeanwhileError where one of the entries was
        written anew after it.

        `source` and `sha256` tell what was loaded. A row that has no day of its own counts as
        known from `loaded_on`, or from the last load's day where the clock was set back since.
        StoreError where the database cannot be written; then nothing of the load is kept.
        """
        # pandas is slow to import, and a run that has nothing to make loads and reads no rows.
        from pmf_lib.store.history import Loading

        asked = {table(name).name for name in intake_batches}
        engine = self._engine.execution_options(**{WRITES: True})
        with told(self.place), engine.begin() as connection:
            take_turn_of(connection, council)
            head = head_of(connection, council) or Head(0, loaded_on, "")
            day = max(loaded_on, head.loaded_on)
            loading = Loading(connection, council, head.load + 1, day, since)
            counts = {
                name: loading.add(kept, intake_batches[name])
                for name, kept in TABLES.items()
                if name in asked
            }
            added = {name: count.added for name, count in counts.items()}
            changed = any(added.values())
            if changed:
                loading.record(head, added, source, sha256)
        if changed:
            move_into_file(self._engine)
        unchanged = {name: count.unchanged for name, count in counts.items()}
        return LoadResult(loading.load if changed else None, added, unchanged)

    def known_measures(self, council: str) -> frozenset[str]:
        """The codes of all measures that were ever defined."""
        return frozenset(self.known_kinds(council))

    def known_kinds(self, council: str) -> dict[str, str]:
        """What a value of each measure is (percent, count, …), by its latest definition."""
        return self._latest(council, "measures", "measure", "kind")

    def known_codes(self, council: str) -> dict[str, frozenset[str]]:
        """The codes of each sort that entries may refer to, such as plans and clinics."""
        with told(self.place), self._engine.connect() as connection:
            return {
                sort: frozenset(connection.scalars(_codes(council, sort, kept)))
                for sort, kept in REGISTERED.items()
                if may_read(self._withheld, kept, sort)
            }

    def known_parents(self, council: str) -> dict[str, str]:
        """The plan that each plan serves, by its latest entry (R1-014)."""
        latest = self._latest(council, "plans", "plan", "parent")
        return {plan: parent for plan, parent in latest.items() if parent}

    def known_cells(self, council: str) -> dict[tuple[str, str], dict[str, Any]]:
        """What a later row is checked against, by table and column, for each entry's code."""
        return {
            (kept, name): self._latest(council, kept, TABLES[kept].key[0], name)
            for kept, names in REMEMBERED.items()
            for name in names
            if may_read(self._withheld, kept, TABLES[kept].key[0], name)
        }

    @cached_property
    def _withheld(self) -> Withheld:
        """What whoever is signed in may not read; asked once."""
        with told(self.place):
            return withheld_from(self._engine)

    def _latest(self, council: str, kept: str, key: str, told_of: str) -> dict[str, Any]:
        """One column of each entry of a table, by its key, as the latest entry has it."""
        column = FACTS[kept].c
        entries = (
            sa.select(column[key], column[told_of])
            .where(column.council == council)
            .order_by(column.known_from, column.load_id)
        )
        with told(self.place), self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(entries)}

    def snapshot(self, council: str, as_known_on: date | None = None) -> Snapshot:
        """Everything loaded so far; a StoreError where the council has no data.

        With `as_known_on`, only what was known by the end of that day.
        """
        with told(self.place), self._engine.connect() as connection:
            head = head_of(connection, council)
            others = [] if head else councils(connection)
        if head is None:
            raise StoreError(
                f"The database {self.place} holds nothing of {council}",
                f"It holds data of {', '.join(others)}" if others else "It holds no data yet",
                f"Run pmf load with --council {council}",
            )
        return Snapshot(council, head.load, as_known_on, head.digest)

    def reader(self, snapshot: Snapshot) -> Reader:
        """A reader of the snapshot; a StoreError where this database does not hold it."""
        with told(self.place), self._engine.connect() as connection:
            require_known(connection, snapshot)
        reader = Reader(self._engine, self.place, snapshot, withheld=self._withheld)
        opened(snapshot.token, reader.reads)
        return reader

    def touched(self, before: Snapshot, after: Snapshot) -> frozenset[str]:
        """The register's tables whose rows may differ between two snapshots of one council."""
        with told(self.place), self._engine.connect() as connection:
            return touched_between(connection, before, after)

    def verify(self, council: str) -> tuple[str, ...]:
        """A sentence for each row and load that is not as it was loaded; empty when all is well.

        A DamagedError where the database cannot even be read to its end.
        """
        from pmf_lib.store.verify import verify_council

        with told(self.place), cells_of(self.place), self._engine.connect() as connection:
            return tuple(verify_council(connection, council))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the database."""
        self.close()


def open_store(url: str | None = None, *, create: bool = False) -> Store:
    """Open the store at an SQLAlchemy URL, by default the project's own.

    `create` makes the database where there is none and brings an older one up to date. StoreError
    where it is missing, of another version, damaged, locked, read-only or on a network share.
    """
    read = read_url(url or project.database_url())
    place = place_of(read)
    if read.get_backend_name() == "sqlite":
        _require_file(Path(place), create=create)
    engine = make_engine(read)
    with told(place):
        if create:
            bring_up_to_date(engine, place)
        else:
            require_current(engine, place)
    return Store(engine, place)


def _codes(council: str, sort: str, kept: str) -> sa.Select[tuple[str]]:
    column = FACTS[kept].c
    return sa.select(column[sort]).where(column.council == council).distinct()


def _require_file(file: Path, *, create: bool) -> None:
    if file.is_dir():
        raise StoreError(f"{file} is a folder", "The store is a file", "Correct PMF_DATABASE")
    if file.exists():
        return
    if not create:
        raise StoreError(
            f"There is no database at {file}",
            "",
            "Load a council's sources with pmf load, or correct PMF_DATABASE",
        )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {file.parent} for the database cannot be made ({error.strerror})",
            "",
            "Make the folder, or set PMF_DATABASE to another place",
        ) from error
