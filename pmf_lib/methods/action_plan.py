"""Each action with the service plan it is of, the measure it should move and its milestones.

Ribble Valley 2007, 5.5: the performance system holds the service plans' action plans (R1-048).
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from pmf_lib.methods.milestones import Milestone, standing
from pmf_lib.periods import Period

SERVICE_PLAN = "service plan"
COLUMNS = ("plan", "steps", "reached", "missed", "next_step", "next_due")


def action_plans(
    actions: pd.DataFrame,
    plans: pd.DataFrame,
    milestones: pd.DataFrame,
    *,
    year: Period,
    as_at: date,
) -> pd.DataFrame:
    """The actions with their plan and how far their milestones are reached on a day.

    `actions` has action and unit; `plans` plan, level, unit and period; `milestones` action, title,
    due_on and reached_on. Added columns: plan (code of the unit's service plan of the year, None
    where there is none), steps, reached (late ones too) and missed (how many milestones), next_step
    and next_due (the first that is not reached, None where each is). Order and index as given.
    """
    own = plans[(plans["level"] == SERVICE_PLAN) & (plans["period"] == year.code)]
    by_unit = dict(zip(own["unit"], own["plan"], strict=True))
    linked = milestones[milestones["action"].isin(set(actions["action"]))]
    found = [
        (by_unit.get(row.unit), *_progress(linked[linked["action"] == row.action], as_at))
        for row in actions.itertuples()
    ]
    return actions.join(pd.DataFrame(found, actions.index, list(COLUMNS), dtype=object))


def _progress(steps: pd.DataFrame, as_at: date) -> tuple[object, ...]:
    ordered = steps.sort_values(["due_on", "milestone"])
    stand = [standing(row.due_on, row.reached_on, as_at) for row in ordered.itertuples()]
    open_ones = [one in (Milestone.MISSED, Milestone.AHEAD) for one in stand]
    first = next(ordered[open_ones].itertuples(), None)
    return (
        len(stand),
        len(stand) - sum(open_ones),
        stand.count(Milestone.MISSED),
        first.title if first else None,
        first.due_on if first else None,
    )
