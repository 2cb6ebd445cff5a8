"""Whether plans are short enough, taken down to teams and paid for.

A limit of length (Carlisle 2003, 4.1: R0-015); a plan for each team (5.1: R0-019); a line in each
year of the 3-Year Financial Plan (4.3: R0-017).
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pmf_lib.methods.thread_nodes import year_of
from pmf_lib.periods import Grain, Period

YEARS_OF_MONEY = 3


def too_long(plans: pd.DataFrame, most: float) -> pd.DataFrame:
    """The service plans of more pages than `most`; one whose length is not known is not told."""
    return plans[(plans["level"] == "service plan") & (plans["pages"] > most)]


def units_covered(plans: pd.DataFrame, plan_services: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The service plans of each unit: its own, and those that cover several (R3-017)."""
    service = plans[plans["level"] == "service plan"]
    own = service[service["unit"].notna()][["unit", "plan"]]
    shared = plan_services[plan_services["plan"].isin(service["plan"])][["unit", "plan"]]
    both = pd.concat([own, shared]).drop_duplicates().sort_values(["unit", "plan"])
    return {str(unit): tuple(rows["plan"]) for unit, rows in both.groupby("unit", sort=True)}


def without_team_plan(plans: pd.DataFrame, teams: pd.DataFrame) -> pd.DataFrame:
    """The teams of the register that no team plan names (R0-019)."""
    planned = set(plans.loc[plans["level"] == "team plan", "team"].dropna())
    return teams[~teams["team"].isin(planned)]


def units_without_team_plan(plans: pd.DataFrame, units: Iterable[str]) -> tuple[str, ...]:
    """The units that have not a single team plan, in the order given (R0-019)."""
    planned = set(plans.loc[plans["level"] == "team plan", "unit"].dropna())
    return tuple(unit for unit in units if unit not in planned)


def money_lines(objectives: pd.DataFrame, plan_money: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The objectives with the amount of their budget line in each of three years (R0-017).

    Adds `year_1` to `year_3` in pounds; missing where the financial plan has no such line.
    """
    first = period.containing(Grain.YEAR)
    years = [first.shift(step) for step in range(YEARS_OF_MONEY)]
    amounts = {
        (str(row.budget_code), year_of(Period.parse(str(row.period)))): row.amount
        for row in plan_money.itertuples()
    }
    told = {
        f"year_{number}": pd.Series(
            [
                amounts.get((str(code), year.code), float("nan"))
                for code in objectives["budget_code"]
            ],
            objectives.index,
            "float64",
        )
        for number, year in enumerate(years, start=1)
    }
    return objectives.assign(**told)
