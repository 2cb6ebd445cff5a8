"""Plans of a fit length, taken down to teams and paid for."""

from typing import Any

import pandas as pd

from pmf_lib.methods import plan_checks
from pmf_lib.periods import Period
from pmf_lib.register import TABLES

QUARTER = Period.parse("2021-22-Q2")


def plans(*rows: dict[str, Any]) -> pd.DataFrame:
    usual = {"level": "service plan", "period": "2021-22", "unit": "ict-services"}
    found = pd.DataFrame(
        [usual | row for row in rows], columns=list(TABLES["plans"].names), dtype=object
    )
    return found.assign(
        signed_off_on=pd.to_datetime(found["signed_off_on"]), pages=found["pages"].astype(float)
    )


def test_length_is_limited_and_an_unknown_one_is_not_told() -> None:
    """R0-015: a plan of as many pages as allowed is fit, one page more is too long."""
    given = plans(
        {"plan": "A", "pages": 12}, {"plan": "B", "pages": 13}, {"plan": "C", "pages": None}
    )
    assert plan_checks.too_long(given, 12)["plan"].tolist() == ["B"]


def test_a_plan_may_cover_several_units_and_a_unit_have_several_plans() -> None:
    """R3-017: many to many."""
    given = plans({"plan": "A", "unit": "legal-services"}, {"plan": "B", "unit": None})
    services = pd.DataFrame(
        {"plan": ["B", "B", "GONE"], "unit": ["legal-services", "ict-services", "pa-support"]}
    )
    assert plan_checks.units_covered(given, services) == {
        "ict-services": ("B",),
        "legal-services": ("A", "B"),
    }


def test_teams_and_units_without_a_team_plan() -> None:
    """R0-019: the report of completeness names them."""
    given = plans({"plan": "TP", "level": "team plan", "team": "T1"})
    teams = pd.DataFrame({"team": ["T1", "T2"], "unit": ["ict-services", "legal-services"]})
    assert plan_checks.without_team_plan(given, teams)["team"].tolist() == ["T2"]
    units = ("legal-services", "ict-services")
    assert plan_checks.units_without_team_plan(given, units) == ("legal-services",)


def test_items_with_and_without_a_line_in_each_of_three_years() -> None:
    """R0-017: a line that the plan has not is missing, never nought."""
    objectives = pd.DataFrame({"objective": ["A", "B"], "budget_code": ["X1", None]})
    money = pd.DataFrame(
        {
            "budget_code": ["X1", "X1", "X1"],
            "period": ["2021-22", "2023-24", "2024-25"],
            "amount": [100.0, 0.0, 7.0],
        }
    )
    found = plan_checks.money_lines(objectives, money, QUARTER)
    assert found["year_1"].tolist()[0] == 100.0
    assert found["year_3"].tolist()[0] == 0.0
    assert found[["year_2"]].isna().all().all() and found.iloc[1]["year_1":].isna().all()
    assert "year_1" not in objectives
