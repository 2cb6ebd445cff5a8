"""What is overdue, and which exceptions nobody has answered."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pmf_lib.methods import follow_up

NONE = pd.NaT


def recommendation(**cells: object) -> pd.DataFrame:
    row = {
        "recommendation": "R1",
        "title": "Say how long",
        "unit": "u",
        "addressee": "cmt",
        "made_on": pd.Timestamp("2007-06-05"),
        "received_on": pd.Timestamp("2007-06-07"),
        "answered_on": NONE,
        "due_on": NONE,
        "status": "awaiting response",
        **cells,
    }
    return pd.DataFrame([row])


def decision(**cells: object) -> pd.DataFrame:
    row = {
        "decision": "D1",
        "title": "Policy",
        "unit": "u",
        "decision_maker": "council",
        "due_on": pd.Timestamp("2007-09-20"),
        "status": "planned",
        **cells,
    }
    return pd.DataFrame([row])


@pytest.mark.parametrize(("day", "late"), [(date(2007, 8, 6), 0), (date(2007, 8, 7), 1)])
def test_two_months_for_an_answer(day: date, late: int) -> None:
    """Received on 7 June, to be answered by 6 August; late from the 7th (R1-017)."""
    found = follow_up.overdue(recommendation(), decision(status="taken"), day)
    assert found["days"].tolist() == [1] * late
    assert found["due_on"].tolist() == [date(2007, 8, 6)] * late


def test_the_clock_starts_when_it_was_made_where_nobody_noted_its_receipt() -> None:
    (row,) = follow_up.overdue(
        recommendation(received_on=NONE), decision(status="taken"), date(2007, 8, 10)
    ).itertuples()
    assert row.due_on == date(2007, 8, 4)


@pytest.mark.parametrize(("day", "late"), [(date(2007, 8, 31), 0), (date(2007, 9, 1), 1)])
def test_what_was_agreed_is_late_after_its_day(day: date, late: int) -> None:
    """R1-017: members follow through that it was done."""
    agreed = recommendation(
        status="to be done",
        answered_on=pd.Timestamp("2007-06-19"),
        due_on=pd.Timestamp("2007-08-31"),
    )
    assert len(follow_up.overdue(agreed, decision(status="taken"), day)) == late


@pytest.mark.parametrize("status", ["done", "closed"])
def test_what_is_settled_is_never_late(status: str) -> None:
    settled = recommendation(status=status, due_on=pd.Timestamp("2007-06-30"))
    assert follow_up.overdue(settled, decision(status="withdrawn"), date(2008, 1, 1)).empty


def test_decisions_and_recommendations_stand_by_age() -> None:
    """The overdue list of page one (R1-017)."""
    found = follow_up.overdue(recommendation(), decision(), date(2007, 9, 21))
    assert found[["kind", "code", "days"]].to_numpy().tolist() == [
        ["recommendation", "R1", 46],
        ["decision", "D1", 1],
    ]
    assert follow_up.overdue(recommendation(), decision(), date(2007, 9, 20))["code"].tolist() == [
        "R1"
    ]


def exceptions() -> pd.DataFrame:
    rows = [("A", "adverse"), ("B", "adverse"), ("C", "adverse"), ("D", "favourable")]
    return pd.DataFrame(rows, columns=["measure", "side"], dtype=object)


def test_an_exception_is_answered_by_an_action_or_a_decision() -> None:
    """Each has a linked action or a decision of no action, or it is open (R1-004)."""
    actions = pd.DataFrame([("A", "on track"), (None, "late")], columns=["measure", "status"])
    decided = pd.DataFrame([("B", "Leave it")], columns=["measure", "decision"])
    found = follow_up.answered(exceptions(), actions, decided)
    assert found["measure"].tolist() == ["A", "B", "C"]
    assert found["open"].tolist() == [False, False, True]
    assert found["actions"].tolist() == [(0,), (), ()]


def test_an_action_that_was_stopped_answers_nothing() -> None:
    actions = pd.DataFrame([("A", "stopped")], columns=["measure", "status"])
    decided = pd.DataFrame([], columns=["measure", "decision"])
    assert follow_up.answered(exceptions(), actions, decided)["open"].all()
