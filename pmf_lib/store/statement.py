"""What one process has read from the store, for a run that must know what a pack stands on."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pmf_lib.errors import ParameterError

SNAPSHOT_VARIABLE = "PMF_SNAPSHOT"
STATEMENT_MIME = "application/vnd.pmf.reads.v1+json"

Parameter = str | bool | None


@dataclass(frozen=True)
class Read:
    """One query that was made: its name, its parameters as plain values, its answer's digest.

    `tables` are those of the register that the answer may depend on, `rows` how many it has,
    `latest` the last day (ISO) that one of them was known from, or empty.
    """

    query: str
    parameters: Mapping[str, Parameter]
    digest: str
    tables: tuple[str, ...]
    rows: int
    latest: str

    @classmethod
    def parse(cls, content: Mapping[str, Any]) -> Read:
        """A read as `content` gave it; KeyError or TypeError where it is none."""
        return cls(**{**content, "tables": tuple(content["tables"])})

    @property
    def content(self) -> dict[str, Any]:
        """The read as JSON-like content."""
        return {**asdict(self), "tables": list(self.tables)}


@dataclass(frozen=True)
class Statement:
    """Everything that was read, and the snapshot it was read from."""

    snapshot: str
    reads: tuple[Read, ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        content = {"snapshot": self.snapshot, "reads": [read.content for read in self.reads]}
        return {STATEMENT_MIME: content, "text/plain": type(self).__name__}


# A process that runs a notebook ends with it; what it read is asked for once, at its end.
_opened: list[tuple[str, Sequence[Read]]] = []


def opened(snapshot: str, reads: Sequence[Read]) -> None:
    """Note that a reader of this snapshot was opened, which will write its reads into `reads`."""
    _opened.append((snapshot, reads))


def statement() -> Statement:
    """What every reader of this process has read, in the order they were opened.

    A ParameterError where one of them reads another snapshot than the run's: such an answer
    could not be asked for again. Kept connections are let go of: nothing is read after, and a
    process that is ended at once would leave the database's files as a crash does.
    """
    if _opened:
        # SQLAlchemy is slow to import, and whoever only handles reads never opens a reader.
        from pmf_lib.store.engine import let_go

        let_go()
    snapshot = os.environ.get(SNAPSHOT_VARIABLE, "")
    for token, _ in _opened:
        if token != snapshot:
            raise ParameterError(
                f"The notebook reads the snapshot {token}",
                "Inside a run every reader reads the run's own snapshot",
                "Open the pack with open_pack and read through pack.reader",
            )
    return Statement(snapshot, tuple(read for _, reads in _opened for read in reads))
