"""What a cell may refer to: parts of the profile, and codes of the source or of the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmf_lib.council import Council, load_council
from pmf_lib.intake import Known
from pmf_lib.intake.lookups import Lookups
from pmf_lib.register import REGISTERED
from tests.intake.builders import COUNCIL, UNIT, accepted, check, codes, the_fault, write

PLANS = "plan,title,level,period,parent"
OBJECTIVES = "objective,plan,title,outcome,lead"
# A table that refers to each, its headings, a row with the word, and a word like a known one.
PROFILE = {
    "directorate": (
        "financial_profile",
        "directorate,period,strategy",
        "{},2021-22,1",
        "corporate-suport",
        "corporate-support",
    ),
    "portfolio": (
        "portfolio_services",
        "portfolio,unit,since",
        f"{{}},{UNIT.key},2021-04-01",
        "leeder",
        "leader",
    ),
    "group": (
        "improvements",
        "item,group,subject,title",
        "I1,{},storage,One place for figures",
        "transformation-bord",
        "transformation-board",
    ),
}
# What each sort of code is called in a table that refers to it.
CODES = {
    "plan": ("plan_services", "plan,unit", f"{{}},{UNIT.key}"),
    "project": ("benefits", "benefit,project,title", "B1,{},Shorter queues"),
    "meeting": ("attendance", "meeting,role,present", "{},Chair,yes"),
    "clinic": ("recovery_path", "clinic,unit,period,target", f"{{}},{UNIT.key},2021-22-M07,80"),
    "measure": ("satisfaction", "measure,period,invited", "{},2021-22-Q1,100"),
}


def one(folder: Path, table: str, headings: str, *rows: str) -> Path:
    return write(folder / f"{table}.csv", headings, *rows)


def names_of(council: Council, sort: str) -> list[tuple[str, str]]:
    things = {
        "directorate": council.directorates,
        "portfolio": council.portfolios,
        "group": council.groups,
    }[sort]
    return [(each.key, each.name) for each in things]


@pytest.mark.parametrize("sort", PROFILE)
def test_parts_of_the_profile_are_known_by_key_or_name(tmp_path: Path, sort: str) -> None:
    """R2-011, R3-012: a portfolio, a group or a directorate is one of the council's own."""
    table, headings, written, *_ = PROFILE[sort]
    key, name = names_of(COUNCIL, sort)[0]
    for word in (key, f'"{name}"', f'"{name.upper()}"'):
        with check(one(tmp_path, table, headings, written.format(word))) as intake:
            assert codes(intake, "error") == []
            assert accepted(intake, table)[sort].tolist() == [key]


@pytest.mark.parametrize("sort", PROFILE)
def test_an_unknown_part_is_refused_with_what_is_near(tmp_path: Path, sort: str) -> None:
    table, headings, written, wrong, near = PROFILE[sort]
    with check(one(tmp_path, table, headings, written.format(wrong))) as intake:
        fault = the_fault(intake, f"unknown_{sort}")
        assert (fault["line"], fault["column"], fault["found"]) == (2, sort, wrong)
        expected = f"a {sort} of the council's profile, such as {near}"
        assert str(fault["allowed"]).startswith(expected)
        assert intake.rows.get(table, 0) == 0


@pytest.mark.parametrize("sort", CODES)
def test_a_code_of_the_store_is_known_whatever_its_capitals(tmp_path: Path, sort: str) -> None:
    table, headings, written = CODES[sort]
    known = Known(frozenset({"AB-1"}), codes={each: frozenset({"AB-1"}) for each in REGISTERED})
    with check(one(tmp_path, table, headings, written.format("ab-1")), known) as intake:
        assert codes(intake, "error") == []
        assert accepted(intake, table)[sort].tolist() == ["AB-1"]


@pytest.mark.parametrize("sort", CODES)
def test_an_unknown_code_is_refused_with_what_is_near(tmp_path: Path, sort: str) -> None:
    table, headings, written = CODES[sort]
    known = Known(
        frozenset({"AB-1", "ZZ-9"}),
        codes={each: frozenset({"AB-1", "ZZ-9"}) for each in REGISTERED},
    )
    with check(one(tmp_path, table, headings, written.format("AB-2")), known) as intake:
        fault = the_fault(intake, f"unknown_{sort}")
        assert fault["found"] == "AB-2"
        assert fault["allowed"] == f"a {sort} of the {REGISTERED[sort]} register, such as AB-1"


def test_codes_are_learnt_from_the_same_source(tmp_path: Path) -> None:
    """Whatever the files' order of name: the plans are read before what refers to them."""
    one(tmp_path, "plans", PLANS, "P-1,Corporate Plan,corporate plan,2021-22,")
    one(tmp_path, "objectives", OBJECTIVES, "O-1,P-1,A,B,Head", "O-2,p-1,A,B,Head", "O-3,Q,A,B,H")
    with check(tmp_path, Known()) as intake:
        assert accepted(intake, "objectives")["plan"].tolist() == ["P-1", "P-1"]
        assert the_fault(intake, "unknown_plan")["line"] == 4


def test_the_code_of_a_refused_row_is_not_learnt(tmp_path: Path) -> None:
    one(tmp_path, "plans", PLANS, "P-1,Corporate Plan,no such level,2021-22,")
    one(tmp_path, "objectives", OBJECTIVES, "O-1,P-1,A,B,Head")
    with check(tmp_path, Known()) as intake:
        assert codes(intake, "error") == ["not_a_choice", "unknown_plan"]


def test_no_code_is_learnt_from_a_table_that_cannot_load(tmp_path: Path) -> None:
    rows = ("P-1,Corporate Plan,corporate plan,2021-22,P-2", "P-2,Other,service plan,2021-22,P-1")
    one(tmp_path, "plans", PLANS, *rows)
    one(tmp_path, "objectives", OBJECTIVES, "O-1,P-1,A,B,Head")
    with check(tmp_path, Known()) as intake:
        assert "plans" in intake.refused
        assert the_fault(intake, "unknown_plan")["found"] == "P-1"


def test_where_nothing_is_known_nothing_is_suggested() -> None:
    lookups = Lookups(load_council("ribble-valley-2007"), Known())
    assert lookups.find("group", "transformation-board") is None
    assert lookups.allowed("group", "x") == "a group of the council's profile"
    assert lookups.allowed("clinic", "x") == "a clinic of the clinics register"
    assert lookups.keys("clinic") == set()
