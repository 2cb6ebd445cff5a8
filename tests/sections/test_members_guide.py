"""The members' guide: help, sources, readers, roles, skills, exercises, contacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from pmf_lib.sections import members_guide, members_people
from pmf_lib.sections.letters import STATUS_MEANINGS
from pmf_lib.sections.pack import Pack
from pmf_lib.views import words
from tests.sections import told

COUNCIL = "ribble-valley-2007"
Open = Callable[..., Pack]


def test_every_symbol_status_chart_and_short_form_is_explained(council_pack: Open) -> None:
    """R1-001: plain help for each table, chart and symbol."""
    pack = council_pack(COUNCIL)
    section = members_guide.reading_help(pack)
    letters = told.table(section, "What the letters in brackets")
    assert [row[0] for row in letters] == list(words.SYMBOLS)
    assert [row[0] for row in told.table(section, "What the letters in shapes")] == list(
        words.ICON_MEANINGS
    )
    assert len(told.table(section, "What a status says")) == len(STATUS_MEANINGS)
    assert {row[0] for row in told.table(section, "Short forms")} == set(pack.council.acronyms)
    kinds = {row[0] for row in told.table(section, "What a chart shows")}
    assert {"Control chart", "Line over time", "Bars", "Counts by status"} <= kinds


def test_map_of_the_data_names_source_frequency_and_owner(council_pack: Open) -> None:
    """R1-002: what comes from where, how often, who owns it; every measure once."""
    pack = council_pack(COUNCIL)
    rows = told.table(members_guide.map_of_the_data(pack), "What comes from where")
    assert sum(int(row[2]) for row in rows) == len(pack.measures)
    assert [
        "Weighbridge tickets",
        "Quarterly",
        "3",
        "Refuse and Recycling",
        "Refuse and Recycling Manager",
    ] in rows


def test_every_report_has_its_readers_and_detail(council_pack: Open) -> None:
    """R4-001: the audience guide; R1-038: who has it in full, who by exception."""
    pack = council_pack(COUNCIL)
    section = members_guide.which_report_for_whom(pack)
    rows = {row[0]: row for row in told.table(section, "The reports and their readers")}
    assert len(rows) == len(pack.council.packs)
    assert rows["Exception report"][2] == "By exception"
    assert rows["Service committee performance report"][2] == "In full"
    assert "Corporate Management Team" in rows["Exception report"][4]
    assert len(told.table(section, "Who is told what")) == len(pack.council.reporting)


def test_exercises_are_answered_from_the_same_figures(council_pack: Open) -> None:
    """R1-073: a tutorial with exercises; the answer is one click away and true."""
    pack = council_pack(COUNCIL)
    section = members_guide.exercises(pack)
    first = section.blocks[0]
    assert first.heading == "Exercise 1"
    answer = first.blocks[1].blocks[0].text
    red = pack.judgements[pack.judgements["status"] == "red"]["title"]
    assert len(red) and all(title in answer for title in red)
    late = section.blocks[-1].blocks[1].blocks[0].text
    assert late == "BV204: Planning appeals allowed (Development Control Manager)."


def test_the_four_skills_of_a_councillor(council_pack: Open) -> None:
    """R1-084"""
    rows = told.table(members_people.councillor_skills(council_pack(COUNCIL)), "Four skills")
    assert [row[0].split()[0] for row in rows] == ["Being", "Keeping", "Offering", "Finding"]
    assert all(all(cells) for cells in rows)


def test_roles_by_family_and_contacts_apart(pack_of: Open) -> None:
    """Who answers for what; R4-073: whom to ask."""
    rows = [
        {"role": "Chair", "responsibility": "Leads", "family": "members", "shown_in": "Clinics"},
        {"role": "Officer", "responsibility": "Forms", "family": "contacts", "contact": "0000"},
        {"role": "Auditor", "responsibility": "Checks"},
    ]
    pack = pack_of({"roles": rows}, council=COUNCIL)
    section = members_people.who_does_what(pack)
    assert told.headings(section) == ["Members", "Others"]
    assert told.table(section, "Roles and what each answers for: members") == [
        ["Chair", "Leads", "Clinics", "Not given"]
    ]
    asked = members_people.whom_to_ask(pack)
    assert told.table(asked, "Whom to ask about what") == [["Officer", "Forms", "0000"]]
    assert told.facts(asked)["Post"] == "Corporate Policy Officer"


DUTIES = {
    "Councillors": 4,  # R3-049
    "Executive": 4,  # R3-050
    "Senior Management Team": 4,  # R3-051
    "Thematic groups": 1,  # R3-052
    "Business Management and Development": 1,
    "Directorates": 2,  # R3-053
    "Managers": 4,  # R3-054
    "Staff": 3,  # R3-055
}


def test_each_duty_of_carlisle_has_a_report_and_an_owner(council_pack: Open) -> None:
    """R3-049 to R3-055: none is shown nowhere, and each says how to reach who answers for it."""
    pack = council_pack("carlisle-2021")
    shown = told.tables(members_people.who_does_what(pack)).values()
    rows = [[told.cell_words(cell) for cell in row] for found in shown for row in found.rows]
    assert Counter(row[0] for row in rows) == DUTIES
    assert {row[2] for row in rows} <= {spec.title for spec in pack.council.packs}
    assert all(row[3] != "not given" for row in rows)


TEN_ROLES = (
    "All Members",
    "Cabinet",
    "Scrutiny",
    "CMT",
    "Directors",
    "Heads of Service",
    "Service Managers",
    "Strategic Improvement Team",
    "Key Departmental Contacts",
    "All Staff",
)


def test_the_ten_roles_of_peterborough(council_pack: Open) -> None:
    """R4-029: the ten roles of the paper's diagram, each with what it answers for."""
    shown = told.tables(members_people.who_does_what(council_pack("peterborough-2009"))).values()
    rows = [[told.cell_words(cell) for cell in row] for found in shown for row in found.rows]
    assert {row[0] for row in rows} == set(TEN_ROLES)
    assert all(row[1] for row in rows)


def test_the_five_contacts_and_two_competencies_of_peterborough(council_pack: Open) -> None:
    """R4-073: five posts to ask, none of them a person; R4-023: two competencies by result area."""
    pack = council_pack("peterborough-2009")
    asked = told.table(members_people.whom_to_ask(pack), "Whom to ask about what")
    assert [row[0] for row in asked] == [
        "Performance Information Manager",
        "Performance Manager",
        "Performance Risk Manager",
        "Performance Scrutiny Manager",
        "Performance Scrutiny and Research Officer",
    ]
    expected = told.table(members_people.competencies(pack), "Competencies")
    assert [row[:2] for row in expected] == [
        ["Managing for Results", "Leadership"],
        ["Managing People Performance", "Performance Management"],
    ]


def test_competencies_by_area_or_none(pack_of: Open) -> None:
    """R3-046, R4-023"""
    bare = members_people.competencies(pack_of(told.nothing(), council=COUNCIL))
    assert told.nils(bare) == ["Nil return: this council's framework names no competencies."]
    row = {"competency": "Leads change", "area": "Leadership", "meaning": "Sets out why"}
    pack = pack_of({"competencies": [row]}, council=COUNCIL)
    assert told.table(members_people.competencies(pack), "Competencies") == [
        ["Leads change", "Leadership", "Sets out why", "None"]
    ]


def test_without_figures_the_guide_still_stands(pack_of: Open) -> None:
    pack = pack_of(told.nothing(), council=COUNCIL)
    assert told.nils(members_guide.exercises(pack))
    assert told.nils(members_guide.map_of_the_data(pack))
    assert told.nils(members_people.who_does_what(pack))
    assert told.table(members_guide.reading_help(pack), "What a status says")
