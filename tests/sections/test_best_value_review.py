"""Heading 3 of the unit's report: told where there is a review, left out where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.sections.best_value_review import best_value_review
from pmf_lib.sections.pack import Pack
from tests.sections.told import nils, table

Open = Callable[..., Pack]
REVIEW = {
    "review": "B1",
    "unit": "waste-and-street-cleaning",
    "title": "Waste and recycling",
    "stage": "Consultation",
    "due_on": "2004-03-31",
}


def opened(pack_of: Open, *rows: dict[str, object]) -> Pack:
    other = {**REVIEW, "review": "B9", "unit": "planning-services", "period": "2003-04-Q2"}
    return pack_of(
        {"reviews": [other, *rows]}, unit="waste-and-street-cleaning", council="carlisle-2003"
    )


def test_without_a_review_it_is_left_out_with_the_reason(pack_of: Open) -> None:
    """R0-026: another service's review is not this one's."""
    section = best_value_review(opened(pack_of))
    assert section.left_out == ("Not applicable: this service has no Best Value review under way.")
    assert (section.headline, section.blocks) == ("", ())


def test_a_review_under_way_is_told(pack_of: Open) -> None:
    """R0-026"""
    now = {**REVIEW, "period": "2003-04-Q2", "update": "Six improvements are made."}
    section = best_value_review(opened(pack_of, now))
    assert table(section, "Best Value reviews")[0][:3] == [
        *("Waste and recycling", "Consultation", "Six improvements are made.")
    ]
    assert (section.left_out, nils(section)) == ("", [])


@pytest.mark.parametrize(("stage", "applies"), [("Consultation", True), ("Complete", False)])
def test_silence_about_a_review_does_not_leave_it_out(
    pack_of: Open, stage: str, applies: bool
) -> None:
    """R0-026: one reported last quarter applies until it is finished."""
    before = {**REVIEW, "period": "2003-04-Q1", "stage": stage, "update": "Old news"}
    section = best_value_review(opened(pack_of, before))
    assert bool(section.left_out) is not applies
    if applies:
        assert table(section, "Best Value reviews")[0][2] == "Nothing reported"
        assert nils(section) == ["No update was handed in this quarter on Waste and recycling."]
