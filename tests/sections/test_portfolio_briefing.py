"""What a cabinet member is told of the services in the portfolio."""

import pytest

from pmf_lib.council import load_council
from pmf_lib.sections.decisions_ahead import decisions_ahead
from pmf_lib.sections.portfolio_briefing import (
    portfolio_words,
    your_actions,
    your_exceptions,
    your_money,
    your_services,
)
from tests.sections import lancaster_rows as rows
from tests.sections.told import headings, nils, table, words

OWN = "housing-and-communities"


def held(unit, since="2007-05-21", until=None, portfolio=OWN):
    return {"portfolio": portfolio, "unit": unit, "since": since, "until": until}


def lancaster(pack_of, *services, **tables):
    found = {"portfolio_services": list(services)} | tables
    return pack_of(found, council=rows.COUNCIL, portfolio=OWN)


def test_services_follow_the_dated_register_of_portfolios(pack_of):
    """Many-to-many with dates, re-cut without entering data again (R2-011, R2-032)."""
    pack = lancaster(
        pack_of,
        held(rows.UNIT),
        held("environmental-health", since="2008-09-30"),
        held("leisure-and-culture", until="2008-09-29"),
        held("corporate-strategy", since="2008-10-01"),
        held(rows.OTHER, portfolio="planning-and-transport"),
        held("environmental-health", portfolio="environment-and-climate-change"),
    )
    found = {row[0]: row[-1] for row in table(your_services(pack), "Services of the portfolio")}
    assert found == {"Council Housing": "21 May 2007", "Environmental Health": "30 September 2008"}


def test_briefing_tells_exceptions_money_actions_and_decisions_of_own_services_only(pack_of):
    """The portfolio holder is kept briefed (R3-048)."""
    decision = {"decision_maker": "cabinet", "due_on": "2009-02-17", "status": "planned"}
    line = {"period": rows.PERIOD, "line": "Employees", "budget": 100, "forecast": 140}
    tables = rows.judged(HOU01=50) | {
        "key_decisions": [
            {"decision": "D1", "unit": rows.UNIT, "title": "Rents", **decision},
            {"decision": "D2", "unit": rows.OTHER, "title": "Fees", **decision},
        ],
        "actions": [
            rows.action("A1", "late", "2008-10-13"),
            rows.action("A2", "late", "2008-10-13", unit=rows.OTHER),
        ],
        "budget": [
            {"unit": rows.UNIT, "budget_to_date": 50, "actual": 70, **line},
            {"unit": rows.OTHER, "budget_to_date": 50, "actual": 70, **line},
        ],
    }
    pack = lancaster(pack_of, held(rows.UNIT), **tables)
    assert [row[0] for row in table(decisions_ahead(pack), "Key decisions")] == ["Rents"]
    assert [row[0] for row in table(your_actions(pack), "Agreed actions")] == ["Action A1"]
    assert [row[0] for row in table(your_money(pack), "Budget and forecast")] == ["Council Housing"]
    exceptions = your_exceptions(pack)
    assert "Measure HOU01 (Council Housing)" in headings(exceptions)
    assert "Exceptions: money" in headings(exceptions)
    needed = portfolio_words(pack)[1]
    assert "2 exceptions, 1 key decision still to be taken and 1 action late" in needed
    for section in (your_services(pack), exceptions, your_money(pack), your_actions(pack)):
        assert "Planning Services" not in words(section)


def test_a_portfolio_without_services_says_so(pack_of):
    pack = lancaster(pack_of, held(rows.OTHER, portfolio="planning-and-transport"))
    assert portfolio_words(pack) == ("Nil return: no service is with this portfolio.",)
    sections = (your_services, your_exceptions, your_money, your_actions, decisions_ahead)
    for section in sections:
        assert nils(section(pack)), section


def test_prts_are_held_service_by_service_and_may_be_cut_by_portfolio():
    """Batch key is the service; the alternative key is the portfolio (R2-032)."""
    council = load_council(rows.COUNCIL)
    assert council.pack("prt_report").for_each == "unit"
    assert council.pack("portfolio_briefing").for_each == "portfolio"


@pytest.mark.parametrize("portfolio", ["housing-and-communities", "environment-and-climate-change"])
def test_a_service_shared_by_two_portfolios_is_briefed_to_both(council_pack, portfolio):
    """R2-011: one register, two cuts."""
    pack = council_pack(rows.COUNCIL, portfolio=portfolio)
    assert "environmental-health" in {unit.key for unit in pack.units}
