"""Complaints and risks of all services."""

from pmf_lib.sections.council_care import (
    complaints_by_service,
    risks_and_targets,
)
from tests.sections import lancaster_rows as rows
from tests.sections.told import nils, table


def test_complaints_with_timeliness_and_lessons_for_each_service(pack_of):
    """Complaints received, reported and acted on (R2-015)."""
    complaint = {
        "unit": rows.UNIT,
        "period": rows.PERIOD,
        "stage": "1",
        "received": 16,
        "acknowledged_on_time": 15,
        "answered_on_time": 12,
        "upheld": 4,
        "theme": "Second visits",
        "lesson": "Parts in the van",
    }
    section = complaints_by_service(pack_of({"complaints": [complaint]}, council=rows.COUNCIL))
    (row,) = table(section, "Complaints by service")
    assert row == [
        *("Council Housing", "Stage 1", "16", "15", "12", "4"),
        *("Second visits", "Parts in the van"),
    ]
    assert section.headline.startswith("16 complaints received this quarter, 12 of them answered")
    assert "No return from" in section.headline and "Planning Services" in section.headline


def test_actions_are_linked_to_lessons_and_their_themes(pack_of):
    """Complaints acted on: the action agreed because of each lesson, or that none was (R2-015)."""
    place = {"unit": rows.UNIT, "period": rows.PERIOD}
    complaint = {**place, "stage": "1", "received": 16, "answered_on_time": 12}
    action = {
        "action": "A1",
        "unit": rows.UNIT,
        "title": "Change the van stock",
        "lead": "Head",
        "due_on": "2008-11-28",
        "status": "at risk",
    }
    second = {**place, "theme": "Second visits", "upheld": 5, "lesson": "Parts in the van"}
    tables = {
        "complaints": [
            {**complaint, "theme": "Second visits", "lesson": "Parts in the van"},
            {**complaint, "stage": "2", "theme": "No reply", "lesson": "Ring back"},
        ],
        "actions": [action],
        "complaint_lessons": [{**second, "action": "A1"}],
    }
    section = complaints_by_service(pack_of(tables, council=rows.COUNCIL))
    assert table(section, "What was learnt") == [
        [
            *("Council Housing", "No reply", "[x]", "Ring back"),
            *("None agreed", "Not applicable", "Not applicable"),
        ],
        [
            *("Council Housing", "Second visits", "5", "Parts in the van"),
            *("Change the van stock", "28 November 2008", "At risk"),
        ],
    ]
    assert section.headline.endswith("2 lessons learnt, 1 without an action.")


def test_another_units_action_answers_no_complaint(pack_of):
    """R2-015: an action counts for the service that the complaints were about."""
    place = {"unit": rows.UNIT, "period": rows.PERIOD}
    tables = {
        "complaints": [{**place, "stage": "1", "received": 3}],
        "actions": [
            {
                **{"action": "A1", "unit": "planning-services", "title": "Other", "lead": "Head"},
                **{"due_on": "2008-11-28", "status": "on track"},
            }
        ],
        "complaint_lessons": [{**place, "theme": "Noise", "lesson": "Listen", "action": "A1"}],
    }
    section = complaints_by_service(pack_of(tables, council=rows.COUNCIL))
    assert section.headline.endswith("1 lesson learnt, 1 without an action.")
    assert table(section, "What was learnt")[0][4] == "None agreed"


def test_the_demo_tells_of_lessons_with_and_without_an_action(council_pack):
    """R2-015."""
    found = table(complaints_by_service(council_pack(rows.COUNCIL)), "What was learnt")
    agreed = {row[1]: row[4] for row in found}
    missed = agreed["Missed collections of recycling"]
    assert missed == "Draw again the rounds of the forty streets missed most"
    assert agreed["Passed from one officer to another"] == "None agreed"


def test_nothing_at_all_is_said(pack_of):
    pack = pack_of(rows.judged(HOU01=95), council=rows.COUNCIL)
    (nil,) = nils(complaints_by_service(pack))
    assert nil == "Nil return: no complaints return was handed in this quarter."
    assert nils(risks_and_targets(pack)) == ["Nil return: no risk is registered."]


def test_risks_stand_beside_the_target_they_bear_on(pack_of):
    """Risks linked to measures and shown in the same pack (R2-035)."""
    risk = {"unit": rows.UNIT, "owner": "Head", "impact": 4}
    risks = [
        {"risk": "R1", "title": "Linked", "measure": "HOU01", "likelihood": 3, **risk},
        {"risk": "R2", "title": "Unlinked", "likelihood": 4, **risk},
    ]
    pack = pack_of(rows.judged(HOU01=95) | {"risks": risks}, council=rows.COUNCIL)
    section = risks_and_targets(pack)
    assert [row[:4] for row in table(section, "Risks with the targets")] == [
        ["Unlinked", "Council Housing", "No single target", "16"],
        ["Linked", "Council Housing", "Measure HOU01", "12"],
    ]
    assert section.headline == "2 risks, 1 above the council's appetite."
