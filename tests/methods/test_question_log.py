"""Open questions go on from sheet to sheet; an answered one is shown once (R4-026)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from pmf_lib.methods.question_log import State, carried, log

SHEETS = [date(2007, 1, 26), date(2007, 4, 30), date(2007, 7, 27), date(2007, 10, 26)]


def questions(*rows: tuple[str, date, date | None]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["question", "asked_on", "answered_on"])
    dates = {name: pd.to_datetime(found[name]) for name in ("asked_on", "answered_on")}
    return found.assign(period="2007-08-Q1", **dates)


def states(asked: date, answered: date | None) -> list[str]:
    """What each sheet says of a question, oldest sheet first; `-` where it is not on it."""
    told = []
    for since, as_at in pairwise(SHEETS):
        found = log(questions(("Q", asked, answered)), since=since, as_at=as_at)
        told.append(str(found["state"].iloc[0]) if len(found) else "-")
    return told


@pytest.mark.parametrize(
    ("asked", "answered", "told"),
    [
        (date(2007, 3, 1), None, ["open", "open", "open"]),
        (date(2007, 3, 1), date(2007, 4, 30), ["answered", "-", "-"]),
        (date(2007, 3, 1), date(2007, 5, 1), ["open", "answered", "-"]),
        (date(2007, 7, 27), date(2007, 10, 27), ["-", "open", "open"]),
        (date(2007, 7, 28), None, ["-", "-", "open"]),
    ],
)
def test_a_question_is_carried_until_its_answer_is_shown(
    asked: date, answered: date | None, told: list[str]
) -> None:
    """R4-026: both sides of the day of a sheet."""
    assert states(asked, answered) == told


days = some.integers(0, 270).map(lambda number: SHEETS[0] + timedelta(days=1 + number))


@given(days, some.none() | some.integers(0, 200))
def test_no_question_is_lost_and_no_answer_told_twice(asked: date, taken: int | None) -> None:
    """R4-026"""
    answered = None if taken is None else asked + timedelta(days=taken)
    told = states(asked, answered)
    assert told.count("answered") == (answered is not None and answered <= SHEETS[-1])
    shown = [word for word in told if word != "-"]
    assert shown == sorted(shown, reverse=True)
    if asked <= SHEETS[-1]:
        assert shown


def test_open_ones_stand_first_oldest_first_with_their_days() -> None:
    rows = questions(
        ("C", date(2007, 8, 1), None),
        ("A", date(2007, 9, 1), date(2007, 9, 21)),
        ("B", date(2007, 3, 1), None),
    )
    found = log(rows, since=SHEETS[-2], as_at=SHEETS[-1])
    assert list(found["question"]) == ["B", "C", "A"]
    assert list(found["days"]) == [239, 86, 20]
    assert list(found["state"]) == [State.OPEN, State.OPEN, State.ANSWERED]
    assert list(carried(found, "2007-08-Q2")) == [True, True, False]
    assert not carried(found, "2007-08-Q1").any()


def test_no_questions_give_no_log() -> None:
    assert log(questions(), since=SHEETS[0], as_at=SHEETS[1]).empty
