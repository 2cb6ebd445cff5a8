"""The action plan of each service plan: what it should move, and its milestones (R1-048)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import Unit
from pmf_lib.methods.action_plan import action_plans
from pmf_lib.sections.actions_and_risks import is_late, status_words
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.views.records import Block, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

_LAYOUT = (
    "Action",
    "Measure it should move",
    "Lead",
    Heading("Due", "date"),
    "Status",
    "Milestones",
)


def service_action_plans(pack: Pack) -> Section:
    """Each service's actions under its service plan, with measure and milestones (R1-048)."""
    found = _linked(pack)
    headline = (
        f"{counted(len(found), 'action')}; {counted(int((found['steps'] == 0).sum()), 'action')} "
        f"without a milestone, {int(found['measure'].isna().sum()) or 'none'} without a measure, "
        f"{counted(int(found['missed'].sum()), 'milestone')} missed."
    )
    plans = pack.entries("plans", every_period=True).set_index("plan")["title"]
    parts = tuple(
        Part(heading=unit.name, blocks=(_of_unit(pack, unit, found, plans),)) for unit in pack.units
    )
    return Section(name="service_action_plans", headline=begun(headline), blocks=parts)


def _linked(pack: Pack) -> pd.DataFrame:
    actions = pack.entries("actions", every_period=True)
    return action_plans(
        actions.assign(late=is_late(pack, actions)).sort_values(["due_on", "action"]),
        pack.entries("plans", every_period=True),
        pack.entries("milestones"),
        year=pack.year,
        as_at=pack.as_at,
    )


def _of_unit(pack: Pack, unit: Unit, found: pd.DataFrame, plans: pd.Series) -> Block:
    own = found[found["unit"] == unit.key]
    titles = pack.measures.set_index("measure")["title"]
    codes = own["plan"].dropna()
    whose = plans[codes.iloc[0]] if len(codes) else f"{unit.name}, which has no service plan"
    return listing(
        own,
        Layout(f"Action plan: {whose}", _LAYOUT, "Registers of plans, actions and milestones"),
        lambda row: (
            row.title,
            titles.get(row.measure, "None named"),
            row.lead,
            row.due_on,
            status_words(row),
            milestone_words(row),
        ),
        "the service plan lists no actions",
    )


def milestone_words(row: Any) -> str:
    """How far an action's milestones are reached, and which comes next."""
    if not row.steps:
        return "None set"
    told = f"{row.reached} of {row.steps} reached"
    if said(row.next_step, "") == "":
        return told
    missed = f", {row.missed} missed" if row.missed else ""
    return f"{told}{missed}; next: {row.next_step}, due {day(row.next_due)}"
