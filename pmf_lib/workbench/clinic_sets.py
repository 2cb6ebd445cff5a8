"""The views of a clinic that go through a closed set: questions, purposes, months."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmf_lib.methods.clinic import FOLLOW_UPS
from pmf_lib.methods.question_sheet import Verdict
from pmf_lib.register.clinics import PURPOSES, QUESTIONS
from pmf_lib.sections import clinic_records, clinic_recovery
from pmf_lib.sections.clinic_parts import SOURCE
from pmf_lib.sections.clinic_records import Clinic
from pmf_lib.sections.recovery_evidence import of_clinic as evidence_of
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Cell, Link, Nil, Paragraph, Record
from pmf_lib.views.words import begun
from pmf_lib.workbench import collecting
from pmf_lib.workbench.clinic_desk import ClinicDesk
from pmf_lib.workbench.clinic_views import Shown, of_clinic
from pmf_lib.workbench.collecting import Listed
from pmf_lib.workbench.controls import Button, Form
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.panel import Panel
from pmf_lib.workbench.parts import OneOf

_NOT_YET = "Nothing yet"


def questions(desk: ClinicDesk) -> Panel:
    """The panel's five questions: what the data say to each, and the answer (R1-063 to R1-067)."""

    def show(own: Clinic) -> Iterator[Record]:
        given = clinic_records.answers(desk.pack, own.code, own.row)
        yield table(
            f"{own.code}: the panel's questions",
            ("Question: press to answer it", "What the data say", "Answer", "Answered by"),
            [
                (*_asked(desk, own, question), text or "Not answered", by)
                for question, (text, by) in given.items()
            ],
            source=f"{SOURCE}; the council's registers, by rule",
        )
        yield _one(desk.answers, desk.answers.about)

    return _set(desk, desk.answers, show)


def _asked(desk: ClinicDesk, own: Clinic, question: str) -> tuple[Cell | str, str]:
    """The question, and what the data say; the first they answer where it is about a measure."""
    if own.row is not None and question == QUESTIONS[0]:
        return question, "They answer it"
    answer = desk.data_say.get(question)
    told = "Nothing: its measure is no exception in this quarter"
    said_by = told if answer is None else f"{_WORTH[answer.verdict]}: {answer.reason}"
    return _press(question, question), said_by


_WORTH = {
    Verdict.ASK: "Worth asking",
    Verdict.NOISE: "Nothing but chance",
    Verdict.ANSWERED: "The registers say",
}


def outcomes(desk: ClinicDesk) -> Panel:
    """The six purposes of a clinic: what was agreed for each, and what follows (R1-049)."""

    def show(own: Clinic) -> Iterator[Record]:
        kept = {row.purpose: row for row in desk.outcomes.own.itertuples()}
        yield table(
            f"{own.code}: outcomes by the purposes of clinics",
            (
                "Purpose: press to agree on it",
                "Kind of follow-up",
                "What follows",
                "Owner",
                "Due",
                "Done",
            ),
            [
                (
                    _press(purpose, begun(purpose)),
                    begun(FOLLOW_UPS[purpose]),
                    *_agreed(kept.get(purpose)),
                )
                for purpose in PURPOSES
            ],
            source=SOURCE,
        )
        yield _one(desk.outcomes, begun(desk.outcomes.about))

    return _set(desk, desk.outcomes, show)


def _agreed(row: Any | None) -> tuple[str, ...]:
    if row is None:
        return (_NOT_YET, "", "", "")
    return (row.follow_up, row.owner, day(row.due_on), said(day(row.done_on), "Not yet"))


def monthly_updates(desk: ClinicDesk) -> Panel:
    """The monthly updates, each on its day; overdue from the day after (R1-069)."""

    def show(own: Clinic) -> Iterator[Record]:
        found = clinic_records.updates(desk.pack, own)
        if not found:
            yield Nil(reason="No monthly update is due, as there is no recovery plan yet.")
            return
        yield table(
            f"{own.code}: monthly updates until the panel is satisfied",
            ("Due: press to give it", "Where it stands", "Given", "What was reported"),
            [
                (
                    _press(row.due_on.isoformat(), day(row.due_on)),
                    begun(row.state.value),
                    said(day(row.given_on), _NOT_YET),
                    said(row.text, _NOT_YET),
                )
                for row in found
            ],
            source=SOURCE,
        )
        about = desk.updates.about
        yield _one(desk.updates, f"Update due on {day(about)}" if about else "")

    return _set(desk, desk.updates, show)


def _press(key: str, words: str) -> Link:
    return Link(text=words, target=f"press:take/{key}")


def _one(draft: OneOf, legend: str) -> Record:
    """The form of the one that is chosen; what was saved last, where none is."""
    if not draft.about:
        return Paragraph(text=draft.told or "Press one in the table to write it.")
    return Form(
        name=draft.table.name,
        legend=legend,
        fields=draft.fields,
        buttons=(Button(name="save", text="Save", main=True),),
        problem=draft.problem,
        told=draft.told,
    )


def _set(desk: ClinicDesk, draft: OneOf, show: Shown) -> Panel:
    def take(event: Event) -> str:
        draft.take(event.value)
        return f"{event.value}: it is in the form below the table."

    return of_clinic(desk, draft, show, {"take": take})


def actions(desk: ClinicDesk) -> Panel:
    """The actions of the recovery plan, each with its owner and its day (R1-068)."""
    listed = Listed(
        "Actions of the recovery plan",
        ("title", "owner", "due_on", "status"),
        SOURCE,
        "No action is agreed yet.",
    )

    def show(_own: Clinic) -> Iterator[Record]:
        yield collecting.entries(desk.actions, listed)
        yield collecting.form(desk.actions, "Add an action")

    return of_clinic(desk, desk.actions, show)


def aim(desk: ClinicDesk) -> Panel:
    """The figure at which the panel may be satisfied."""

    def show(own: Clinic) -> Iterator[Record]:
        yield Form(
            name="aim",
            legend=f"{own.code}: aim of the plan",
            fields=desk.aim.fields,
            buttons=(Button(name="save", text="Save", main=True),),
            problem=desk.aim.problem,
            told=desk.aim.told,
        )

    return of_clinic(desk, desk.aim, show)


def path(desk: ClinicDesk) -> Panel:
    """Where the measure should be, period by period (R1-068)."""
    listed = Listed(
        "Planned figures, period by period", ("target",), SOURCE, "No figure is planned yet."
    )

    def show(_own: Clinic) -> Iterator[Record]:
        yield collecting.entries(desk.path, listed)
        yield collecting.form(desk.path, "Add a planned figure")

    return of_clinic(desk, desk.path, show)


def recovery(desk: ClinicDesk) -> Panel:
    """Evidence of recovery: the plan against the figures, and what the panel may go by (R1-070)."""

    def show(own: Clinic) -> Iterator[Record]:
        yield clinic_recovery.evidence(own)
        yield from evidence_of(desk.pack, own)

    return of_clinic(desk, None, show)
