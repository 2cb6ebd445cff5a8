"""The entries of a clinic that need more than a form over one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from pmf_lib.errors import ParameterError
from pmf_lib.methods import clinic
from pmf_lib.periods import Grain, Period
from pmf_lib.sections.clinic_records import ROLES, panel_of
from pmf_lib.workbench.controls import Control, Field, Option
from pmf_lib.workbench.desk import as_text
from pmf_lib.workbench.entry import Row
from pmf_lib.workbench.parts import Named, PartOfEntry

if TYPE_CHECKING:
    from pmf_lib.workbench.clinic_desk import ClinicDesk

_TABLE = "clinics"
_NEEDED = "This is needed."
_CAME = "came_"
_PERIODS = {Grain.MONTH: 24, Grain.QUARTER: 12, Grain.YEAR: 5}


class Hearing(PartOfEntry):
    """The day a clinic was held, and who of the three came: kept with the panel's meeting.

    The meeting and its attendance are entries of registers of their own; all are saved together.
    """

    desk: ClinicDesk

    def __init__(self, desk: ClinicDesk, stem: str) -> None:
        self.came: dict[str, str] = {}
        super().__init__(desk, _TABLE, ("held_on",), stem=stem, asked=("held_on",))

    def put(self, values: Mapping[str, str]) -> None:
        """Keep what is written: the day, and each tick."""
        super().put(values)
        self.came.update(
            {role: values[f"{_CAME}{role}"] for role in ROLES if _CAME + role in values}
        )

    def save(self) -> bool:
        """Keep the day, the meeting and who came; a day must be given."""
        if self.values.get("held_on", "").strip():
            return super().save()
        self.problem, self.told, self.faults = "", "", {"held_on": _NEEDED}
        self.changed += 1
        return False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The day, and a tick for each of the three who must come (R1-060)."""
        posts = [(role, self.values.get(role, "")) for role in ROLES]
        ticks = (
            Field(
                name=f"{_CAME}{role}",
                label=f"{post} came",
                control=Control.TICK,
                value=self.came.get(role, ""),
            )
            for role, post in posts
            if post
        )
        return (*super().fields, *ticks)

    @property
    def tables(self) -> Mapping[str, Sequence[Row]]:
        """The clinic's entry, the panel's meeting of that day where it is new, and who came."""
        held = self.values["held_on"].strip()
        known = self.desk.panel_meetings(held)
        meeting = known[0] if known else f"{self.editing}-{held}"
        new: list[Row] = [] if known else [self._meeting(meeting, held)]
        attendance: list[Row] = [
            {"meeting": meeting, "role": self.values[role], "present": self.came.get(role) or "no"}
            for role in ROLES
        ]
        return {**super().tables, **({"meetings": new} if new else {}), "attendance": attendance}

    def _meeting(self, code: str, held: str) -> dict[str, str]:
        panel = panel_of(self.desk.pack.council)
        if panel is None:
            raise ParameterError(
                f"{self.desk.pack.council.name} has no clinic panel among its bodies",
                "A clinic is a meeting of its panel, a body of the kind “team”",
                "Write the panel into the council's profile",
            )
        return {
            "meeting": code,
            "body": panel.key,
            "held_on": held,
            "kind": "performance review",
            "period": self.desk.pack.period.code,
            "purpose": f"Clinic {self.editing}",
        }

    def _start(self, values: dict[str, str]) -> None:
        own = self.desk.taken_up if self.editing else None
        present = (own.record.present if own else None) or frozenset()
        self.came = {role: "yes" if values.get(role) in present else "" for role in ROLES}
        super()._start(values)


class Decision(PartOfEntry):
    """The panel's decision that it is satisfied: only on a complete record (R1-070)."""

    desk: ClinicDesk

    def __init__(self, desk: ClinicDesk, stem: str) -> None:
        shown = ("satisfied_on", "satisfied_minute")
        super().__init__(desk, _TABLE, shown, stem=stem, asked=shown)

    def save(self) -> bool:
        """Record the decision; where the record is not complete, say what is missing."""
        own = self.desk.taken_up
        lacking = clinic.incomplete(own.record) if own else ()
        blank = [name for name in self._names if not self.values.get(name, "").strip()]
        if not lacking and not blank:
            return super().save()
        self.told, self.faults = "", {} if lacking else dict.fromkeys(blank, _NEEDED)
        told = "The decision is not recorded yet, because the record is not complete."
        self.problem = " ".join((told, *lacking)) if lacking else ""
        self.changed += 1
        return False

    def take_back(self) -> bool:
        """Open the clinic again: the decision is no longer in force, and stays in its history."""
        self.put(dict.fromkeys(self._names, ""))
        return super().save()


class Path(Named):
    """Where the measure should be, period by period: the periods to come are offered."""

    desk: ClinicDesk

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns as fields, the period as a choice."""
        offered = tuple(Option(value=one.code, text=one.label) for one in self._offered())
        return tuple(
            field.model_copy(update={"control": Control.CHOICE, "options": offered, "hint": ""})
            if field.name == self.key
            else field
            for field in super().fields
        )

    def _offered(self) -> list[Period]:
        """The periods of the measure's own length, from the one in which the clinic was held."""
        own = self.desk.taken_up
        if own is None:
            return []
        charted: tuple[str, ...] = own.row.control.periods if own.row is not None else ()
        grain = Period.parse(charted[-1]).grain if len(charted) else Grain.MONTH
        since = own.record.held_on or pd.Timestamp(own.entry.requested_on).date()
        first = Period.of(since, grain)
        taken = {as_text(code) for code in self.own[self.key]}
        ahead = (first.shift(step) for step in range(_PERIODS[grain]))
        return [one for one in ahead if one.code not in taken]
