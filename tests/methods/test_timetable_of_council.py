"""Deadlines from five profiles: each paper's own year, with the rows that the paper names."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.council import Council, Milestone, MilestoneKind, load_council
from pmf_lib.methods.ladder import considered_by_meeting
from pmf_lib.methods.timetable import What, deadlines, deadlines_as_at
from pmf_lib.methods.timetable_of_council import plan_year, report_due
from pmf_lib.periods import Grain, Period
from tests.methods.registers import registers

CARLISLE_2003, RIBBLE_VALLEY, LANCASTER, PETERBOROUGH, CARLISLE = map(
    load_council,
    (
        "carlisle-2003",
        "ribble-valley-2007",
        "lancaster-2008",
        "peterborough-2009",
        "carlisle-2021",
    ),
)


def year_of(council: Council) -> Period:
    return council.period.containing(Grain.YEAR)


def rows(council: Council, what: What, **tables: list[dict[str, object]]) -> pd.DataFrame:
    found = deadlines(council, year_of(council), registers(**tables))
    return found[found["what"] == what]


def days(frame: pd.DataFrame) -> list[str]:
    return [moment.date().isoformat() for moment in frame["on"]]


def test_the_review_cycle_begins_in_september_2003() -> None:
    """Four quarterly reviews of each unit a year, the first in the cycle's month (R0-003)."""
    twelve_months = pd.concat(
        deadlines(CARLISLE_2003, Period.parse(code)) for code in ("2003-04", "2004-05")
    )
    reviews = twelve_months[twelve_months["what"] == What.REVIEW]
    first = reviews[reviews["on"] < "2004-09-01"]
    assert days(first.drop_duplicates("on")) == [
        "2003-09-01",
        "2003-12-01",
        "2004-03-01",
        "2004-06-01",
    ]
    assert set(first.groupby("body").size()) == {4}
    assert set(first["body"]) == {unit.name for unit in CARLISLE_2003.units}
    assert list(dict.fromkeys(first["about"])) == [f"Review {n} of 4" for n in (1, 2, 3, 4)]
    assert "2004-09-01" in days(reviews), "the next round follows"


def test_the_cycles_month_is_the_profiles() -> None:
    """The start month is configurable (R0-003); a day that is not worked moves to the next."""
    cycle = Milestone(what="Cycle", on="05-31", rule="r", kind=MilestoneKind.REVIEWS)
    calendar = CARLISLE.calendar.model_copy(update={"milestones": (cycle,)})
    council = CARLISLE.model_copy(update={"calendar": calendar})
    found = rows(council, What.REVIEW)
    assert days(found.drop_duplicates("on")) == [
        "2021-06-01",
        "2021-08-31",
        "2021-11-30",
        "2022-02-28",
    ]


def test_the_appraisal_improvement_is_in_the_timetable_with_its_body() -> None:
    """Both groups are in the register of bodies; one has the due date (R0-021)."""
    found = rows(CARLISLE_2003, What.MILESTONE)
    row = found[found["about"].str.contains("appraisals")].iloc[0]
    assert (row["body"], row["on"].date()) == (
        "Member Support and Employee Services",
        date(2003, 12, 31),
    )
    assert CARLISLE_2003.body("strategic-staff-development-group").meetings


def test_the_external_assessment_has_its_milestones() -> None:
    """5 December, the week of 28 January and 14 March (R1-075)."""
    found = rows(RIBBLE_VALLEY, What.MILESTONE).set_index("about")["on"]
    assert found["Self-assessment sent in"] == pd.Timestamp("2007-12-05")
    assert found["Inspection of the council begins, for a week"] == pd.Timestamp("2008-01-28")
    assert found["Draft report of the inspection"] == pd.Timestamp("2008-03-14")


def test_budget_steps_stand_beside_performance_and_plan_years_are_periods() -> None:
    """Runs alongside the budget; years of the MTFS are first-class periods (R1-015, R1-016)."""
    money = [
        {"budget_code": code, "period": year}
        for code in ("R1", "R2")
        for year in ("2007-08", "2008-09", "2009-10")
    ]
    found = rows(RIBBLE_VALLEY, What.FINANCE, plan_money=money)
    assert list(zip(days(found), found["about"], strict=True)) == [
        ("2007-04-01", "2007-08"),
        ("2007-09-30", "Medium Term Financial Strategy reviewed"),
        ("2007-10-31", "Draft service plans and targets, beside the bids for next year's budget"),
        ("2008-03-10", "Budget and council tax set"),
    ]
    assert found.iloc[-1]["rule"].endswith("; for 2008/09")
    ahead = deadlines(RIBBLE_VALLEY, Period.parse("2009-10"), registers(plan_money=money))
    assert "2009-10" in set(ahead.loc[ahead["what"] == What.FINANCE, "about"])


def plan(
    code: str, signed: str | None, period: str = "2008-09", unit: str | None = "planning-services"
) -> dict[str, object]:
    row = {"plan": code, "title": f"Plan {code}", "level": "service plan", "period": period}
    return {**row, "unit": unit, "signed_off_on": signed}


@pytest.mark.parametrize(
    ("signed", "as_at", "state"),
    [
        (None, "2008-04-30", "due"),
        (None, "2008-05-01", "late"),
        ("2008-04-30", "2008-05-01", "done"),
        ("2008-05-02", "2008-05-01", "late"),
        ("2008-05-02", "2008-05-02", "done"),
    ],
)
def test_plans_are_signed_off_in_april_and_late_from_1_may(
    signed: str | None, as_at: str, state: str
) -> None:
    """Sign-off date per plan, late list from 1 May (R2-017)."""
    tables = registers(plans=[plan("A", signed), plan("B", None, "2007-08")])
    day = date.fromisoformat(as_at)
    found = deadlines_as_at(LANCASTER, Period.parse("2008-09"), tables, day)
    (row,) = found[found["what"] == What.PLANS].to_dict(orient="records")
    assert (row["about"], row["body"], row["state"]) == ("Plan A", "Planning Services", state)


def test_without_plans_in_the_register_the_day_alone_is_told() -> None:
    (row,) = rows(LANCASTER, What.PLANS).to_dict(orient="records")
    assert (row["on"].date(), row["body"]) == (date(2008, 4, 30), "Whole council")


def test_one_more_meeting_is_due_each_quarter() -> None:
    """R2-019."""
    found = rows(LANCASTER, What.MORE_MEETINGS)
    assert list(found["about"]) == [f"2008-09-Q{number}" for number in (1, 2, 3, 4)]


def test_a_plan_signed_from_january_to_march_is_of_the_year_to_come() -> None:
    assert plan_year(date(2010, 3, 31)).code == "2010-11"
    assert plan_year(date(2010, 4, 1)).code == "2010-11"
    assert plan_year(date(2009, 12, 31)).code == "2009-10"


def test_appraisals_wait_for_the_plans() -> None:
    """Held in March and April after contracts are approved; interim in October (R4-044)."""
    assert days(rows(PETERBOROUGH, What.APPRAISALS)) == ["2009-04-30", "2009-10-30", "2010-03-01"]
    plans = [plan("A", None, "2010-11", None), plan("B", "2010-02-20", "2010-11", None)]
    waiting = rows(PETERBOROUGH, What.APPRAISALS, plans=plans).iloc[-1]["rule"]
    assert waiting.endswith("; waits for 1 of 2 plans to be signed off")
    ready = rows(PETERBOROUGH, What.APPRAISALS, plans=plans[1:]).iloc[-1]["rule"]
    assert "waits" not in ready


def test_the_planning_year_has_its_steps() -> None:
    """Scene in quarter 1 (R4-006), two rounds of challenge (R4-008, R4-009), the forum (R4-014),
    the draft plan in December, again in February, and Full Council (R4-015).
    """
    found = deadlines(PETERBOROUGH, year_of(PETERBOROUGH))
    steps = found[found["what"].isin([What.MILESTONE, What.FINANCE])].set_index("about")["on"]
    months = {
        "Integrated Business and Financial Planning begins": (4, 5, 6),
        "First challenge sessions": (6,),
        "Second round of challenge sessions": (9,),
        "Direction, delivery and budget": (11,),
        "Draft Medium Term Financial Plan": (12,),
        "Medium Term Financial Plan is submitted again": (2,),
        "Full Council signs off": (2, 3),
    }
    for words, allowed in months.items():
        (day,) = [day for about, day in steps.items() if str(about).startswith(words)]
        assert day.month in allowed, words


@pytest.mark.parametrize(
    ("whom", "what", "times"),
    [
        ("Cabinet", "Progress on the corporate priorities and LAA", 4),
        ("Scrutiny", "Progress on the corporate priorities and LAA", 4),
        ("CMT", "Progress on the LAA, CAA, Corporate Plan", 12),
        ("Departmental", "Progress on the DDCs", 12),
        ("Business Units", "Progress on the delivery plan", 12),
        ("Service Teams", "Progress on the delivery plan", 12),
        ("Appraisal for Performance and Development", "Individuals' performance", 1),
    ],
)
def test_the_reporting_table_falls_due_as_often_as_it_says(
    whom: str, what: str, times: int
) -> None:
    """The paper's seven rows (R4-034 to R4-040)."""
    found = rows(PETERBOROUGH, What.REPORT)
    own = found[(found["body"] == whom) & found["about"].str.startswith(f"{what}, ")]
    assert len(own) == times


def test_a_report_is_due_at_the_meeting_that_considers_it() -> None:
    agendas = considered_by_meeting(PETERBOROUGH)
    quarter, month = Period.parse("2009-10-Q2"), Period.parse("2009-10-M06")
    assert report_due(PETERBOROUGH, "cmt", month, agendas) == date(2009, 10, 20)
    considering = [
        day
        for day in PETERBOROUGH.body("cabinet").meetings
        if agendas["cabinet", day].quarter == quarter
    ]
    expected = considering[0] if considering else PETERBOROUGH.pack_date(quarter)
    assert report_due(PETERBOROUGH, "cabinet", quarter, agendas) == expected
    assert report_due(PETERBOROUGH, None, quarter, agendas) == PETERBOROUGH.pack_date(quarter)


def test_a_report_is_done_when_its_body_considered_the_quarter() -> None:
    row = {"body": "cabinet", "period": "2009-10-Q2", "considered_on": "2009-11-16"}
    found = deadlines_as_at(
        PETERBOROUGH, year_of(PETERBOROUGH), registers(considered=[row]), date(2010, 3, 31)
    )
    own = found[(found["what"] == What.REPORT) & (found["body"] == "Cabinet")]
    states = dict(zip(own["about"].str[-10:], own["state"], strict=True))
    assert states["Q2 2009/10"] == "done"
    assert states["Q3 2009/10"] == "late"
    assert pd.isna(states["Q1 2009/10"]), "before the register begins nothing is known"


def test_the_corporate_report_goes_to_two_bodies_and_both_dates_are_told() -> None:
    """Budget & Performance Panel and Cabinet: where one has no date, that one is late (R2-030)."""
    panel = {
        "body": "budget-and-performance-panel",
        "period": "2008-09-Q1",
        "considered_on": "2008-09-09",
    }
    cabinet = {"body": "cabinet", "period": "2008-09-Q1", "considered_on": "2008-09-02"}
    rows = [panel, cabinet, {**panel, "period": "2008-09-Q2", "considered_on": "2008-11-25"}]
    tables = registers(considered=rows)
    found = deadlines_as_at(LANCASTER, year_of(LANCASTER), tables, date(2009, 3, 31))
    own = found[found["about"].isin([f"The Corporate PRT report, Q{n} 2008/09" for n in (1, 2)])]
    told = {(row.body, row.about[-10:]): (row.done_on, row.state) for row in own.itertuples()}
    assert told["All of Cabinet", "Q1 2008/09"] == (pd.Timestamp("2008-09-02"), "done")
    assert told["Members of the panel", "Q1 2008/09"] == (pd.Timestamp("2008-09-09"), "done")
    assert told["Members of the panel", "Q2 2008/09"] == (pd.Timestamp("2008-11-25"), "done")
    assert told["All of Cabinet", "Q2 2008/09"][1] == "late"


@pytest.mark.parametrize(("code", "times"), [("2014-15", 0), ("2015-16", 3), ("2021-22", 4)])
def test_open_data_is_due_within_a_month_after_each_quarter(code: str, times: int) -> None:
    """Local Government Transparency Code 2015; its first quarter is that of April 2015."""
    found = deadlines(CARLISLE, Period.parse(code))
    own = found[found["what"] == What.OPEN_DATA]
    assert len(own) == times
    assert all((moment + pd.Timedelta(days=1)).day == 1 for moment in own["on"])


@pytest.mark.parametrize(("code", "standing"), [("2025-26", True), ("2026-27", False)])
def test_the_yearly_complaints_report_says_when_it_became_a_duty(code: str, standing: bool) -> None:
    found = deadlines(CARLISLE, Period.parse(code))
    (row,) = found[found["what"] == What.COMPLAINTS].to_dict(orient="records")
    assert row["about"] == Period.parse(code).previous().code
    assert ("required since 1 April 2026" in row["rule"]) is standing


def test_reviews_of_plan_and_framework_come_each_year() -> None:
    """Plan on a Page, service plans and the framework are reviewed annually (R3-057)."""
    for code in ("2020-21", "2021-22"):
        found = deadlines(CARLISLE, Period.parse(code))
        about = set(found["about"].dropna())
        assert {
            "Plan on a Page reviewed",
            "Service plans reviewed and signed off",
            "Performance Management Framework reviewed",
        } <= about
