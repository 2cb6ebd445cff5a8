"""What entries may refer to: codes of every sort, and the plan that each plan serves."""

from __future__ import annotations

from datetime import date
from typing import Any

from pmf_lib.register import REGISTERED
from pmf_lib.store import Store
from tests.store.builders import COUNCIL, load, measure

BEFORE, AFTER = date(2021, 4, 1), date(2021, 9, 1)
REVIEWED = {
    "review_enquiries": "enquiry",
    "review_witnesses": "witness",
    "review_evidence": "exhibit",
    "review_findings": "finding",
}


def plan(code: str, parent: str | None = None, recorded: date | None = None) -> dict[str, Any]:
    named = {"plan": code, "title": f"Plan {code}", "level": "service plan", "period": "2021-22"}
    return {**named, "parent": parent, "recorded_on": recorded}


def action() -> dict[str, Any]:
    done = {"title": "Move the telephones", "lead": "Head of ICT", "status": "on_track"}
    return {"action": "A1", "unit": "ict-services", "due_on": AFTER, **done}


def test_nothing_is_known_of_an_empty_store(store: Store) -> None:
    assert store.known_codes(COUNCIL) == {sort: frozenset() for sort in REGISTERED}
    assert store.known_parents(COUNCIL) == {}


def test_codes_of_every_sort_are_known_once_each(store: Store) -> None:
    load(store, "measures", measure(), measure("ICT2"))
    load(store, "plans", plan("P1"), plan("P2"))
    load(store, "plans", plan("P1", "P2", AFTER))
    load(store, "projects", {"project": "PR1", "unit": "ict-services", "title": "Telephones"})
    load(store, "actions", action())
    load(store, "meetings", {"meeting": "M1", "body": "smt", "period": "2021-22-Q1"})
    load(store, "clinics", {"clinic": "C1", "unit": "ict-services"})
    load(store, "scrutiny_reviews", {"review": "SR1", "committee": "economic-growth"})
    for part, code in REVIEWED.items():
        load(store, part, {code: f"SR1/{code}", "review": "SR1"})
    load(store, "audit_samples", {"sample": "AS1", "sampled": "figures"})
    load(store, "audit_sample_items", {"drawn_item": "AS1/1", "sample": "AS1"})
    assert store.known_codes(COUNCIL) == {
        "measure": {"ICT1", "ICT2"},
        "plan": {"P1", "P2"},
        "project": {"PR1"},
        "action": {"A1"},
        "meeting": {"M1"},
        "clinic": {"C1"},
        "review": {"SR1"},
        **{code: {f"SR1/{code}"} for code in REVIEWED.values()},
        "sample": {"AS1"},
        "drawn_item": {"AS1/1"},
    }


def test_what_later_rows_are_checked_against_is_known(store: Store) -> None:
    """R1-041: who owns a measure, and how a sample was drawn, by the latest entry of each."""
    load(store, "measures", measure())
    load(store, "audit_samples", {"sample": "AS1", "sampled": "figures", "recorded_on": BEFORE})
    load(store, "audit_samples", {"sample": "AS1", "salt": "salt", "recorded_on": AFTER})
    load(store, "audit_sample_items", {"drawn_item": "AS1/1", "sample": "AS1", "reported": 41.5})
    known = store.known_cells(COUNCIL)
    assert list(known["measures", "owner"]) == ["ICT1"]
    assert known["audit_samples", "salt"] == {"AS1": "salt"}
    assert known["audit_sample_items", "reported"] == {"AS1/1": 41.5}
    assert known["working_papers", "finding"] == {}
    assert store.known_cells("lancaster-2008")["audit_samples", "salt"] == {}


def test_another_councils_codes_are_not_known(store: Store) -> None:
    load(store, "plans", plan("P1", "P0"), council="lancaster-2008")
    assert store.known_codes(COUNCIL)["plan"] == frozenset()
    assert store.known_parents(COUNCIL) == {}
    assert store.known_parents("lancaster-2008") == {"P1": "P0"}


def test_a_plan_serves_what_its_latest_entry_says(store: Store) -> None:
    """R1-014: across loads, by the day an entry was known, and only then by the load."""
    load(store, "plans", plan("P1", "P0", BEFORE), plan("P2", "P0", BEFORE), plan("P3", "P0"))
    assert store.known_parents(COUNCIL) == {"P1": "P0", "P2": "P0", "P3": "P0"}
    load(store, "plans", plan("P1", "P9", AFTER))
    assert store.known_parents(COUNCIL)["P1"] == "P9"
    # What is loaded later and was known earlier stays history.
    load(store, "plans", plan("P1", "P5", date(2021, 6, 1)))
    assert store.known_parents(COUNCIL)["P1"] == "P9"
    # Of one day, the later load counts.
    load(store, "plans", plan("P1", "P7", AFTER))
    assert store.known_parents(COUNCIL)["P1"] == "P7"


def test_a_plan_that_came_to_the_top_serves_none(store: Store) -> None:
    load(store, "plans", plan("P1", "P0", BEFORE))
    load(store, "plans", plan("P1", None, AFTER))
    assert store.known_parents(COUNCIL) == {}
