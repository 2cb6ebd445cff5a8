"""Entering rows by screen: the same check as a file's, the same store, and one change at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.errors import SourceError
from pmf_lib.intake import Intake, Known, check_source
from pmf_lib.intake.schema import MISSING_CELL
from pmf_lib.register import table as register_table
from pmf_lib.scratch import Scratch
from pmf_lib.store import Store

Row = Mapping[str, str]
_LEFT_OUT = ("structural", "error")
SOURCE = "entered on a screen"


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell that was entered."""

    table: str
    column: str
    sentence: str


class RefusedError(SourceError):
    """What was entered cannot be kept; `faults` says why, a sentence a cell."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            f"Nothing was saved: {'; '.join(fault.sentence for fault in self.faults)}",
            "",
            "Correct what is named and save again",
        )


@dataclass(frozen=True)
class Entering:
    """Who enters, where, and since when they have looked: the number of the load they saw."""

    store: Store
    council: Council
    since: int
    day: date


def enter(entering: Entering, tables: Mapping[str, Sequence[Row]]) -> None:
    """Check the rows as a file of theirs would be checked, and keep all of them or none.

    `tables` holds rows of text by table, by the register's columns; what is left out is empty.
    RefusedError with each fault; ChangedMeanwhileError where somebody saved an entry since.
    """
    with _checked(entering, tables) as intake:
        entering.store.load(
            entering.council.key,
            {name: intake.batches(name) for name in intake.tables},
            source=SOURCE,
            sha256=intake.sha256,
            loaded_on=entering.day,
            since=entering.since,
        )


def try_out(entering: Entering, tables: Mapping[str, Sequence[Row]]) -> dict[str, pd.DataFrame]:
    """The rows by table as they would be kept, which none of them is; RefusedError as `enter`."""
    with _checked(entering, tables) as intake:
        return {name: pd.concat(intake.batches(name)) for name in intake.tables}


@contextmanager
def _checked(entering: Entering, tables: Mapping[str, Sequence[Row]]) -> Iterator[Intake]:
    """The rows as a file's are checked; RefusedError where any may not be kept."""
    council = entering.council
    with ExitStack() as held:
        folder = Path(held.enter_context(Scratch("entry")))
        for name, rows in tables.items():
            _write(folder / f"{name}.csv", name, rows)
        known = _known(entering.store, council.key)
        intake = held.enter_context(
            check_source(str(folder), council, known=known, loaded_on=entering.day)
        )
        faults = intake.faults()
        wrong = faults[faults["severity"].isin(_LEFT_OUT)]
        if len(wrong):
            raise RefusedError([_fault(row) for row in wrong.itertuples()])
        yield intake


def _known(store: Store, council: str) -> Known:
    kinds = store.known_kinds(council)
    codes, parents = store.known_codes(council), store.known_parents(council)
    return Known(frozenset(kinds), kinds, codes, parents, store.known_cells(council))


def _write(file: Path, table: str, rows: Iterable[Row]) -> None:
    names = register_table(table).names
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, names, restval="")
        writer.writeheader()
        writer.writerows(rows)


def _fault(row: object) -> Fault:
    table, column = str(getattr(row, "table", "")), str(getattr(row, "column", "") or "")
    found, allowed = str(getattr(row, "found", "") or ""), str(getattr(row, "allowed", ""))
    if getattr(row, "code", "") == MISSING_CELL:
        return Fault(table, column, "This is needed.")
    quoted = found if found.startswith("“") else f"“{found}”"
    met = f"{quoted} was found" if found else "Nothing was given"
    return Fault(table, column, f"{met}; what may stand here: {allowed}.")
