"""A frozen view of the store: everything loaded up to one load, as known on one day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pmf_lib.errors import ParameterError

_LATEST = "latest"
_TOKEN = re.compile(
    r"(?P<council>[^:\s]+):(?P<load>\d{1,9}):(?P<day>latest|\d{4}-\d{2}-\d{2}):(?P<digest>[0-9a-f]{64})"
)


@dataclass(frozen=True)
class Snapshot:
    """What a run reads. Loads are numbered from 1 within a council.

    `digest` is the head of a hash chain over the council's loads: the same data loaded in the same
    order gives the same digest on any machine. With `as_known_on` nothing is seen that became
    known after that day.
    """

    council: str
    load: int
    as_known_on: date | None
    digest: str

    @property
    def token(self) -> str:
        """The snapshot in one word, for a page, a manifest or another process."""
        day = self.as_known_on.isoformat() if self.as_known_on else _LATEST
        return f"{self.council}:{self.load}:{day}:{self.digest}"

    @classmethod
    def parse(cls, token: str) -> Snapshot:
        """Read a token; a ParameterError where it is not one."""
        match = _TOKEN.fullmatch(token)
        try:
            if match is None:
                raise ValueError
            day = None if match["day"] == _LATEST else date.fromisoformat(match["day"])
        except ValueError:
            raise ParameterError(
                f"“{token}” is not a snapshot",
                "A snapshot is written council:load:day:digest",
                "Copy it whole from a page or a manifest, or leave it out to read the latest",
            ) from None
        return cls(match["council"], int(match["load"]), day, match["digest"])
