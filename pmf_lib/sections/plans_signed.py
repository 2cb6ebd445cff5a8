"""Plans signed off in April or late from 1 May, of a fit length, and whom they cover."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import plan_checks
from pmf_lib.methods.plan_signing import OPEN, Signing, last_day, signed_plans, signings
from pmf_lib.sections.golden_thread import NO_PLANS, SOURCE
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.thread_parts import Parts, parts
from pmf_lib.sections.whose_report import service_link, unit_name
from pmf_lib.views.records import Block, Bullets, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

MOST_PAGES = 20


def plans_signed_off(pack: Pack) -> Section:
    """Each service's business plan: signed off in April, or on the list of late ones (R2-017)."""
    plans = pack.entries("plans", every_period=True)
    units = [unit.key for unit in pack.units]
    shared = pack.entries("plan_services", every_period=True)
    found = signings(plans, shared, units, pack.period, pack.as_at)
    late = found[found["standing"].isin(OPEN)]
    names = listed(pack.council.unit(unit).name for unit in late["unit"])
    in_time = int((found["standing"] == Signing.IN_TIME).sum())
    headline = f"{in_time} of {counted(len(found), 'plan')} signed off in April"
    shown = table(
        f"Service business plans for {pack.period.financial_year}",
        ("Service", "Plan", "Signed off", "By", "How it stands"),
        [
            (
                service_link(pack.council, row.unit),
                said(row.title, "None in the register"),
                said(day(row.signed_off_on), "Not yet"),
                said(row.signed_off_by, "Nobody yet"),
                begun(row.standing.value),
            )
            for row in found.itertuples()
        ],
        source="Register of plans",
        notes=(f"Plans are to be signed off by {day(last_day(pack.period))}.",),
    )
    return Section(
        name="plans_signed_off",
        headline=f"{headline}; late and not signed off: {names or 'none'}.",
        blocks=(shown,),
    )


def sign_off_of_plans(pack: Pack, most_pages: int = MOST_PAGES) -> Section:
    """Who signed off each plan and when, what is late from 1 May, what is too long.

    R2-017 (signed off in April), R3-023 (directorate plans by the management team), R0-015 (a
    limit of length, which the notebook may set), R3-017 (one plan may cover several services).
    """
    found = parts(pack)
    if found.plans.empty:
        return Section(name="sign_off_of_plans", blocks=(NO_PLANS,))
    asked = signed_plans(found.plans, pack.as_at)
    late = asked[asked["days_late"] > 0]
    long = plan_checks.too_long(found.plans, most_pages)
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
            _signed(pack, asked, most_pages),
            Part(heading="Plans that cover several services", blocks=(_shared(found),)),
            Part(heading="Services without a plan", blocks=(_without_plan(found),)),
        ),
    )


def _signed(pack: Pack, asked: pd.DataFrame, most_pages: int) -> Block:
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
                f"{counted(row.days_late, 'day')} late" if row.days_late else "In time",
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
    return begun(listed(wrong) or "nothing")


def _shared(found: Parts) -> Block:
    services = found.pack.entries("plan_services")
    own = services[services["plan"].isin(found.plans["plan"])]
    several = own.groupby("plan", sort=True).filter(lambda rows: len(rows) > 1)
    if several.empty:
        return Nil(reason="Nil return: each service plan is for one service.")
    names = several.assign(name=[unit_name(found.pack.council, key) for key in several["unit"]])
    return Bullets(
        items=tuple(
            f"{found.titles[str(plan)]}: {listed(rows['name'])}."
            for plan, rows in names.groupby("plan", sort=True)
        )
    )


def _without_plan(found: Parts) -> Block:
    services = found.pack.entries("plan_services")
    covered = plan_checks.units_covered(found.plans, services)
    bare = tuple(unit.name for unit in found.pack.units if unit.key not in covered)
    if not bare:
        return Nil(reason="Nil return: every service has a plan of this year.")
    return Bullets(items=bare)
