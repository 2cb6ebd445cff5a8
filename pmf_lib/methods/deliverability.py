"""Whether a delivery contract is realistic and achievable, in tests a machine can make (R4-012)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pmf_lib.register.plans import CONTRACT_PARTS

SETTLED_WELL = ("complete", "on track")


@dataclass(frozen=True)
class Finding:
    """One test: its question, whether it holds (None: cannot be said), and the sentence why."""

    asked: str
    holds: bool | None
    said: str


def findings(
    parts: pd.DataFrame, profile: pd.DataFrame, actions: pd.DataFrame
) -> tuple[Finding, ...]:
    """The tests in order: parts there, evidence given, money enough, actions on their way.

    `parts` has part, title and evidence; `profile` year, strategy and projection in pounds;
    `actions` status and late.
    """
    return (_four_parts(parts), _evidence(parts), _money(profile), _actions(actions))


def gaps(profile: pd.DataFrame) -> pd.DataFrame:
    """The financial profile with `gap`: projection less strategy, above nought a shortfall.

    R4-011: the budget of the strategy beside the projections of the budget build.
    """
    return profile.assign(gap=profile["projection"] - profile["strategy"])


def _four_parts(parts: pd.DataFrame) -> Finding:
    asked = "Are all four parts of the contract written?"
    lacking = [part for part in CONTRACT_PARTS if part not in set(parts["part"])]
    if lacking:
        return Finding(asked, False, f"Not written: {', '.join(lacking)}.")
    return Finding(asked, True, f"All four: {', '.join(CONTRACT_PARTS)}.")


def _evidence(parts: pd.DataFrame) -> Finding:
    asked = "Does each part say what shows that it can be done?"
    if parts.empty:
        return Finding(asked, None, "There is no part to test.")
    return _listed(asked, parts[parts["evidence"].isna()]["title"], "Without evidence")


def _money(profile: pd.DataFrame) -> Finding:
    asked = "Can it be done within the budget of the next three years?"
    if profile.empty or profile[["strategy", "projection"]].isna().to_numpy().any():
        return Finding(asked, None, "The financial profile is not complete.")
    found = gaps(profile)
    short = found[found["gap"] > 0]
    if short.empty:
        return Finding(asked, True, "In no year is more projected than the strategy allows.")
    years = [f"£{row.gap:,.0f} in {row.year}" for row in short.itertuples()]
    return Finding(asked, False, f"More is projected than the strategy allows: {'; '.join(years)}.")


def _actions(actions: pd.DataFrame) -> Finding:
    asked = "Are the actions of the delivery plans on their way?"
    if actions.empty:
        return Finding(asked, None, "The delivery plans list no actions.")
    late = actions[actions["late"] | ~actions["status"].isin(SETTLED_WELL)]
    return _listed(asked, late["title"], "Late or at risk")


def _listed(asked: str, titles: Sequence[str], otherwise: str) -> Finding:
    wanting = list(titles)
    if wanting:
        return Finding(asked, False, f"{otherwise}: {'; '.join(wanting)}.")
    return Finding(asked, True, "Yes, each of them.")
