"""Progress on the delivery plan of a unit: objectives, the four checks, appraisals as counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib import sections
from pmf_lib.register import TABLES, Kind
from pmf_lib.sections import Pack
from pmf_lib.sections.delivery_plan import (
    appraisal_counts,
    delivery_plan_summary,
    four_checks,
    plan_objectives,
)
from pmf_lib.sections.service_users import local_knowledge, service_levels
from pmf_lib.views.records import Facts, Link
from tests.peterborough import (
    KEY,
    ROADS,
    WASTE,
    YEAR,
    Row,
    measure,
    nils,
    rows,
    tables,
    target,
    value,
    words,
)

Open = Callable[..., Pack]


def plan(**cells: object) -> Row:
    own: Row = {"plan": "P1", "title": "Plan of waste", "level": "service plan", "unit": WASTE}
    return own | {"period": YEAR, "recorded_on": "2009-04-01"} | cells


def objective(code: str, **cells: object) -> Row:
    own: Row = {"objective": code, "plan": "P1", "unit": WASTE, "title": f"Aim {code}"}
    own |= {"outcome": "Less is buried", "lead": "Head", "recorded_on": "2009-04-01"}
    return own | cells


def measured(**cells: object) -> dict[str, list[Row]]:
    """One measure with the figure of this quarter and of the same quarter a year before."""
    last_year = value("W1", 85.0, period="2008-09-Q2", recorded_on="2008-10-08")
    return {
        "measures": [measure("W1")],
        "values": [last_year, value("W1", 95.0)],
        "targets": [target("W1", 90.0, **cells)],
    }


def answers(pack: Pack) -> list[str]:
    return [row[1] for row in rows(tables(four_checks(pack))[0])]


def test_objectives_stand_with_outcome_lead_and_measure(pack_of: Open) -> None:
    """R4-038, R4-039: progress on the delivery plan, for the unit's own objectives alone."""
    found = [objective("A", measure="W1"), objective("B"), objective("C", unit=ROADS)]
    pack = pack_of(measured() | {"objectives": found}, council=KEY, unit=WASTE)
    (table,) = tables(plan_objectives(pack))
    shown = rows(table)
    assert [row[0] for row in shown] == ["Aim A", "Aim B"]
    assert shown[0][3] == "Share of W1: 95.0%, grade B; green"
    assert shown[1][3] == "No measure named"
    assert delivery_plan_summary(pack)[0].startswith("How are we doing? Of 1 measure, 0 red")


def test_nothing_handed_in_is_a_nil_return_or_a_no(pack_of: Open) -> None:
    pack = pack_of({"plans": [plan(unit=ROADS)]}, council=KEY, unit=WASTE)
    assert nils(plan_objectives(pack)) and nils(appraisal_counts(pack))
    assert nils(service_levels(pack)) and nils(local_knowledge(pack))
    assert answers(pack) == ["No", "Cannot say", "Cannot say", "No"]


def test_the_four_checks_answered_with_yes(pack_of: Open) -> None:
    """R4-019: plan signed off, reason given, more asked than last year, a customer's measure."""
    given = {
        "plans": [plan(signed_off_on="2009-03-31")],
        "measure_records": [{"measure": "W1", "perspective": "Customer"}],
    }
    pack = pack_of(measured(reason="Agreed") | given, council=KEY, unit=WASTE)
    assert answers(pack) == ["Yes", "Yes", "Yes", "Yes"]
    assert four_checks(pack).headline == "Of the four checks, 4 can be answered with yes."


def test_the_four_checks_answered_with_no(pack_of: Open) -> None:
    """R4-019: unsigned, without a reason, no stretch, nothing for customers; each says why."""
    low = measured()
    low["targets"] = [target("W1", 85.0)]
    pack = pack_of(low | {"plans": [plan()]}, council=KEY, unit=WASTE)
    assert answers(pack) == ["In part", "No", "No", "No"]
    evidence = [row[2] for row in rows(tables(four_checks(pack))[0])]
    assert evidence[0] == "Not yet signed off: Plan of waste."
    assert "Share of W1" in evidence[1] and "Share of W1" in evidence[2]


def test_appraisals_are_counts_of_the_latest_period_known(pack_of: Open) -> None:
    """R4-040, R4-075: due, completed, with targets agreed, interim; for the service manager."""
    own: Row = {"unit": WASTE, "due": 20.0, "due_on": "2009-04-30", "recorded_on": "2009-10-08"}
    first = own | {"period": "2009-10-Q1", "completed": 11.0}
    now = own | {"period": "2009-10-Q2", "completed": 18.0, "targets_agreed": 15.0, "interim": 4.0}
    to_come = own | {"period": "2009-10-Q3", "completed": 20.0}
    pack = pack_of({"appraisals": [first, now, to_come]}, council=KEY, unit=WASTE)
    section = appraisal_counts(pack)
    assert section.headline == "18 of 20 appraisals due are completed."
    (facts,) = [one for one in section.blocks if isinstance(one, Facts)]
    told = {term: words(cell) for term, cell in facts.pairs}
    assert told["Service manager"] == "Head of Waste and Street Cleaning"
    assert (told["With targets agreed"], told["Interim reviews held"]) == ("15", "4")


def test_a_count_that_is_missing_is_not_nought(pack_of: Open) -> None:
    own: Row = {"unit": WASTE, "period": "2009-10-Q2", "due": 20.0}
    section = appraisal_counts(pack_of({"appraisals": [own]}, council=KEY, unit=WASTE))
    assert section.headline == "How many appraisals are due or completed is not known."


def test_appraisals_have_no_place_for_a_person() -> None:
    """R3-047: not a column of words, so neither a name nor a rating can be kept."""
    columns = TABLES["appraisals"].columns
    assert not [column.name for column in columns if column.kind is Kind.TEXT]


def test_performance_enhancement_is_not_shown(pack_of: Open) -> None:
    """R3-047: so small a number might be a person."""
    own: Row = {"unit": WASTE, "period": "2009-10-Q2", "due": 20.0, "completed": 18.0}
    pack = pack_of({"appraisals": [own | {"enhancement": 7777.0}]}, council=KEY, unit=WASTE)
    assert "7777" not in appraisal_counts(pack).model_dump_json().replace(",", "")


def test_service_levels_name_the_consultation_they_came_from(pack_of: Open) -> None:
    """R4-076: the council's own consultations count too."""
    asked: Row = {"consultation": "C1", "title": "Bins", "method": "Post"}
    asked |= {"started_on": "2009-01-05"}
    level: Row = {"unit": WASTE, "title": "Emptied", "target": "Each week"}
    levels = [
        level | {"agreement": "S1", "consultation": "C1"},
        level | {"agreement": "S2"},
        level | {"agreement": "S3", "unit": ROADS},
    ]
    pack = pack_of({"consultations": [asked], "agreed_levels": levels}, council=KEY, unit=WASTE)
    section = service_levels(pack)
    assert [row[-1] for row in rows(tables(section)[0])] == ["Bins", "None recorded"]
    assert section.headline == "2 agreements, 1 set from what people said."


def test_local_knowledge_stands_beside_the_measure(pack_of: Open) -> None:
    """R4-027: by ward, latest first, with figure, target and status; what comes later stays out."""
    heard: Row = {"ward": "Central", "unit": WASTE, "matter": "Litter"}
    found = [
        heard | {"item": "L1", "heard_on": "2009-09-01"},
        heard | {"item": "L2", "heard_on": "2009-09-12", "measure": "W1"},
        heard | {"item": "L3", "heard_on": "2009-10-22"},
        heard | {"item": "L4", "heard_on": "2009-09-12", "unit": ROADS},
    ]
    pack = pack_of(measured() | {"local_knowledge": found}, council=KEY, unit=WASTE)
    section = local_knowledge(pack)
    first, second = rows(tables(section)[0])
    assert first[4:] == ["Share of W1", "95.0%, grade B; target 90.0%", "Green"]
    assert second[4] == "None"
    assert section.headline == "2 matters heard in 1 ward."
    link = tables(section)[0].rows[0][2]
    assert isinstance(link, Link) and link.target == f"delivery_plan_report/{WASTE}.html"


@pytest.mark.parametrize("unit", [WASTE, "housing-and-community-safety", "schools-and-learning"])
def test_the_demo_fills_the_report(council_pack: Callable[..., Pack], unit: str) -> None:
    """R4-038, R4-039: every heading of the report has something to say of each unit."""
    pack = council_pack(KEY, unit=unit)
    for section in (
        plan_objectives(pack),
        sections.indicators(pack),
        sections.actions_and_risks(pack),
        sections.budget_update(pack),
        four_checks(pack),
        appraisal_counts(pack),
    ):
        assert section.blocks
    assert answers(pack)[0] == ("No" if unit.startswith("housing") else "Yes")
