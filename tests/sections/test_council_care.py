"""Plans signed off, complaints and risks of all services."""

import pytest

from pmf_lib.sections.council_care import (
    complaints_by_service,
    plans_signed_off,
    risks_and_targets,
)
from tests.sections import lancaster_rows as rows
from tests.sections.told import nils, table


def plan(code, unit, signed):
    return {
        "plan": code,
        "title": f"Plan {code}",
        "level": "service plan",
        "unit": unit,
        "period": "2008-09",
        "signed_off_on": signed,
        "signed_off_by": "Corporate Director" if signed else None,
        "recorded_on": signed or "2008-04-01",
    }


def test_plans_signed_off_in_april_and_the_list_of_late_ones(pack_of):
    """Signed off in April each year; a late list from 1 May (R2-017)."""
    plans = [
        plan("A", rows.UNIT, "2008-04-30"),
        plan("B", rows.OTHER, "2008-05-01"),
        plan("C", "environmental-health", None),
    ]
    section = plans_signed_off(pack_of({"plans": plans}, council=rows.COUNCIL))
    found = {row[0]: row[-1] for row in table(section, "Service business plans")}
    assert found["Council Housing"] == "Signed off in April"
    assert found["Planning Services"] == "Signed off late"
    assert found["Environmental Health"] == "Late: not signed off"
    assert found["Corporate Strategy"] == "Late: no plan in the register"
    assert section.headline.startswith("1 of 9 plans signed off in April; late")
    assert "Planning Services" not in section.headline


@pytest.mark.parametrize(
    ("day", "standing"), [("2008-04-30", "Not due yet"), ("2008-05-01", "Late")]
)
def test_nothing_is_late_before_may(pack_of, day, standing):
    """R2-017: as known on the last day of April and on the day after."""
    pack = pack_of({"plans": [plan("A", rows.UNIT, None)]}, as_known_on=day, council=rows.COUNCIL)
    first = table(plans_signed_off(pack), "Service business plans")[0]
    assert first[-1].startswith(standing)


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
