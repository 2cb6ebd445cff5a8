"""Checking and loading a source, with its faults filed as a table and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from pmf_lib import project
from pmf_lib.council import Council
from pmf_lib.errors import StoreError
from pmf_lib.intake import Intake, Known, check_source
from pmf_lib.run import export, place
from pmf_lib.run.data import csv_bytes
from pmf_lib.run.linting import Warned, lint_after_load
from pmf_lib.run.staging import write_parts, write_whole
from pmf_lib.store import LoadResult, Store, open_store

FAULTS_PRINTED = 20
_LEFT_OUT = ("structural", "error")


@dataclass(frozen=True)
class LoadReport:
    """What a source held: rows accepted by table, tables refused, faults and what was loaded.

    `warned` is what looks wrong about the targets and figures that are known now; None where
    nothing was loaded or nothing is known.
    """

    accepted: Mapping[str, int]
    refused: tuple[str, ...]
    fault_counts: Mapping[str, int]
    first_faults: pd.DataFrame
    filed: Path
    result: LoadResult | None
    warned: Warned | None = None

    @property
    def rows(self) -> list[dict[str, object]]:
        """A row a table: what became of it."""
        tables = sorted({*self.accepted, *self.refused})
        return [{"table": table, **self._became(table)} for table in tables]

    def _became(self, table: str) -> dict[str, object]:
        result = self.result
        return {
            "sound_rows": self.accepted.get(table, 0),
            "added": result.added.get(table, 0) if result else 0,
            "known_already": result.unchanged.get(table, 0) if result else 0,
            "verdict": self._verdict(table),
        }

    def _verdict(self, table: str) -> str:
        if table in self.refused:
            return "refused"
        return "loaded" if self.result else "may be loaded"

    @property
    def whole(self) -> bool:
        """Whether every row and table was accepted."""
        return not self.refused and not any(self.fault_counts.get(word) for word in _LEFT_OUT)


def load_source(source: str, council: Council) -> LoadReport:
    """Check a source and load the tables that have no structural fault, in one transaction.

    The store is opened, and made where there is none, only once the source has been read.
    """
    today = date.today()
    with check_source(source, council, known=_known(council), loaded_on=today) as intake:
        filed = _file_faults(intake, council)
        batches = {table: intake.batches(table) for table in intake.tables}
        with open_store(create=True) as store:
            result = store.load(
                council.key, batches, source=intake.source, sha256=intake.sha256, loaded_on=today
            )
            warned = _warned(store, council)
        return replace(_report(intake, filed, result), warned=warned)


def check_only(source: str, council: Council) -> LoadReport:
    """Check a source and load nothing."""
    with check_source(source, council, known=_known(council), loaded_on=date.today()) as intake:
        return _report(intake, _file_faults(intake, council), None)


def _known(council: Council) -> Known:
    """What entries may refer to in the store; nothing where there is no store yet."""
    try:
        with open_store() as store:
            kinds = store.known_kinds(council.key)
            codes = store.known_codes(council.key)
            parents = store.known_parents(council.key)
            cells = store.known_cells(council.key)
    except StoreError:
        return Known()
    return Known(frozenset(kinds), kinds, codes, parents, cells)


def _warned(store: Store, council: Council) -> Warned | None:
    """The warnings about what is known now; None where the council has no data."""
    try:
        return lint_after_load(store, council)
    except StoreError:
        return None


def _report(intake: Intake, filed: Path, result: LoadResult | None) -> LoadReport:
    return LoadReport(
        accepted=intake.rows,
        refused=intake.refused,
        fault_counts=intake.fault_counts,
        first_faults=intake.faults(limit=FAULTS_PRINTED),
        filed=filed,
        result=result,
    )


def _file_faults(intake: Intake, council: Council) -> Path:
    """Write every fault as CSV and as a page, and return the page's path."""
    folder = project.outputs() / council.key / "faults"
    page = export.faults_page(
        intake.faults(limit=export.FAULTS_SHOWN),
        intake.fault_counts,
        quarter=export.Quarter(council.name, council.period.label, council.notice),
        source=Path(intake.source).name,
        file="faults.html",
    )
    with place.writing(folder):
        write_parts(folder / "faults.csv", _fault_lines(intake))
        write_whole(folder / "faults.html", page.encode())
    return folder / "faults.html"


def _fault_lines(intake: Intake) -> Iterator[bytes]:
    """The fault table as CSV in parts of bounded size; the first has the headings."""
    yield csv_bytes(intake.faults(limit=0))
    for faults in intake.fault_batches():
        yield csv_bytes(faults, heading=False)
