"""The PRT report's first screen, in three sentences: no introduction comes before it (R2-027)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods.milestones import Milestone
from pmf_lib.sections.agreed_actions import actions_now
from pmf_lib.sections.framework_targets import chosen_targets_of, milestones_of, strategic_targets
from pmf_lib.sections.opening import counts_in_words, counts_of, what_changed, year_end_words
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.target_cards import exceptional
from pmf_lib.views.words import counted, listed


def prt_summary(pack: Pack) -> tuple[str, ...]:
    """How the targets are doing, what changed, and what needs a decision.

    Only strategic and chosen targets count: no other is in the report (R2-018).
    """
    strategic, chosen = strategic_targets(pack), chosen_targets_of(pack)
    both = pd.concat([strategic, chosen])
    return (
        f"How are we doing? {_told(strategic, 'strategic')} {_told(chosen, 'chosen')}",
        f"{what_changed(both, 'target')}{year_end_words(pack, 'Together the services are')}",
        f"What needs a decision? {_to_decide(pack, both)}.",
    )


def _told(targets: pd.DataFrame, sort: str) -> str:
    if targets.empty:
        return f"There is no {sort} target."
    counts = counts_in_words(counts_of(targets["status"]))
    return f"Of {counted(len(targets), f'{sort} target')}, {counts}."


def _to_decide(pack: Pack, targets: pd.DataFrame) -> str:
    adverse = exceptional(pack, targets, "adverse")
    missed = int((milestones_of(pack)["standing"] == Milestone.MISSED).sum())
    late = int(actions_now(pack)["late"].sum())
    parts = []
    if len(adverse):
        first = next(adverse.itertuples()).title
        parts.append(f"{counted(len(adverse), 'exception')} to act on (first “{first}”)")
    parts += [f"{counted(missed, 'milestone')} missed"] if missed else []
    parts += [f"{counted(late, 'agreed action')} late"] if late else []
    return listed(parts) or "Nothing this quarter"
