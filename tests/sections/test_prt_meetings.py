"""Reviews, informal meetings, and the bodies of the framework."""

import pytest

from pmf_lib.sections.prt_meetings import meetings_held
from tests.sections import lancaster_rows as rows
from tests.sections.told import table

HELD = {"held": "2008-09-30", "kind": "informal", "purpose": "Empty homes"}


def test_late_papers_and_who_came_are_told_for_each_review(pack_of):
    """R2-021, R2-033: both sides of the fifth working day before 5 November."""
    meetings = [
        rows.meeting("M1", "2008-11-05", papers_sent_on="2008-10-29"),
        rows.meeting("M2", "2008-11-05", papers_sent_on="2008-10-30", unit=rows.OTHER),
    ]
    roles = [{"meeting": "M1", "role": "Cabinet member", "present": "no"}]
    tables = {"meetings": meetings, "attendance": roles}
    section = meetings_held(pack_of(tables, council=rows.COUNCIL))
    found = {row[0]: row[1:] for row in table(section, "PRT meetings about")}
    assert found["Council Housing"] == [
        *("5 November 2008", "None recorded", "Cabinet member"),
        "In time: sent on 29 October 2008; due by 29 October 2008",
    ]
    assert found["Planning Services"][-1].startswith("Late: sent on 30 October 2008")
    assert "papers were late for 1 of them" in section.headline


def test_each_service_needs_one_informal_meeting_a_quarter(pack_of):
    """At least one additional meeting a quarter, else flagged (R2-019); a log of them (R2-006)."""
    meetings = [rows.meeting("I1", **HELD)]
    section = meetings_held(pack_of({"meetings": meetings}, council=rows.COUNCIL))
    found = {row[0]: row[1:] for row in table(section, "Informal meetings of")}
    assert found["Council Housing"] == ["1", "30 September 2008", "Yes"]
    assert found["Planning Services"] == ["0", "None in the quarter", "No: at least 1 is due"]
    assert "8 of 9 services without an informal meeting" in section.headline
    log = table(section, "What the informal meetings were about")
    assert log == [["Council Housing", "30 September 2008", "Empty homes"]]


@pytest.mark.parametrize(
    ("name", "how_often"),
    [
        ("Budget & Performance Panel", "Quarterly"),
        ("Cabinet", "Quarterly"),
        ("Corporate Performance Review Team", "Quarterly"),
        ("Performance Review Team", "Quarterly"),
        ("Star Chamber", "Quarterly"),
        ("Performance Management Group", "Quarterly"),
    ],
)
def test_the_papers_six_bodies_stand_with_purpose_and_frequency(council_pack, name, how_often):
    """All six bodies, with what they are told and how often (R2-049); the group (R2-036)."""
    section = meetings_held(council_pack(rows.COUNCIL))
    found = {row[0]: row[1:] for row in table(section, "Bodies, what they are told")}
    assert found[name][1] == how_often and found[name][0]
    assert found[name][2] and found[name][3]


def test_demos_planted_stories_are_found(council_pack):
    """Late papers for one service (R2-033), no informal meeting for another (R2-019)."""
    section = meetings_held(council_pack(rows.COUNCIL))
    late = [row[0] for row in table(section, "PRT meetings about") if row[-1].startswith("Late")]
    assert late == ["Waste and Street Services"]
    short = [row[0] for row in table(section, "Informal meetings of") if row[-1] != "Yes"]
    assert short == ["Information and Customer Services"]
