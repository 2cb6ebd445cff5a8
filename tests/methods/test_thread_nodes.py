"""Plans and objectives as nodes of the thread, and what each top reaches (R1-014, R4-005)."""

from typing import Any

import pandas as pd

from pmf_lib.methods.thread_nodes import objective_thread, plan_thread, plans_in_force, reach
from pmf_lib.register import TABLES


def frame(table: str, *rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(TABLES[table].names), dtype=object)


def plan(code: str, level: str, parent: str | None = None, **more: Any) -> dict[str, Any]:
    own = {"plan": code, "title": code, "level": level, "parent": parent, "period": "2021-22"}
    return own | more


PLANS = frame(
    "plans",
    plan("CP", "corporate plan"),
    plan("DP", "directorate plan", "CP"),
    plan("SP", "service plan", "DP", unit="ict-services"),
    plan("TP", "team plan", "SP", unit="ict-services", team="T1"),
)


def objective(code: str, of: str, serves: str | None, **more: Any) -> dict[str, Any]:
    return {"objective": code, "title": f"Aim {code}", "plan": of, "serves": serves} | more


def test_whole_tree_of_plans_has_nothing_broken() -> None:
    thread = plan_thread(PLANS)
    assert thread.orphans == thread.dead_ends == thread.cycles == ()
    assert [key for _, key in thread.in_order()] == ["CP", "DP", "SP", "TP"]


def test_a_directorate_plan_without_a_plan_beneath_is_a_dead_end() -> None:
    """R3-009: the cascade goes on from the directorate to its services."""
    thread = plan_thread(PLANS[PLANS["plan"].isin(["CP", "DP"])])
    assert thread.dead_ends == ("DP",)


def test_last_years_service_plan_counts_no_more_and_a_later_one_not_yet() -> None:
    old = plan("SP-OLD", "service plan", "DP", period="2020-21")
    ahead = plan("CP-NEXT", "corporate plan", period="2022-23")
    long = plan("CS", "community strategy", period="2016-17")
    found = plans_in_force(pd.concat([PLANS, frame("plans", old, ahead, long)]), "2021-22")
    assert list(found["plan"]) == ["CS", "CP", "DP", "SP", "TP"]


def test_objective_without_measure_or_servant_leads_nowhere() -> None:
    """R1-014: an objective that a measure shows is an end; another has to be served."""
    objectives = frame(
        "objectives",
        objective("C1", "CP", "Economy"),
        objective("S1", "SP", "C1", measure="ICT01"),
        objective("S2", "SP", "C1"),
        objective("S3", "SP", None, measure="ICT02"),
    )
    thread = objective_thread(objectives, ["Economy", "Housing"], ["CP"])
    assert thread.orphans == ("S3",)
    assert thread.dead_ends == ("Housing", "S2")


def test_objectives_of_the_top_plan_begin_the_thread_themselves() -> None:
    objectives = frame("objectives", objective("C1", "CP", None, measure="ICT01"))
    assert objective_thread(objectives, [], ["CP"]).orphans == ()
    assert objective_thread(objectives, [], []).orphans == ("C1",)


def test_an_objective_with_a_prioritys_own_title_is_that_priority() -> None:
    objectives = frame(
        "objectives",
        objective("C1", "CP", None, title="Economy"),
        objective("S1", "SP", "Economy", measure="ICT01"),
    )
    thread = objective_thread(objectives, ["Economy"], ["CP"])
    assert list(thread.nodes) == ["C1", "S1"] and thread.above("S1") == ("C1",)


def test_reach_counts_units_teams_and_measures_once() -> None:
    """R4-005: what is beneath a priority, each service and measure counted once."""
    objectives = frame(
        "objectives",
        objective("C1", "CP", "Economy"),
        objective("S1", "SP", "C1", unit="ict-services", measure="ICT01"),
        objective("T1", "TP", "S1", unit="ict-services", measure="ICT01"),
    )
    thread = objective_thread(objectives, ["Economy", "Housing"], ["CP"])
    found = reach(thread, objectives, {"TP": "T1"}).set_index("key")
    assert found.loc["Economy", ["objectives", "units", "teams", "measures"]].tolist() == [
        3,
        1,
        1,
        1,
    ]
    assert found.loc["Housing", "objectives"] == 0
