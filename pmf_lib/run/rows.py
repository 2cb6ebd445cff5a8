"""Whether a pack's queries would be answered as they were, asked only where a load may tell."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pmf_lib.errors import PmfError
from pmf_lib.register import TABLES
from pmf_lib.store import Snapshot

if TYPE_CHECKING:
    from pmf_lib.store import Read, Reader, Store


@dataclass(frozen=True)
class Rows:
    """The rows of one run's snapshot; every query is asked once a run, whichever packs made it."""

    store: Store
    snapshot: Snapshot
    _answers: dict[str, Read] = field(default_factory=dict, compare=False)
    _touched: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    def changed(self, reads: Iterable[Read], seen: str) -> tuple[Read, ...]:
        """The queries with another answer now; `seen` names a snapshot that gave the old ones.

        A query is asked again only where a load since then touched one of its tables.
        """
        touched = self._touched_since(seen)
        maybe = (read for read in reads if touched.intersection(read.tables))
        return tuple(read for read in maybe if self._now(read).digest != read.digest)

    def count(self, read: Read, seen: str) -> int:
        """How many rows of the query's answer changed; 0 where the old ones are not to be had."""
        from pmf_lib.store.readers import rows_changed

        try:
            before = self.store.reader(Snapshot.parse(seen))
        except PmfError:
            return 0
        return rows_changed(before, self._reader, read)

    @cached_property
    def _reader(self) -> Reader:
        return self.store.reader(self.snapshot)

    def _now(self, read: Read) -> Read:
        # Slow to import, and a run on the snapshot of the last one asks nothing again.
        from pmf_lib.store.readers import ask_again

        asked = json.dumps([read.query, dict(read.parameters)], sort_keys=True)
        if asked not in self._answers:
            self._answers[asked] = ask_again(self._reader, read)
        return self._answers[asked]

    def _touched_since(self, seen: str) -> frozenset[str]:
        if seen == self.snapshot.token:
            return frozenset()
        if seen not in self._touched:
            try:
                before = Snapshot.parse(seen)
                self._touched[seen] = self.store.touched(before, self.snapshot)
            except PmfError:
                self._touched[seen] = frozenset(TABLES)
        return self._touched[seen]
