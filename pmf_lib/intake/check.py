"""Check a source: accepted rows to one side, faults to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import pandas as pd

from pmf_lib.council import Council
from pmf_lib.intake.audit_rules import broken_audits
from pmf_lib.intake.chunks import read_chunks
from pmf_lib.intake.duplicates import Duplicates
from pmf_lib.intake.faults import FaultLog
from pmf_lib.intake.formulas import broken_formulas
from pmf_lib.intake.lookups import Known, Lookups
from pmf_lib.intake.notes import Notes
from pmf_lib.intake.parse import parse_chunk
from pmf_lib.intake.proposals import broken_proposals
from pmf_lib.intake.review_rules import broken_reviews
from pmf_lib.intake.schema import Schema
from pmf_lib.intake.sources import Part, find_source
from pmf_lib.intake.spool import Spool, spool_folder
from pmf_lib.intake.table_rules import NO_LOOP, PLANS, broken_rows, parents_of, plan_loop
from pmf_lib.intake.value_checks import doubts
from pmf_lib.register import REGISTERED, TABLES, Table
from pmf_lib.register.audit_samples import REMEMBERED
from pmf_lib.scratch import Scratch

ROWS_AT_ONCE = 20_000
_REFERRED = {table: refers_to for refers_to, table in REGISTERED.items()}


@dataclass(frozen=True)
class _Accepted:
    """A table's accepted rows on disk, and which of them must not load after all."""

    spool: Spool
    dropped: np.ndarray

    @property
    def rows(self) -> int:
        return self.spool.rows - int(self.dropped.sum())

    def batches(self) -> Iterator[pd.DataFrame]:
        start = 0
        for frame in self.spool:
            kept = frame[~self.dropped[start : start + len(frame)]]
            start += len(frame)
            if not kept.empty:
                yield kept.reset_index(drop=True)


@dataclass
class Intake:
    """A checked source. A context manager: what it holds on disk goes when it is left.

    `source` is the source without secrets and `sha256` the hash of what was read. `tables` may
    load; `refused` may not, for a structural fault.
    """

    source: str
    sha256: str
    log: FaultLog
    _accepted: dict[str, _Accepted]
    _folder: Scratch = field(repr=False)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that may load, in the register's order."""
        return tuple(name for name in self._accepted if name not in self.log.stopped)

    @property
    def refused(self) -> tuple[str, ...]:
        """The tables that a structural fault keeps from loading, in the register's order."""
        return tuple(name for name in TABLES if name in self.log.stopped)

    @property
    def rows(self) -> dict[str, int]:
        """How many rows of each table are accepted."""
        return {name: self._accepted[name].rows for name in self.tables}

    def batches(self, table: str) -> Iterator[pd.DataFrame]:
        """The accepted rows of a table that may load, in parts of bounded size.

        Columns: the register's in its order, then `flags` (codes divided by spaces), `source_line`
        (int) and `source_file`. A table that may not load gives nothing.
        """
        if table in self.tables:
            yield from self._accepted[table].batches()

    def faults(self, limit: int | None = None) -> pd.DataFrame:
        """The fault table, or its first rows: structural, then errors, then warnings."""
        return self.log.frame(limit)

    def fault_batches(self) -> Iterator[pd.DataFrame]:
        """The fault table in parts of bounded size, for writing it whole."""
        return self.log.batches()

    @property
    def fault_counts(self) -> dict[str, int]:
        """How many faults there are of each severity that occurs."""
        return dict(self.log.counts)

    def close(self) -> None:
        """Remove what is held on disk."""
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def check_source(
    source: str,
    council: Council,
    *,
    known: Known,
    loaded_on: date,
    rows_at_once: int = ROWS_AT_ONCE,
) -> Intake:
    """Read and check a folder, a CSV file, a workbook or a database URL.

    Rows are read `rows_at_once` at a time, so memory does not grow with the source. Raises
    SourceError where the source as a whole cannot be used; everything else is a row of faults.
    """
    folder = spool_folder()
    try:
        log = FaultLog(Path(folder.name))
        checker = _Checker(log, Lookups(council, known), loaded_on, rows_at_once)
        found = find_source(source, log)
        try:
            accepted = checker.tables(found.parts, Path(folder.name))
        finally:
            found.close()
        return Intake(found.name, found.digest(), log, accepted, folder)
    except BaseException:
        folder.cleanup()
        raise


@dataclass
class _Checker:
    """Checks the parts of a source, the measures first, since other tables refer to them."""

    log: FaultLog
    lookups: Lookups
    loaded_on: date
    rows_at_once: int

    def tables(self, parts: tuple[Part, ...], folder: Path) -> dict[str, _Accepted]:
        accepted: dict[str, _Accepted] = {}
        for name, table in TABLES.items():
            own = [part for part in parts if part.place.table == name]
            if not own:
                continue
            accepted[name] = self._table(table, own, Spool(folder, f"rows-{name}"))
            if name not in self.log.stopped and (name in _REFERRED or name in REMEMBERED):
                for batch in accepted[name].batches():
                    self._learn(name, batch)
        return accepted

    def _learn(self, name: str, batch: pd.DataFrame) -> None:
        if name in _REFERRED:
            self.lookups.learn(_REFERRED[name], batch)
        self.lookups.remember(name, batch)

    def _table(self, table: Table, parts: list[Part], spool: Spool) -> _Accepted:
        schema = Schema(table, self.lookups)
        duplicates = Duplicates(table, self.loaded_on)
        for part in parts:
            for raw in read_chunks(part, table, self.log, self.rows_at_once):
                frame = self._chunk(raw, table, part, schema)
                if table.name not in self.log.stopped and not frame.empty:
                    duplicates.add(frame, part.place)
                    spool.put(frame)
        self._whole(table, spool, parts)
        if table.name in self.log.stopped:
            spool.clear()
            return _Accepted(spool, np.zeros(0, dtype=bool))
        dropped, faults = duplicates.judge()
        for fault in faults:
            self.log.add(fault)
        return _Accepted(spool, dropped)

    def _whole(self, table: Table, spool: Spool, parts: list[Part]) -> None:
        """What only the whole table shows: a plan that serves itself by way of others."""
        if table.name != PLANS:
            return
        for frame in spool:
            self.lookups.parents.update(parents_of(frame))
        loop = plan_loop(self.lookups.parents)
        if loop:
            words = " serves ".join(f"“{plan}”" for plan in loop)
            self.log.structural("plan_loop", parts[0].place, words, NO_LOOP)

    def _chunk(self, raw: pd.DataFrame, table: Table, part: Part, schema: Schema) -> pd.DataFrame:
        notes = Notes(part.place)
        parsed = parse_chunk(raw, table, self.lookups, notes)
        schema.check(parsed, raw, notes)
        self._rules(table, parsed, notes)
        accepted = notes.accepted(parsed)
        self._doubt(table, accepted, raw, notes)
        notes.hand_to(self.log)
        place = part.place
        return accepted.assign(
            flags=notes.flags(accepted.index),
            source_line=accepted.index.to_numpy(dtype="int64"),
            source_file=f"{place.file}, sheet {place.sheet}" if place.sheet else place.file,
        )

    def _rules(self, table: Table, parsed: pd.DataFrame, notes: Notes) -> None:
        rules = (
            *broken_rows(table.name, parsed, self.lookups.council),
            *broken_reviews(table.name, parsed),
            *broken_formulas(table.name, parsed, self.lookups.kinds),
            *broken_proposals(table.name, parsed, self.lookups.kinds),
            *broken_audits(table.name, parsed, self.lookups),
        )
        for broken in rules:
            notes.error(broken.code, broken.line, broken.column, broken.found, broken.allowed)

    def _doubt(self, table: Table, accepted: pd.DataFrame, raw: pd.DataFrame, notes: Notes) -> None:
        kinds = pd.Series(None, index=accepted.index, dtype="str")
        if table.has("measure"):
            kinds = accepted["measure"].map(self.lookups.kinds).astype("str")
        for doubt in doubts(table, accepted, kinds, self.loaded_on):
            for line in accepted.index[doubt.rows.to_numpy(dtype=bool)]:
                written = str(raw.at[line, doubt.column]) if doubt.column in raw else ""
                notes.warn(doubt.code, line, doubt.column, written, doubt.allowed)
