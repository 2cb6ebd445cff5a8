"""Whom a pack is for, and of which units it speaks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pmf_lib.council import ForEach, load_council
from pmf_lib.errors import ParameterError
from pmf_lib.sections import Pack
from pmf_lib.sections.scope import Scope, scope_of
from tests.sections.conftest import Rows

COUNCIL = load_council("carlisle-2021")
PETERBOROUGH = load_council("peterborough-2009")
OUTSIDE = "pa-support"


def keys(units: tuple) -> frozenset[str]:
    return frozenset(unit.key for unit in units)


@pytest.mark.parametrize("about", [{}, {"unit": ""}, {"unit": "", "body": ""}])
def test_without_a_key_a_pack_is_for_the_whole_council(about: dict[str, str]) -> None:
    scope = scope_of(COUNCIL, about)
    assert scope == Scope(ForEach.COUNCIL, "council", COUNCIL.name, None)
    assert all(scope.holds(unit.key) for unit in COUNCIL.units)


@pytest.mark.parametrize(
    ("kind", "key", "units"),
    [
        (ForEach.UNIT, "ict-services", frozenset({"ict-services"})),
        (ForEach.COMMITTEE, "economic-growth", keys(COUNCIL.units_before("economic-growth"))),
        (
            ForEach.DIRECTORATE,
            "corporate-support",
            frozenset({"customer-services", "ict-services", "pa-support"}),
        ),
        # A group's and a portfolio's units are in the register.
        (ForEach.GROUP, "transformation-board", None),
        (ForEach.PORTFOLIO, "leader", None),
        (ForEach.BODY, "executive", keys(COUNCIL.units)),
        (ForEach.BODY, "economic-growth", keys(COUNCIL.units_before("economic-growth"))),
    ],
)
def test_a_key_names_what_the_pack_is_for(
    kind: ForEach, key: str, units: frozenset[str] | None
) -> None:
    """R1-072: what a committee's pack speaks of is its own units and no other's."""
    scope = scope_of(COUNCIL, {str(kind): key, "other": ""})
    assert (scope.kind, scope.key, scope.units) == (kind, key, units)
    assert scope.name and scope.name != key
    assert scope.holds(OUTSIDE) == (units is None or OUTSIDE in units)


def test_a_departments_team_is_told_of_its_own_units() -> None:
    """R4-037."""
    scope = scope_of(PETERBOROUGH, {"body": "dmt-city-services"})
    assert scope.units == keys(PETERBOROUGH.units_of("city-services"))
    assert scope.holds("planning-and-transport") and not scope.holds("customer-services")


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"unit": "ict-services", "body": "smt"}, "unit “ict-services” and body “smt”"),
        ({"ward": "belah"}, "ward “belah”"),
        ({"unit": "parks"}, "“parks” is not a business unit"),
        ({"body": "cabinet"}, "“cabinet” is not a body"),
        ({"directorate": "x"}, "“x” is not a directorate"),
        ({"portfolio": "x"}, "“x” is not a portfolio"),
        ({"group": "x"}, "“x” is not a thematic group"),
        ({"committee": "x"}, "“x” is not a scrutiny committee"),
    ],
)
def test_two_keys_or_a_wrong_one_are_refused(about: dict[str, str], words: str) -> None:
    with pytest.raises(ParameterError, match=words) as caught:
        scope_of(COUNCIL, about)
    assert caught.value.allowed and caught.value.next_step


ROWS: dict[str, Rows] = {
    "staffing": [
        {"unit": unit, "period": "2021-22-Q2", "fte": 1.0}
        for unit in ("ict-services", "pa-support", "regeneration")
    ],
    "measures": [
        {
            "measure": code,
            "title": code,
            "unit": unit,
            "polarity": "maximise",
            "kind": "percent",
            "frequency": "quarterly",
            "aggregation": "last",
            "owner": "Manager",
            "member": "Leader",
            "source": "Register",
            "defined_on": date(2016, 4, 1),
        }
        for code, unit in (("ICT1", "ict-services"), ("REG1", "regeneration"))
    ],
    "values": [
        {"measure": code, "unit": unit, "period": "2021-22-Q2", "value": 1.0}
        for code, unit in (("ICT1", "ict-services"), ("REG1", "regeneration"))
    ],
    "targets": [
        {"measure": code, "period": "2021-22", "target": 1.0, "set_on": date(2021, 3, 1)}
        for code in ("ICT1", "REG1")
    ],
    "portfolio_services": [
        {"portfolio": "leader", "unit": "ict-services", "since": date(2021, 4, 1)},
        {
            "portfolio": "leader",
            "unit": "pa-support",
            "since": date(2016, 4, 1),
            "until": date(2021, 9, 30),
        },
        {
            "portfolio": "leader",
            "unit": "audit-services",
            "since": date(2016, 4, 1),
            "until": date(2021, 9, 29),
        },
        {"portfolio": "leader", "unit": "legal-services", "since": date(2021, 10, 1)},
        {
            "portfolio": "economy-enterprise-and-housing",
            "unit": "regeneration",
            "since": date(2016, 4, 1),
        },
    ],
    "competencies": [{"competency": "Leads others", "area": "Leadership"}],
}


def test_a_portfolio_speaks_of_the_units_it_holds_on_the_last_day(
    pack_of: Callable[..., Pack],
) -> None:
    """R2-011: from its first day, to its last."""
    pack = pack_of(ROWS, portfolio="leader")
    assert [unit.key for unit in pack.units] == ["ict-services", "pa-support"]
    assert (pack.key, pack.unit, pack.unit_key) == ("leader", None, None)
    assert pack.entries("staffing")["unit"].tolist() == ["ict-services", "pa-support"]


def test_a_part_of_a_council_shows_its_own_measures_alone(pack_of: Callable[..., Pack]) -> None:
    pack = pack_of(ROWS, directorate="corporate-support")
    assert pack.measures["measure"].tolist() == ["ICT1"]
    assert pack.values["measure"].tolist() == ["ICT1"]
    assert pack.targets["measure"].tolist() == ["ICT1"]
    assert pack.entries("staffing")["unit"].tolist() == ["ict-services", "pa-support"]
    assert pack.unit is None
    assert set(pack.judgements["measure"]) == {"ICT1"}


def test_the_whole_council_and_a_body_for_all_show_everything(pack_of: Callable[..., Pack]) -> None:
    for about in ({"body": "smt"}, {"group": "transformation-board"}):
        pack = pack_of(ROWS, **about)
        assert pack.units == COUNCIL.units
        assert pack.measures["measure"].tolist() == ["ICT1", "REG1"]
        assert pack.targets["measure"].tolist() == ["ICT1", "REG1"]


def test_a_table_about_no_unit_is_given_whole(pack_of: Callable[..., Pack]) -> None:
    pack = pack_of(ROWS, unit="pa-support")
    assert len(pack.entries("competencies")) == 1
    assert pack.entries("portfolio_services")["unit"].tolist() == ["pa-support"]
