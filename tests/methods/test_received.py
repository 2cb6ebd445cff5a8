"""Which bodies were given a figure: by what they considered, else by their calendar (R0-023)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.methods.information_course import Course
from pmf_lib.methods.received import COLUMNS, Editions, received

COUNCIL = load_council("carlisle-2021")
UNIT = "homelessness-prevention-and-accommodation-services"
Q1 = "2021-22-Q1"
# The packs of the first quarter are made on 28 July.
TOOK_Q1 = {
    "smt": "2021-08-17",
    "dmt-governance-and-regulatory-services": "2021-08-02",
    "executive": "2021-08-31",
    "health-and-wellbeing": "2021-09-09",
}


def considered(days: dict[str, str], period: str = Q1, **responses: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "body": list(days),
            "period": [period] * len(days),
            "considered_on": pd.to_datetime(list(days.values())),
            "response": [responses.get(body, "noted") for body in days],
        }
    )


def history(*known: tuple[float | None, str], **about: Any) -> pd.DataFrame:
    key = {"measure": "HOM04", "unit": UNIT, "period": Q1} | about
    rows = [key | {"value": value, "known_from": pd.Timestamp(day)} for value, day in known]
    return pd.DataFrame(rows).astype({"value": "float64"})


def given(
    known: pd.DataFrame, entries: pd.DataFrame, as_at: date = date(2021, 10, 28)
) -> pd.DataFrame:
    return received(known, Editions(Course(COUNCIL), entries, as_at))


def of_q1(frame: pd.DataFrame) -> dict[str, tuple[float, date]]:
    own = frame[frame["report"] == Q1]
    days = own["received_on"].dt.date
    return dict(zip(own["body"], zip(own["value"], days, strict=True), strict=True))


def test_a_body_that_considered_the_quarter_was_given_its_figure() -> None:
    found = of_q1(given(history((49.0, "2021-07-09")), considered(TOOK_Q1)))
    for body, day in TOOK_Q1.items():
        assert found[body] == (49.0, date.fromisoformat(day))


def test_a_body_of_other_services_was_not() -> None:
    """A directorate's own management team and a panel are told of their own units."""
    everybody = considered({body.key: "2021-09-30" for body in COUNCIL.bodies} | TOOK_Q1)
    found = set(of_q1(given(history((49.0, "2021-07-09")), everybody)))
    own = {body.key for body in COUNCIL.bodies if UNIT in units_told(body.key)}
    assert found <= own and set(TOOK_Q1) <= found


def units_told(body: str) -> set[str]:
    return {unit.key for unit in COUNCIL.units_of_body(body)}


def test_the_report_holds_what_was_known_on_the_day_it_was_made() -> None:
    """28 July: a figure corrected on that day is in it, one of the day after is not."""
    for day, told in (("2021-07-28", 58.0), ("2021-07-29", 49.0)):
        known = history((49.0, "2021-07-09"), (58.0, day))
        assert {value for value, _ in of_q1(given(known, considered(TOOK_Q1))).values()} == {told}


def test_a_figure_handed_in_after_the_report_was_in_none() -> None:
    assert of_q1(given(history((49.0, "2021-07-29")), considered(TOOK_Q1))) == {}
    assert of_q1(given(history((None, "2021-07-09")), considered(TOOK_Q1))) == {}


def test_the_next_report_held_it_too() -> None:
    found = given(
        history((49.0, "2021-07-09")), considered(TOOK_Q1 | {"smt": "2021-11-16"}, "2021-22-Q2")
    )
    smt = found[(found["body"] == "smt") & (found["report"] == "2021-22-Q2")]
    assert smt["value"].tolist() == [49.0]
    assert smt["received_on"].dt.date.tolist() == [date(2021, 11, 16)]


@pytest.mark.parametrize("entries", [{}, {"executive": "2021-08-31"}])
def test_an_edition_that_is_held_back_was_given_to_nobody(entries: dict[str, str]) -> None:
    """Scrutiny waits for the rungs below it; without their entries it has had nothing."""
    found = of_q1(given(history((49.0, "2021-07-09")), considered(entries)))
    assert "health-and-wellbeing" not in found and "public" not in found


def test_without_an_entry_the_calendar_says_when_papers_went_out() -> None:
    """The management teams wait for nobody: their papers go out for their first meeting."""
    known, nothing = history((49.0, "2021-07-09")), considered({})
    (body,) = {key for key in of_q1(given(known, nothing)) if key.startswith("dmt-")}
    day = of_q1(given(known, nothing))[body][1]
    course = Course(COUNCIL)
    (report,) = [one for one in Editions(course, nothing, day).reports(period()) if one.code == Q1]
    assert course.visit(COUNCIL.body(body), report).out == day
    before = of_q1(given(known, nothing, day.replace(day=day.day - 1)))
    assert body not in before


def period() -> Any:
    return COUNCIL.period.previous()


def test_nothing_restated_nothing_given() -> None:
    empty = history((49.0, "2021-07-09")).iloc[:0]
    assert given(empty, considered(TOOK_Q1)).columns.tolist() == list(COLUMNS)
    before = history((49.0, "2012-07-09"), period="2012-13-Q1")
    reports = given(before, considered(TOOK_Q1))["report"]
    assert all(code >= "2016-17-Q1" for code in reports)
