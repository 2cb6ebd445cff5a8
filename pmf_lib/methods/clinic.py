"""Performance Clinics: where one stands, what keeps it open, what its panel may go by.

Ribble Valley 2007, section 6 (R1-049 to R1-070). Nothing here closes a clinic: only the panel's
recorded decision does, and only when nothing is missing from the record.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count, takewhile

import pandas as pd

from pmf_lib.methods.exact import Figure
from pmf_lib.methods.spc import Variation
from pmf_lib.methods.status import Status, rag

ARRANGED_BY = "Corporate Services"
ENOUGH = 3
FOLLOW_UPS: Mapping[str, str] = {
    "ownership and accountability": "an owner",
    "role of managers": "a task of the manager",
    "action plan": "an action",
    "more frequent updates": "more frequent reporting",
    "shift of resources": "a request for resources",
    "recognise good performance": "a commendation",
}
"""What follows from each of the six purposes of a clinic (R1-049 to R1-054)."""


class State(StrEnum):
    """Where a clinic stands."""

    ASKED = "asked for"
    HELD = "held with an incomplete record"
    RECOVERY = "under way until the panel is satisfied"
    BLOCKED = "satisfactory to the panel with an incomplete record"
    CLOSED = "closed by the panel"


@dataclass(frozen=True)
class Record:
    """What is recorded of one clinic; None or blank where nothing is said.

    `roles` are the three posts that must be there, `present` those who were, None where no
    attendance was recorded. `answers` has the answer to each of the panel's questions.
    """

    held_on: date | None
    roles: tuple[str, ...]
    present: frozenset[str] | None
    service_statement: str | None
    panel_statement: str | None
    answers: Mapping[str, str | None]
    satisfied_on: date | None = None
    satisfied_minute: str | None = None


def blocks(record: Record) -> tuple[str, ...]:
    """What keeps a clinic from being closed, a sentence each; empty when it may be."""
    if record.held_on is None:
        return ("It has not been held.",)
    return tuple(_missing(record))


def incomplete(record: Record) -> tuple[str, ...]:
    """What is missing before the panel's decision that it is satisfied may be recorded (R1-070).

    Both sides have spoken (R1-062), no question is blank (R1-063), the three who must be there
    were there (R1-060): a sentence for each that is not so.
    """
    if record.held_on is None:
        return ("It has not been held.",)
    return tuple(_incomplete(record))


def _missing(record: Record) -> Iterator[str]:
    yield from _incomplete(record)
    if record.satisfied_on is None or _blank(record.satisfied_minute):
        yield "The panel has recorded no decision that it is satisfied."


def _incomplete(record: Record) -> Iterator[str]:
    if record.present is None:
        yield "Nobody has recorded who came, so it is not known whether it was quorate."
    else:
        absent = [role for role in record.roles if role not in record.present]
        if absent:
            yield f"It was not quorate: {' and '.join(absent)} did not come."
    if _blank(record.service_statement):
        yield "The service's statement is missing."
    if _blank(record.panel_statement):
        yield "The panel's statement is missing."
    for question, answer in record.answers.items():
        if _blank(answer):
            yield f"Not answered: {question}"


def state(record: Record) -> State:
    """Where it stands: closed only by the panel's decision on a complete record."""
    if record.held_on is None:
        return State.ASKED
    missing = blocks(record)
    if record.satisfied_on is not None:
        return State.BLOCKED if missing else State.CLOSED
    return State.RECOVERY if len(missing) == 1 else State.HELD


class UpdateState(StrEnum):
    """Where one monthly update stands."""

    GIVEN = "given"
    LATE = "given late"
    DUE = "not due yet"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Update:
    """One monthly update: the day it was due, the day it was given, what it said."""

    due_on: date
    given_on: date | None
    text: str | None
    state: UpdateState


def updates(
    held_on: date,
    given: Iterable[tuple[date, date | None, str | None]],
    as_at: date,
    *,
    ended: date | None = None,
) -> tuple[Update, ...]:
    """The monthly updates after a clinic, up to the next one that is due.

    One falls due in each month after the clinic, on its day of the month, whether or not anybody
    wrote it down; `given` are those written down, as (due, given, text), and each stands for its
    month. None falls due after `ended`, the day of the panel's decision. An update is overdue from
    the day after it was due (R1-069).
    """
    written = {(due.year, due.month): (due, when, text) for due, when, text in given}
    found = []
    for step in count(1):
        day = _months_after(held_on, step)
        due, when, text = written.get((day.year, day.month), (day, None, None))
        if ended is not None and due > ended:
            break
        found.append(Update(due, when, text, _update_state(due, when, as_at)))
        if due > as_at:
            break
    return tuple(found)


def _update_state(due: date, given: date | None, as_at: date) -> UpdateState:
    if given is not None and given <= as_at:
        return UpdateState.GIVEN if given <= due else UpdateState.LATE
    return UpdateState.OVERDUE if as_at > due else UpdateState.DUE


def _months_after(day: date, months: int) -> date:
    ahead = day.month - 1 + months
    year, month = day.year + ahead // 12, ahead % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class ExitEvidence:
    """What a panel may go by: periods on target in a row, and whether a real change is seen.

    `run` is None without a figure to be reached. `enough` offers, it decides nothing (R1-070).
    """

    run: int | None
    needed: int
    improved: bool

    @property
    def enough(self) -> bool:
        """Whether the evidence would bear a decision that the panel is satisfied."""
        return self.improved or (self.run or 0) >= self.needed


def exit_evidence(
    figures: Sequence[Figure],
    exit_target: Figure,
    polarity: str,
    variation: Variation | None,
    *,
    needed: int = ENOUGH,
) -> ExitEvidence:
    """The evidence for the panel from a measure's figures, oldest first.

    `exit_target` is the figure at which the panel may be satisfied, in the measure's unit: the
    figures at the end of the series that reach it are counted, and a missing one ends the run.
    `variation` is that of the latest point of its control chart.
    """
    improved = variation is Variation.IMPROVEMENT
    if exit_target is None or pd.isna(exit_target):
        return ExitEvidence(None, needed, improved)
    reached = (
        rag(figure, exit_target, polarity, green_tolerance=0) is Status.GREEN
        for figure in reversed(figures)
    )
    return ExitEvidence(sum(takewhile(bool, reached)), needed, improved)


def candidates(exceptions: pd.DataFrame, under_way: Iterable[str]) -> pd.DataFrame:
    """The measures that a clinic may be asked for, in the order of the exceptions (R1-058).

    `exceptions` are those of `exceptions.rank`; `under_way` are measures whose clinic is not
    closed. Adverse measures only, with `place` counted from 1.
    """
    busy = set(under_way)
    adverse = (exceptions["side"] == "adverse") & (exceptions["subject"] == "measure")
    found = exceptions[adverse & ~exceptions["measure"].isin(busy)].reset_index(drop=True)
    return found.assign(place=range(1, len(found) + 1))


def _blank(text: str | None) -> bool:
    return text is None or not str(text).strip()
