"""Meetings outside the reviews, as a portfolio holder sees them."""

from pmf_lib.council import load_council
from pmf_lib.sections.informal_meetings import informal_meetings_held
from tests.sections import lancaster_rows as rows
from tests.sections.told import nils, table

HELD = {"held": "2008-09-30", "kind": "informal", "purpose": "Empty homes"}


def test_portfolio_holder_sees_own_services_only(pack_of):
    tables = {
        "meetings": [rows.meeting("I1", **HELD), rows.meeting("I2", **HELD | {"unit": rows.OTHER})],
        "portfolio_services": [
            {
                "portfolio": "housing-and-communities",
                "unit": rows.UNIT,
                "since": "2007-05-21",
            }
        ],
    }
    pack = pack_of(tables, council=rows.COUNCIL, portfolio="housing-and-communities")
    section = informal_meetings_held(pack)
    assert [row[0] for row in table(section, "Informal meetings of")] == ["Council Housing"]
    assert section.headline.endswith("every service had one.")
    empty = informal_meetings_held(pack_of(tables, council=rows.COUNCIL, portfolio="leader"))
    assert nils(empty) == ["Nil return: no service is with this portfolio."]


def test_a_council_that_asks_for_none_flags_none(pack_of):
    tables = {"portfolio_services": [
        {"portfolio": "leader", "unit": "pa-support", "since": "2020-04-01"}
    ]}  # fmt: skip
    council = load_council("carlisle-2021")
    key = council.portfolios[0].key
    tables["portfolio_services"][0]["portfolio"] = key
    section = informal_meetings_held(pack_of(tables, portfolio=key))
    assert nils(section) == ["Nil return: none was held, and the framework asks for none."]
