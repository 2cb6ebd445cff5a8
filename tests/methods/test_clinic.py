"""Clinics: what keeps one open, monthly updates, evidence that decides nothing, candidates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import clinic
from pmf_lib.methods.clinic import FOLLOW_UPS, Record, State, UpdateState
from pmf_lib.methods.spc import Variation
from pmf_lib.register.clinics import PURPOSES, QUESTIONS

HELD = date(2007, 9, 19)
ROLES = ("Chair of the Community Committee", "Director of Community Services", "Refuse Manager")
WHOLE = Record(
    held_on=HELD,
    roles=ROLES,
    present=frozenset(ROLES),
    service_statement="The rounds are too long.",
    panel_statement="Split them.",
    answers=dict.fromkeys(QUESTIONS, "Said."),
    satisfied_on=date(2007, 12, 19),
    satisfied_minute="Panel 19/12",
)


def test_a_whole_record_with_the_panels_decision_is_closed() -> None:
    assert clinic.blocks(WHOLE) == ()
    assert clinic.state(WHOLE) is State.CLOSED


def test_a_clinic_that_was_not_held_is_asked_for() -> None:
    asked = replace(WHOLE, held_on=None)
    assert clinic.blocks(asked) == ("It has not been held.",)
    assert clinic.state(asked) is State.ASKED


def test_each_of_the_three_roles_is_needed() -> None:
    """Not quorate unless chair, director and manager are there (R1-060)."""
    for role in ROLES:
        some = replace(WHOLE, present=frozenset(ROLES) - {role})
        assert clinic.blocks(some) == (f"It was not quorate: {role} did not come.",)
        assert clinic.state(some) is State.BLOCKED
    unknown = replace(WHOLE, present=None)
    assert "not known whether it was quorate" in clinic.blocks(unknown)[0]


@pytest.mark.parametrize("which", ["service", "panel"])
@pytest.mark.parametrize("text", [None, "", "  "])
def test_both_statements_are_needed(which: str, text: str | None) -> None:
    """Two way communication: service and panel both speak before it closes (R1-062)."""
    some = replace(WHOLE, **{f"{which}_statement": text})
    assert clinic.blocks(some) == (f"The {which}'s statement is missing.",)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("text", [None, "", " "])
def test_a_blank_answer_blocks(question: str, text: str | None) -> None:
    """Each of the panel's five questions must be answered (R1-063 to R1-067)."""
    some = replace(WHOLE, answers={**WHOLE.answers, question: text})
    assert clinic.blocks(some) == (f"Not answered: {question}",)
    assert clinic.state(some) is not State.CLOSED


def test_only_a_recorded_decision_closes() -> None:
    """A day without a minute is no record of a decision; nor is nothing at all (R1-070)."""
    for less in ({"satisfied_on": None}, {"satisfied_minute": None}, {"satisfied_minute": " "}):
        some = replace(WHOLE, **less)
        assert clinic.blocks(some) == ("The panel has recorded no decision that it is satisfied.",)
        assert clinic.state(some) is not State.CLOSED
    assert clinic.state(replace(WHOLE, satisfied_on=None)) is State.RECOVERY


def test_a_held_clinic_with_gaps_and_no_decision_is_incomplete() -> None:
    some = replace(WHOLE, satisfied_on=None, panel_statement=None)
    assert clinic.state(some) is State.HELD


def test_an_update_is_overdue_from_the_day_after() -> None:
    """On its day it is not; one day later it is (R1-069)."""
    due = date(2007, 10, 19)
    (first, *_) = clinic.updates(HELD, [], due)
    assert (first.due_on, first.state) == (due, UpdateState.DUE)
    (first, *_) = clinic.updates(HELD, [], due + timedelta(days=1))
    assert first.state is UpdateState.OVERDUE


def test_updates_fall_due_each_month_written_down_or_not() -> None:
    """Monthly, until one that is still to come (R1-069)."""
    given_ = [(date(2007, 10, 19), date(2007, 10, 19), "On its day")]
    found = clinic.updates(HELD, given_, date(2007, 12, 20))
    assert [one.due_on for one in found] == [
        date(2007, 10, 19),
        date(2007, 11, 19),
        date(2007, 12, 19),
        date(2008, 1, 19),
    ]
    assert [one.state for one in found] == [
        UpdateState.GIVEN,
        UpdateState.OVERDUE,
        UpdateState.OVERDUE,
        UpdateState.DUE,
    ]


def test_an_update_given_after_its_day_is_late() -> None:
    given_ = [(date(2007, 10, 22), date(2007, 10, 23), "Late")]
    (first, *_) = clinic.updates(HELD, given_, date(2007, 10, 26))
    assert (first.due_on, first.state) == (date(2007, 10, 22), UpdateState.LATE)


def test_no_update_falls_due_after_the_panels_decision() -> None:
    """They continue until the panel is satisfied, and no longer (R1-070)."""
    found = clinic.updates(HELD, [], date(2008, 3, 1), ended=date(2007, 11, 19))
    assert [one.due_on for one in found] == [date(2007, 10, 19), date(2007, 11, 19)]


def test_the_last_day_of_a_short_month_stands_for_a_day_it_lacks() -> None:
    found = clinic.updates(date(2007, 1, 31), [], date(2007, 3, 1))
    assert [one.due_on for one in found] == [date(2007, 2, 28), date(2007, 3, 31)]


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 1500))
def test_exactly_the_last_update_lies_ahead(held: date, later: int) -> None:
    as_at = held + timedelta(days=later)
    found = clinic.updates(held, [], as_at)
    assert [one.due_on > as_at for one in found] == [False] * (len(found) - 1) + [True]
    assert sum(one.state is UpdateState.OVERDUE for one in found) == sum(
        one.due_on < as_at for one in found
    )


def test_evidence_counts_the_run_that_ends_the_series() -> None:
    """Target met n periods in a row; it offers and does not close (R1-070)."""
    two = clinic.exit_evidence([44, 46, 45, 44.9], 45, "minimise", Variation.COMMON_CAUSE)
    assert (two.run, two.enough) == (2, False)
    three = clinic.exit_evidence([46, 45, 45, 44], 45, "minimise", Variation.COMMON_CAUSE)
    assert (three.run, three.enough) == (3, True)
    gap = clinic.exit_evidence([45, 45, None, 45], 45, "minimise", None)
    assert gap.run == 1


def test_a_real_change_for_the_better_is_evidence_too() -> None:
    """Special-cause improvement (R1-070); a change for the worse is none."""
    assert clinic.exit_evidence([60], 45, "minimise", Variation.IMPROVEMENT).enough
    assert not clinic.exit_evidence([60], 45, "minimise", Variation.CONCERN).enough


def test_without_a_figure_to_reach_there_is_no_run() -> None:
    found = clinic.exit_evidence([60], float("nan"), "minimise", None)
    assert (found.run, found.enough) == (None, False)


def test_every_purpose_has_its_follow_up() -> None:
    """The six purposes of clinics, each with what follows (R1-049 to R1-054)."""
    assert tuple(FOLLOW_UPS) == PURPOSES
    assert len(set(FOLLOW_UPS.values())) == 6


def test_candidates_are_adverse_measures_without_a_clinic_in_their_order() -> None:
    """Ranked from the exceptions of the quarter (R1-058)."""
    exceptions = pd.DataFrame(
        [
            ("measure", "B", "adverse"),
            ("saving", "S", "adverse"),
            ("measure", "A", "adverse"),
            ("measure", "C", "adverse"),
            ("measure", "D", "favourable"),
        ],
        columns=["subject", "measure", "side"],
    )
    found = clinic.candidates(exceptions, ["A"])
    assert found[["place", "measure"]].to_numpy().tolist() == [[1, "B"], [2, "C"]]
    assert "place" not in exceptions
