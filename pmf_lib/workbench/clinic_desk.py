"""A clinic under way: asked for or taken up, heard, followed until its panel is satisfied."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
from traitlets import Unicode

from pmf_lib.methods import clinic
from pmf_lib.methods.clinic import State
from pmf_lib.methods.question_sheet import Answer
from pmf_lib.sections import clinic_records
from pmf_lib.sections.clinic_records import Clinic
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.question_evidence import Evidence
from pmf_lib.sections.question_sheet import asked_about
from pmf_lib.workbench.clinic_drafts import Decision, Hearing, Path
from pmf_lib.workbench.desk import as_text
from pmf_lib.workbench.draft import Draft
from pmf_lib.workbench.looking import LookingDesk, Side
from pmf_lib.workbench.parts import Named, OneOf, PartOfEntry

FIRST_STEM = "PC"
REPORTS = ("clinics", "challenge")
_TABLE = "clinics"
_REQUEST = (
    "unit",
    "measure",
    "about",
    "requested_by",
    "requested_on",
    "minute",
    "arranged_by",
    "chair",
    "director",
    "manager",
)
_OF_CASE = "case"
_STATEMENTS = ("service_statement", "panel_statement")


class ClinicDesk(LookingDesk):
    """Looking, with a clinic to run. `clinic` is its code; empty while none is taken up."""

    clinic = Unicode("")
    _read: tuple[Pack | None, tuple[Clinic, ...]] = (None, ())

    def __init__(self, council: str, period: str) -> None:
        super().__init__(council, period)
        self._evidence: Evidence | None = None
        stem = self._stem()
        self.request = PartOfEntry(self, _TABLE, _REQUEST, stem=stem)
        self.statements = PartOfEntry(self, _TABLE, _STATEMENTS, stem=stem, asked=_STATEMENTS)
        self.aim = PartOfEntry(self, _TABLE, ("exit_target",), stem=stem)
        self.hearing, self.decision = Hearing(self, stem), Decision(self, stem)
        self.answers = OneOf(self, "clinic_answers", asked=("answer", "answered_by"))
        self.outcomes = OneOf(self, "clinic_outcomes")
        self.updates = OneOf(self, "recovery_updates", asked=("given_on", "text"))
        self.causes = Named(self, "causes")
        self.actions = Draft(self, "recovery_actions")
        self.path = Path(self, "recovery_path")
        self.resume("")

    @property
    def every(self) -> tuple[Clinic, ...]:
        """The council's clinics, the latest asked for first; read once while the pack stands."""
        if self._read[0] is not self.pack:
            self._read = (self.pack, clinic_records.records(self.pack))
        return self._read[1]

    @property
    def taken_up(self) -> Clinic | None:
        """The clinic that is taken up; None while none is."""
        return next((one for one in self.every if one.code == self.clinic), None)

    @property
    def found(self) -> pd.DataFrame:
        """What is listed; of what needs attention the candidates for a clinic (R1-058)."""
        if self.side != Side.ADVERSE:
            return super().found
        busy = [one.entry.measure for one in self.every if one.state is not State.CLOSED]
        candidates = clinic.candidates(self.pack.exceptions, busy)
        units = (self.unit,) if self.unit else self.units_offered
        return candidates[candidates["unit"].isin(units)]

    @property
    def report(self) -> str:
        """The report that the council makes of its clinics."""
        makes = self.pack.council.makes
        return next((name for name in REPORTS if makes(name)), REPORTS[0])

    def resume(self, code: str) -> None:
        """Take up a clinic with all that is kept of it; empty: begin the request of another."""
        self.clinic = code
        for part in (self.request, self.statements, self.aim, self.hearing, self.decision):
            if code:
                part.change(code)
            else:
                part.begin({"arranged_by": clinic.ARRANGED_BY} if part is self.request else None)
        own = self.taken_up
        unit = str(own.entry.unit) if own else ""
        place = {"clinic": code, "unit": unit}
        for draft in (self.answers, self.outcomes, self.updates, self.path):
            draft.belong("", place)
        self.actions.belong(f"{code}-", place)
        self.causes.belong("", {_OF_CASE: code, "unit": unit})
        if own is not None and own.row is not None:
            self.measure = str(own.row.measure)

    def take_up_first(self) -> None:
        """Take up a clinic that has not ended, one that was held before one that was not."""
        left = [one for one in self.every if one.state is not State.CLOSED]
        held = [one for one in left if one.record.held_on is not None]
        self.resume(next((one.code for one in held or left), ""))

    def ask(self) -> None:
        """Begin the request of a clinic about the measure looked at, with its three posts."""
        row, council = self.judgement, self.pack.council
        self.resume("")
        self.request.begin(
            {
                "unit": row.unit,
                "measure": row.measure,
                "about": row.title,
                "arranged_by": clinic.ARRANGED_BY,
                "chair": f"Chair of the {council.committee_of(row.unit).name}",
                "director": council.directorate_of(row.unit).director,
                "manager": council.unit(row.unit).manager,
            }
        )

    def save_request(self) -> bool:
        """Keep the request, and go on with its clinic where it was kept."""
        code = self.request.code
        saved = self.request.save()
        if saved:
            told = self.request.told
            self.resume(code)
            self.request.told = told
            self.request.changed += 1
        return saved

    def panel_meetings(self, held_on: str) -> list[str]:
        """The codes of the panel's meetings of a day."""
        panel = clinic_records.panel_of(self.pack.council)
        meetings = self.entries("meetings")
        days = meetings["held_on"].map(as_text)
        own = meetings[(days == held_on) & (meetings["body"] == (panel.key if panel else ""))]
        return [str(code) for code in own["meeting"]]

    @property
    def data_say(self) -> Mapping[str, Answer]:
        """What the data say to each of the five questions; nothing where it is no exception."""
        own = self.taken_up
        if own is None or own.row is None:
            return MappingProxyType({})
        if self._evidence is None or self._evidence.pack is not self.pack:
            self._evidence = Evidence(self.pack, heard=False)
        asked = asked_about(self.pack, self._evidence, str(own.row.measure))
        return {answer.question: answer for answer in asked.answers} if asked else {}

    def _stem(self) -> str:
        """What the council's codes of clinics begin with."""
        codes = sorted(self.entries(_TABLE)["clinic"])
        return codes[-1].rstrip("0123456789") if codes else FIRST_STEM
