"""Faults as rows: where each one lies, what was found there and what is allowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pandas as pd

from pmf_lib.intake.cells import visible
from pmf_lib.intake.spool import Spool

FAULT_COLUMNS = (
    "severity",
    "code",
    "table",
    "file",
    "sheet",
    "line",
    "column",
    "found",
    "allowed",
)
_WAITING_MOST = 20_000


class Severity(StrEnum):
    """What a fault does: stops its table, refuses its row, or lets the row load flagged."""

    STRUCTURAL = "structural"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Place:
    """One table's part of a source: a file or a sheet, by names that can be shown."""

    table: str
    file: str
    sheet: str = ""

    @classmethod
    def of(cls, table: str | None, file: str, sheet: str = "") -> Place:
        """A place whose names may hold anything a file system or a workbook lets them hold."""
        return cls(table or "", visible(file), visible(sheet))


@dataclass(frozen=True)
class Fault:
    """One fault. `line` counts from 1 as a spreadsheet does; None where it is not on one line."""

    severity: Severity
    code: str
    place: Place
    allowed: str
    line: int | None = None
    column: str = ""
    found: str = ""

    @property
    def row(self) -> tuple[object, ...]:
        """The fault as a row of the fault table."""
        where = (self.place.table, self.place.file, self.place.sheet, self.line)
        return (
            str(self.severity),
            self.code,
            *where,
            self.column,
            visible(self.found),
            self.allowed,
        )


class FaultLog:
    """The faults of one source, on disk beyond a few thousand."""

    def __init__(self, folder: Path) -> None:
        self._spools = {severity: Spool(folder, f"faults-{severity}") for severity in Severity}
        self._waiting: dict[Severity, list[tuple[object, ...]]] = {each: [] for each in Severity}
        self.counts: Counter[str] = Counter()
        self.stopped: set[str] = set()

    def add(self, fault: Fault) -> None:
        """Note a fault; a structural one stops its table."""
        self.counts[str(fault.severity)] += 1
        if fault.severity is Severity.STRUCTURAL:
            self.stopped.add(fault.place.table)
        waiting = self._waiting[fault.severity]
        waiting.append(fault.row)
        if len(waiting) >= _WAITING_MOST:
            self._flush(fault.severity)

    def structural(self, code: str, place: Place, found: str, allowed: str) -> None:
        """Note what keeps a whole table from loading."""
        self.add(Fault(Severity.STRUCTURAL, code, place, allowed, found=found))

    def doubt(self, code: str, place: Place, found: str, allowed: str) -> None:
        """Note something doubtful about a whole file or sheet."""
        self.add(Fault(Severity.WARNING, code, place, allowed, found=found))

    def batches(self) -> Iterator[pd.DataFrame]:
        """The fault table in parts: structural first, then errors, then warnings, as found."""
        for severity in Severity:
            yield from self._spools[severity]
            if self._waiting[severity]:
                yield _frame(self._waiting[severity])

    def frame(self, limit: int | None = None) -> pd.DataFrame:
        """The fault table, or its first `limit` rows."""
        parts: list[pd.DataFrame] = [_frame([])]
        held = 0
        for part in self.batches():
            if limit is not None and held >= limit:
                break
            parts.append(part)
            held += len(part)
        whole = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]
        return whole if limit is None else whole.head(limit)

    def _flush(self, severity: Severity) -> None:
        self._spools[severity].put(_frame(self._waiting[severity]))
        self._waiting[severity].clear()


def _frame(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(FAULT_COLUMNS))
    texts = {name: "str" for name in FAULT_COLUMNS if name != "line"}
    return frame.astype({**texts, "line": "Int64"})
