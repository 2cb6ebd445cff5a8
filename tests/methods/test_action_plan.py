"""Actions with their plan and their milestones."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pmf_lib.methods.action_plan import action_plans
from pmf_lib.periods import Period

YEAR, DAY = Period.parse("2007-08"), date(2007, 10, 26)
ACTIONS = pd.DataFrame(
    [("A1", "waste"), ("A2", "waste"), ("A3", "parks")], columns=["action", "unit"]
)
PLANS = pd.DataFrame(
    [
        ("OLD", "service plan", "waste", "2006-07"),
        ("SP", "service plan", "waste", "2007-08"),
        ("TP", "team plan", "waste", "2007-08"),
        ("DP", "directorate plan", None, "2007-08"),
    ],
    columns=["plan", "level", "unit", "period"],
)


def steps(*rows: tuple[str, str, str | None]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["action", "due_on", "reached_on"])
    days = {name: pd.to_datetime(found[name]) for name in ("due_on", "reached_on")}
    numbers = [f"M{place}" for place in range(len(found))]
    return found.assign(**days, milestone=numbers, title=[f"Step {one}" for one in numbers])


def test_each_action_has_its_plan_and_its_milestones() -> None:
    """R1-048: action plans linked to the service plan of the year, with milestones."""
    milestones = steps(
        ("A1", "2007-10-25", None),
        ("A1", "2007-09-01", "2007-09-02"),
        ("A1", "2007-11-30", None),
        ("A2", "2007-09-01", "2007-09-01"),
        ("A9", "2007-09-01", None),
    )
    found = action_plans(ACTIONS, PLANS, milestones, year=YEAR, as_at=DAY)
    assert found["plan"].tolist() == ["SP", "SP", None]
    assert found["steps"].tolist() == [3, 1, 0]
    assert found["reached"].tolist() == [1, 1, 0]
    assert found["missed"].tolist() == [1, 0, 0]
    assert found["next_step"].tolist() == ["Step M0", None, None]


def test_a_milestone_is_not_missed_on_its_own_day() -> None:
    found = action_plans(
        ACTIONS, PLANS, steps(("A1", "2007-10-26", None)), year=YEAR, as_at=DAY
    ).iloc[0]
    assert (found["missed"], found["next_step"]) == (0, "Step M0")
