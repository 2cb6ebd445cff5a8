"""The steps of a clinic in the paper's order, both sides of each (R1-049 to R1-070)."""

from dataclasses import replace
from datetime import date

import pytest

from pmf_lib.methods import clinic
from pmf_lib.methods.clinic import Record
from pmf_lib.methods.clinic_steps import Course, Standing, Step, Task, steps

HELD, AS_AT = date(2007, 9, 19), date(2007, 10, 26)
ROLES = ("Chair", "Director", "Manager")
WHOLE = Record(
    held_on=HELD,
    roles=ROLES,
    present=frozenset(ROLES),
    service_statement="We were short of two drivers.",
    panel_statement="Split the rounds.",
    answers={"Why?": "Two posts were vacant."},
)
DONE, WAITING = Task(date(2007, 10, 1), finished=True), Task(date(2007, 12, 1), finished=False)
COURSE = Course(WHOLE, met=False, actions=(DONE,), updates=(), follow_ups=(DONE,), as_at=AS_AT)
HEARING, SAID, QUESTIONS, PLAN, ACTIONS, UPDATES, FOLLOW_UPS, END = range(1, 9)


def step(course: Course, place: int) -> Step:
    return steps(course)[place]


def test_before_it_is_held_the_hearing_is_next_and_all_else_to_come() -> None:
    found = steps(replace(COURSE, record=replace(WHOLE, held_on=None)))
    standings = [one.standing for one in found]
    assert standings == [Standing.DONE, Standing.NEXT, *[Standing.LATER] * 7]
    assert [one.passage for one in found][:3] == ["6.2", "6.3", "6.4"]


def test_a_whole_record_waits_for_the_panel_alone() -> None:
    """R1-070: only the panel's recorded decision ends it."""
    assert [one.standing for one in steps(COURSE)[:6]] == [Standing.DONE] * 6
    assert step(COURSE, END).standing is Standing.NEXT
    decided = replace(WHOLE, satisfied_on=AS_AT, satisfied_minute="Panel, item 3")
    assert step(replace(COURSE, record=decided), END).standing is Standing.DONE


def test_a_decision_on_a_record_that_is_not_whole_does_not_end_it() -> None:
    record = replace(
        WHOLE, panel_statement=" ", satisfied_on=AS_AT, satisfied_minute="Panel, item 3"
    )
    end = step(replace(COURSE, record=record), END)
    assert end.standing is Standing.OPEN
    assert end.why == "Its decision is recorded, and the record is not complete."


@pytest.mark.parametrize(
    ("change", "place", "why"),
    [
        ({"present": None}, HEARING, "Nobody has recorded who came."),
        ({"present": frozenset(ROLES[:2])}, HEARING, "Not quorate: Manager did not come."),
        ({"service_statement": None}, SAID, "Missing: the service's words."),
        ({"answers": {"Why?": " "}}, QUESTIONS, "0 of 1 answered."),
    ],
)
def test_what_is_missing_is_the_next_step(change: dict[str, object], place: int, why: str) -> None:
    """R1-060, R1-062, R1-063."""
    found = step(replace(COURSE, record=replace(WHOLE, **change)), place)  # type: ignore[arg-type]
    assert (found.standing, found.why) == (Standing.NEXT, why)


def test_a_plan_is_asked_for_only_where_performance_slips() -> None:
    """R1-068: the target met, or not known, or missed."""
    without = replace(COURSE, actions=())
    assert step(without, PLAN).standing is Standing.NEXT
    assert step(replace(without, met=None), PLAN).standing is Standing.NEXT
    assert step(replace(without, met=True), PLAN).standing is Standing.NOT_NEEDED
    decided = replace(WHOLE, satisfied_on=AS_AT, satisfied_minute="Panel, item 3")
    assert step(replace(without, record=decided), PLAN).standing is Standing.NOT_NEEDED


def test_an_action_is_late_from_the_day_after_its_day() -> None:
    for due, standing in ((AS_AT, Standing.NEXT), (date(2007, 10, 25), Standing.LATE)):
        course = replace(COURSE, actions=(DONE, Task(due, finished=False)))
        assert step(course, ACTIONS).standing is standing
        finished = replace(COURSE, actions=(DONE, Task(due, finished=True)))
        assert step(finished, ACTIONS).standing is Standing.DONE


def test_an_update_is_overdue_from_the_day_after_it_was_due() -> None:
    """R1-069."""
    for as_at, standing in (
        (date(2007, 10, 19), Standing.NEXT),
        (date(2007, 10, 20), Standing.LATE),
    ):
        updates = clinic.updates(HELD, [], as_at)
        assert step(replace(COURSE, updates=updates, as_at=as_at), UPDATES).standing is standing
    given = clinic.updates(HELD, [(date(2007, 10, 19), HELD, "x")], AS_AT, ended=AS_AT)
    assert step(replace(COURSE, updates=given), UPDATES).standing is Standing.DONE


def test_outcomes_are_asked_for_and_followed() -> None:
    """R1-049: each outcome has what follows from it, with its day."""
    assert step(replace(COURSE, follow_ups=()), FOLLOW_UPS).standing is Standing.NEXT
    assert step(replace(COURSE, follow_ups=(WAITING,)), FOLLOW_UPS).standing is Standing.NEXT
    late = Task(HELD, finished=False)
    assert step(replace(COURSE, follow_ups=(late,)), FOLLOW_UPS).standing is Standing.LATE


def test_what_blocks_a_decision_is_what_blocks_closing_but_the_decision_itself() -> None:
    assert clinic.incomplete(WHOLE) == ()
    assert clinic.blocks(WHOLE) == ("The panel has recorded no decision that it is satisfied.",)
    assert clinic.incomplete(replace(WHOLE, held_on=None)) == ("It has not been held.",)
    assert clinic.incomplete(replace(WHOLE, answers={"Why?": None})) == ("Not answered: Why?",)
