"""The review of the framework: its record, picture, evidence, loop, groups and yearly reviews."""

from collections.abc import Callable

import pytest

from pmf_lib.council import BodyKind, load_council
from pmf_lib.sections import Pack
from pmf_lib.sections.framework_evidence import (
    components,
    governance_evidence,
    planning_checklist,
    principles,
)
from pmf_lib.sections.framework_life import control_loop_of_units, yearly_reviews
from pmf_lib.sections.framework_picture import framework_picture
from pmf_lib.sections.framework_record import (
    framework_record,
    recommendations_of_report,
    review_summary,
    reviews_ahead,
)
from pmf_lib.sections.groups_and_owners import groups_and_owners
from pmf_lib.sections.opening import title_page
from pmf_lib.sections.outside_advice import outside_advice
from pmf_lib.sections.what_it_covers import what_it_covers
from pmf_lib.views.records import Chart, Facts, Nil, Part, Section, Table

Rows = list[dict[str, object]]
OTHER: dict[str, Rows] = {
    "staffing": [{"unit": "planning-services", "period": "2003-04-Q2", "fte": 4.0}]
}


def part(section: Section, heading: str) -> Part:
    (found,) = (one for one in section.blocks if isinstance(one, Part) and one.heading == heading)
    return found


def texts(block: object) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[cell.text for cell in row if cell.type in ("text", "link")] for row in block.rows]


def opened(pack_of: Callable[..., Pack], tables: dict[str, Rows]) -> Pack:
    return pack_of(OTHER | tables, council="carlisle-2003", unit="")


def test_record_holds_version_approval_consultation_and_status(
    council_pack: Callable[..., Pack],
) -> None:
    """R0-001: and every pack prints the version that it was made under."""
    pack = council_pack("carlisle-2003")
    record = framework_record(pack).blocks[0]
    assert isinstance(record, Facts)
    facts = {term: cell.text for term, cell in record.pairs if cell.type == "text"}
    assert facts["Status"] == "Out to consultation"
    assert facts["Approved by"] == "Corporate Management Team"
    assert facts["Consulted"] == "Overview and Scrutiny Management Committee"
    first = title_page(pack, "framework_review", *review_summary(pack))
    assert dict(first.facts)["Made under"] == pack.council.framework.standing


def test_every_pack_names_whom_to_ask(council_pack: Callable[..., Pack]) -> None:
    """R0-005: contact officer and extension; a profile without one is refused on load."""
    for council in ("carlisle-2003", "carlisle-2021"):
        pack = council_pack(council)
        contact = dict(title_page(pack, "golden_thread").facts)["Contact"]
        assert pack.council.contact.post in contact and "extension" in contact


def test_comments_stand_beside_what_was_changed(pack_of: Callable[..., Pack]) -> None:
    """R2-004, R0-001: a comment, and what came of it, or that nothing has."""
    comments: Rows = [
        {
            "comment": "1",
            "from_whom": "Committee",
            "text": "Shorter",
            "change": "Cut",
            "version": "1",
            "recorded_on": "2003-08-01",
        },
        {"comment": "2", "from_whom": "Staff", "text": "Longer", "recorded_on": "2003-08-01"},
    ]
    pack = opened(pack_of, {"framework_comments": comments})
    (table,) = part(framework_record(pack), "What was said, and what changed").blocks
    assert texts(table) == [
        ["Shorter", "Committee", "Cut", "1"],
        ["Longer", "Staff", "Nothing yet", "None yet"],
    ]
    assert review_summary(pack)[1] == "What was said of it? 2 comments, of which 1 changed it."


def test_numbered_recommendations_have_a_slot_for_the_decision(
    council_pack: Callable[..., Pack], pack_of: Callable[..., Pack]
) -> None:
    """R0-002: agreed, amended, not agreed or noted, with the minute; or not yet decided."""
    found = recommendations_of_report(council_pack("carlisle-2003"))
    assert found.headline == "3 recommendations, 1 still to be decided."
    rows = texts(found.blocks[0])
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert [row[3] for row in rows] == ["Agreed", "Agreed", "Not yet decided"]
    assert rows[0][4] and rows[2][4] == "None yet"
    assert isinstance(recommendations_of_report(opened(pack_of, {})).blocks[0], Nil)


def test_the_cycle_begins_in_september_2003(council_pack: Callable[..., Pack]) -> None:
    """R0-003: four reviews of every unit a year; a paper that names no month has none."""
    rows = texts(reviews_ahead(council_pack("carlisle-2003")).blocks[0])
    assert [row[0] for row in rows] == [
        "September 2003",
        "December 2003",
        "March 2004",
        "June 2004",
    ]
    assert rows[0][2] == "8 September 2003" and rows[0][3] == "9"
    assert isinstance(reviews_ahead(council_pack("carlisle-2021")).blocks[0], Nil)


def test_picture_is_drawn_from_the_profile_in_the_order_of_the_ladder(
    council_pack: Callable[..., Pack],
) -> None:
    """R0-010, R0-009, R0-023: two profiles, one code; management comes before scrutiny."""
    chart, table = framework_picture(council_pack("carlisle-2003")).blocks
    assert isinstance(chart, Chart)
    steps = texts(chart.table)
    assert [row[1] for row in steps] == [
        "9 services in 3 directorates",
        "Reports are made",
        "Corporate Management Team",
        "3 committees, each for its own services",
    ]
    assert "10 November 2003" in steps[2][2]
    assert "27 November 2003" in steps[3][2] and "October" not in steps[3][2]
    assert len(texts(table)) == len(load_council("carlisle-2003").bodies)
    other, _ = framework_picture(council_pack("carlisle-2021")).blocks
    assert isinstance(other, Chart)
    assert [row[1] for row in texts(other.table)][2:4] == ["Senior Management Team", "Executive"]


def test_services_by_directorate_are_those_of_the_paper(council_pack: Callable[..., Pack]) -> None:
    """R3-022: 27 services in five directorates, 9, 3, 5, 6 and 4."""
    found = what_it_covers(council_pack("carlisle-2021"))
    assert [row[:2] for row in texts(found.blocks[0])] == [
        ["Community Services", "9"],
        ["Corporate Support", "3"],
        ["Economic Development", "5"],
        ["Governance & Regulatory Services", "6"],
        ["Finance and Resources", "4"],
    ]
    assert found.headline.startswith("27 services in 5 directorates")


def test_pairing_shows_what_each_committee_looks_at(council_pack: Callable[..., Pack]) -> None:
    """R0-004: three committees, every unit with one; their services, measures and exceptions."""
    pack = council_pack("carlisle-2003")
    table, note = part(what_it_covers(pack), "Pairing with committees").blocks
    rows = texts(table)
    assert len(rows) == 3 and sum(int(row[1]) for row in rows) == 9
    assert sum(int(row[2]) for row in rows) == len(pack.judgements)
    assert "nvented" in note.model_dump_json()


@pytest.mark.parametrize(("council", "number"), [("carlisle-2003", 4), ("peterborough-2009", 7)])
def test_a_principle_shows_its_evidence_and_the_others_that_they_have_none(
    pack_of: Callable[..., Pack], council: str, number: int
) -> None:
    """R0-011: the four benefits; R4-002: the seven principles; each with its evidence."""
    first, *others = load_council(council).principles
    assert len(others) == number - 1
    evidence: Rows = [{"principle": first, "family": "principles", "evidence": "Seen"}]
    pack = pack_of({"framework_evidence": evidence}, council=council, unit="")
    section = principles(pack)
    assert section.headline == f"1 of {number} have evidence."
    (table,) = part(section, f"1. {first}").blocks
    assert texts(table)[0][0] == "Seen"
    assert isinstance(part(section, f"2. {others[0]}").blocks[0], Nil)


@pytest.mark.parametrize("council", ["carlisle-2003", "peterborough-2009", "carlisle-2021"])
def test_principles_and_components_stand_in_the_papers_order(
    council_pack: Callable[..., Pack], council: str
) -> None:
    """R3-005, R4-002, R0-011: each in order with its evidence, or a nil return."""
    pack = council_pack(council)
    for section, given in (
        (components(pack), pack.council.framework.components),
        (principles(pack), pack.council.principles),
    ):
        headings = [one.heading for one in section.blocks if isinstance(one, Part)]
        numbered = [f"{number}. {item}" for number, item in enumerate(given, 1)]
        assert [heading for heading in headings if heading[0].isdigit()] == numbered


def test_the_eleven_components_of_2021_in_order() -> None:
    """R3-005: the contents of the paper, word for word."""
    assert load_council("carlisle-2021").framework.components == (
        "Corporate planning through the Carlisle Plan and Corporate Plan",
        "Service Planning",
        "Team appraisals",
        "Individual appraisals",
        "Service Standards, Performance Indicators and Management Information",
        "Overview and Scrutiny",
        "Management Competency Framework and Performance Enhancement Process",
        "Management Information Group",
        "Roles and responsibilities",
        "Review",
        "Related policies, procedures and protocols",
    )


def test_four_figures_show_whether_the_framework_works(pack_of: Callable[..., Pack]) -> None:
    """R0-011: linked to priorities, linked aims, consultations used, quantified achievements."""
    asked: Rows = [
        {
            "consultation": code,
            "title": code,
            "method": "Post",
            "started_on": "2003-05-01",
            "used_in": used,
            "recorded_on": "2003-06-01",
        }
        for code, used in (("A", "Target"), ("B", None))
    ]
    (table,) = part(
        principles(opened(pack_of, {"consultations": asked})), "What the registers count"
    ).blocks
    assert [row[1:3] for row in texts(table)] == [["0", "0"], ["0", "9"], ["1", "2"], ["0", "0"]]


def test_checklist_asks_for_evidence_of_this_year(council_pack: Callable[..., Pack]) -> None:
    """R3-007: five keys; evidence of the year before does not count."""
    found = planning_checklist(council_pack("carlisle-2021"))
    rows = texts(found.blocks[0])
    assert len(rows) == 5
    (bare,) = (row[0] for row in rows if row[1] == "None yet")
    assert bare.startswith("Effective leadership")
    assert found.headline.startswith("No evidence of this year for Effective leadership")
    assert isinstance(planning_checklist(council_pack("carlisle-2003")).blocks[0], Nil)


def test_evidence_for_the_governance_statement(council_pack: Callable[..., Pack]) -> None:
    """R3-058: what the figures show, then the evidence by principle."""
    pack = council_pack("carlisle-2021")
    found = governance_evidence(pack)
    figures = {row[0]: row[1:] for row in texts(found.blocks[0])}
    overdue = (pack.judgements["status"] == "overdue").sum()
    assert figures["Figures overdue"] == [str(overdue), str(len(pack.judgements))]
    assert found.headline == "3 pieces of evidence beside the figures."
    none = governance_evidence(council_pack("carlisle-2003"))
    assert isinstance(none.blocks[-1], Nil)


def test_loop_of_every_unit_stands_in_the_order_of_the_cycle(
    council_pack: Callable[..., Pack],
) -> None:
    """R0-013, R0-012, R4-004, R1-006: plan set, data in, reviewed, amended; what is missing."""
    found = control_loop_of_units(council_pack("carlisle-2003"))
    table = found.blocks[0]
    assert isinstance(table, Table) and len(table.rows) == 9
    assert [column.title for column in table.columns[1:5]] == [
        "Plan set",
        "Data in",
        "Reviewed",
        "Amended",
    ]
    missing = {row[0]: row[-1] for row in texts(table)}
    assert missing["Personnel and Training"] == "No plan signed off and not reviewed"
    assert missing["Waste and Street Cleaning"] == "Not reviewed"
    (log,) = part(found, "What reviews changed").blocks
    assert ["Boxes to every home by March 2004", "Boxes to every home by January 2004"] in [
        row[2:4] for row in texts(log)
    ]


def test_peterborough_reviews_before_it_does_and_ribble_valley_revises(
    council_pack: Callable[..., Pack],
) -> None:
    """R4-004, R1-006: the order of the cycle is the profile's."""
    columns = {}
    for council in ("peterborough-2009", "ribble-valley-2007"):
        table = control_loop_of_units(council_pack(council)).blocks[0]
        assert isinstance(table, Table)
        columns[council] = [column.title for column in table.columns[1:5]]
    assert columns["peterborough-2009"] == ["Plan set", "Reviewed", "Data in", "Amended"]
    assert columns["ribble-valley-2007"] == ["Plan set", "Data in", "Reviewed", "Amended"]


@pytest.mark.parametrize(
    ("review_on", "told"),
    [
        ("2003-10-27", "1 day late"),
        ("2003-10-28", "Due today"),
        ("2004-01-26", "Due in 90 days"),
        ("2004-01-27", "Not due yet"),
    ],
)
def test_yearly_reviews_remind_and_name_what_is_late(
    pack_of: Callable[..., Pack], review_on: str, told: str
) -> None:
    """R3-057: the framework, the plan on a page and service plans are reviewed each year."""
    documents: Rows = [
        {
            "document": "Framework",
            "kind": "framework",
            "version": "1",
            "dated": "2002-07-01",
            "review_on": review_on,
            "owner": "Officer",
            "recorded_on": "2003-07-01",
        }
    ]
    (row,) = texts(yearly_reviews(opened(pack_of, {"guidance": documents})).blocks[0])
    assert row[5] == told


def test_documents_of_2021_hold_the_top_ones_and_the_policies(
    council_pack: Callable[..., Pack],
) -> None:
    """R3-006, R3-057, R3-058: each with its version and its day of review."""
    rows = texts(yearly_reviews(council_pack("carlisle-2021")).blocks[0])
    assert {
        "Policy and Budgetary Framework",
        "Performance Management Framework",
        "Carlisle Plan on a Page",
        "Data Quality Policy",
        "Performance Measures Definition and Target Guide",
        "Good Governance Principles",
        "Annual Governance Statement",
        "Service plans",
    } == {row[0] for row in rows}
    assert [row[0] for row in rows if row[5].endswith("late")] == ["Data Quality Policy"]


def test_groups_have_remit_members_meeting_and_what_is_due(
    council_pack: Callable[..., Pack],
) -> None:
    """R0-018, R0-021: the three groups of the paper, with owner and due date of the appraisals."""
    found = groups_and_owners(council_pack("carlisle-2003"))
    assert [one.heading for one in found.blocks if isinstance(one, Part)] == [
        "Strategic Financial Planning Group",
        "Member Support and Employee Services",
        "Strategic Staff Development Group",
    ]
    told = {
        one.heading: dict(texts(one.blocks[0])) for one in found.blocks if isinstance(one, Part)
    }
    support = told["Member Support and Employee Services"]
    assert "31 December 2003" in support["To be done"]
    assert "Head of Personnel and Training" in support["Members, by post"]
    assert support["Next meeting"] == "12 December 2003"
    finance = told["Strategic Financial Planning Group"]
    assert "3-Year Financial Plan" in finance["Remit"] and "on track" in finance["Projects"]


def test_findings_and_advice_from_outside_with_owner_level_and_standing(
    council_pack: Callable[..., Pack], pack_of: Callable[..., Pack]
) -> None:
    """R0-007, R0-008: self-assessment and peer challenge, strategic and operational."""
    pack = council_pack("carlisle-2003")
    found = outside_advice(pack)
    findings = texts(part(found, "What was found").blocks[0])
    assert all(row[1].startswith("Self-assessment") and row[3] and row[4] for row in findings)
    assert set(pack.entries("assessments")["measure"].dropna()) <= set(pack.measures["measure"])
    assert pack.entries("assessments")["measure"].notna().any()
    assert found.headline == "2 findings and 3 recommendations, 2 still to be carried out."
    (table,) = part(found, "What was recommended").blocks
    rows = texts(table)
    assert {row[2] for row in rows} == {"Strategic", "Operational"}
    assert [row[6] for row in rows] == ["In progress", "In progress, late", "Done"]
    nothing = outside_advice(opened(pack_of, {}))
    for one in nothing.blocks:
        assert isinstance(one, Part) and isinstance(one.blocks[0], Nil)


def test_directorates_have_editions_and_three_bodies_the_quarter() -> None:
    """R3-035, R3-036, R3-001: management teams of directorates; executive, scrutiny and audit."""
    council = load_council("carlisle-2021")
    teams = [body for body in council.bodies if body.directorate]
    assert [body.directorate for body in teams] == [one.key for one in council.directorates]
    assert all("unit_monitoring" in body.receives for body in teams)
    kinds = {body.kind for body in council.bodies if "quarter_overview" in body.receives}
    assert {BodyKind.MANAGEMENT, BodyKind.EXECUTIVE, BodyKind.AUDIT} <= kinds
    assert set(council.ladder) == {"smt", "executive", "scrutiny"}
