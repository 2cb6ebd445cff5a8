"""Plans as documents: teams and money, as a pack shows them."""

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.plan_records import money_for_plans, team_plans
from pmf_lib.views.records import Nil, Table

Rows = list[dict[str, object]]


def plan(code: str, level: str, **more: object) -> dict[str, object]:
    usual = {"plan": code, "title": f"Plan {code}", "level": level, "period": "2021-22"}
    return usual | {"recorded_on": "2021-04-30"} | more


def test_teams_without_a_plan_and_services_without_one(pack_of: Callable[..., Pack]) -> None:
    """R0-019: the report of completeness shows who has no team plan."""
    teams: Rows = [
        {"team": code, "unit": unit, "title": code, "lead": "Leader", "recorded_on": "2021-04-01"}
        for code, unit in (("T1", "legal-services"), ("T2", "legal-services"))
    ]
    plans = [plan("TP", "team plan", unit="legal-services", team="T1")]
    found = team_plans(pack_of({"plans": plans, "teams": teams}, council="carlisle-2021", unit=""))
    assert found.headline == "1 of 2 teams have a plan; 26 services without a team plan."


def test_items_without_a_line_are_missing_never_nought(pack_of: Callable[..., Pack]) -> None:
    """R0-017: plan items with and without a financial-plan line, years 1 to 3."""
    plans = [plan("S", "service plan", unit="legal-services")]
    objectives: Rows = [
        {
            "objective": code,
            "plan": "S",
            "unit": "legal-services",
            "title": code,
            "outcome": "x",
            "lead": "Head",
            "budget_code": budget,
            "recorded_on": "2021-04-30",
        }
        for code, budget in (("A", "B1"), ("B", None))
    ]
    money: Rows = [
        {"budget_code": "B1", "period": year, "amount": 5.0, "recorded_on": "2021-04-01"}
        for year in ("2021-22", "2022-23")
    ]
    tables = {"plans": plans, "objectives": objectives, "plan_money": money}
    found = money_for_plans(pack_of(tables, council="carlisle-2021", unit=""))
    assert found.headline == (
        "Of 2 plan items, 1 have a line in the financial plan this year, 1 in the second year and "
        "none in the third."
    )
    (table,) = found.blocks
    assert isinstance(table, Table)
    assert [column.title for column in table.columns[3:]] == ["2021/22", "2022/23", "2023/24"]
    assert [cell.text for cell in table.rows[0][3:]] == ["£5", "£5", "[x]"]
    assert [cell.text for cell in table.rows[1][2:]] == ["None named", "[x]", "[x]", "[x]"]


@pytest.mark.parametrize("section", [team_plans, money_for_plans])
def test_nothing_in_the_registers_is_a_nil_return(
    pack_of: Callable[..., Pack], section: Callable[[Pack], object]
) -> None:
    other: Rows = [{"unit": "legal-services", "period": "2021-22-Q2", "fte": 4.0}]
    pack = pack_of({"staffing": other}, council="carlisle-2021", unit="")
    assert isinstance(section(pack).blocks[0], Nil)  # type: ignore[attr-defined]


def test_the_team_without_a_plan_in_2003_is_told(council_pack: Callable[..., Pack]) -> None:
    pack = council_pack("carlisle-2003")
    assert team_plans(pack).headline.startswith("16 of 17 teams have a plan")
