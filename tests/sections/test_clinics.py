"""Performance Clinics on planted rows and on the demo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmf_lib.register.clinics import QUESTIONS
from pmf_lib.sections import clinics
from pmf_lib.sections.pack import Pack
from tests.sections import told

COUNCIL = "ribble-valley-2007"
UNIT = "refuse-and-recycling"
ROLES = ("Chair of the Community Committee", "Director of Community Services", "Manager")
CLINIC = {
    "clinic": "PC1",
    "unit": UNIT,
    "about": "Bins missed",
    "requested_by": "Corporate Management Team",
    "requested_on": "2007-08-15",
    "held_on": "2007-09-19",
    "chair": ROLES[0],
    "director": ROLES[1],
    "manager": ROLES[2],
    "service_statement": "The rounds are too long.",
    "panel_statement": "Split them.",
    "recorded_on": "2007-09-19",
}
MEETING = {
    "meeting": "P1",
    "body": "performance-clinic",
    "held_on": "2007-09-19",
    "kind": "performance review",
    "period": "2007-08-Q1",
    "recorded_on": "2007-09-19",
}
Rows = list[dict[str, object]]
Open = Callable[..., Pack]


def planted(**changes: object) -> dict[str, Rows]:
    """A clinic whose record is whole but for the panel's decision."""
    return {
        "clinics": [{**CLINIC, **changes}],
        "clinic_answers": [
            {"clinic": "PC1", "unit": UNIT, "question": question, "answer": "Said"}
            for question in QUESTIONS
        ],
        "meetings": [MEETING],
        "attendance": [{"meeting": "P1", "role": role, "present": "yes"} for role in ROLES],
        "recovery_actions": [
            {
                "clinic": "PC1",
                "unit": UNIT,
                "action": "A1",
                "title": "Split two rounds",
                "owner": "Manager",
                "due_on": "2007-09-30",
                "status": "complete",
            }
        ],
    }


def reports(pack_of: Open, tables: dict[str, Rows], as_known_on: str = "") -> Any:
    return clinics.clinic_reports(pack_of(tables, council=COUNCIL, as_known_on=as_known_on))


def test_no_clinic_is_a_nil_return(pack_of: Open) -> None:
    pack = pack_of(told.nothing(), council=COUNCIL)
    for section in (clinics.clinics_at_a_glance(pack), clinics.clinic_reports(pack)):
        assert told.nils(section) == ["Nil return: no clinic has been asked for."]
    assert "No clinic has been asked for." in clinics.clinic_summary(pack)[0]


@pytest.mark.parametrize(
    ("requester", "minute", "shown"),
    [
        ("Corporate Management Team", None, "Corporate Management Team, 15 August 2007"),
        ("Overview and Scrutiny", "Minute 9", "Overview and Scrutiny, 15 August 2007; Minute 9"),
        ("service", None, "Service, 15 August 2007"),
    ],
)
def test_each_requester_is_shown(
    pack_of: Open, requester: str, minute: str | None, shown: str
) -> None:
    """CMT, scrutiny with its minute, or the service itself may ask (R1-055 to R1-057)."""
    found = reports(pack_of, planted(requested_by=requester, minute=minute))
    assert told.facts(found)["Asked for by"] == shown


def test_corporate_services_arranges_unless_another_is_named(pack_of: Open) -> None:
    """R1-059"""
    pack = pack_of(planted(), council=COUNCIL)
    assert told.facts(clinics.clinic_reports(pack))["Arranged by"] == "Corporate Services"


def test_another_may_arrange(pack_of: Open) -> None:
    """R1-059"""
    found = reports(pack_of, planted(arranged_by="Head of Policy"))
    assert told.facts(found)["Arranged by"] == "Head of Policy"


def test_the_three_roles_and_whether_they_came(pack_of: Open) -> None:
    """Chair, director and manager; without one it is not quorate (R1-060)."""
    tables = planted()
    tables["attendance"][1]["present"] = "no"
    found = reports(pack_of, tables)
    facts = told.facts(found)
    assert facts["Chair of Service Committee"] == f"{ROLES[0]}, came"
    assert facts["Relevant Director"] == f"{ROLES[1]}, did not come"
    assert facts["Relevant Service Manager"] == f"{ROLES[2]}, came"
    assert f"It was not quorate: {ROLES[1]} did not come." in told.words(found)


def test_both_statements_are_shown_and_a_missing_one_blocks(pack_of: Open) -> None:
    """R1-062"""
    found = reports(pack_of, planted(panel_statement=None))
    assert told.facts(found)["The service"] == "The rounds are too long."
    assert told.facts(found)["The panel"] == "Missing"
    assert "The panel's statement is missing." in told.words(found)


def test_the_five_questions_in_the_papers_words_and_order(pack_of: Open) -> None:
    """The clinic's form: each question, its answer or that it is blank (R1-063 to R1-067)."""
    tables = planted()
    tables["clinic_answers"][2]["answer"] = None
    found = reports(pack_of, tables)
    caption = next(one for one in told.tables(found) if "panel's questions" in one)
    rows = told.table(found, caption)
    assert [row[0] for row in rows] == [
        "Have targets been met?",
        "If not why have they not been achieved?",
        "What can be done to turn this work around?",
        "Is the performance problem caused by a lack of capability/capacity/resources?",
        "Is there opportunity to prioritise or shift resources?",
    ]
    assert [row[1] for row in rows] == ["Said", "Said", "Not answered", "Said", "Said"]
    assert "Not answered: What can be done to turn this work around?" in told.words(found)


def test_closed_by_the_panels_decision_alone(pack_of: Open) -> None:
    """R1-070: the recorded decision ends it; without one it goes on."""
    glance = clinics.clinics_at_a_glance(pack_of(planted(), council=COUNCIL))
    assert told.table(glance, "Clinics,")[0][4] == "Under way until the panel is satisfied"


def test_closed_with_a_decision(pack_of: Open) -> None:
    """R1-070"""
    tables = planted(satisfied_on="2007-10-24", satisfied_minute="Panel 24/10")
    glance = clinics.clinics_at_a_glance(pack_of(tables, council=COUNCIL))
    assert told.table(glance, "Clinics,")[0][4] == "Closed by the panel"


def test_a_decision_does_not_close_an_incomplete_record(pack_of: Open) -> None:
    """R1-062 to R1-067, R1-070"""
    tables = planted(satisfied_on="2007-10-24", satisfied_minute="Panel 24/10")
    del tables["clinic_answers"]
    glance = clinics.clinics_at_a_glance(pack_of(tables, council=COUNCIL))
    assert "incomplete record" in told.table(glance, "Clinics,")[0][4]


@pytest.mark.parametrize(("day", "shown"), [("2007-10-19", "None"), ("2007-10-20", "1")])
def test_a_monthly_update_is_overdue_the_day_after(pack_of: Open, day: str, shown: str) -> None:
    """R1-069: nobody wrote it down, and it counts as overdue all the same."""
    pack = pack_of(planted(), council=COUNCIL, as_known_on=day)
    assert told.table(clinics.clinics_at_a_glance(pack), "Clinics,")[0][5] == shown


def test_recovery_plan_has_actions_path_and_exit_rule(council_pack: Open) -> None:
    """Actions, owners, dates, trajectory, exit rule (R1-068)."""
    found = clinics.clinic_reports(council_pack(COUNCIL))
    (part,) = [block for block in found.blocks if block.heading.startswith("PC1")]
    (plan,) = [block for block in part.blocks if getattr(block, "heading", "") == "Recovery plan"]
    actions, path, rule = plan.blocks
    assert len(actions.rows) == 3
    assert [column.title for column in actions.columns] == ["Action", "Owner", "Due", "Status"]
    assert [told.cell_words(cell) for cell in path.rows[0]] == ["Sep 2007", "68.0", "66.4"]
    assert told.cell_words(path.rows[1][2]) == "Not yet known"
    assert rule.text.startswith("Rule of exit: the panel may be satisfied at 45.0")


def test_briefing_shows_what_the_panel_needs(council_pack: Open) -> None:
    """History, variation, benchmark, budget, risks and proposed actions (R1-061)."""
    found = clinics.clinic_reports(council_pack(COUNCIL))
    (part,) = [block for block in found.blocks if block.heading.startswith("PC4")]
    (briefing,) = [block for block in part.blocks if getattr(block, "heading", "") == "Briefing"]
    kinds = [block.type for block in briefing.blocks]
    assert {"facts", "chart", "details", "paragraph", "table"} <= set(kinds)
    terms = [term for term, _ in briefing.blocks[0].pairs]
    assert {"Variation", "Assurance", "Recent figures", "Among similar councils"} <= set(terms)
    said = briefing.model_dump_json()
    assert "The service's budget: " in said
    assert "PC4: risks to the service, highest score first" in said
    assert "PC4: actions the service has under way or proposes" in said


def test_first_answer_comes_from_the_figures(council_pack: Open) -> None:
    """R1-063: whatever was written down, the register of measures answers it."""
    found = clinics.clinic_reports(council_pack(COUNCIL))
    (part,) = [block for block in found.blocks if block.heading.startswith("PC1")]
    (asked,) = [
        block for block in part.blocks if getattr(block, "heading", "") == "The panel's questions"
    ]
    question, answer, by = (told.cell_words(cell) for cell in asked.blocks[0].rows[0])
    assert question == "Have targets been met?"
    assert answer.startswith("No. In September 2007 it was 66.4 [p] against a target of 45.0")
    assert by == "The register of measures"


def test_evidence_offers_and_decides_nothing(council_pack: Open) -> None:
    """R1-070"""
    said = told.words(clinics.clinic_reports(council_pack(COUNCIL)))
    assert "would bear a decision that the panel is satisfied; the decision is the panel's." in said
    assert "would not yet bear a decision" in said


def test_outcomes_are_coded_by_the_six_purposes(council_pack: Open) -> None:
    """Each purpose with its follow-up, owner and day; overdue ones said (R1-049 to R1-054)."""
    pack = council_pack(COUNCIL)
    purposes = told.table(clinics.clinics_at_a_glance(pack), "What clinics are for")
    assert [row[:2] for row in purposes] == [
        ["Ownership and accountability", "An owner"],
        ["Role of managers", "A task of the manager"],
        ["Action plan", "An action"],
        ["More frequent updates", "More frequent reporting"],
        ["Shift of resources", "A request for resources"],
        ["Recognise good performance", "A commendation"],
    ]
    assert all(int(row[2]) >= 1 for row in purposes)
    found = clinics.clinic_reports(pack)
    (part,) = [block for block in found.blocks if block.heading.startswith("PC1")]
    (outcomes,) = [block for block in part.blocks if getattr(block, "heading", "") == "Outcomes"]
    done = {told.cell_words(row[0]): told.cell_words(row[-1]) for row in outcomes.blocks[0].rows}
    assert done["Role of managers"] == "Overdue"
    assert done["Shift of resources"] == "Not yet"
    assert done["Ownership and accountability"] == "24 September 2007"


def test_candidates_follow_the_exceptions_and_leave_out_open_clinics(council_pack: Open) -> None:
    """R1-058: from the exception engine, in its order; never one that has a clinic."""
    pack = council_pack(COUNCIL)
    rows = told.table(clinics.clinic_candidates(pack), "Candidates for a clinic")
    titles = [row[1].rpartition(" (")[0] for row in rows]
    ranked = [title for title in pack.adverse["title"] if title in titles]
    assert titles == ranked
    assert [row[0] for row in rows] == [str(place) for place in range(1, len(rows) + 1)]
    assert "Bins missed for each 100,000 collections" not in titles
    assert "Bins missed for each 100,000 collections" in set(pack.adverse["title"])
