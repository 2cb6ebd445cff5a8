"""A year's deadlines for every body."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib import workdays
from pmf_lib.council import load_council
from pmf_lib.errors import ParameterError
from pmf_lib.methods.timetable import COLUMNS, What, deadlines
from pmf_lib.periods import Grain, Period

CARLISLE = load_council("carlisle-2021")
YEAR = Period.parse("2021-22")
TIMETABLE = deadlines(CARLISLE, YEAR)


def rows(what: What, body: str | None = None) -> pd.DataFrame:
    found = TIMETABLE[TIMETABLE["what"] == what]
    return found if body is None else found[found["body"] == body]


def days(frame: pd.DataFrame) -> list[date]:
    return [moment.date() for moment in frame["on"]]


def test_the_columns_and_their_kinds() -> None:
    assert tuple(TIMETABLE.columns) == COLUMNS
    assert pd.api.types.is_datetime64_any_dtype(TIMETABLE["on"])
    assert all(type(word) is str for word in TIMETABLE["what"])
    assert TIMETABLE["on"].is_monotonic_increasing


def test_values_are_due_on_the_10th_for_every_month_quarter_and_year() -> None:
    """R4-042."""
    values = rows(What.VALUES)
    assert {day.day for day in days(values)} == {10}
    about = list(values["about"])
    assert about[:3] == ["2020-21", "2020-21-M12", "2020-21-Q4"]
    assert sum("-M" in code for code in about) == 12
    assert sum("-Q" in code for code in about) == 4
    assert dict(zip(about, days(values), strict=True))["2021-22-Q2"] == date(2021, 10, 10)


def test_packs_are_made_20_working_days_after_each_quarter() -> None:
    made = dict(zip(rows(What.PACKS)["about"], days(rows(What.PACKS)), strict=True))
    assert made == {
        "2020-21-Q4": date(2021, 4, 30),
        "2021-22-Q1": date(2021, 7, 28),
        "2021-22-Q2": date(2021, 10, 28),
        "2021-22-Q3": date(2022, 1, 31),
    }


@pytest.mark.parametrize("body", CARLISLE.bodies, ids=lambda body: body.key)
def test_each_meeting_has_its_papers_and_a_public_one_its_agenda(body) -> None:
    """R2-033; Local Government Act 1972, s100B. Officers' meetings publish no agenda."""
    assert days(rows(What.MEETING, body.name)) == list(body.meetings)
    papers = [workdays.paper_deadline(meeting) for meeting in body.meetings]
    assert days(rows(What.PAPERS, body.name)) == papers
    agendas = [workdays.agenda_publication_deadline(meeting) for meeting in body.meetings]
    assert days(rows(What.AGENDA, body.name)) == (agendas if body.public else [])


def test_a_meeting_its_papers_and_its_agenda_are_about_one_quarter() -> None:
    for what in (What.MEETING, What.PAPERS, What.AGENDA):
        panel = rows(what, "Health and Wellbeing Scrutiny Panel")
        assert list(panel["about"]) == [
            *("2020-21-Q4", "2020-21-Q4"),
            *("2021-22-Q1", "2021-22-Q1"),
            *("2021-22-Q2", "2021-22-Q2"),
            "2021-22-Q3",
        ]


def test_every_entry_says_where_its_date_comes_from() -> None:
    assert TIMETABLE["rule"].str.len().gt(0).all()
    assert rows(What.AGENDA)["rule"].str.contains("Local Government Act 1972").all()


def test_a_year_without_meetings_still_has_its_values_and_packs() -> None:
    plain = deadlines(CARLISLE, Period.parse("2017-18"))
    assert {What.VALUES, What.PACKS} <= set(plain["what"])
    assert not {What.MEETING, What.PAPERS, What.AGENDA} & set(plain["what"])


@pytest.mark.parametrize("code", ["2021-22-Q2", "2021-22-M06"])
def test_only_a_year_has_a_timetable(code: str) -> None:
    with pytest.raises(ParameterError, match="Write 2021-22"):
        deadlines(CARLISLE, Period.parse(code))


@settings(max_examples=20)
@given(st.integers(2004, 2025))
def test_years_join_without_gap_or_repeat(first: int) -> None:
    """Each month's, quarter's and year's values are due in exactly one year's timetable."""
    year = Period(first, Grain.YEAR, 1)
    both = pd.concat([deadlines(CARLISLE, year), deadlines(CARLISLE, year.next())])
    values = both[both["what"] == What.VALUES]["about"]
    wanted = {
        year.within(grain)[0].shift(step).code
        for grain in Grain
        for step in range(-1, 2 * grain.per_year - 1)
    }
    assert sorted(values) == sorted(wanted)


def test_the_council_is_left_as_it_was_and_the_answer_is_the_same() -> None:
    before = CARLISLE.model_dump_json()
    pd.testing.assert_frame_equal(deadlines(CARLISLE, YEAR), TIMETABLE)
    assert CARLISLE.model_dump_json() == before
