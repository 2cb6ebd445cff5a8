"""What differs between two profiles' reports."""

from __future__ import annotations

from pmf_lib.council import Difference, load_council, report_differences
from pmf_lib.council.parts import Detail, PackSpec
from pmf_lib.council.profile import Council

COUNCIL = load_council("carlisle-2021")


def with_packs(*packs: PackSpec) -> Council:
    return COUNCIL.model_copy(update={"packs": packs})


def test_a_profile_does_not_differ_from_itself() -> None:
    assert report_differences(COUNCIL, COUNCIL) == ()


def test_a_changed_definition_is_told_with_what_it_was() -> None:
    """A report is defined by the profile, and a change of it is shown, not coded (R3-060)."""
    first, *others = COUNCIL.packs
    changed = first.model_copy(update={"title": "Unit report", "detail": Detail.EXCEPTION})
    assert report_differences(COUNCIL, with_packs(changed, *others)) == (
        Difference(first.pack, "title", first.title, "Unit report"),
        Difference(first.pack, "detail", "full", "exception"),
    )


def test_reports_that_come_and_go_are_one_difference_each() -> None:
    first, *others = COUNCIL.packs
    new = first.model_copy(update={"pack": "new_report", "title": "New report"})
    assert report_differences(COUNCIL, with_packs(new, *others)) == (
        Difference("new_report", "report", "", "New report"),
        Difference(first.pack, "report", first.title, ""),
    )


def test_who_receives_a_report_is_a_part_of_its_definition() -> None:
    bodies = tuple(
        body.model_copy(update={"receives": ()}) if body.key == "audit" else body
        for body in COUNCIL.bodies
    )
    found = report_differences(COUNCIL, COUNCIL.model_copy(update={"bodies": bodies}))
    audit = COUNCIL.body("audit")
    assert {each.report for each in found} == set(audit.receives)
    assert {each.what for each in found} == {"received by"}
    assert all(audit.name in each.was and audit.name not in each.now for each in found)
