"""Plans as documents: sign-off, length, teams and money, as a pack shows them."""

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.plan_records import money_for_plans, sign_off_of_plans, team_plans
from pmf_lib.views.records import Bullets, Nil, Part, Table

Rows = list[dict[str, object]]


def plan(code: str, level: str, **more: object) -> dict[str, object]:
    usual = {"plan": code, "title": f"Plan {code}", "level": level, "period": "2021-22"}
    return usual | {"recorded_on": "2021-04-30"} | more


def signed(plans: Rows, pack_of: Callable[..., Pack], **more: Rows) -> tuple[str, Table]:
    pack = pack_of({"plans": plans} | more, council="carlisle-2021", unit="")
    found = sign_off_of_plans(pack, 12)
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    return found.headline, table


def test_late_long_and_unsigned_plans_are_told(pack_of: Callable[..., Pack]) -> None:
    """R2-017 (late from 1 May), R0-015 (length), R3-023 (directorate plans by the top team)."""
    headline, table = signed(
        [
            plan("CP", "corporate plan"),
            plan(
                "A",
                "directorate plan",
                signed_off_on="2021-04-30",
                signed_off_by="Senior Management Team",
            ),
            plan("B", "directorate plan", signed_off_on="2021-04-30", signed_off_by="Director"),
            plan(
                "C", "service plan", signed_off_on="2021-05-01", signed_off_by="Director", pages=12
            ),
            plan("D", "service plan", pages=13),
        ],
        pack_of,
    )
    assert headline.startswith("Of 4 directorate and service plans, 2 were signed off after April")
    assert headline.endswith("1 has more than 12 pages.")
    assert [row[3].text for row in table.rows] == [
        "In time",
        "In time",
        "1 day late",
        "181 days late",
    ]
    assert [row[5].text for row in table.rows] == [
        "Nothing",
        "Bring it before the Senior Management Team",
        "Nothing",
        "Sign it off and shorten it",
    ]


def test_a_plan_for_two_services_covers_both(pack_of: Callable[..., Pack]) -> None:
    """R3-017: a plan may cover several services; a service that none covers is named."""
    plans = [plan("CP", "corporate plan"), plan("S", "service plan", unit="legal-services")]
    services: Rows = [
        {"plan": "S", "unit": unit, "recorded_on": "2021-04-30"}
        for unit in ("legal-services", "democratic-services")
    ]
    pack = pack_of({"plans": plans, "plan_services": services}, council="carlisle-2021", unit="")
    shared, bare = (
        part.blocks[0] for part in sign_off_of_plans(pack).blocks if isinstance(part, Part)
    )
    assert isinstance(shared, Bullets) and isinstance(bare, Bullets)
    assert shared.items == ("Plan S: Democratic Services and Legal Services.",)
    assert "Legal Services" not in bare.items and len(bare.items) == 25


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


@pytest.mark.parametrize("section", [sign_off_of_plans, team_plans, money_for_plans])
def test_nothing_in_the_registers_is_a_nil_return(
    pack_of: Callable[..., Pack], section: Callable[[Pack], object]
) -> None:
    other: Rows = [{"unit": "legal-services", "period": "2021-22-Q2", "fte": 4.0}]
    pack = pack_of({"staffing": other}, council="carlisle-2021", unit="")
    assert isinstance(section(pack).blocks[0], Nil)  # type: ignore[attr-defined]


def test_planted_stories_of_2003_are_told(council_pack: Callable[..., Pack]) -> None:
    pack = council_pack("carlisle-2003")
    assert "3 were signed off after April" in sign_off_of_plans(pack).headline
    assert team_plans(pack).headline.startswith("16 of 17 teams have a plan")
