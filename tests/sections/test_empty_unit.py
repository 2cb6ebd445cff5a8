"""A unit for which nothing was handed in still gives a valid pack that says so."""

from collections.abc import Callable

import pytest

from pmf_lib import sections
from pmf_lib.sections import Pack
from pmf_lib.views.records import Nil, Part, Section

OTHER_UNIT = {
    "staffing": [{"unit": "building-control", "period": "2021-22-Q2", "fte": 4.0}],
}
EVERY = (
    sections.introduction,
    sections.key_developments,
    sections.best_value_review,
    sections.corporate_issues,
    sections.key_decisions,
    sections.issues_impacting_others,
    sections.budget_update,
    sections.indicators,
    sections.staffing_and_finance,
    sections.actions_and_risks,
    sections.complaints,
)


def nils(section: Section) -> list[Nil]:
    blocks = list(section.blocks)
    for block in blocks:
        if isinstance(block, Part):
            blocks.extend(block.blocks)
    return [block for block in blocks if isinstance(block, Nil)]


@pytest.mark.parametrize("section", EVERY, ids=lambda section: section.__name__)
def test_section_says_why_it_is_empty(
    pack_of: Callable[..., Pack], section: Callable[[Pack], Section]
) -> None:
    found = section(pack_of(OTHER_UNIT))
    assert nils(found) or found.left_out
    assert all(nil.reason.endswith(".") for nil in nils(found))


def test_opening_says_that_nothing_is_reported(pack_of: Callable[..., Pack]) -> None:
    first = sections.opening(pack_of(OTHER_UNIT), "unit_monitoring")
    assert first.summary[0] == "How are we doing? No measures are reported."
    assert first.echo["key"] == "pa-support"


def test_corporate_issues_keep_their_three_parts(pack_of: Callable[..., Pack]) -> None:
    """R0-027"""
    found = sections.corporate_issues(pack_of(OTHER_UNIT))
    assert [part.heading for part in found.blocks] == ["People", "Accommodation", "IT"]
