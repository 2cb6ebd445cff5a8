"""Deadlines that rows of registers set, on both sides of each."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.methods.timetable import What, deadlines, deadlines_as_at
from pmf_lib.periods import Period
from tests.methods.registers import registers

LANCASTER = load_council("lancaster-2008")
YEAR = Period.parse("2008-09")
Row = dict[str, object]


def found(what: What, as_at: str, year: Period = YEAR, **tables: list[Row]) -> list[Row]:
    frame = deadlines_as_at(LANCASTER, year, registers(**tables), date.fromisoformat(as_at))
    own = frame[frame["what"] == what]
    return own.assign(on=own["on"].dt.strftime("%Y-%m-%d")).to_dict(orient="records")


def notice(noticed_on: str) -> Row:
    row = {"decision": "KD1", "matter": "Lease", "unit": "planning-services"}
    return {**row, "decision_maker": "cabinet", "decide_on": "2008-12-02", "noticed_on": noticed_on}


@pytest.mark.parametrize(("noticed_on", "late"), [("2008-11-03", False), ("2008-11-04", True)])
def test_notice_of_a_key_decision_is_28_clear_days_ahead(noticed_on: str, late: bool) -> None:
    """A notice too late needs the general exception's five clear days (SI 2012/2089)."""
    (row,) = found(What.NOTICE, "2008-12-31", forward_plan=[notice(noticed_on)])
    assert row["on"] == "2008-11-03"
    assert (row["done_on"] > pd.Timestamp(str(row["on"]))) is late
    exceptions = found(What.EXCEPTION, "2008-12-31", forward_plan=[notice(noticed_on)])
    assert [each["on"] for each in exceptions] == (["2008-11-24"] if late else [])


@pytest.mark.parametrize(
    ("answered_on", "as_at", "state"),
    [
        (None, "2008-09-14", "due"),
        (None, "2008-09-15", "late"),
        ("2008-09-14", "2008-09-15", "done"),
    ],
)
def test_a_recommendation_is_answered_within_two_months(
    answered_on: str | None, as_at: str, state: str
) -> None:
    """Received 15 July: the two months beginning that day end on 14 September (R1-017)."""
    row = {"recommendation": "R1", "made_by": "overview-and-scrutiny", "addressee": "cabinet"}
    row |= {"title": "Empty homes", "made_on": "2008-07-10", "received_on": "2008-07-15"}
    rows = [{**row, "answered_on": answered_on, "status": "awaiting response"}]
    (told,) = found(What.RESPONSE, as_at, recommendations=rows)
    assert (told["on"], told["state"], told["body"]) == ("2008-09-14", state, "Cabinet")


def test_an_agreed_recommendation_is_to_be_carried_out() -> None:
    row = {"recommendation": "R1", "made_by": "overview-and-scrutiny", "addressee": "cabinet"}
    row |= {"title": "T", "made_on": "2008-07-10", "due_on": "2008-10-31"}
    agreed = found(What.FOLLOWED, "2008-11-01", recommendations=[{**row, "response": "agreed"}])
    assert [each["state"] for each in agreed] == ["late"]
    noted = found(What.FOLLOWED, "2008-11-01", recommendations=[{**row, "response": "noted"}])
    assert noted == []


def clinic(**changes: object) -> Row:
    row = {"clinic": "C1", "unit": "planning-services", "about": "Speed", "held_on": "2008-12-10"}
    return {**row, **changes}


def test_a_clinic_is_told_of_each_month_until_the_panel_is_satisfied() -> None:
    """Monthly updates, overdue one day after the due date (R1-069)."""
    given = [{"clinic": "C1", "due_on": "2009-01-10", "given_on": "2009-01-09"}]
    rows = found(What.UPDATE, "2009-02-11", clinics=[clinic()], recovery_updates=given)
    assert [(row["on"], row["state"]) for row in rows] == [
        ("2009-01-10", "done"),
        ("2009-02-10", "late"),
        ("2009-03-10", "ahead"),
    ]
    on_the_day = found(What.UPDATE, "2009-02-10", clinics=[clinic()], recovery_updates=given)
    assert on_the_day[1]["state"] == "due"
    ended = found(What.UPDATE, "2009-03-31", clinics=[clinic(satisfied_on="2009-02-10")])
    assert [row["on"] for row in ended] == ["2009-01-10", "2009-02-10"]
    assert found(What.UPDATE, "2009-03-31", clinics=[clinic(held_on=None)]) == []


def advice(**changes: object) -> Row:
    row = {"advice": "A1", "source": "internal audit", "title": "Lock the safe", "owner": "Head"}
    return {**row, "due_on": "2008-06-30", "status": "open", **changes}


def test_audit_advice_is_late_until_it_is_done_or_not_accepted() -> None:
    (late,) = found(What.ADVICE, "2008-07-01", audit_advice=[advice()])
    assert (late["state"], late["about"]) == ("late", "A1: Lock the safe")
    done = advice(done_on="2008-06-30", status="done")
    assert found(What.ADVICE, "2008-07-01", audit_advice=[done])[0]["state"] == "done"
    assert found(What.ADVICE, "2008-07-01", audit_advice=[advice(status="not accepted")]) == []


def test_what_is_open_from_an_earlier_year_is_carried_over_and_what_is_done_is_not() -> None:
    open_row, done = advice(due_on="2008-03-31"), advice(due_on="2008-03-31", done_on="2008-04-02")
    assert found(What.ADVICE, "2008-04-10", audit_advice=[open_row])[0]["on"] == "2008-03-31"
    assert found(What.ADVICE, "2008-04-10", audit_advice=[done]) == []
    assert found(What.ADVICE, "2008-04-01", audit_advice=[done])[0]["state"] == "late"
    plain = deadlines(LANCASTER, YEAR, registers(audit_advice=[open_row]))
    assert What.ADVICE not in set(plain["what"]), "the year's own list holds its own days"


def test_guidance_is_reviewed_by_its_day() -> None:
    row = {"document": "Data quality policy", "version": "2", "owner": "Head of Strategy"}
    (told,) = found(What.GUIDANCE, "2008-09-02", guidance=[{**row, "review_on": "2008-09-01"}])
    assert (told["state"], told["about"]) == ("late", "Data quality policy, version 2")


def test_an_outside_assessment_has_its_days_and_no_state_once_past() -> None:
    """External assessment timetable with milestones (R1-075)."""
    row = {"assessment": "CPA", "item": "M1", "title": "Draft report", "on": "2008-06-02"}
    rows = [row, {**row, "item": "M2", "on": None}]
    (told,) = found(What.ASSESSMENT, "2008-06-03", assessments=rows)
    assert told["about"] == "M1: Draft report" and pd.isna(told["state"])
    assert told["body"] == "Whole council"


@pytest.mark.parametrize(("completed", "state"), [(9.0, "late"), (10.0, "done")])
def test_appraisals_are_done_when_all_of_a_unit_are(completed: float, state: str) -> None:
    """Completion counts only (R4-040, R3-047)."""
    row = {"unit": "planning-services", "period": "2008-09", "due": 10.0, "completed": completed}
    row |= {"due_on": "2008-04-30", "recorded_on": "2008-05-02"}
    (told,) = found(What.APPRAISALS, "2008-05-02", appraisals=[row])
    assert (told["state"], told["body"]) == (state, "Planning Services")


def test_a_family_meets_three_times_a_year() -> None:
    """Three meetings a year of the family group in the calendar (R4-067)."""
    groups = [
        {"family": "Nearest", "authority": "A"},
        {"family": "Nearest", "authority": "B"},
        {"family": "Old", "authority": "C", "until": "2008-03-31"},
    ]
    held = [
        {"meeting": f"B{day}", "kind": "benchmarking", "held_on": day}
        for day in ("2008-03-01", "2008-06-12", "2008-10-16")
    ]
    rows = found(What.BENCHMARKING, "2009-04-01", benchmark_groups=groups, meetings=held)
    assert [(row["on"], row["state"], row["body"]) for row in rows] == [
        ("2008-07-31", "done", "Nearest"),
        ("2008-11-30", "done", "Nearest"),
        ("2009-03-31", "late", "Nearest"),
    ]


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"status": "planned"}, "late"),
        ({"status": "taken", "taken_on": "2008-10-07"}, "done"),
        ({"status": "withdrawn"}, None),
    ],
)
def test_a_key_decision_is_late_until_taken(changes: Row, state: str | None) -> None:
    row = {"decision": "D1", "title": "Rents", "unit": "planning-services"}
    row |= {"decision_maker": "cabinet", "due_on": "2008-10-07"}
    told = found(What.DECISION, "2008-10-08", key_decisions=[{**row, **changes}])
    assert [each["state"] for each in told] == ([state] if state else [])


def test_the_registers_are_left_as_they_were() -> None:
    tables = registers(
        audit_advice=[advice()], clinics=[clinic()], forward_plan=[notice("2008-11-03")]
    )
    before = {name: frame.copy() for name, frame in tables.items()}
    first = deadlines_as_at(LANCASTER, YEAR, tables, date(2008, 12, 31))
    pd.testing.assert_frame_equal(
        first, deadlines_as_at(LANCASTER, YEAR, tables, date(2008, 12, 31))
    )
    for name, frame in before.items():
        pd.testing.assert_frame_equal(tables[name], frame)
