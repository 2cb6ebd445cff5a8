"""Changes of reports and the senior user's approval."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pmf_lib.sections import Pack, report_changes
from pmf_lib.views.records import Nil, Paragraph, Table

NEW = {
    "report": "unit_monitoring",
    "changed_on": date(2021, 6, 14),
    "what": "headings",
    "now": "Service standards",
    "asked_by": "Senior Management Team",
    "recorded_on": date(2021, 6, 14),
}
APPROVED = {"approved_by": "Business Management and Development", "approved_on": date(2021, 6, 28)}


def words(pack: Pack) -> str:
    return report_changes(pack).model_dump_json()


def test_a_change_shows_who_approved_it(pack_of: Callable[..., Pack]) -> None:
    """The senior user approves each change of what a report holds (R3-034)."""
    pack = pack_of({"report_changes": [{**NEW, **APPROVED}]}, unit="")
    section = report_changes(pack)
    assert section.headline == "1 change of reports, each approved."
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert "Business Management and Development" in words(pack)
    assert "Business plan monitoring report" in words(pack)


def test_a_change_without_approval_is_named(pack_of: Callable[..., Pack]) -> None:
    """A change that the senior user has not approved is told on its own (R3-034)."""
    section = report_changes(pack_of({"report_changes": [NEW]}, unit=""))
    assert section.headline == "1 change of reports, 1 not yet approved."
    last = section.blocks[-1]
    assert isinstance(last, Paragraph)
    assert "without the senior user's approval: Business plan monitoring report" in last.text


@pytest.mark.parametrize(("day", "shown"), [(28, True), (29, False)])
def test_a_change_after_the_packs_day_is_not_yet_one(
    pack_of: Callable[..., Pack], day: int, shown: bool
) -> None:
    later = {**NEW, "changed_on": date(2021, 10, day), "recorded_on": date(2021, 10, 1)}
    blocks = report_changes(pack_of({"report_changes": [later]}, unit="")).blocks
    assert isinstance(blocks[0], Table if shown else Nil)
