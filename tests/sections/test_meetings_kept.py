"""Whether the quarter's meetings were kept, as a section says it."""

from collections.abc import Callable
from typing import Any

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.meetings_kept import meetings_kept
from pmf_lib.views.records import Nil, Part, Section, Table

Q2 = "2008-09-Q2"
CABINET = {"meeting": "M1", "body": "cabinet", "held_on": "2008-10-07", "kind": "ordinary"}
CABINET |= {"period": Q2, "recorded_on": "2008-10-07"}


def part(section: Section, heading: str) -> Part:
    (found,) = [b for b in section.blocks if isinstance(b, Part) and b.heading == heading]
    return found


def texts(table: Any) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("sent", "published", "urgency", "headline"),
    [
        ("2008-09-30", "2008-09-29", None, ("No meetings had their papers late", "no agendas")),
        ("2008-10-01", "2008-09-29", None, ("1 meeting had its papers late", "no agendas")),
        ("2008-09-30", "2008-09-30", None, ("No meetings had", "1 agenda came out late")),
        ("2008-09-30", "2008-09-30", "Flood", ("No meetings had", "no agendas came out late")),
    ],
)
def test_late_papers_and_agendas_are_counted(
    pack_of: Callable[..., Pack],
    sent: str,
    published: str,
    urgency: str | None,
    headline: tuple[str, str],
) -> None:
    """Late papers are flagged (R2-033); a late agenda is late unless its urgency is given."""
    row = {**CABINET, "papers_sent_on": sent, "agenda_published_on": published, "urgency": urgency}
    told = meetings_kept(pack_of({"meetings": [row]}, council="lancaster-2008")).headline
    assert all(words in told for words in headline), told


def test_each_service_without_a_meeting_outside_the_reviews_is_told(
    council_pack: Callable[..., Pack],
) -> None:
    """At least one additional meeting per service and quarter (R2-019)."""
    section = meetings_kept(council_pack("lancaster-2008"))
    rows = texts(part(section, "Meetings outside the reviews").blocks[0])
    assert len(rows) == 9
    assert [row[0] for row in rows if row[3] != "Yes"] == ["Information and Customer Services"]
    assert "1 service had no meeting outside the reviews" in section.headline


def test_no_paper_but_lancasters_asks_for_one(council_pack: Callable[..., Pack]) -> None:
    section = meetings_kept(council_pack("carlisle-2021"))
    headings = [block.heading for block in section.blocks if isinstance(block, Part)]
    assert "Meetings outside the reviews" not in headings
    assert "outside the reviews" not in section.headline


def test_the_answer_of_each_body_is_a_recorded_field(council_pack: Callable[..., Pack]) -> None:
    """Response to the quarterly report by Executive and SMT (R3-049)."""
    section = meetings_kept(council_pack("carlisle-2021"))
    rows = texts(part(section, "Answers to the quarterly report").blocks[0])
    assert [row[:3] for row in rows] == [
        ["Senior Management Team", "16 November 2021", "Agreed"],
        ["Executive", "29 November 2021", "Agreed"],
    ]


def test_a_committee_that_went_before_its_turn_is_told(council_pack: Callable[..., Pack]) -> None:
    """R0-023."""
    section = meetings_kept(council_pack("ribble-valley-2007"))
    *_, order = part(section, "Answers to the quarterly report").blocks
    assert order.items == (  # type: ignore[union-attr]
        "Health and Housing Committee considered this quarter before "
        "Overview and Scrutiny (Resources) Committee had.",
    )


def test_who_came_is_told_by_post(council_pack: Callable[..., Pack]) -> None:
    """Attendance of each review by role (R2-021)."""
    rows = texts(part(meetings_kept(council_pack("lancaster-2008")), "Attendance").blocks[0])
    absent = {row[0]: row[3] for row in rows if row[3] != "nobody"}
    name = "Performance Review Team: Economic Development and Tourism, 5 November 2008"
    assert absent == {name: "Cabinet member (Economy and Tourism)"}


def test_a_units_pack_speaks_of_its_own_meetings(council_pack: Callable[..., Pack]) -> None:
    section = meetings_kept(council_pack("lancaster-2008", unit="waste-and-street-services"))
    assert "1 meeting had its papers late" in section.headline
    (row,) = texts(section.blocks[0])
    assert row[0] == "Performance Review Team: Waste and Street Services"
    assert row[2] == "Late"


def test_no_meeting_is_a_nil_return(pack_of: Callable[..., Pack]) -> None:
    earlier = {**CABINET, "period": "2008-09-Q1"}
    section = meetings_kept(pack_of({"meetings": [earlier]}, council="lancaster-2008"))
    assert isinstance(section.blocks[0], Nil)
