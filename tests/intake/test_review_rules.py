"""Rows of in-depth reviews: a good one loads, one that cannot be is refused in a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pmf_lib.council import load_council
from pmf_lib.intake import Intake, Known, check_source
from tests.intake.builders import codes, the_fault, write

COUNCIL = load_council("peterborough-2009")
CARE = "childrens-social-care"
DIGEST = "0123456789abcdef" * 4
HELD = Known(
    frozenset({"CSC01"}),
    codes={
        "review": frozenset({"IR"}),
        "enquiry": frozenset({"L"}),
        "witness": frozenset({"W"}),
        "exhibit": frozenset({"E"}),
        "finding": frozenset({"F"}),
    },
)
GOOD = {
    "scrutiny_reviews": {
        "review": "IR-1",
        "committee": "children-and-adults",
        "title": "Waits",
        "concern": "They grow",
        "users": "Children wait",
        "scope": "First assessments",
        "since": "2008-04-01",
        "until": "2009-09-30",
        "lead": "Chair",
        "state": "finished",
        "opened_on": "2009-04-14",
        "closed_on": "2009-09-01",
    },
    "review_witnesses": {
        "witness": "W1",
        "review": "IR",
        "post": "Parent who waited",
        "organisation": "A group of parents",
        "consent": "yes",
        "consented_on": "2009-05-11",
        "heard_on": "2009-05-11",
        "withdrawn_on": "2009-06-01",
    },
    "review_evidence": {
        "exhibit": "E1",
        "review": "IR",
        "enquiry": "L",
        "kind": "witness",
        "title": "A day",
        "shows": "Two hours are lost",
        "measure": "CSC01",
        "source_table": "values",
        "of_period": "2008-09-M12",
        "document": "Note",
        "sha256": DIGEST,
        "witness": "W",
        "collected_by": "Scrutiny Officer",
        "collected_on": "2009-05-19",
    },
    "review_questions": {
        "question": "Q1",
        "review": "IR",
        "addressee": "Head",
        "text": "Why?",
        "reason": "It fell",
        "asked_on": "2009-05-19",
        "answer": "Because",
        "answered_on": "2009-05-19",
    },
    "review_findings": {"finding": "F1", "review": "IR", "exhibit": "E", "text": "It is slow"},
    "review_grounds": {"finding": "F", "exhibit": "E"},
    "recommendations": {
        "recommendation": "R1",
        "made_by": "children-and-adults",
        "addressee": "cabinet",
        "title": "Make a team",
        "made_on": "2009-06-09",
        "status": "awaiting response",
        "review": "IR",
        "finding": "F",
    },
}


def checked(folder: Path, table: str, **changes: str) -> Intake:
    row = GOOD[table] | changes
    path = write(folder / f"{table}.csv", ",".join(row), ",".join(row.values()))
    return check_source(str(path), COUNCIL, known=HELD, loaded_on=date(2009, 10, 20))


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        *((table, {}) for table in GOOD),
        ("scrutiny_reviews", {"state": "under way", "closed_on": ""}),
        ("scrutiny_reviews", {"since": "2009-09-30", "closed_on": "2009-04-14"}),
        ("review_witnesses", {"post": "Councillor for Dogsthorpe", "heard_on": ""}),
        ("review_witnesses", {"post": "Driver of bus 45 since 2001"}),
        ("review_evidence", {"measure": "", "source_table": "", "of_period": ""}),
        ("review_evidence", {"document": "", "sha256": ""}),
        ("review_evidence", {"kind": "figures", "witness": ""}),
        ("review_questions", {"asked_on": "", "answer": "", "answered_on": ""}),
        ("recommendations", {"review": "", "finding": ""}),
    ],
)
def test_what_can_be_is_taken(tmp_path: Path, table: str, changes: dict[str, str]) -> None:
    """R3-042, R3-045: the near side of each rule."""
    with checked(tmp_path, table, **changes) as intake:
        assert (intake.rows, codes(intake)) == ({table: 1}, [])


@pytest.mark.parametrize(
    ("table", "changes", "column", "code"),
    [
        ("scrutiny_reviews", {"until": "2008-03-31"}, "until", "before_its_time"),
        ("scrutiny_reviews", {"closed_on": "2009-04-13"}, "closed_on", "before_its_time"),
        ("scrutiny_reviews", {"closed_on": ""}, "closed_on", "no_day"),
        ("scrutiny_reviews", {"state": "under way"}, "closed_on", "still_open"),
        ("scrutiny_reviews", {"committee": "moon"}, "committee", "unknown_committee"),
        ("review_evidence", {"witness": ""}, "witness", "no_witness"),
        ("review_evidence", {"witness": "W9"}, "witness", "unknown_witness"),
        ("review_evidence", {"of_period": ""}, "of_period", "no_period"),
        ("review_evidence", {"of_period": "last March"}, "of_period", "not_a_period"),
        ("review_evidence", {"sha256": ""}, "sha256", "no_digest"),
        ("review_evidence", {"sha256": DIGEST[1:]}, "sha256", "not_a_digest"),
        ("review_evidence", {"source_table": "gossip"}, "source_table", "unknown_table"),
        ("review_evidence", {"review": "IR-9"}, "review", "unknown_review"),
        ("review_questions", {"asked_on": ""}, "asked_on", "no_day"),
        ("review_questions", {"answer": ""}, "answer", "no_answer"),
        ("review_questions", {"answered_on": "2009-05-18"}, "answered_on", "before_its_time"),
        ("recommendations", {"review": ""}, "review", "no_review"),
        ("recommendations", {"finding": "F9"}, "finding", "unknown_finding"),
    ],
)
def test_what_cannot_be_is_refused(
    tmp_path: Path, table: str, changes: dict[str, str], column: str, code: str
) -> None:
    """R3-042, R3-043: an answer has its question, a recommendation of a review its finding."""
    with checked(tmp_path, table, **changes) as intake:
        fault = the_fault(intake, code)
        assert (fault["severity"], fault["line"], fault["column"]) == ("error", 2, column)
        assert intake.rows == {table: 0}


def test_evidence_is_from_somewhere(tmp_path: Path) -> None:
    nothing = dict.fromkeys(("measure", "source_table", "of_period", "document", "witness"), "")
    with checked(tmp_path, "review_evidence", **nothing, kind="figures") as intake:
        fault = the_fault(intake, "no_origin")
        expected = "what it is from, in one of measure, source_table, document, witness"
        assert fault["allowed"] == expected


@pytest.mark.parametrize(("exhibit", "code"), [("", "missing_cell"), ("E9", "unknown_exhibit")])
def test_a_finding_without_evidence_is_a_fault(tmp_path: Path, exhibit: str, code: str) -> None:
    with checked(tmp_path, "review_findings", exhibit=exhibit) as intake:
        assert the_fault(intake, code)["column"] == "exhibit"
        assert intake.rows == {"review_findings": 0}


@pytest.mark.parametrize(("consent", "code"), [("no", "no_consent"), ("", "missing_cell")])
def test_nobody_is_a_witness_without_consent(tmp_path: Path, consent: str, code: str) -> None:
    """R3-045: the flag is mandatory, and only yes will do."""
    with checked(tmp_path, "review_witnesses", consent=consent) as intake:
        fault = the_fault(intake, code)
        assert fault["column"] == "consent" and intake.rows == {"review_witnesses": 0}
        if consent:
            said = "yes: nothing is kept of a witness who has not consented"
            assert fault["allowed"] == said


@pytest.mark.parametrize("column", ["heard_on", "withdrawn_on"])
def test_consent_comes_before_the_hearing(tmp_path: Path, column: str) -> None:
    """R3-045."""
    with checked(tmp_path, "review_witnesses", **{column: "2009-05-10"}) as intake:
        assert the_fault(intake, "before_its_time")["column"] == column


@pytest.mark.parametrize("column", ["post", "organisation"])
@pytest.mark.parametrize(
    "text",
    [
        "Mrs Penny Example",
        "Dr. Example",
        "Councillor Example",
        "parent@example.org",
        "Parent 01733 555 012",
        "Parent of PE1 1HQ",
        "Parent QQ 12 34 56 C",
    ],
)
def test_a_witness_is_a_post_and_nobody_by_name(tmp_path: Path, column: str, text: str) -> None:
    """R3-045: refused, and what was written is not repeated in the faults."""
    with checked(tmp_path, "review_witnesses", **{column: text}) as intake:
        fault = the_fault(intake, "names_a_person")
        assert fault["column"] == column and intake.rows == {"review_witnesses": 0}
        assert not intake.faults().astype(str).map(lambda cell: text in cell).any(axis=None)
