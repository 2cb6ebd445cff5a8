"""Boards look after daily performance and projects; benefits are linked to projects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.involvement import CULTURE, INVOLVEMENTS, culture, involvement
from pmf_lib.sections.opening import title_page
from pmf_lib.sections.strategic_improvement import benefits, improvement_boards
from pmf_lib.views.records import Link, Paragraph, Part
from tests.peterborough import (
    KEY,
    ROADS,
    WASTE,
    Row,
    measure,
    nils,
    public_text,
    rows,
    tables,
    target,
    value,
)

PEOPLE, PLACE = "strategic-improvement-board-people", "strategic-improvement-board-place"
Open = Callable[..., Pack]


def project(code: str, **cells: object) -> Row:
    own: Row = {"project": code, "title": f"Project {code}", "unit": WASTE, "lead": "Head"}
    return own | {"group": PLACE, "due_on": "2010-03-31", "status": "on track"} | cells


def test_a_board_sees_business_as_usual_and_projects(pack_of: Open) -> None:
    """R4-071: both, for the services whose projects the board oversees."""
    pack = pack_of(
        {
            "measures": [measure("W1"), measure("P1", ROADS)],
            "values": [value("W1", 95.0), value("P1", 50.0, ROADS)],
            "targets": [target("W1", 90.0), target("P1", 90.0)],
            "projects": [project("A"), project("B", exempt="paragraph 3", unit=ROADS)],
        },
        council=KEY,
    )
    section = improvement_boards(pack)
    people, place = [one for one in section.blocks if isinstance(one, Part)]
    assert len(nils(people)) == 2
    (usual,) = [one.text for one in place.blocks if isinstance(one, Paragraph)]
    assert usual.startswith("Business as usual: Waste and Street Cleaning. Of 1 measure, 0 red")
    assert [row[0] for row in rows(tables(place)[0])] == ["Project A"]
    assert section.headline == "1 project before the boards."


@pytest.mark.parametrize(
    ("realised", "due", "words"),
    [
        (100.0, "2009-10-20", "Realised"),
        (99.99, "2009-10-20", "Overdue"),
        (99.99, "2009-10-21", "Still to come"),
        (None, "2009-10-20", "Cannot say: a figure is missing"),
    ],
)
def test_a_benefit_is_realised_overdue_or_to_come(
    pack_of: Open, realised: float | None, due: str, words: str
) -> None:
    """R4-069: the benefits register, linked to projects."""
    own = {"benefit": "B1", "project": "A", "title": "Less tax", "planned": 100.0}
    found = {"projects": [project("A")], "benefits": [own | {"realised": realised, "due_on": due}]}
    section = benefits(pack_of(found, council=KEY))
    assert rows(tables(section)[0])[0][-1] == words
    assert rows(tables(section)[0])[0][1] == "Project A"
    assert ("not all" in section.headline) == (realised is None)


def test_benefits_of_an_exempt_project_are_left_out(pack_of: Open) -> None:
    """R4-069."""
    secret = project("S", exempt="paragraph 3")
    own = {"benefit": "B1", "project": "S", "title": "Osprey", "planned": 2345678.0}
    section = benefits(pack_of({"projects": [secret], "benefits": [own]}, council=KEY))
    assert nils(section) and "Osprey" not in public_text(section)


def test_the_five_involvements_lead_to_the_packs_that_serve_them(
    council_pack: Callable[..., Pack],
) -> None:
    """R4-024 to R4-028: direction and budget; trends; questions; local knowledge; assurance."""
    pack = council_pack(KEY)
    section = involvement(pack)
    (table,) = tables(section)
    assert [one.requirement for one in INVOLVEMENTS] == [
        f"R4-0{number}" for number in range(24, 29)
    ]
    listed = {spec.pack for spec in pack.council.packs}
    links = [row[1] for row in table.rows]
    assert all(isinstance(link, Link) for link in links)
    assert {link.target.split("/")[0] for link in links if isinstance(link, Link)} <= listed
    assert section.headline.startswith("5 of 5")
    told = [row[3] for row in rows(table)]
    assert told[0].startswith("5 budget options, ")
    assert told[2:4] == ["2 open questions", "5 matters heard"]


def test_a_council_without_the_pack_is_told(pack_of: Open) -> None:
    """Another council may use the section; no link leads nowhere."""
    pack = pack_of({"teams": [{"team": "T", "unit": "pa-support", "title": "T", "lead": "Head"}]})
    section = involvement(pack)
    assert "This council makes no such report" in {row[1] for row in rows(tables(section)[0])}


def test_what_staff_said_of_the_culture(pack_of: Open) -> None:
    """R4-022: empowered, engaged, knowing their impact, customers first; what was not heard."""
    heard: Row = {"principle": "Engaged", "family": "culture", "evidence": "Seven in ten"}
    other: Row = {"principle": "Empowered", "family": "principles", "evidence": "Elsewhere"}
    section = culture(pack_of({"framework_evidence": [heard, other]}, council=KEY))
    shown = rows(tables(section)[0])
    assert [row[0] for row in shown] == list(CULTURE)
    assert [row[1] for row in shown].count("Nobody has been asked yet") == 3
    assert section.headline == "Heard of 1 of the 4 needs."


def test_every_page_says_the_version_of_the_framework(council_pack: Callable[..., Pack]) -> None:
    """R4-072: the document is reviewed, so each report says which version it was made under."""
    pack = council_pack(KEY)
    for name in ("challenge", "audit_committee", "partnership", "benchmarking", "data_quality"):
        facts = dict(title_page(pack, name).facts)
        assert facts["Made under"] == "Performance Management Framework, version 2009/10 (adopted)"
