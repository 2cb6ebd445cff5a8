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
