"""In-depth reviews on planted rows and on the two demo councils that hold one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from pmf_lib.sections import each_review, in_depth_summary, reviews_at_a_glance
from pmf_lib.sections.pack import Pack
from tests.sections import told

COUNCIL = "peterborough-2009"
UNIT = "childrens-social-care"
Rows = list[dict[str, object]]
Open = Callable[..., Pack]


def planted(**changes: object) -> dict[str, Rows]:
    """A review whose path is whole."""
    review = {
        "review": "IR",
        "committee": "children-and-adults",
        "title": "Waits",
        "concern": "They grow",
        "users": "Children wait",
        "scope": "First assessments",
        "since": "2009-04-01",
        "until": "2009-06-30",
        "lead": "Chair",
        "state": "under way",
        "opened_on": "2009-04-14",
        **changes,
    }
    return {
        "scrutiny_reviews": [review],
        "review_services": [
            {"review": "IR", "unit": UNIT},
            {"review": "IR", "unit": "customer-services", "left_on": "2009-05-01"},
        ],
        "review_enquiries": [{"enquiry": "L1", "review": "IR", "asks": "How long?"}],
        "review_witnesses": [
            {
                "witness": "W1",
                "review": "IR",
                "post": "Parent who waited",
                "consent": "yes",
                "consented_on": "2009-05-01",
                "heard_on": "2009-05-02",
            }
        ],
        "review_evidence": [
            {
                "exhibit": "E1",
                "review": "IR",
                "enquiry": "L1",
                "kind": "witness",
                "title": "Five weeks",
                "shows": "Nobody rang",
                "witness": "W1",
                "collected_by": "Scrutiny Officer",
                "collected_on": "2009-05-02",
            }
        ],
        "review_questions": [
            {
                "question": "Q1",
                "review": "IR",
                "addressee": "Head of Children's Social Care",
                "text": "Who rings?",
                "reason": "Nobody did",
                "asked_on": "2009-05-19",
                "answer": "The duty desk",
                "answered_on": "2009-06-02",
            }
        ],
        "review_findings": [
            {"finding": "F1", "review": "IR", "exhibit": "E1", "text": "Nobody rings"}
        ],
        "recommendations": [
            {
                "recommendation": "R1",
                "made_by": "children-and-adults",
                "addressee": "cabinet",
                "title": "Ring each family",
                "made_on": "2009-06-09",
                "received_on": "2009-06-11",
                "status": "awaiting response",
                "review": "IR",
                "finding": "F1",
            }
        ],
    }


def test_no_review_is_a_nil_return(pack_of: Open) -> None:
    pack = pack_of(told.nothing(), council=COUNCIL)
    for section in (reviews_at_a_glance(pack), each_review(pack)):
        assert told.nils(section) == ["Nil return: no in-depth review was opened."]
    assert in_depth_summary(pack)[0] == "How are we doing? No in-depth review was opened."


def test_a_whole_path_is_told_from_enquiry_to_recommendation(pack_of: Open) -> None:
    """R3-043: to whom, by when, what was answered; and what it rests on."""
    found = each_review(pack_of(planted(), council=COUNCIL))
    assert told.table(found, "IR: from concern") == [
        ["L1: How long?", "E1: Five weeks", "F1: Nobody rings", "R1: Ring each family"]
    ]
    (row,) = told.table(found, "IR: recommendations")
    assert row[1:5] == ["Cabinet", "9 June 2009", "10 August 2009", "None yet"]
    assert "Nil return: no link is missing, and every question is answered." in told.nils(found)


def test_scope_names_the_services_still_in_it(pack_of: Open) -> None:
    """R3-041: services and time are chosen; what was taken out is not named."""
    facts = told.facts(each_review(pack_of(planted(), council=COUNCIL)))
    assert facts["Services"] == "Children's Social Care"
    assert facts["Time looked at"] == "1 April 2009 to 30 June 2009"
    assert facts["Where it stands"] == "Under way, opened 14 April 2009"


def test_an_unanswered_question_waits(pack_of: Open) -> None:
    """R3-042: the log of questions, each with its reason and answer; one waits."""
    tables = planted()
    tables["review_questions"][0] |= {"answer": None, "answered_on": None}
    tables["review_questions"].append(
        tables["review_questions"][0]
        | {"question": "Q2", "text": "Why March?", "asked_on": None, "not_worth": "It is chance"}
    )
    found = each_review(pack_of(tables, council=COUNCIL))
    assert told.table(found, "IR: questions and answers") == [
        [
            *("Q1: Who rings?", "Head of Children's Social Care"),
            *("Nobody did", "19 May 2009", "None yet"),
        ]
    ]
    assert told.table(found, "IR: questions that are not worth") == [
        ["Why March?", "Nobody did", "It is chance"]
    ]
    assert "1 question waits for an answer." in told.words(found)
    assert "Question that was asked and not answered: Q1: Who rings?" in told.words(found)


@pytest.mark.parametrize(("after", "is_told"), [(0, False), (1, True)])
def test_nothing_of_a_witness_is_told_after_consent_is_withdrawn(
    pack_of: Open, after: int, is_told: bool
) -> None:
    """R3-045: neither post nor words, nor a finding that rests on these alone."""
    tables = planted()
    pack = pack_of(planted(), council=COUNCIL)
    tables["review_witnesses"][0]["withdrawn_on"] = pack.as_at + timedelta(days=after)
    found = each_review(pack_of(tables, council=COUNCIL))
    for words in ("Parent who waited", "Nobody rang", "Nobody rings"):
        assert (words in told.words(found)) == is_told, words
    left = "1 piece of evidence is left out: a witness withdrew their consent."
    assert (left in told.words(found)) != is_told
    assert ("Finding whose evidence no longer stands" in told.words(found)) != is_told


def test_the_witnesses_are_posts_who_consented(pack_of: Open) -> None:
    """R3-045."""
    found = each_review(pack_of(planted(), council=COUNCIL))
    assert told.table(found, "IR: witnesses") == [
        ["W1: Parent who waited", "The council, or nobody else", "1 May 2009", "2 May 2009"]
    ]


def test_decisions_follow_from_the_first_day(pack_of: Open) -> None:
    """R3-040: the decisions about its services, in time; not of the day before, nor of others."""
    tables = planted()
    decision = {"title": "D", "decision_maker": "cabinet", "status": "taken", "unit": UNIT}
    tables["key_decisions"] = [
        decision | {"decision": "A", "title": "Before", "taken_on": "2009-03-31"},
        decision | {"decision": "B", "title": "Later", "due_on": "2009-07-01"},
        decision | {"decision": "C", "title": "First", "taken_on": "2009-04-01"},
        decision | {"decision": "D", "unit": "customer-services", "taken_on": "2009-05-01"},
    ]
    found = each_review(pack_of(tables, council=COUNCIL))
    rows = told.table(found, "IR: decisions about its services")
    assert [row[1] for row in rows] == ["First", "Later"]


def test_a_finished_review_in_the_demo_is_followed(council_pack: Open) -> None:
    """R3-040, R3-041: what was done, over time, and the measure before and after."""
    pack = council_pack("carlisle-2021")
    found = each_review(pack)
    assert told.headings(found)[0] == "SR-1: Safe food after the lockdowns"
    assert told.table(found, "SR-1: how the recommendations")[-1] == [
        *("28 October 2021", "4", "0", "1", "2", "1", "0")
    ]
    says = {row[0]: row[-1] for row in told.table(found, "SR-1: the measures")}
    assert list(says.values()) == [
        "A real change for the better",
        "A real change for the worse",
        "Not done",
    ]
    assert len(told.table(found, "SR-1: measures looked at")) == 2
    assert "Nil return: no link is missing, and every question is answered." in told.nils(found)
    assert in_depth_summary(pack)[0] == "How are we doing? 1 in-depth review: 1 finished."


def test_a_review_under_way_in_the_demo_says_what_is_to_be_done(council_pack: Open) -> None:
    """R3-042, R3-045: an answer is awaited, and one witness withdrew."""
    pack = council_pack(COUNCIL)
    found = each_review(pack)
    assert "What is still to be done" in told.headings(found)
    assert "1 question waits for an answer." in told.words(found)
    assert "Head teacher" not in told.words(found) and "the form asks" not in told.words(found)
    assert told.table(reviews_at_a_glance(pack), "In-depth reviews")[0][3:] == [
        *("5", "3", "1", "6")
    ]


def test_a_review_goes_to_those_who_must_answer_and_not_to_the_public(council_pack: Open) -> None:
    for key, body in (("carlisle-2021", "executive"), (COUNCIL, "cabinet")):
        council = council_pack(key).council
        assert "review_report" in council.body(body).receives
        assert "review_report" not in council.body("public").receives
