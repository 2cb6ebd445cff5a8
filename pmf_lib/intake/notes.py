"""What is noted of the rows of one chunk: the refused, the flagged, and every fault by line."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from pmf_lib.intake.faults import Fault, FaultLog, Place, Severity


class Notes:
    """Faults and flags of one chunk, handed to the log in the order of their lines."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._faults: list[Fault] = []
        self._flags: dict[Hashable, list[str]] = {}
        self.refused: set[Hashable] = set()
        self.told: set[tuple[Hashable, str]] = set()

    def error(self, code: str, line: Hashable, column: str, found: str, allowed: str) -> None:
        """Refuse a row. A cell is told of once: a second error in it adds nothing."""
        self.refused.add(line)
        if (line, column) not in self.told:
            self.told.add((line, column))
            self._add(Severity.ERROR, code, line, column, (found, allowed))

    def warn(self, code: str, line: Hashable, column: str, found: str, allowed: str) -> None:
        """Flag a row that loads all the same."""
        self.flag(code, line)
        self._add(Severity.WARNING, code, line, column, (found, allowed))

    def flag(self, code: str, line: Hashable) -> None:
        """Flag a row for something that is no fault, such as a figure marked provisional."""
        flags = self._flags.setdefault(line, [])
        if code not in flags:
            flags.append(code)

    def flags(self, lines: pd.Index) -> pd.Series:
        """The flags of each row, divided by spaces; an empty text where there is none."""
        texts = [" ".join(self._flags.get(line, ())) for line in lines]
        return pd.Series(texts, index=lines, dtype="str")

    def accepted(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of the frame that are not refused."""
        if not self.refused:
            return frame
        return frame[~frame.index.isin(list(self.refused))]

    def hand_to(self, log: FaultLog) -> None:
        """Give every fault to the log."""
        for fault in sorted(self._faults, key=lambda fault: fault.line or 0):
            log.add(fault)

    def _add(
        self, severity: Severity, code: str, line: Hashable, column: str, words: tuple[str, str]
    ) -> None:
        found, allowed = words
        number = int(str(line))
        self._faults.append(Fault(severity, code, self._place, allowed, number, column, found))
