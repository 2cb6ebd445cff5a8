"""The steps of one performance clinic in the paper's order: what is done, next, late, to come.

Ribble Valley 2007, section 6 (R1-049 to R1-070).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pmf_lib.methods.clinic import Record, Update, UpdateState, blocks


class Standing(StrEnum):
    """Where one step stands."""

    DONE = "done"
    LATE = "late"
    NEXT = "next"
    OPEN = "still to do"
    LATER = "to come"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True)
class Task:
    """Something agreed with a day: an action of the plan, or what follows from an outcome."""

    due_on: date
    finished: bool


@dataclass(frozen=True)
class Course:
    """All that the steps are read from. `met`: the target is met now; None where not known.

    `updates` are those of `clinic.updates`; without a recovery plan there are none.
    """

    record: Record
    met: bool | None
    actions: Sequence[Task]
    updates: Sequence[Update]
    follow_ups: Sequence[Task]
    as_at: date


@dataclass(frozen=True)
class Step:
    """One step: its name, the passage of the paper, where it stands, and why in a sentence."""

    name: str
    passage: str
    standing: Standing
    why: str


def steps(course: Course) -> tuple[Step, ...]:
    """The nine steps of a clinic; the first that is still to do is the next.

    Before the clinic is held everything after it is to come.
    """
    found = list(_steps(course))
    if course.record.held_on is None:
        asked, hearing, *rest = found
        later = [
            replace(one, standing=Standing.LATER, why="After the clinic is held.") for one in rest
        ]
        found = [asked, hearing, *later]
    places = (place for place, one in enumerate(found) if one.standing is Standing.OPEN)
    first = next(places, None)
    if first is not None:
        found[first] = replace(found[first], standing=Standing.NEXT)
    return tuple(found)


def _steps(course: Course) -> Iterator[Step]:
    record = course.record
    yield Step("Asked for", "6.2", Standing.DONE, "The request is on the register.")
    yield _hearing(record)
    missing = [
        who
        for who, words in (
            ("the service's", record.service_statement),
            ("the panel's", record.panel_statement),
        )
        if not (words or "").strip()
    ]
    told = f"Missing: {' and '.join(missing)} words." if missing else "Both have spoken."
    yield Step("What the service and the panel said", "6.4", _open(bool(missing)), told)
    yield _questions(record)
    yield _plan(course)
    yield _tasks("Actions of the plan", "6.6", course.actions, course.as_at, Standing.NOT_NEEDED)
    yield _updates(course)
    none = Standing.OPEN if blocks(record) else Standing.NOT_NEEDED
    yield _tasks("Agreed follow-ups", "6.1", course.follow_ups, course.as_at, none)
    yield _decision(record)


def _open(is_open: bool) -> Standing:
    return Standing.OPEN if is_open else Standing.DONE


def _hearing(record: Record) -> Step:
    """Held, with the three who must be there (R1-060)."""
    name, passage = "Held, with the three who must come", "6.3"
    if record.held_on is None:
        return Step(name, passage, Standing.OPEN, "It has not been held.")
    if record.present is None:
        return Step(name, passage, Standing.OPEN, "Nobody has recorded who came.")
    absent = [role for role in record.roles if role not in record.present]
    told = f"Not quorate: {' and '.join(absent)} did not come." if absent else "All three came."
    return Step(name, passage, _open(bool(absent)), told)


def _questions(record: Record) -> Step:
    given = [bool((answer or "").strip()) for answer in record.answers.values()]
    told = f"{sum(given)} of {len(given)} answered."
    return Step("The panel's five questions", "6.5", _open(not all(given)), told)


def _plan(course: Course) -> Step:
    """A recovery plan is agreed where performance is slipping (R1-068)."""
    name, passage = "Recovery plan agreed", "6.6"
    if course.actions:
        told = f"It has {_counted(len(course.actions), 'action')}."
        return Step(name, passage, Standing.DONE, told)
    if course.met:
        return Step(name, passage, Standing.NOT_NEEDED, "The target is met: nothing slips.")
    if not blocks(course.record):
        return Step(name, passage, Standing.NOT_NEEDED, "The panel was satisfied without one.")
    return Step(name, passage, Standing.OPEN, "No action is agreed.")


def _tasks(name: str, passage: str, tasks: Sequence[Task], as_at: date, none: Standing) -> Step:
    """Things agreed with a day; `none` is where the step stands when nothing is agreed."""
    if not tasks:
        return Step(name, passage, none, "None is agreed.")
    waiting = [task for task in tasks if not task.finished]
    late = sum(task.due_on < as_at for task in waiting)
    done = f"{len(tasks) - len(waiting)} of {len(tasks)} done"
    if late:
        return Step(name, passage, Standing.LATE, f"{done}; {late} past the day.")
    return Step(name, passage, _open(bool(waiting)), f"{done}.")


def _updates(course: Course) -> Step:
    """Monthly, overdue from the day after they were due (R1-069)."""
    name, passage = "Monthly updates", "6.6"
    overdue = [one.due_on for one in course.updates if one.state is UpdateState.OVERDUE]
    ahead = [one.due_on for one in course.updates if one.state is UpdateState.DUE]
    if not course.updates:
        return Step(name, passage, Standing.NOT_NEEDED, "There is no recovery plan to report on.")
    if overdue:
        since = f"{overdue[0].day} {overdue[0]:%B %Y}"
        told = f"{_counted(len(overdue), 'update')} overdue, the first since {since}."
        return Step(name, passage, Standing.LATE, told)
    if ahead:
        told = f"The next is due on {ahead[0].day} {ahead[0]:%B %Y}."
        return Step(name, passage, Standing.OPEN, told)
    return Step(name, passage, Standing.DONE, "Every one was given.")


def _decision(record: Record) -> Step:
    """Only the panel's decision ends it, and only on a complete record (R1-070)."""
    name, passage = "The panel is satisfied", "6.6"
    if not blocks(record):
        return Step(name, passage, Standing.DONE, f"By its decision: {record.satisfied_minute}.")
    if record.satisfied_on is None:
        return Step(name, passage, Standing.OPEN, "Only the panel's own decision ends the clinic.")
    told = "Its decision is recorded, and the record is not complete."
    return Step(name, passage, Standing.OPEN, told)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
