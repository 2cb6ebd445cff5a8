"""Plans as documents: taken down to teams, and paid for (R0-017, R0-019)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import plan_checks
from pmf_lib.sections.golden_thread import SOURCE
from pmf_lib.sections.money import pounds
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.sections.thread_parts import Parts, parts
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views.records import Block, Bullets, Nil, Part, Section
from pmf_lib.views.words import counted

YEARS = ("year_1", "year_2", "year_3")


def team_plans(pack: Pack) -> Section:
    """Which teams have a plan beneath the service plan, and which have none (R0-019)."""
    found, teams = parts(pack), pack.entries("teams")
    if teams.empty:
        nil = Nil(reason="Nil return: no team is in the register.")
        return Section(name="team_plans", blocks=(nil,))
    bare = plan_checks.without_team_plan(found.plans, teams)
    units = plan_checks.units_without_team_plan(found.plans, [unit.key for unit in pack.units])
    headline = (
        f"{len(teams) - len(bare)} of {counted(len(teams), 'team')} have a plan; "
        f"{counted(len(units), 'service')} without a team plan."
    )
    blocks: list[Block] = [_teams(pack, found, teams)]
    without: Block = Nil(reason="Nil return: every service has a team plan.")
    if units:
        without = Bullets(items=tuple(unit_name(pack.council, unit) for unit in units))
    blocks.append(Part(heading="Services without a team plan", blocks=(without,)))
    return Section(name="team_plans", headline=headline, blocks=tuple(blocks))


def _teams(pack: Pack, found: Parts, teams: pd.DataFrame) -> Block:
    plans = {team: found.titles[plan] for plan, team in found.teams.items()}
    return table(
        "Teams and their plans",
        ("Team", "Service", "Led by", "Plan"),
        [
            (
                row.title,
                pack.council.unit(str(row.unit)).name,
                row.lead,
                plans.get(str(row.team), "No plan"),
            )
            for row in teams.itertuples()
        ],
        source=SOURCE,
    )


def money_for_plans(pack: Pack) -> Section:
    """Plan items with and without a line in each year of the financial plan (R0-017)."""
    found = parts(pack)
    service = found.objectives["plan"].map(found.level) == "service plan"
    asked = found.objectives[service]
    if asked.empty:
        nil = Nil(reason="Nil return: no service plan has an item.")
        return Section(name="money_for_plans", blocks=(nil,))
    lines = plan_checks.money_lines(
        asked, pack.entries("plan_money", every_period=True), pack.period
    )
    known = [int(lines[year].notna().sum()) for year in YEARS]
    headline = (
        f"Of {counted(len(lines), 'plan item')}, {known[0] or 'none'} have a line in the financial "
        f"plan this year, {known[1] or 'none'} in the second year and {known[2] or 'none'} in the "
        "third."
    )
    shown = table(
        "Plan items and their lines in the financial plan, in pounds",
        ("Plan item", "Service", "Budget line", *(pounds(_year(pack, year)) for year in YEARS)),
        [_line(pack, row) for row in lines.itertuples()],
        source="Financial plan",
        notes=("[x] means that the financial plan has no line for the item in that year.",),
    )
    return Section(name="money_for_plans", headline=headline, blocks=(shown,))


def _year(pack: Pack, year: str) -> str:
    return pack.year.shift(YEARS.index(year)).financial_year


def _line(pack: Pack, row: Any) -> tuple[Any, ...]:
    service = pack.council.unit(row.unit).name if said(row.unit, "") else "Council"
    amounts = (getattr(row, year) for year in YEARS)
    return (row.title, service, said(row.budget_code, "None named"), *amounts)
