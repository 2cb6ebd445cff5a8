"""Rows that share a key, found across all files of a table by hashes of 8 bytes a row.

Two rows whose keys differ share a hash once in some ten million tables of a million rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from pmf_lib.intake.faults import Fault, Place, Severity
from pmf_lib.register import Table


@dataclass(frozen=True)
class Seen:
    """What is kept of one batch: hashes of keys and of whole rows, and the rows' lines."""

    keys: np.ndarray
    rows: np.ndarray
    lines: np.ndarray
    place: int


class Duplicates:
    """Takes the accepted batches of one table in order, then tells which rows must not load."""

    def __init__(self, table: Table, loaded_on: date) -> None:
        self._table = table
        self._loaded_on = pd.Timestamp(loaded_on)
        self._seen: list[Seen] = []
        self._places: list[Place] = []

    def add(self, frame: pd.DataFrame, place: Place) -> None:
        """Note a batch: the register's columns, indexed by line."""
        if place not in self._places:
            self._places.append(place)
        names = [*self._table.key]
        key = frame[names]
        if self._table.known_on is not None:
            key = key.assign(_known=frame[self._table.known_on].fillna(self._loaded_on))
        whole = frame[[*self._table.names]]
        lines = frame.index.to_numpy(dtype=np.uint32)
        self._seen.append(Seen(_hashes(key), _hashes(whole), lines, self._places.index(place)))

    def judge(self) -> tuple[np.ndarray, Iterator[Fault]]:
        """Which rows, counted over all batches, must not load; and the faults that say so."""
        keys = _joined([seen.keys for seen in self._seen])
        dropped = np.zeros(len(keys), dtype=bool)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        same = keys[1:] == keys[:-1]
        if not same.any():
            return dropped, iter(())
        groups = _Groups(order, same)
        rows = _joined([seen.rows for seen in self._seen])
        for group in groups:
            conflict = bool((rows[group] != rows[group[0]]).any())
            dropped[group if conflict else group[1:]] = True
        return dropped, self._faults(groups, rows)

    def _faults(self, groups: _Groups, rows: np.ndarray) -> Iterator[Fault]:
        lines = _joined([seen.lines for seen in self._seen])
        counts = [len(seen.keys) for seen in self._seen]
        places = np.repeat(np.array([seen.place for seen in self._seen], dtype=np.uint16), counts)
        for group in groups:
            where = [(self._places[places[at]], int(lines[at])) for at in group]
            if (rows[group] != rows[group[0]]).any():
                yield from self._conflicting(where)
            else:
                yield from self._repeated(where)

    def _conflicting(self, where: list[tuple[Place, int]]) -> Iterator[Fault]:
        for at, (place, line) in enumerate(where):
            other = where[0] if at else where[1]
            found = f"the same {self._key} as {_named(*other, place)}, with other contents"
            allowed = "one row for one key; none of these loads"
            yield self._fault(Severity.ERROR, "conflicting_rows", (place, line), (found, allowed))

    def _repeated(self, where: list[tuple[Place, int]]) -> Iterator[Fault]:
        for place, line in where[1:]:
            found = f"the same row as {_named(*where[0], place)}"
            allowed = "each row once; this one is left out"
            yield self._fault(Severity.WARNING, "repeated_row", (place, line), (found, allowed))

    def _fault(
        self, severity: Severity, code: str, where: tuple[Place, int], words: tuple[str, str]
    ) -> Fault:
        found, allowed = words
        return Fault(severity, code, where[0], allowed, where[1], self._table.key[0], found)

    @property
    def _key(self) -> str:
        names = [*self._table.key, *([self._table.known_on] if self._table.known_on else [])]
        return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _named(place: Place, line: int, seen_from: Place) -> str:
    if place == seen_from:
        return f"line {line}"
    sheet = f", sheet {place.sheet}" if place.sheet else ""
    return f"line {line} of {place.file}{sheet}"


def _hashes(frame: pd.DataFrame) -> np.ndarray:
    hashed = pd.util.hash_pandas_object(frame.reset_index(drop=True), index=False, categorize=True)
    return hashed.to_numpy(dtype=np.uint64)


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else np.array([], dtype=np.uint64)


class _Groups:
    """The places of rows that share a key, each group in the order its rows were read."""

    def __init__(self, order: np.ndarray, same: np.ndarray) -> None:
        starts = np.flatnonzero(np.concatenate(([True], ~same)))
        ends = np.concatenate((starts[1:], [len(order)]))
        shared = (ends - starts) > 1
        self._order, self._starts, self._ends = order, starts[shared], ends[shared]

    def __iter__(self) -> Iterator[np.ndarray]:
        """One group after another, none of them kept."""
        for start, end in zip(self._starts, self._ends, strict=True):
            yield self._order[start:end]
