"""Figures against the 10th day of the following month, both sides of its last second."""

from datetime import date, timedelta

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.methods.submission import due_day, first_handed_in, lateness
from pmf_lib.periods import Period

COUNCIL = load_council("peterborough-2009")
QUARTER = Period.parse("2009-10-Q2")


def history(*days: str, value: float | None = 1.0) -> pd.DataFrame:
    rows = [("M1", "u", "2009-10-Q2", value, pd.Timestamp(day)) for day in days]
    return pd.DataFrame(rows, columns=["measure", "unit", "period", "value", "known_from"])


def late(day: str, due_days: float = float("nan"), roll: bool = False) -> tuple[bool, int]:
    calendar = COUNCIL.calendar.model_copy(update={"values_due_roll": roll})
    council = COUNCIL.model_copy(update={"calendar": calendar})
    found = lateness(
        first_handed_in(history(day)), pd.Series({"M1": due_days}), council.value_due
    ).iloc[0]
    return bool(found["late"]), int(found["days_late"])


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2009-10-09", (False, 0)),
        ("2009-10-10 23:59:59", (False, 0)),
        ("2009-10-11 00:00:00", (True, 1)),
        ("2009-10-12", (True, 2)),
    ],
)
def test_on_time_up_to_the_last_second_of_the_tenth(day: str, answer: tuple[bool, int]) -> None:
    """R4-042: on time if by the 10th 23:59:59; the day after is late."""
    assert late(day) == answer


@pytest.mark.parametrize(("day", "answer"), [("2009-10-12", False), ("2009-10-13", True)])
def test_a_saturday_rolls_to_monday_where_the_council_says_so(day: str, answer: bool) -> None:
    """R4-042: the option for the weekend; 10 October 2009 was a Saturday."""
    assert date(2009, 10, 10).weekday() == 5
    assert late(day, roll=True)[0] is answer


def test_a_measures_own_day_comes_first() -> None:
    assert due_day(QUARTER, 60.0, COUNCIL.value_due) == QUARTER.end + timedelta(days=60)
    assert late("2009-11-29", 60.0) == (False, 0)
    assert late("2009-11-30", 60.0) == (True, 1)


def test_a_figure_given_again_is_judged_by_the_first_day() -> None:
    found = first_handed_in(history("2009-10-08", "2009-11-20"))
    assert found["known_from"].tolist() == [pd.Timestamp("2009-10-08")]


def test_a_row_without_a_value_hands_nothing_in() -> None:
    assert first_handed_in(history("2009-10-08", value=None)).empty
    both = pd.concat([history("2009-10-08", value=None), history("2009-10-14")])
    assert first_handed_in(both)["known_from"].tolist() == [pd.Timestamp("2009-10-14")]
