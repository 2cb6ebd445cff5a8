"""Projects, opportunities, the plan on a page and what a thematic group oversees."""

from collections.abc import Callable

import pytest

from pmf_lib.council import load_council
from pmf_lib.sections import Pack
from pmf_lib.sections.group_report import group_summary, remit
from pmf_lib.sections.improvements import improvements
from pmf_lib.sections.plan_on_a_page import page_summary, plan_on_a_page
from pmf_lib.sections.projects_and_opportunities import projects_and_opportunities
from pmf_lib.views.records import Badge, Exempt, Nil, Part, Section, Table

Rows = list[dict[str, object]]
BOARD = "economic-development-major-projects-board"
SECRET = "Project Heron"


def project(code: str, **more: object) -> dict[str, object]:
    usual = {"project": code, "title": f"Project {code}", "unit": "pa-support", "lead": "Manager"}
    days = {"due_on": "2022-03-31", "status": "on track", "recorded_on": "2021-10-01"}
    return usual | days | {"on_the_page": "yes", "priority": "Economy"} | more


def told(section: Section) -> str:
    """Everything the section says outside its exempt blocks."""
    public = [block for block in section.blocks if not isinstance(block, Exempt)]
    return section.headline + "".join(block.model_dump_json() for block in public)


@pytest.mark.parametrize(("due", "stands"), [("2021-10-27", "Late"), ("2021-10-28", "On track")])
def test_a_project_past_its_day_is_late_whatever_it_says(
    pack_of: Callable[..., Pack], due: str, stands: str
) -> None:
    """R3-027, R3-008: progress with projects; the status is a word."""
    (table,) = plan_on_a_page(pack_of({"projects": [project("P1", due_on=due)]}, unit="")).blocks
    assert isinstance(table, Table)
    badge = table.rows[0][4]
    assert isinstance(badge, Badge) and badge.word == stands


def test_the_page_holds_so_many_and_counts_the_rest(pack_of: Callable[..., Pack]) -> None:
    """R3-008: one page, the most important first; nothing is dropped unseen."""
    rows = [project(f"P{number:02d}") for number in range(14)]
    rows += [
        project("Q1", status="late", priority="A well-run council"),
        project("Q2", on_the_page="no"),
    ]
    found = plan_on_a_page(pack_of({"projects": rows}, unit=""))
    assert found.headline == "12 of 15 key actions and projects are shown."
    (table,) = found.blocks
    assert isinstance(table, Table) and len(table.rows) == 12
    assert "Project Q1" not in [row[0].text for row in table.rows]


def test_an_exempt_project_is_in_no_total_and_in_a_block_of_its_own(
    pack_of: Callable[..., Pack],
) -> None:
    rows = [project("P1"), project("P2", title=SECRET, exempt="paragraph 3")]
    pack = pack_of({"projects": rows}, unit="")
    assert page_summary(pack) == ("How are we doing? Of 1 key action or project, 1 on track.",)
    for section in (plan_on_a_page(pack), projects_and_opportunities(pack)):
        assert SECRET not in told(section.model_copy(update={"blocks": _public(section)}))
        assert SECRET in section.model_dump_json()


def _public(section: Section) -> tuple[object, ...]:
    return tuple(
        block.model_copy(update={"blocks": _public(block)}) if isinstance(block, Part) else block  # type: ignore[arg-type]
        for block in section.blocks
        if not isinstance(block, Exempt)
    )


def test_projects_and_opportunities_have_a_part_each(pack_of: Callable[..., Pack]) -> None:
    """R3-027, R3-019: two blocks beside the risks; the best chance first."""
    chances: Rows = [
        {
            "opportunity": code,
            "unit": "pa-support",
            "title": code,
            "likelihood": 2.0,
            "benefit": benefit,
            "owner": "Manager",
            "recorded_on": "2021-10-01",
        }
        for code, benefit in (("A", 2.0), ("B", 5.0))
    ]
    found = projects_and_opportunities(
        pack_of({"projects": [project("P1")], "opportunities": chances})
    )
    assert found.headline == "1 project: 1 on track; 2 opportunities to seize."
    projects, opportunities = found.blocks
    assert isinstance(projects, Part) and isinstance(opportunities, Part)
    table = opportunities.blocks[0]
    assert isinstance(table, Table) and [row[0].text for row in table.rows] == ["B", "A"]


def test_nothing_is_a_nil_return(pack_of: Callable[..., Pack]) -> None:
    pack = pack_of({"projects": [project("P1", unit="legal-services", on_the_page="no")]})
    first, second = projects_and_opportunities(pack).blocks
    assert isinstance(first, Part) and isinstance(first.blocks[0], Nil)
    assert isinstance(second, Part) and isinstance(second.blocks[0], Nil)
    assert isinstance(plan_on_a_page(pack).blocks[0], Nil)


REMITS = {
    "business-management-and-development": (
        "Enhanced governance",
        "Commercial Strategy",
        "Strategic Financial Planning",
        "Corporate Planning development",
        "Performance management reporting",
        "Corporate Risk Management",
    ),
    "transformation-board": (
        "Organisation development",
        "Performance management framework",
        "Service delivery innovation activities",
    ),
    BOARD: (
        "Planning Policy",
        "Regeneration projects",
        "Infrastructure development",
        "Housing delivery",
        "Business support services",
        "Promoting the place – Carlisle Story",
        "External liaison with education and skills providers",
        "Carlisle Economic Partnership",
        "Tourism developments",
    ),
    "health-and-wellbeing": (
        "Healthy City Steering Group",
        "Community Safety",
        "Leisure and cultural partnerships/contracts",
        "Housing support and advice",
        "Environmental Health",
        "Community cohesion, engagement and communication",
        "Emergency planning",
    ),
}


@pytest.mark.parametrize("group", REMITS)
def test_a_group_reports_on_each_item_of_its_remit_in_order(
    council_pack: Callable[..., Pack], group: str
) -> None:
    """R3-011, R3-012, R3-013, R3-014, R3-015: the paper's groups, items and order, exactly."""
    council = load_council("carlisle-2021")
    assert council.group(group).remit == REMITS[group]
    assert council.pack("group_report").for_each == "group"
    found = remit(council_pack("carlisle-2021", group=group))
    headings = [part.heading for part in found.blocks if isinstance(part, Part)]
    assert tuple(headings) == REMITS[group]


def test_an_item_owns_projects_actions_and_measures(council_pack: Callable[..., Pack]) -> None:
    """R3-012 to R3-015: each item with its projects, milestones, actions and measures."""
    pack = council_pack("carlisle-2021", group=BOARD)
    (item,) = (
        part
        for part in remit(pack).blocks
        if isinstance(part, Part) and part.heading == "Regeneration projects"
    )
    captions = [
        block.caption.partition(":")[0] for block in item.blocks if isinstance(block, Table)
    ]
    assert captions == [
        "Projects",
        "Milestones",
        "Actions of the services that run the projects",
        "Measures that show it",
    ]
    assert SECRET not in "".join(group_summary(pack))
    open_blocks = [block for block in item.blocks if not isinstance(block, Exempt)]
    assert not any(SECRET in block.model_dump_json() for block in open_blocks)
    assert any(SECRET in block.model_dump_json() for block in item.blocks)


def test_an_item_with_nothing_says_so_and_a_stray_project_is_not_lost(
    pack_of: Callable[..., Pack],
) -> None:
    rows = [project("P1", group=BOARD, remit="Unheard of")]
    pack = pack_of({"projects": rows}, group=BOARD)
    *items, stray = remit(pack).blocks
    assert all(isinstance(part, Part) and isinstance(part.blocks[0], Nil) for part in items)
    assert isinstance(stray, Part) and stray.heading == "Overseen, but in no item of the remit"
    assert group_summary(pack)[0].endswith("of which none have a project now.")


def test_improvements_by_collection_storage_and_usage(council_pack: Callable[..., Pack]) -> None:
    """R3-033: the log of the group for management information; a group's report has its own."""
    whole = improvements(council_pack("carlisle-2021"))
    assert [part.heading for part in whole.blocks if isinstance(part, Part)] == [
        "Collection",
        "Storage",
        "Usage",
    ]
    assert whole.headline == "4 improvements to the figures in the log."
    own = improvements(council_pack("carlisle-2021", group="business-management-and-development"))
    assert own.headline.startswith("1 improvement ")
    other = improvements(council_pack("carlisle-2021", group="transformation-board"))
    assert isinstance(other.blocks[0], Nil)
