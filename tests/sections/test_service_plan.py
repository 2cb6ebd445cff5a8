"""The service plan in its parts, worked out from the registers each time (R3-016 to R3-021)."""

from collections.abc import Callable

from pmf_lib.register import TABLES
from pmf_lib.sections import Pack
from pmf_lib.sections.service_plan import service_plan
from pmf_lib.views.records import Nil, Part, Section, Table

Rows = list[dict[str, object]]
PLAN: dict[str, Rows] = {
    "plans": [
        {
            "plan": "SP",
            "title": "Plan",
            "level": "service plan",
            "unit": "pa-support",
            "period": "2021-22",
            "recorded_on": "2021-04-30",
        }
    ],
    "objectives": [
        {
            "objective": "O1",
            "plan": "SP",
            "serves": "Economy",
            "unit": "pa-support",
            "title": "Answer letters",
            "outcome": "Residents hear soon",
            "lead": "Team Leader",
            "due_on": "2022-03-31",
            "recorded_on": "2021-04-30",
        }
    ],
}


def part(section: Section, heading: str) -> Part:
    (found,) = (one for one in section.blocks if isinstance(one, Part) and one.heading == heading)
    return found


def test_the_plan_has_its_parts_in_order(pack_of: Callable[..., Pack]) -> None:
    """R3-016: what, how, when and by whom; resources, actions, risks and measures."""
    found = service_plan(pack_of(PLAN))
    assert [one.heading for one in found.blocks if isinstance(one, Part)] == [
        "SMART objectives",
        "Business change projects",
        "Workforce plan",
        "Actions and risks of the plan",
        "Measures of the plan",
    ]


def test_each_objective_has_outcome_and_lead_and_is_tested_letter_by_letter(
    pack_of: Callable[..., Pack],
) -> None:
    """R3-018: the profile of the paper; what cannot be shown is told."""
    shown, tested = part(service_plan(pack_of(PLAN)), "SMART objectives").blocks
    assert isinstance(shown, Table) and isinstance(tested, Table)
    assert [cell.text for cell in shown.rows[0]] == [
        "Answer letters",
        "Residents hear soon",
        "Team Leader",
        "31 March 2022",
        "Economy",
    ]
    assert [column.title for column in tested.columns[1:6]] == [
        "Specific",
        "Measurable",
        "Achievable",
        "Realistic",
        "Timely",
    ]
    assert tested.rows[0][6].text == "No budget link. No milestones."


def test_an_objective_without_outcome_or_lead_is_not_loaded() -> None:
    """R3-018: specific outcomes and a named lead officer are needed."""
    objectives = TABLES["objectives"]
    assert objectives.column("outcome").required and objectives.column("lead").required


def test_workforce_questions_are_answered_or_said_not_to_be(pack_of: Callable[..., Pack]) -> None:
    """R3-020: the key questions of workforce planning."""
    answers: Rows = [
        {
            "plan": "SP",
            "unit": "pa-support",
            "question": question,
            "answer": answer,
            "recorded_on": "2021-04-30",
        }
        for question, answer in (("Which posts?", "Two"), ("Which skills?", None))
    ]
    found = service_plan(pack_of(PLAN | {"workforce_answers": answers}))
    assert found.headline.endswith("1 workforce question not yet answered.")
    (table,) = part(found, "Workforce plan").blocks
    assert isinstance(table, Table)
    assert {row[0].text: row[1].text for row in table.rows} == {
        "Which posts?": "Two",
        "Which skills?": "Not yet answered",
    }


def test_projects_of_the_plan_are_shown_and_exempt_ones_apart(
    pack_of: Callable[..., Pack],
) -> None:
    """R3-019: business change projects."""
    projects: Rows = [
        {
            "project": code,
            "title": code,
            "plan": "SP",
            "unit": "pa-support",
            "lead": "Manager",
            "due_on": "2022-03-31",
            "status": "on track",
            "exempt": exempt,
            "recorded_on": "2021-09-01",
        }
        for code, exempt in (("P1", None), ("HERON", "paragraph 3"))
    ]
    public, hidden = part(
        service_plan(pack_of(PLAN | {"projects": projects})), "Business change projects"
    ).blocks
    assert "HERON" not in public.model_dump_json() and "HERON" in hidden.model_dump_json()


def test_each_load_makes_the_plans_state_anew(pack_of: Callable[..., Pack]) -> None:
    """R3-021: a snapshot no longer: what is late is worked out from the actions of the day."""
    action = {"action": "A1", "unit": "pa-support", "title": "Mend it", "status": "on track"}
    first = pack_of(PLAN | {"actions": [action | {"recorded_on": "2021-07-01"}]})
    assert "1 action, none late" in service_plan(first).headline
    again = pack_of({"actions": [action | {"status": "late", "recorded_on": "2021-10-01"}]})
    assert "1 action, 1 late" in service_plan(again).headline


def test_measures_actions_and_risks_of_the_plan_stand_in_it(
    council_pack: Callable[..., Pack],
) -> None:
    """R3-016."""
    found = service_plan(council_pack("carlisle-2021", unit="neighbourhood-services"))
    (measures,) = part(found, "Measures of the plan").blocks
    assert isinstance(measures, Table) and len(measures.rows) == 3
    actions, risks = part(found, "Actions and risks of the plan").blocks
    assert isinstance(actions, Table) and isinstance(risks, Table)


def test_a_unit_without_a_plan_says_so_in_every_part(pack_of: Callable[..., Pack]) -> None:
    other: Rows = [{"unit": "pa-support", "period": "2021-22-Q2", "fte": 4.0}]
    for one in service_plan(pack_of({"staffing": other})).blocks:
        assert isinstance(one, Part) and all(isinstance(block, Nil) for block in one.blocks)
