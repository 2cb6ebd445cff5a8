"""Another pairing of services with committees, tried beside the adopted one (R0-004)."""

from __future__ import annotations

import re

import pandas as pd
from traitlets import Int, Unicode

from pmf_lib.errors import ChangedMeanwhileError
from pmf_lib.methods import pairing
from pmf_lib.workbench.desk import Desk
from pmf_lib.workbench.entry import RefusedError

TABLE = "pairing_trials"
STEM = "PT"
_NUMBER = re.compile(rf"{STEM}(\d+)")


class PairingDesk(Desk):
    """Services moved on trial: the adopted pairing is never changed here.

    `moves` holds the committee of each service that is moved; `trial` is the code of the trial that
    was taken up, empty where a new one is begun. `changed` goes up with every move.
    """

    changed = Int(0)
    trial = Unicode("")
    problem = saved = ""

    def __init__(self, council: str, period: str) -> None:
        super().__init__(council, period)
        self.moves: dict[str, str] = {}
        self.faults: dict[str, str] = {}
        self.reason = self.proposed_by = ""
        self._seen = self.pack.snapshot.load

    @property
    def tried(self) -> dict[str, tuple[str, ...]]:
        """The pairing as it is tried."""
        return pairing.moved(self.pack.council.pairing.committees, self.moves)

    def committee_of(self, unit: str) -> str:
        """The committee that would look at a service."""
        return self.moves.get(unit) or self.pack.council.committee_of(unit).key

    def move(self, unit: str, committee: str) -> None:
        """Try a service with a committee; its own: put it back. ParameterError for any other."""
        council = self.pack.council
        own, to = council.committee_of(unit).key, council.committee(committee).key
        self.moves = {key: place for key, place in self.moves.items() if key != unit}
        if to != own:
            self.moves[unit] = to
        self._tell()

    def put_back(self) -> None:
        """Begin again from the adopted pairing."""
        self._begin("", {}, "", "")

    def look_again(self, trial: str) -> None:
        """Take up a trial that is kept."""
        own = self._rows(trial)
        first = own.iloc[0]
        moves = pairing.moves_of(own, self.pack.council.pairing.committees)
        self._begin(trial, moves, str(first.reason), str(first.proposed_by))

    def write(self, reason: str, proposed_by: str) -> None:
        """Keep what is written beside the trial."""
        self.reason, self.proposed_by = reason, proposed_by

    def keep(self) -> bool:
        """Keep the trial in its register, all its services or none; say why where it cannot be."""
        if not self.trial:
            # Its code must be free now, not when the page was opened.
            self.read_again()
            self._seen = self.pack.snapshot.load
        code = self.trial or self._next()
        try:
            self.save({TABLE: self._entries(code)}, self._seen)
        except RefusedError as error:
            self._tell(faults={fault.column: fault.sentence for fault in error.faults})
        except ChangedMeanwhileError:
            self.read_again()
            self._seen = self.pack.snapshot.load
            self._tell("Somebody else kept a trial meanwhile. Yours is still here: keep it again.")
        else:
            self._seen = self.pack.snapshot.load
            self.trial = code
            self._tell(saved=f"Kept as {code}. The adopted pairing is as it was.")
            return True
        return False

    def _entries(self, code: str) -> list[dict[str, str]]:
        """A row for each service moved, and for each that the trial moved before and no longer."""
        before = [] if not self.trial else [str(unit) for unit in self._rows(code)["unit"]]
        units = dict.fromkeys((*before, *self.moves))
        return [
            {
                "trial": code,
                "unit": unit,
                "committee": self.committee_of(unit),
                "reason": self.reason,
                "proposed_by": self.proposed_by,
            }
            for unit in units
        ]

    def _rows(self, trial: str) -> pd.DataFrame:
        found = self.entries(TABLE)
        return found[found["trial"] == trial]

    def _next(self) -> str:
        found = map(_NUMBER.fullmatch, map(str, self.entries(TABLE)["trial"]))
        return f"{STEM}{max((int(one[1]) for one in found if one), default=0) + 1}"

    def _begin(self, trial: str, moves: dict[str, str], reason: str, proposed_by: str) -> None:
        self.trial, self.moves = trial, moves
        self.reason, self.proposed_by = reason, proposed_by
        self._seen = self.pack.snapshot.load
        self._tell()

    def _tell(
        self, problem: str = "", saved: str = "", faults: dict[str, str] | None = None
    ) -> None:
        self.problem, self.saved, self.faults = problem, saved, faults or {}
        self.changed += 1
