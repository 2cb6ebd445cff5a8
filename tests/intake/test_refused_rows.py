"""What issue 5 calls bad input: refused in a sentence beside what is good, nothing half made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from pmf_lib.council import load_council
from pmf_lib.intake import Intake, Known, check_source
from tests.intake.builders import accepted, codes, the_fault, write

COUNCIL = load_council("peterborough-2009")
DAY = date(2009, 10, 20)
CARE = "childrens-social-care"
CASES = "case,unit,stage,opened_on,delivered_by,challenged_by"
CLINICS = "clinic,unit,about,requested_by,requested_on,minute,chair,director,manager"
MEETINGS = "meeting,body,held_on,kind,period"
PLANS = "plan,title,level,parent,period"
ADVICE = "recommendation,made_by,addressee,title,made_on,status"
NOTICES = "decision,unit,matter,decision_maker,decide_on,noticed_on"
CONSIDERED = "body,period,considered_on,response"
QUESTIONS = "question,body,unit,period,text,addressee,asked_on,asked_by,answer,answered_on"
ASKED = f"A,children-and-adults,{CARE},2009-10-Q1,Why?,Head,2009-07-14,Chair,,"


def check(folder: Path, table: str, *lines: str, known: Known | None = None) -> Intake:
    path = write(folder / f"{table}.csv", *lines)
    return check_source(str(path), COUNCIL, known=known or Known(), loaded_on=DAY)


def refused(folder: Path, table: str, good: str, bad: str, header: str) -> Mapping[str, object]:
    """The one fault, of the bad row; the good one beside it loads, and nothing of the bad one."""
    with check(folder, table, header, good, bad) as intake:
        assert intake.rows == {table: 1}
        assert accepted(intake, table)["source_line"].tolist() == [2]
        (code,) = codes(intake)
        return the_fault(intake, code)


def row(cells: str, header: str) -> dict[str, str]:
    return dict(zip(header.split(","), cells.split(","), strict=True))


@pytest.mark.parametrize(
    ("day", "what"),
    [("2009-08-31", "a bank holiday"), ("2009-09-05", "a Saturday"), ("2009-12-25", "Christmas")],
)
def test_a_meeting_is_on_a_working_day(tmp_path: Path, day: str, what: str) -> None:
    """No body meets on a weekend or a bank holiday."""
    fault = refused(
        tmp_path,
        "meetings",
        "M1,cmt,2009-09-01,ordinary,2009-10-Q2",
        f"M2,cmt,{day},ordinary,2009-10-Q2",
        MEETINGS,
    )
    assert (fault["code"], fault["found"]) == ("not_a_working_day", day), what
    assert "working day" in str(fault["allowed"])


def test_a_meeting_no_calendar_covers_is_refused(tmp_path: Path) -> None:
    fault = refused(
        tmp_path,
        "meetings",
        "M1,cmt,2009-09-01,ordinary,2009-10-Q2",
        "M2,cmt,1960-09-01,ordinary,2009-10-Q2",
        MEETINGS,
    )
    assert fault["code"] == "not_covered"


@pytest.mark.parametrize("same", ["Head of Children's Social Care"])
def test_who_delivers_never_challenges(tmp_path: Path, same: str) -> None:
    """R4-070: delivery is kept apart from challenge and assurance."""
    stage = f"{CARE},initial diagnostic,2009-09-01"
    fault = refused(
        tmp_path,
        "challenge_cases",
        f"A,{stage},{same},Performance Risk Manager",
        f"B,{stage},{same},{same}",
        CASES,
    )
    assert (fault["code"], fault["column"], fault["found"]) == ("same_post", "challenged_by", same)
    assert fault["allowed"] == "another post than the one that delivers"


def test_a_clinic_that_scrutiny_asked_for_names_the_minute(tmp_path: Path) -> None:
    """R1-056."""
    posts = "Chair,Director,Manager"
    fault = refused(
        tmp_path,
        "clinics",
        f"C1,{CARE},Calls,Overview and Scrutiny,2009-09-10,RI 4,{posts}",
        f"C2,{CARE},Calls,Overview and Scrutiny,2009-09-10,,{posts}",
        CLINICS,
    )
    assert (fault["code"], fault["column"]) == ("no_minute", "minute")


def test_management_asks_without_a_minute(tmp_path: Path) -> None:
    line = f"C2,{CARE},Calls,Corporate Management Team,2009-09-10,,Chair,Director,Manager"
    with check(tmp_path, "clinics", CLINICS, line) as intake:
        assert intake.rows == {"clinics": 1} and not intake.fault_counts


@pytest.mark.parametrize("role", ["chair", "director", "manager"])
def test_a_clinic_has_its_three_roles(tmp_path: Path, role: str) -> None:
    """R1-060, R4-049: chair, director and manager."""
    good = f"C1,{CARE},Calls,service,2009-09-10,,Chair,Director,Manager"
    bad = ",".join((row(good, CLINICS) | {"clinic": "C2", role: ""}).values())
    fault = refused(tmp_path, "clinics", good, bad, CLINICS)
    assert fault["column"] == role and fault["severity"] == "error"


@pytest.mark.parametrize(
    ("addressee", "code"), [("", "missing_cell"), ("the-moon", "unknown_body")]
)
def test_a_recommendation_has_an_addressee(tmp_path: Path, addressee: str, code: str) -> None:
    """R3-043."""
    good = "R1,children-and-adults,cabinet,Sort calls,2009-09-08,awaiting response"
    bad = ",".join((row(good, ADVICE) | {"recommendation": "R2", "addressee": addressee}).values())
    fault = refused(tmp_path, "recommendations", good, bad, ADVICE)
    assert (fault["code"], fault["column"]) == (code, "addressee")


@pytest.mark.parametrize("day", ["2009-09-29", "2009-09-30"])
def test_a_quarter_is_considered_after_it_ended(tmp_path: Path, day: str) -> None:
    """R0-023."""
    fault = refused(
        tmp_path,
        "considered",
        "cmt,2009-10-Q1,2009-07-01,noted",
        f"cmt,2009-10-Q2,{day},noted",
        CONSIDERED,
    )
    assert (fault["code"], fault["found"]) == ("before_its_period", day)
    assert "2009-10-Q2" in str(fault["allowed"])


def test_the_day_after_a_quarters_end_will_do(tmp_path: Path) -> None:
    with check(tmp_path, "considered", CONSIDERED, "cmt,2009-10-Q2,2009-10-01,noted") as intake:
        assert intake.rows == {"considered": 1}


@pytest.mark.parametrize("noticed", ["2009-10-12", "2009-10-13"])
def test_notice_comes_before_the_decision(tmp_path: Path, noticed: str) -> None:
    """R2-001."""
    fault = refused(
        tmp_path,
        "forward_plan",
        f"D1,{CARE},Carers,cabinet,2009-10-12,2009-10-11",
        f"D2,{CARE},Carers,cabinet,2009-10-12,{noticed}",
        NOTICES,
    )
    assert (fault["code"], fault["column"]) == ("notice_too_late", "noticed_on")


def plan(code: str, parent: str) -> str:
    return f"{code},Plan {code},service plan,{parent},2009-10"


@pytest.mark.parametrize(
    "lines",
    [[("A", "A")], [("A", "B"), ("B", "A")], [("T", ""), ("A", "B"), ("B", "C"), ("C", "A")]],
)
def test_a_plan_tree_with_a_cycle_is_refused_as_a_whole(
    tmp_path: Path, lines: list[tuple[str, str]]
) -> None:
    """R1-014: nothing of the table loads, and the sentence names the way round."""
    with check(tmp_path, "plans", PLANS, *(plan(*line) for line in lines)) as intake:
        assert intake.refused == ("plans",) and not intake.tables and not intake.rows
        fault = the_fault(intake, "plan_loop")
    assert (fault["severity"], fault["code"]) == ("structural", "plan_loop")
    assert "“A” serves" in str(fault["found"]) and "never comes back" in str(fault["allowed"])


def test_a_cycle_across_two_loads_is_refused(tmp_path: Path) -> None:
    """R1-014: the store holds A under B; this load puts B under A."""
    held = Known(codes={"plan": frozenset({"A", "B"})}, parents={"A": "B"})
    with check(tmp_path, "plans", PLANS, plan("B", "A"), known=held) as intake:
        assert intake.refused == ("plans",) and codes(intake) == ["plan_loop"]


def test_a_tree_without_a_cycle_loads(tmp_path: Path) -> None:
    held = Known(codes={"plan": frozenset({"A", "B"})}, parents={"A": "B"})
    with check(tmp_path, "plans", PLANS, plan("C", "A"), plan("A", ""), known=held) as intake:
        assert intake.rows == {"plans": 2} and not intake.fault_counts


@pytest.mark.parametrize(
    ("bad", "column"),
    [("2009-06-30,", "received_on"), (",2009-09-08", "considered_on")],
)
def test_a_partners_report_comes_after_it_is_invited(tmp_path: Path, bad: str, column: str) -> None:
    """R3-044: received no earlier than invited, considered only once it came."""
    header = "invitation,invited_by,partner,subject,invited_on,received_on,considered_on"
    invited = "children-and-adults,Police,Thefts,2009-07-01"
    fault = refused(
        tmp_path,
        "partner_reports",
        f"A,{invited},2009-07-01,2009-07-01",
        f"B,{invited},{bad}",
        header,
    )
    assert (fault["code"], fault["column"]) == ("before_its_time", column)


@pytest.mark.parametrize(
    ("bad", "code", "column"),
    [
        (f"B,,{CARE},2009-10-Q1,Why?,Head,2009-07-14,Chair,,", "missing_cell", "body"),
        ("B,children-and-adults,,2009-10-Q1,Why?,Head,2009-07-14,Chair,,", "missing_cell", "unit"),
        (
            f"B,children-and-adults,{CARE},2009-10-Q1,Why?,,2009-07-14,Chair,,",
            "missing_cell",
            "addressee",
        ),
        (ASKED.replace("A,", "B,", 1) + "2009-07-14", "no_answer", "answer"),
        (ASKED.replace("A,", "B,", 1)[:-1] + "Told,", "no_day", "answered_on"),
        (ASKED.replace("A,", "B,", 1)[:-1] + "Told,2009-07-13", "before_its_time", "answered_on"),
    ],
)
def test_a_question_has_somebody_to_answer_it_and_no_answer_before_it(
    tmp_path: Path, bad: str, code: str, column: str
) -> None:
    """R4-026: body, service and addressee are named; answers have words, a day, and come after."""
    fault = refused(tmp_path, "questions", ASKED, bad, QUESTIONS)
    assert (fault["code"], fault["column"]) == (code, column)


def test_an_answer_on_the_very_day_loads(tmp_path: Path) -> None:
    """R4-026"""
    told = ASKED[:-1] + "Told,2009-07-14"
    with check(tmp_path, "questions", QUESTIONS, told) as intake:
        assert intake.rows == {"questions": 1} and not intake.fault_counts
