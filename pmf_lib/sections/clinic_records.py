"""The records of a council's clinics, put together from the registers (R1-055 to R1-070)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.council import Body, BodyKind, Council
from pmf_lib.methods import clinic
from pmf_lib.methods.clinic import ExitEvidence, Record, State, Update
from pmf_lib.methods.clinic_steps import Course, Task
from pmf_lib.periods import Period
from pmf_lib.register.clinics import QUESTIONS
from pmf_lib.sections import measure_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said
from pmf_lib.views import words

FINISHED = ("complete", "stopped")
ROLES = ("chair", "director", "manager")


@dataclass(frozen=True)
class Clinic:
    """One clinic: its entry, its record as the rules read it, its measure's judgement if any."""

    entry: Any
    record: Record
    row: Any | None

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.entry.clinic)

    @property
    def state(self) -> State:
        """Where it stands."""
        return clinic.state(self.record)

    @property
    def blocks(self) -> tuple[str, ...]:
        """What keeps it from being closed."""
        return clinic.blocks(self.record)


def records(pack: Pack) -> tuple[Clinic, ...]:
    """The clinics of this pack's units, the latest asked for first."""
    found = pack.entries("clinics", every_period=True)
    ordered = found.sort_values(["requested_on", "clinic"], ascending=[False, True])
    return tuple(_clinic(pack, entry) for entry in ordered.itertuples())


def _clinic(pack: Pack, entry: Any) -> Clinic:
    judged = set(pack.judgements["measure"])
    row = pack.judgement(entry.measure) if entry.measure in judged else None
    record = Record(
        held_on=_day(entry.held_on),
        roles=tuple(str(getattr(entry, role)) for role in ROLES),
        present=_present(pack, _day(entry.held_on)),
        service_statement=said(entry.service_statement, "") or None,
        panel_statement=said(entry.panel_statement, "") or None,
        answers={
            question: text for question, (text, _) in answers(pack, entry.clinic, row).items()
        },
        satisfied_on=_day(entry.satisfied_on),
        satisfied_minute=said(entry.satisfied_minute, "") or None,
    )
    return Clinic(entry, record, row)


def _present(pack: Pack, held_on: date | None) -> frozenset[str] | None:
    """The posts that came to the panel's meetings of that day; None where nobody recorded any."""
    if held_on is None:
        return None
    teams = [body.key for body in pack.council.bodies if body.kind is BodyKind.TEAM]
    meetings = pack.entries("meetings", every_period=True)
    held = meetings[meetings["body"].isin(teams) & (meetings["held_on"] == pd.Timestamp(held_on))]
    came = pack.entries("attendance")
    came = came[came["meeting"].isin(held["meeting"])]
    return None if came.empty else frozenset(came.loc[came["present"] == "yes", "role"])


def panel_of(council: Council) -> Body | None:
    """The body whose meetings are the clinics; None where the council's profile has none."""
    teams = [body for body in council.bodies if body.kind is BodyKind.TEAM]
    return next((one for one in teams if "clinic" in one.key or "clinics" in one.receives), None)


def course(pack: Pack, one: Clinic) -> Course:
    """All that the clinic's steps are read from."""
    found = pack.entries("clinic_outcomes", every_period=True)
    follow_ups = found[found["clinic"] == one.code]
    return Course(
        record=one.record,
        met=None if one.row is None else one.row.status == "green",
        actions=[
            Task(row.due_on.date(), row.status in FINISHED)
            for row in recovery_of(pack, one.code).itertuples()
        ],
        updates=updates(pack, one),
        follow_ups=[
            Task(row.due_on.date(), not pd.isna(row.done_on)) for row in follow_ups.itertuples()
        ],
        as_at=pack.as_at,
    )


def answers(pack: Pack, code: str, row: Any | None) -> dict[str, tuple[str | None, str]]:
    """The five questions, each with its answer and who gave it (R1-063 to R1-067).

    The first is answered from data where the clinic is about a measure.
    """
    given = pack.entries("clinic_answers", every_period=True)
    of = {entry.question: entry for entry in given[given["clinic"] == code].itertuples()}
    found: dict[str, tuple[str | None, str]] = {}
    for question in QUESTIONS:
        entry = of.get(question)
        text = said(entry.answer, "") if entry else ""
        by = said(entry.answered_by, "Not said") if entry else "Nobody yet"
        found[question] = (text or None, by)
    if row is not None:
        found[QUESTIONS[0]] = (targets_met(row), "The register of measures")
    return found


def targets_met(row: Any) -> str:
    """Whether targets have been met, from the figures: now, and how often of late (R1-063)."""
    coloured = [one for one in row.series_status if one in ("green", "amber", "red")]
    if row.status not in ("green", "amber", "red"):
        return f"Not known: the status is {words.badge(row.status).word.lower()}."
    now = "Yes" if row.status == "green" else "No"
    label = Period.parse(row.period).label
    figure, target = measure_card.figure_words(row), measure_card.target_words(row)
    often = f"{coloured.count('green')} of the last {words.counted(len(coloured), 'period')}"
    return (
        f"{now}. In {label} it was {figure} against a target of {target}; the target was met in "
        f"{often}."
    )


def updates(pack: Pack, one: Clinic) -> tuple[Update, ...]:
    """The clinic's monthly updates; none before it is held or where it led to no recovery plan."""
    if one.record.held_on is None or recovery_of(pack, one.code).empty:
        return ()
    given = pack.entries("recovery_updates", every_period=True)
    mine = [
        (entry.due_on.date(), _day(entry.given_on), said(entry.text, "") or None)
        for entry in given[given["clinic"] == one.code].itertuples()
    ]
    held, ended = one.record.held_on, one.record.satisfied_on
    return clinic.updates(held, mine, pack.as_at, ended=ended)


def recovery_of(pack: Pack, code: str) -> pd.DataFrame:
    """The actions of a clinic's recovery plan, by the day they are due."""
    found = pack.entries("recovery_actions", every_period=True)
    return found[found["clinic"] == code].sort_values(["due_on", "action"])


def evidence(one: Clinic) -> ExitEvidence | None:
    """What the panel may go by; None for a clinic about no measure."""
    if one.row is None:
        return None
    figures = [figure for _, figure in one.row.series]
    row = one.row
    return clinic.exit_evidence(figures, one.entry.exit_target, row.polarity, row.variation)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
