"""The golden thread as a pack shows it: the picture, what is broken, the line of sight."""

from collections.abc import Callable

import pytest

from pmf_lib.council import load_council
from pmf_lib.sections import Pack
from pmf_lib.sections.golden_thread import broken_threads, from_top_to_team, thread_summary
from pmf_lib.sections.line_of_sight import alignment, line_of_sight
from pmf_lib.views.records import Block, Bullets, Link, Nil, Part, Section, Table

Rows = list[dict[str, object]]
COUNCIL = "carlisle-2003"
SPECIMEN = {"period": "2003-04", "recorded_on": "2003-04-30"}


def plan(code: str, level: str, parent: str = "", **more: object) -> dict[str, object]:
    return (
        {"plan": code, "title": f"Plan {code}", "level": level, "parent": parent} | SPECIMEN | more
    )


def objective(code: str, of: str, serves: str, **more: object) -> dict[str, object]:
    usual = {"outcome": "Better", "lead": "Head", "scope": "priority", "recorded_on": "2003-04-30"}
    return {"objective": code, "plan": of, "serves": serves, "title": f"Aim {code}"} | usual | more


PLANS: Rows = [
    plan("CP", "corporate plan"),
    plan("BP", "service plan", "CP", unit="planning-services"),
    plan("TP", "team plan", "BP", unit="planning-services", team="PLA-T1"),
]
OBJECTIVES: Rows = [
    objective("C1", "CP", ""),
    objective("B1", "BP", "C1", unit="planning-services"),
    objective("T1", "TP", "B1", unit="planning-services", measure="PLA01"),
]


def blocks(section: Section, heading: str) -> tuple[Block, ...]:
    (part,) = (
        part for part in section.blocks if isinstance(part, Part) and part.heading == heading
    )
    return part.blocks


def words(found: tuple[Block, ...]) -> tuple[str, ...]:
    (block,) = found
    assert isinstance(block, Bullets)
    return block.items


@pytest.fixture
def opened(pack_of: Callable[..., Pack]) -> Callable[..., Pack]:
    def build(plans: Rows = PLANS, objectives: Rows = OBJECTIVES, **more: Rows) -> Pack:
        tables = {"plans": plans, "objectives": objectives} | more
        return pack_of(tables, council=COUNCIL, unit="")

    return build


def test_a_whole_thread_is_said_to_hold(opened: Callable[..., Pack]) -> None:
    """R1-014, R3-009: objective, plan and team, each serving the one above."""
    pack = opened()
    told = "each serves something above it and leads somewhere."
    assert broken_threads(pack).headline == f"Of 3 plans and 3 objectives, {told}"
    for part in broken_threads(pack).blocks:
        assert isinstance(part, Part) and isinstance(part.blocks[0], Nil)


def test_the_picture_numbers_each_plan_under_its_own(opened: Callable[..., Pack]) -> None:
    """R1-014: the thread from corporate plan to team; the document is as the profile has it."""
    (table,) = from_top_to_team(opened()).blocks
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == [
        "1 Plan CP",
        "1.1 Plan BP",
        "1.1.1 Plan TP",
    ]
    assert table.rows[1][2].text == "Business plan"


def test_orphan_is_named_with_what_it_says_it_serves(opened: Callable[..., Pack]) -> None:
    """R0-016: an item must link up; one that names nothing, or what is nowhere, is listed."""
    lost = [*OBJECTIVES, objective("B2", "BP", "C9", measure="PLA02", unit="planning-services")]
    found = broken_threads(opened(objectives=lost))
    (told,) = words(blocks(found, "Serves nothing above it"))
    assert told == "The objective “Aim B2” (B2) of the Plan BP names “C9”, which is nowhere."


def test_dead_end_and_circle_are_named(opened: Callable[..., Pack]) -> None:
    """R1-014: dead ends and cycles by name."""
    more = [*OBJECTIVES, objective("X1", "BP", "X2"), objective("X2", "BP", "X1")]
    found = broken_threads(opened(objectives=[*more, objective("B3", "BP", "C1")]))
    assert words(blocks(found, "Leads nowhere")) == (
        "The objective “Aim B3” (B3) of the Plan BP: no measure shows it and nothing serves it.",
    )
    (circle,) = words(blocks(found, "Runs in a circle"))
    assert circle == ("“Aim X1” (X1), which serves “Aim X2” (X2), which serves the first again.")


def test_plan_item_must_be_a_priority_or_an_improvement(opened: Callable[..., Pack]) -> None:
    """R0-016: a business plan is no list of all activities; a team's plan may be."""
    bare = [
        objective(code, of, "C1", scope="", measure="PLA01")
        for code, of in (("B4", "BP"), ("T4", "TP"))
    ]
    found = broken_threads(opened(objectives=[*OBJECTIVES, *bare]))
    (told,) = words(blocks(found, "Neither a priority nor an improvement"))
    assert "Aim B4" in told


def test_sight_goes_up_to_the_top_and_down_to_measure(opened: Callable[..., Pack]) -> None:
    """R0-040, R3-021: from a team's aim up to the corporate one; links lead both ways."""
    pack = opened()
    (table,) = blocks(line_of_sight(pack), "Planning Services")
    assert isinstance(table, Table)
    service, team = table.rows
    assert [team[place].text for place in (2, 3)] == ["Aim B1", "Aim C1"]
    assert service[4].text == "Aim T1"
    assert team[5].text == "PLA01, not reported now"
    top = team[3]
    assert isinstance(top, Link)
    places = [part.place for part in alignment(pack).blocks if isinstance(part, Part)]
    assert top.target == f"#{places[0]}"
    (down,) = blocks(alignment(pack), "Aim C1")
    assert isinstance(down, Table) and isinstance(down.rows[0][2], Link)
    back = {part.place for part in line_of_sight(pack).blocks if isinstance(part, Part)}
    assert down.rows[0][2].target.removeprefix("#") in back


def test_alignment_says_what_a_priority_lacks(opened: Callable[..., Pack]) -> None:
    """R4-005, R3-009: a priority that nothing serves is told; so is one that reaches no team."""
    priority: Rows = [
        {
            "priority": "Economy",
            "rank": 1,
            "origin": "local",
            "horizon": "long",
            "starts_on": "2003-04-01",
            "ends_on": ends,
            "set_on": "2003-04-01",
        }
        | named
        for named, ends in (({}, None), ({"priority": "Ended"}, "2003-09-29"))
    ]
    found = alignment(opened(priorities=priority))
    assert found.headline == "Nothing serves “Economy”."
    table = found.blocks[0]
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == ["Economy", "Aim C1"]
    assert table.rows[0][5].text == "No service and no team and no measure"
    assert table.rows[1][5].text == "Nothing"


def test_without_plans_the_pack_says_so(opened: Callable[..., Pack]) -> None:
    pack = opened(plans=[], objectives=OBJECTIVES)
    assert thread_summary(pack) == ("Does the thread hold? No plan is in the register.",)
    for section in (from_top_to_team, broken_threads, alignment, line_of_sight):
        assert isinstance(section(pack).blocks[0], Nil)


def test_three_services_have_another_document_as_their_plan(
    council_pack: Callable[..., Pack],
) -> None:
    """R3-059: partnership plan, strategy and audit plan; every other is a service plan."""
    (table,) = from_top_to_team(council_pack("carlisle-2021")).blocks
    assert isinstance(table, Table)
    kinds = [row[2].text for row in table.rows if row[1].text == "Service plan"]
    odd = sorted(kind for kind in kinds if kind != "Service plan")
    assert odd == ["Audit plan", "Partnership plan", "Strategy"]
    units = load_council("carlisle-2021").units
    assert {unit.plan for unit in units} == {"service plan", *(kind.lower() for kind in odd)}


@pytest.mark.parametrize(
    "council",
    ["carlisle-2003", "ribble-valley-2007", "lancaster-2008", "peterborough-2009", "carlisle-2021"],
)
def test_the_thread_of_every_council_is_drawn_and_has_a_planted_flaw(
    council_pack: Callable[..., Pack], council: str
) -> None:
    """R1-014, R1-013: all five councils, from the top to plans of teams and their appraisals."""
    pack = council_pack(council)
    holds, reach, end = thread_summary(pack)
    assert "serve" in holds and "have a team plan" in reach
    assert "due are completed" in end or "No return" in end
    assert len(from_top_to_team(pack).blocks) == 1
    assert len(line_of_sight(pack).blocks) == len(pack.units)
