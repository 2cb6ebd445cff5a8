"""Lancaster's reports use no acronym that the profile does not explain."""

import pytest

from pmf_lib.methods.acronyms import unexplained
from pmf_lib.sections import (
    agreed_actions,
    chosen_targets,
    complaints_by_service,
    cover_options,
    cover_purpose,
    decisions_ahead,
    efficiency_options,
    good_news,
    key_priorities_progress,
    meetings_held,
    plans_signed_off,
    prt_issues,
    risks_and_targets,
    strategic_progress,
    training_and_briefings,
    unit_cost,
    what_it_takes,
    what_was_heard,
    where_it_goes,
    your_services,
)
from tests.sections import lancaster_rows as rows
from tests.sections.told import words

OF_COUNCIL = (
    prt_issues,
    where_it_goes,
    key_priorities_progress,
    meetings_held,
    plans_signed_off,
    complaints_by_service,
    risks_and_targets,
    training_and_briefings,
    what_was_heard,
    what_it_takes,
    good_news,
    cover_purpose,
    cover_options,
)
OF_UNIT = (
    strategic_progress,
    chosen_targets,
    agreed_actions,
    unit_cost,
    efficiency_options,
)
OF_PORTFOLIO = (your_services, decisions_ahead)


def left_unexplained(pack, sections):
    """The short forms that neither the profile nor the words beside them explain."""
    said = " ".join(words(section(pack)) for section in sections)
    return unexplained(said, pack.council.acronyms)


@pytest.mark.parametrize(
    ("about", "sections"),
    [
        ({}, OF_COUNCIL),
        ({"unit": "council-housing"}, OF_UNIT),
        ({"unit": "planning-services"}, OF_UNIT),
        ({"portfolio": "housing-and-communities"}, OF_PORTFOLIO),
    ],
)
def test_demo_uses_no_acronym_that_is_not_explained(council_pack, about, sections):
    """Focussed and easy to understand: no acronym that is not in the glossary (R2-010)."""
    assert not left_unexplained(council_pack(rows.COUNCIL, **about), sections)


def test_a_live_pack_shows_what_was_loaded_last(pack_of):
    """Opened again, a pack has the figure that was loaded since."""
    first = pack_of(rows.judged(CP1=50), council=rows.COUNCIL, unit=rows.UNIT)
    corrected = rows.value("CP1", 95) | {"recorded_on": "2008-10-20"}
    again = pack_of({"values": [corrected]}, council=rows.COUNCIL, unit=rows.UNIT)
    assert [first.judgement("CP1").status, again.judgement("CP1").status] == ["red", "green"]
