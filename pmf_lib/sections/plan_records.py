"""Plans as documents: signed off in time, short enough, taken down to teams, paid for."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import plan_checks
from pmf_lib.sections.golden_thread import NO_PLANS, SOURCE
from pmf_lib.sections.money import pounds
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.thread_parts import Parts, parts
from pmf_lib.views.records import Block, Bullets, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

MOST_PAGES = 20
YEARS = ("year_1", "year_2", "year_3")


def sign_off_of_plans(pack: Pack, most_pages: int = MOST_PAGES) -> Section:
    """Who signed off each plan and when, what is late from 1 May, what is too long.

    R2-017 (signed off in April), R3-023 (directorate plans by the management team), R0-015 (a
    limit of length, which the notebook may set), R3-017 (one plan may cover several services).
    """
    found = parts(pack)
    if found.plans.empty:
        return Section(name="sign_off_of_plans", blocks=(NO_PLANS,))
    late = plan_checks.late_sign_offs(found.plans, pack.as_at)
    long = plan_checks.too_long(found.plans, most_pages)
    asked = found.plans[found.plans["level"].isin(plan_checks.SIGNED_LEVELS)]
    headline = (
        f"Of {counted(len(asked), 'directorate and service plan')}, {len(late) or 'none'} "
        f"{'was' if len(late) == 1 else 'were'} signed off after April or "
        f"{'is' if len(late) == 1 else 'are'} not signed off; {len(long) or 'none'} "
        f"{'has' if len(long) == 1 else 'have'} more than {most_pages} pages."
    )
    return Section(
        name="sign_off_of_plans",
        headline=headline,
        blocks=(
            _signed(pack, asked, late, most_pages),
            Part(heading="Plans that cover several services", blocks=(_shared(found),)),
            Part(heading="Services without a plan", blocks=(_without_plan(found),)),
        ),
    )


def _signed(pack: Pack, asked: pd.DataFrame, late: pd.DataFrame, most_pages: int) -> Block:
    days = dict(zip(late["plan"], late["days_late"], strict=True))
    rung = pack.council.bodies_on(pack.council.ladder[0])[0].name
    return table(
        "Directorate and service plans, and who signed them off",
        (
            "Plan",
            "Signed off by",
            Heading("Signed off on", "date"),
            "In time, from 1 May late",
            Heading("Pages", "count"),
            "What to put right",
        ),
        [
            (
                row.title,
                said(row.signed_off_by, "Nobody yet"),
                row.signed_off_on,
                f"{counted(int(days[row.plan]), 'day')} late" if row.plan in days else "In time",
                row.pages,
                _to_mend(row, rung, most_pages),
            )
            for row in asked.itertuples()
        ],
        source=SOURCE,
        notes=(f"A service plan has {most_pages} pages at most.",),
    )


def _to_mend(row: Any, rung: str, most_pages: int) -> str:
    unsigned = not said(row.signed_off_by, "") or not day(row.signed_off_on)
    elsewhere = row.level == "directorate plan" and said(row.signed_off_by, rung) != rung
    wrong = [
        *(["sign it off"] if unsigned else []),
        *([f"bring it before the {rung}"] if elsewhere else []),
        *(["shorten it"] if row.level == "service plan" and row.pages > most_pages else []),
    ]
    told = listed(wrong) or "nothing"
    return begun(told)


def _shared(found: Parts) -> Block:
    services = found.pack.entries("plan_services")
    own = services[services["plan"].isin(found.plans["plan"])]
    several = own.groupby("plan", sort=True).filter(lambda rows: len(rows) > 1)
    if several.empty:
        return Nil(reason="Nil return: each service plan is for one service.")
    return Bullets(
        items=tuple(
            f"{found.titles[str(plan)]}: {listed(_names(found.pack, rows['unit']))}."
            for plan, rows in several.groupby("plan", sort=True)
        )
    )


def _names(pack: Pack, units: Any) -> list[str]:
    return [pack.council.unit(unit).name for unit in units]


def _without_plan(found: Parts) -> Block:
    services = found.pack.entries("plan_services")
    covered = plan_checks.units_covered(found.plans, services)
    bare = tuple(unit.name for unit in found.pack.units if unit.key not in covered)
    if not bare:
        return Nil(reason="Nil return: every service has a plan of this year.")
    return Bullets(items=bare)


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
        without = Bullets(items=tuple(_names(pack, units)))
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
    first = plan_checks.year_of(pack.period)
    start = int(first[:4]) + YEARS.index(year)
    return f"{start}/{(start + 1) % 100:02d}"


def _line(pack: Pack, row: Any) -> tuple[Any, ...]:
    service = pack.council.unit(row.unit).name if said(row.unit, "") else "Council"
    amounts = (getattr(row, year) for year in YEARS)
    return (row.title, service, said(row.budget_code, "None named"), *amounts)
