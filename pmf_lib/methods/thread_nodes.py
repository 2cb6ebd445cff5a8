"""Plans and objectives as nodes of the golden thread, and what each priority reaches (R1-014)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from pmf_lib.methods.golden_thread import Node, Thread
from pmf_lib.periods import Grain, Period
from pmf_lib.register.plans import LEVELS

LOW_LEVELS = ("directorate plan", "service plan", "team plan")
ENDS = ("service plan", "team plan")
REACH = ("key", "title", "objectives", "units", "teams", "measures")


def year_of(period: Period) -> str:
    """The code of the financial year that a period is in."""
    return period.containing(Grain.YEAR).code


def plans_in_force(plans: pd.DataFrame, year: str) -> pd.DataFrame:
    """The plans that count in a year, highest level first.

    Of plans for one year at a time, those of a directorate, service or team, only the year's own
    count; of those above, the last that began by then.
    """
    begun = plans[plans["period"].map(lambda code: _begun(code, year)).astype(bool)]
    low = begun["level"].isin(LOW_LEVELS)
    kept = begun[~low | (begun["period"].astype(str) == year)]
    order = kept["level"].map({level: place for place, level in enumerate(LEVELS)})
    return kept.assign(_order=order).sort_values(["_order", "plan"]).drop(columns="_order")


def _begun(code: object, year: str) -> bool:
    return year_of(Period.parse(str(code))) <= year


def plan_thread(plans: pd.DataFrame) -> Thread:
    """The tree of plans: its top is the highest level there is, its ends services and teams."""
    places = {level: place for place, level in enumerate(LEVELS)}
    highest = min((places[level] for level in plans["level"]), default=0)
    return Thread.of(
        Node(
            key=row.plan,
            title=row.title,
            above=_named(row.parent),
            top=places[row.level] == highest and not _named(row.parent),
            end=row.level in ENDS,
        )
        for row in plans.itertuples()
    )


def objective_thread(
    objectives: pd.DataFrame, priorities: Iterable[str], tops: Iterable[str]
) -> Thread:
    """Priorities at the top, objectives beneath; `tops` are the plans whose objectives begin it.

    An objective that a measure shows is an end; one that neither a measure shows nor another
    objective serves leads nowhere. An objective with a priority's own title is that priority.
    """
    first, names = set(tops), tuple(dict.fromkeys(priorities))
    alias = {
        str(row.title): str(row.objective) for row in objectives.itertuples() if row.title in names
    }
    known = {*alias, *objectives["objective"]}
    nodes = [Node(key=name, title=name, top=True) for name in names if name not in known]
    nodes += [
        Node(
            key=row.objective,
            title=row.title,
            above=tuple(alias.get(name, name) for name in _named(row.serves)),
            top=row.plan in first and not _named(row.serves),
            end=bool(_named(row.measure)),
        )
        for row in objectives.itertuples()
    ]
    return Thread.of(nodes)


def reach(thread: Thread, objectives: pd.DataFrame, teams: Mapping[str, str]) -> pd.DataFrame:
    """What serves each top of the thread: how many objectives, units, teams and measures (R4-005).

    `teams` gives the team of each team plan by the plan's code. Columns `REACH`.
    """
    rows = {str(row.objective): row for row in objectives.itertuples()}
    tops = [node for node in thread.nodes.values() if node.top]
    found = [(node.key, node.title, *_counts(thread, node.key, rows, teams)) for node in tops]
    return pd.DataFrame(found, columns=list(REACH))


def _counts(
    thread: Thread, key: str, rows: Mapping[str, Any], teams: Mapping[str, str]
) -> tuple[int, int, int, int]:
    own = [rows[other] for other in (key, *thread.down(key)) if other in rows]
    beneath = [row for row in own if row.objective != key]
    return (
        len(beneath),
        len({row.unit for row in beneath if _named(row.unit)}),
        len({teams[row.plan] for row in beneath if row.plan in teams}),
        len({row.measure for row in own if _named(row.measure)}),
    )


def _named(cell: object) -> tuple[str, ...]:
    """What a cell names: one key, or none."""
    return () if cell is None or pd.isna(cell) or str(cell) == "" else (str(cell),)
