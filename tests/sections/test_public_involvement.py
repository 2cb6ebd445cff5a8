"""Consultations: how recent, what for, used in what; and scrutiny's three parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.register.consultation import USES
from pmf_lib.sections import Pack
from pmf_lib.sections.critical_friend import critical_friend
from pmf_lib.sections.public_involvement import public_involvement
from pmf_lib.views.records import Part
from tests.peterborough import KEY, WASTE, Row, measure, nils, rows, tables, target, value

Open = Callable[..., Pack]


def asked(code: str, **cells: object) -> Row:
    own: Row = {"consultation": code, "title": f"Asked {code}", "method": "Post"}
    return own | {"started_on": "2007-01-05", "recorded_on": "2009-09-01"} | cells


@pytest.mark.parametrize(
    ("ended", "age", "headline"),
    [
        ("2007-10-21", "Recent", "none too old to plan by, 1 not used yet."),
        ("2007-10-20", "Old", "1 too old to plan by, 1 not used yet."),
        (None, "Under way", "none too old to plan by, none not used yet."),
    ],
)
def test_results_grow_old(pack_of: Open, ended: str | None, age: str, headline: str) -> None:
    """R4-051: the freshness of a survey, and where it was used."""
    section = public_involvement(
        pack_of({"consultations": [asked("A", ended_on=ended)]}, council=KEY)
    )
    row = rows(tables(section)[0])[0]
    assert (row[4], row[-1]) == (age, "Nothing yet")
    assert section.headline.endswith(headline)


def test_all_seven_uses_are_listed_and_an_unused_one_is_nil(pack_of: Open) -> None:
    """R4-052."""
    found = [asked("A", use=USES[2], used_in="Plan"), asked("B", use=USES[2])]
    section = public_involvement(pack_of({"consultations": found}, council=KEY))
    uses = rows(tables(section)[1])
    assert [row[0].lower() for row in uses] == list(USES) and len(uses) == 7
    assert [row[1] for row in uses] == ["0", "0", "2", "0", "0", "0", "0"]
    assert uses[2][2] == "Asked A and Asked B" and uses[0][2].startswith("Nil return")


def test_no_consultation_is_a_nil_return(pack_of: Open) -> None:
    pack = pack_of({"measures": [measure("X1", state="deleted")]}, council=KEY)
    assert nils(public_involvement(pack)) == ["Nil return: no consultation is registered."]
    assert len(nils(critical_friend(pack))) == 3


def test_scrutiny_has_its_three_parts(pack_of: Open) -> None:
    """R4-053: national and local indicators, decisions with evidence, improvement of services."""
    decision: Row = {"unit": WASTE, "decision_maker": "cabinet", "status": "taken"}
    decisions = [
        decision | {"decision": "D1", "title": "Bins", "taken_on": "2009-07-13"},
        decision | {"decision": "D2", "title": "Vans", "taken_on": "2009-06-30"},
        decision | {"decision": "D3", "title": "Sacks", "taken_on": "2009-10-21"},
    ]
    advice: Row = {"made_by": "environment-and-communities", "addressee": "cabinet"}
    advice |= {"title": "Sweep at night", "made_on": "2009-06-10", "status": "to be done"}
    pack = pack_of(
        {
            "measures": [measure("W1"), measure("W2")],
            "values": [value("W1", 95.0), value("W2", 50.0)],
            "targets": [target("W1", 90.0), target("W2", 90.0)],
            "measure_records": [{"measure": "W1", "framework": "NI"}],
            "key_decisions": decisions,
            "decision_evidence": [
                {"decision": "D1", "unit": WASTE, "evidence": "Trial", "consultation": "Cards"}
            ],
            "recommendations": [advice | {"recommendation": "R1"}],
        },
        council=KEY,
    )
    section = critical_friend(pack)
    assert [one.heading for one in section.blocks if isinstance(one, Part)] == [
        "Performance against local and national indicators",
        "Quality and appropriateness of decisions",
        "Improvement of services",
    ]
    indicators, taken, improved = tables(section)
    assert rows(indicators) == [
        ["National indicators", "1", "0", "0", "1", "0"],
        ["Local indicators", "1", "1", "0", "0", "0"],
    ]
    assert [row[0] for row in rows(taken)] == ["Bins", "Sacks"]
    assert rows(taken)[0][3:] == ["Trial", "Cards"]
    assert rows(taken)[1][3:] == ["None recorded", "None recorded"]
    assert rows(improved)[0][4:] == ["Not yet answered", "To be done"]


def test_the_demo_has_an_old_survey_and_an_unused_one(council_pack: Callable[..., Pack]) -> None:
    """R4-051, R4-052."""
    section = public_involvement(council_pack(KEY))
    assert section.headline == "8 consultations: 1 too old to plan by, 1 not used yet."
    assert [row[0] for row in rows(tables(section)[1]) if row[1] == "0"] == ["Quality improvements"]
