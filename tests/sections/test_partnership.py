"""The partnership's report: boards, three-year targets, shares, segments, invitations, the area."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.council import load_council
from pmf_lib.sections import Pack
from pmf_lib.sections.area_assessment import AREAS, area_assessment
from pmf_lib.sections.national_indicators import count_words, national_indicators
from pmf_lib.sections.partner_reports import partner_reports
from pmf_lib.sections.partnership import (
    OBJECTIVES,
    PHASES,
    partnership_boards,
    partnership_progress,
    partnership_summary,
    segments_and_demand,
    shared_measures,
    three_year_targets,
)
from pmf_lib.views.records import Part
from tests.peterborough import (
    KEY,
    PERIOD,
    WASTE,
    Row,
    measure,
    nils,
    rows,
    tables,
    target,
    value,
)

Open = Callable[..., Pack]
CAA = "Comprehensive Area Assessment"


def figures(*codes: str) -> dict[str, list[Row]]:
    return {
        "measures": [measure(code) for code in codes],
        "values": [value(code, 50.0) for code in codes],
        "targets": [target(code, 90.0) for code in codes],
    }


def agreed(code: str, *years: str) -> list[Row]:
    own: Row = {"measure": code, "agreement": "LAA", "board": "Green Board", "target": 40.0}
    return [own | {"period": year, "recorded_on": "2008-07-01"} for year in years]


def test_each_board_owns_its_priorities(pack_of: Open) -> None:
    """R4-021: roles of boards, and who owns a priority; one owned twice is told."""
    own: Row = {"role": "Looks after it", "lead": "Police"}
    boards = [
        own | {"board": "A", "priority": "Green"},
        own | {"board": "B", "priority": "Green"},
        own | {"board": "B", "priority": "Safe"},
    ]
    section = partnership_boards(pack_of({"partnership_boards": boards}, council=KEY))
    assert [row[0] for row in rows(tables(section)[0])] == ["A", "B", "B"]
    assert section.headline == "2 boards own 2 priorities; more than one board owns Green."


def test_phases_and_objectives_stand_with_their_evidence(pack_of: Open) -> None:
    """R4-020, R4-021: diagnostic, development, delivery; six objectives; what lacks evidence."""
    own: Row = {"evidence": "Seen", "owner": "Chief Executive"}
    found = [
        own | {"principle": "Diagnostic", "family": "partnership phases"},
        own | {"principle": OBJECTIVES[2], "family": "partnership objectives"},
        own | {"principle": "Delivery", "family": "principles"},
    ]
    section = partnership_progress(pack_of({"framework_evidence": found}, council=KEY))
    phases, objectives = tables(section)
    assert [row[0] for row in rows(phases)] == list(PHASES)
    assert [row[1] for row in rows(phases)] == ["Seen", "None recorded yet", "None recorded yet"]
    assert [row[0] for row in rows(objectives)] == list(OBJECTIVES) and len(OBJECTIVES) == 6
    assert [row[1] for row in rows(objectives)].count("Seen") == 1


def test_three_years_of_targets_stand_beside_the_figure(pack_of: Open) -> None:
    """R4-077: the annual profile; a measure agreed for fewer years is told."""
    targets = [*agreed("L1", "2008-09", "2009-10", "2010-11"), *agreed("L2", "2008-09", "2009-10")]
    pack = pack_of(figures("L1", "L2", "N1") | {"partnership_targets": targets}, council=KEY)
    section = three_year_targets(pack)
    (table,) = tables(section)
    assert [column.title for column in table.columns][1:4] == ["2008/09", "2009/10", "2010/11"]
    assert rows(table)[0][1:] == [
        "40.0%",
        "40.0%",
        "40.0%",
        "50.0%, grade B",
        "Red",
        "Green Board",
    ]
    assert rows(table)[1][3] == "Not agreed"
    assert table.notes[0] == "Not agreed for three years: Share of L2."
    assert partnership_summary(pack)[0].startswith("How is the agreement doing? Of 2 measures")


@pytest.mark.parametrize(
    ("share", "split"),
    [
        (None, ["Not agreed", "Not agreed"]),
        (0.0, ["100%", "0%"]),
        (30.0, ["70%", "30%"]),
        (100.0, ["0%", "100%"]),
    ],
)
def test_accountability_is_split(pack_of: Open, share: float | None, split: list[str]) -> None:
    """R1-076: measures shared with partners, and who answers for which part."""
    record = {"measure": "L1", "partner": "Police", "partner_share": share}
    alone = {"measure": "L2"}
    pack = pack_of(figures("L1", "L2") | {"measure_records": [record, alone]}, council=KEY)
    section = shared_measures(pack)
    assert [row[:4] for row in rows(tables(section)[0])] == [["Share of L1", "Police", *split]]
    assert section.headline == "1 measure shared with partners."


def test_segments_show_demand_for_each(pack_of: Open) -> None:
    """R4-021: customer segments and demand; no people is no division."""
    own: Row = {"period": "2008-09"}
    found = [
        own | {"segment": "Families", "people": 100.0, "demand": 250.0},
        own | {"segment": "Nobody", "people": 0.0, "demand": 9.0},
        own | {"segment": "Unknown", "people": 5.0},
    ]
    shown = rows(tables(segments_and_demand(pack_of({"segments": found}, council=KEY)))[0])
    assert [(row[0], row[4]) for row in shown] == [
        ("Families", "2.5"),
        ("Nobody", "[x]"),
        ("Unknown", "[x]"),
    ]


def test_an_invited_report_has_come_or_not(pack_of: Open) -> None:
    """R3-044: invitations of scrutiny to other public bodies."""
    own: Row = {"invited_by": "children-and-adults", "partner": "Police", "subject": "Thefts"}
    own |= {"invited_on": "2009-07-01"}
    found = [
        own | {"invitation": "I1", "received_on": "2009-09-01", "summary": "Fewer"},
        own | {"invitation": "I2"},
    ]
    section = partner_reports(pack_of({"partner_reports": found}, council=KEY))
    assert [row[2:] for row in rows(tables(section)[0])] == [
        ["1 September 2009", "Fewer", "Not yet"],
        ["Not yet", "Nothing yet", "Not yet"],
    ]
    assert section.headline == "2 reports invited, 1 still to come."


def test_the_national_set_is_counted(pack_of: Open) -> None:
    """R4-016, R4-030: by framework and by priority, against a number that can be set."""
    found = figures("N1", "N2", "L1")
    found["measures"] = [
        measure("N1", title="NI 157: major", priority="Growth that lasts"),
        measure("N2", title="NI 157: minor", priority="Growth that lasts"),
        measure("L1", priority="A greener city"),
    ]
    found["measure_records"] = [
        {"measure": "N1", "framework": "NI"},
        {"measure": "N2", "framework": "NI"},
        {"measure": "L1", "framework": "local"},
    ]
    section = national_indicators(pack_of(found, council=KEY), 188)
    assert section.headline == (
        "1 of the 188 national indicators are in the register, in 2 measures; 187 are not."
    )
    frameworks, priorities = tables(section)
    assert [row[:2] for row in rows(frameworks)] == [
        ["Local indicators", "1"],
        ["National indicators", "2"],
    ]
    assert [row[:2] for row in rows(priorities)] == [
        ["A greener city", "1"],
        ["Growth that lasts", "2"],
    ]


@pytest.mark.parametrize(
    ("expected", "told"),
    [(1, "2 national indicators are in the register, 1 more"), (2, "All 2"), (3, "2 of the 3")],
)
def test_the_count_check_knows_both_sides(expected: int, told: str) -> None:
    """R4-016."""
    assert count_words(["NI 5: area", "NI 50: other", "NI 5: again"], expected).startswith(told)


def test_evidence_stands_under_the_four_areas(pack_of: Open) -> None:
    """R4-017, R4-018, R4-074: the four areas in order, the owner, and what is under none."""
    own: Row = {"assessment": CAA, "owner": "Strategic Improvement division", "on": "2009-07-10"}
    found = [
        own | {"item": "1", "area": AREAS[0], "title": "Survey", "measure": "L1"},
        own | {"item": "2", "area": "Elsewhere", "title": "Lost"},
        own | {"item": "3", "area": AREAS[1], "title": "Other", "assessment": "Peer review"},
    ]
    pack = pack_of(figures("L1") | {"assessments": found}, council=KEY)
    section = area_assessment(pack)
    headings = [one.heading for one in section.blocks if isinstance(one, Part)]
    assert headings == [*AREAS, "Under none of the four areas", "Risks ahead"]
    assert rows(tables(section)[0])[0] == [
        "Survey",
        "10 July 2009",
        "Share of L1",
        "50.0%, grade B; red",
        "Nothing recorded",
        "Strategic Improvement division",
    ]
    assert section.headline.startswith("2 pieces of evidence under 1 of four areas; none yet for")
    assert len(nils(section)) == 4


@pytest.mark.parametrize(("impact", "graver"), [(4, ["Landfill"]), (3, [])])
def test_the_risks_ahead_bear_on_the_evidence(
    pack_of: Open, impact: int, graver: list[str]
) -> None:
    """R4-074: forward looking; from the council's appetite of 12 up."""
    evidence = {"assessment": CAA, "item": "1", "area": AREAS[2], "title": "S", "measure": "L1"}
    risk: Row = {"unit": WASTE, "owner": "Head", "likelihood": 3, "title": "Landfill"}
    risks = [
        risk | {"risk": "R1", "impact": impact, "measure": "L1"},
        risk | {"risk": "R2", "impact": 5, "title": "Unlinked"},
    ]
    pack = pack_of(figures("L1") | {"assessments": [evidence], "risks": risks}, council=KEY)
    ahead = [one for one in area_assessment(pack).blocks if isinstance(one, Part)][-1]
    assert [row[0] for table in tables(ahead) for row in rows(table)] == graver


def test_an_empty_register_is_a_nil_return(pack_of: Open) -> None:
    pack = pack_of({"measures": [measure("X1", state="deleted")]}, council=KEY)
    for section in (
        partnership_boards(pack),
        three_year_targets(pack),
        shared_measures(pack),
        segments_and_demand(pack),
        partner_reports(pack),
        national_indicators(pack, 188),
    ):
        assert nils(section) and not tables(section), section.name
    assert pack.period.code == PERIOD
    assert len(nils(area_assessment(pack))) == 5


def test_the_demo_tells_what_is_not_there(council_pack: Callable[..., Pack]) -> None:
    """R4-016, R4-017, R4-077."""
    pack = council_pack(KEY)
    assert "163 are not" in national_indicators(pack, 188).headline
    assert "Joint and participative" in area_assessment(pack).headline
    assert "Not agreed for three years" in tables(three_year_targets(pack))[0].notes[0]


def test_the_partnership_has_an_edition_of_its_own() -> None:
    """R4-020: the Greater Peterborough Partnership receives the report on it."""
    (body,) = [one for one in load_council(KEY).bodies if "partnership" in one.receives]
    assert body.name.startswith("Greater Peterborough Partnership")
