"""The golden thread of one pack: its plans and objectives in force, drawn up once for a section."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pmf_lib.methods.golden_thread import Thread
from pmf_lib.methods.thread_nodes import (
    objective_thread,
    plan_thread,
    plans_in_force,
)
from pmf_lib.methods.top_priorities import in_force
from pmf_lib.sections.pack import Pack
from pmf_lib.views.clean import slug

HIGH_LEVELS = ("community strategy", "partnership agreement", "corporate plan")


@dataclass(frozen=True)
class Parts:
    """Frames and threads of a pack; `plans` are those in force, `objectives` those of them."""

    pack: Pack
    plans: pd.DataFrame
    objectives: pd.DataFrame

    @cached_property
    def plan_thread(self) -> Thread:
        """The tree of plans."""
        return plan_thread(self.plans)

    @cached_property
    def thread(self) -> Thread:
        """Priorities and objectives."""
        return objective_thread(self.objectives, priorities(self.pack), self.top_plans)

    @property
    def top_plans(self) -> tuple[str, ...]:
        """The plans at the top of the tree, whose objectives begin the thread."""
        nodes = self.plan_thread.nodes.values()
        return tuple(node.key for node in nodes if node.top)

    @cached_property
    def teams(self) -> dict[str, str]:
        """The team of each team plan, by the plan's code."""
        own = self.plans[(self.plans["level"] == "team plan") & self.plans["team"].notna()]
        return dict(zip(own["plan"], own["team"], strict=True))

    @cached_property
    def level(self) -> dict[str, str]:
        """The level of each plan, by its code."""
        return dict(zip(self.plans["plan"], self.plans["level"], strict=True))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each plan, by its code."""
        return dict(zip(self.plans["plan"], self.plans["title"], strict=True))


def parts(pack: Pack) -> Parts:
    """The plans in force at the end of the pack's year, and their objectives."""
    plans = plans_in_force(pack.entries("plans", every_period=True), pack.year.code)
    objectives = pack.entries("objectives")
    return Parts(pack, plans, objectives[objectives["plan"].isin(plans["plan"])])


def priorities(pack: Pack) -> tuple[str, ...]:
    """The priorities in force at the period's end, by rank; then those that only measures name.

    R1-021: a priority has a first and a last day; one that has ended no longer begins a thread.
    """
    register = pack.entries("priorities", every_period=True)
    ranked = list(in_force(register, pack.period.end)["priority"])
    ended = set(register["priority"]) - set(ranked)
    named = sorted(set(pack.measures["priority"].dropna()) - ended)
    return tuple(dict.fromkeys([*ranked, *named]))


def place_of(kind: str, key: str) -> str:
    """The place in the page of an objective, a priority or a unit."""
    return f"{kind}-{slug(key)}"
