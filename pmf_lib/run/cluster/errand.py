"""What a cluster's worker is told of a pack, and what it answers: small, for it goes by network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmf_lib.run.worker import Made

WORK = "work"


@dataclass(frozen=True)
class Order:
    """What all packs of one run share.

    `outputs` is the output store's URL; `database` the database's, empty where workers have it in
    their own environment. `parcel` is the digest of the project's files, `code` that of the
    library that must make the packs, `snapshot` the data that they show.
    """

    council: str
    period: str
    as_known_on: date | None
    outputs: str
    database: str
    parcel: str
    code: str
    snapshot: str
    seconds: float
    page_bytes: int

    @property
    def folder(self) -> str:
        """Where in the output store the run's work lies until its quarter is published."""
        return f"{WORK}/{self.council}/{self.period}"

    @property
    def parcel_name(self) -> str:
        """The parcel's name in the output store."""
        return f"{self.folder}/{self.parcel}.zip"


@dataclass(frozen=True)
class Errand:
    """One pack to make; `digest` stands for all that it is made from, rows by their snapshot."""

    order: Order
    name: str
    digest: str

    @property
    def result(self) -> str:
        """The finished pack's name in the output store: the same errand always has the same."""
        return f"{self.order.folder}/{self.digest}.pack"

    @property
    def lease(self) -> str:
        """The name of the lease that lets one worker at a time make it."""
        return f"{self.order.folder}/{self.digest}.lease"


@dataclass(frozen=True)
class Receipt:
    """A worker's answer: the digest of the result it left in the store, or the failed pack.

    `seconds` is what it took; a result that was there already took none.
    """

    name: str
    digest: str
    seconds: float
    failed: Made | None = None
