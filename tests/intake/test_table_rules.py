"""Rows that are right cell by cell and still cannot be: refused, or their table is."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmf_lib.intake import Known
from tests.intake.builders import KNOWN, UNIT, check, codes, the_fault, write

PLANS = "plan,title,level,parent,period"
CASES = "case,unit,stage,opened_on,delivered_by,challenged_by"
CLINICS = "clinic,unit,about,requested_by,requested_on,minute,chair,director,manager"
HEARD = "clinic,unit,about,requested_by,requested_on,chair,director,manager,held_on,satisfied_on"
NOTICES = "decision,unit,matter,decision_maker,decide_on,noticed_on"
MEETINGS = "meeting,body,held_on,kind,period"
CONSIDERED = "body,period,considered_on,response"


def plan(code: str, parent: str, level: str = "service plan") -> str:
    return f"{code},A plan,{level},{parent},2021-22"


@pytest.mark.parametrize(
    ("rows", "loop"),
    [
        ((plan("A", "A"),), "“A” serves “A”"),
        ((plan("A", "B"), plan("B", "C"), plan("C", "A")), "“A” serves “B” serves “C” serves “A”"),
    ],
)
def test_a_plan_that_serves_itself_stops_the_plans(
    tmp_path: Path, rows: tuple[str, ...], loop: str
) -> None:
    """The golden thread leads upwards: a cycle is refused on load (R1-014)."""
    with check(write(tmp_path / "plans.csv", PLANS, *rows)) as intake:
        assert intake.refused == ("plans",)
        assert the_fault(intake, "plan_loop")["found"] == loop


def test_plans_under_the_community_strategy_are_no_loop(tmp_path: Path) -> None:
    """The community's aspirations are the top: it serves no plan, and plans serve it (R1-010)."""
    top = plan("A", "", "community strategy")
    rows = (top, plan("B", "A", "corporate plan"), plan("C", "A"))
    with check(write(tmp_path / "plans.csv", PLANS, *rows)) as intake:
        assert (intake.rows, codes(intake)) == ({"plans": 3}, [])


def test_a_loop_that_closes_over_what_was_loaded_before_is_found(tmp_path: Path) -> None:
    known = Known(codes={"plan": frozenset({"A", "B"})}, parents={"A": "B"})
    with check(write(tmp_path / "plans.csv", PLANS, plan("B", "A")), known) as intake:
        assert intake.refused == ("plans",)


@pytest.mark.parametrize(
    ("table", "heading", "row", "column", "code"),
    [
        (
            "challenge_cases",
            CASES,
            f"C1,{UNIT.key},initial diagnostic,2021-07-01,Head,Head",
            "challenged_by",
            "same_post",  # R4-070
        ),
        (
            "clinics",
            CLINICS,
            f"K1,{UNIT.key},Calls,Overview and Scrutiny,2021-07-01,,Chair,Director,Manager",
            "minute",
            "no_minute",  # R1-056
        ),
        (
            "clinics",
            CLINICS,
            f"K1,{UNIT.key},Calls,service,2021-07-01,,Chair,,Manager",
            "director",
            "missing_cell",  # R1-060
        ),
        (
            "clinics",
            HEARD,
            f"K1,{UNIT.key},Calls,service,2021-07-01,Chair,Director,Manager,2021-06-30,",
            "held_on",
            "before_its_time",
        ),
        (
            "clinics",
            HEARD,
            f"K1,{UNIT.key},Calls,service,2021-07-01,Chair,Director,Manager,2021-07-14,2021-07-13",
            "satisfied_on",
            "before_its_time",  # R1-070
        ),
        (
            "clinics",
            HEARD,
            f"K1,{UNIT.key},Calls,service,2021-07-01,Chair,Director,Manager,,2021-07-13",
            "satisfied_on",
            "before_its_time",
        ),
        (
            "forward_plan",
            NOTICES,
            f"D1,{UNIT.key},Depot,executive,2021-09-01,2021-09-01",
            "noticed_on",
            "notice_too_late",  # R2-001
        ),
        (
            "meetings",
            MEETINGS,
            "M1,smt,2021-05-03,ordinary,2021-22-Q1",
            "held_on",
            "not_a_working_day",
        ),
        (
            "considered",
            CONSIDERED,
            "smt,2021-22-Q2,2021-09-30,noted",
            "considered_on",
            "before_its_period",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(
    tmp_path: Path, table: str, heading: str, row: str, column: str, code: str
) -> None:
    """No post challenges itself, scrutiny's request has its minute, notice comes before."""
    with check(write(tmp_path / f"{table}.csv", heading, row)) as intake:
        fault = the_fault(intake, code)
        assert (fault["severity"], fault["line"], fault["column"]) == ("error", 2, column)
        assert intake.rows == {table: 0}


@pytest.mark.parametrize(
    ("table", "heading", "row"),
    [
        (
            "challenge_cases",
            CASES,
            f"C1,{UNIT.key},initial diagnostic,2021-07-01,Head,Performance Risk Manager",
        ),
        (
            "clinics",
            CLINICS,
            f"K1,{UNIT.key},Calls,Overview and Scrutiny,2021-07-01,OS 12/21,Chair,Director,Manager",
        ),
        ("clinics", CLINICS, f"K1,{UNIT.key},Calls,service,2021-07-01,,Chair,Director,Manager"),
        (
            "clinics",
            HEARD,
            f"K1,{UNIT.key},Calls,service,2021-07-01,Chair,Director,Manager,2021-07-01,2021-07-01",
        ),
        ("forward_plan", NOTICES, f"D1,{UNIT.key},Depot,executive,2021-09-02,2021-09-01"),
        ("meetings", MEETINGS, "M1,smt,2021-05-04,ordinary,2021-22-Q1"),
        ("considered", CONSIDERED, "smt,2021-22-Q2,2021-10-01,noted"),
    ],
)
def test_what_can_be_is_taken(tmp_path: Path, table: str, heading: str, row: str) -> None:
    """The other side: a service asks for its own clinic and needs nobody's leave (R1-057)."""
    with check(write(tmp_path / f"{table}.csv", heading, row), KNOWN) as intake:
        assert (intake.rows, codes(intake)) == ({table: 1}, [])


def test_a_national_indicators_framework_and_year_are_kept(tmp_path: Path) -> None:
    """R0-038: class and year of definition; a framework that there is not is told."""
    heading = "measure,framework,defined_in"
    rows = ("P-1,BVPI,2003/04", "C-1,NI,2008", "Y-1,local,", "R-1,CIPFA,2003")
    with check(write(tmp_path / "measure_records.csv", heading, *rows)) as intake:
        (kept,) = intake.batches("measure_records")
        assert kept[["framework", "defined_in"]].fillna("").to_numpy().tolist()[:2] == [
            ["BVPI", "2003/04"],
            ["NI", "2008"],
        ]
        told = intake.faults()
        assert (told["line"].tolist(), told["column"].tolist()) == ([5], ["framework"])
