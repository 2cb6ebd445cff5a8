"""Whether a success may be told, and to whom: approved, and its figure a real change (R2-014)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from pmf_lib.methods.spc import Variation
from pmf_lib.methods.status import Status
from pmf_lib.methods.trend import Direction


class Story(StrEnum):
    """Where a story stands."""

    TOLD = "told"
    VOUCHED = "told on the word of who approved it"
    COMMITTEE = "told to the committee alone"
    WAITING = "waits for approval"
    NOT_BORNE_OUT = "approved, but its figure does not bear it out"


PUBLIC = frozenset({Story.TOLD, Story.VOUCHED})
"""Stories that everyone may read."""


def borne_out(row: Any, *, favourable: bool) -> str | None:
    """Why a judged measure is good news to a committee, in words; None where it is not.

    `row` is a row of `judge`; `favourable` says that it is a favourable exception. A real change
    for the worse outweighs all else. Improving means better than before and than earlier periods:
    one better figure alone is often chance. None of this makes it a success to the public: half
    of all measures are on target by the coming and going of their figures.
    """
    if row.control.variation is Variation.CONCERN:
        return None
    if row.control.variation is Variation.IMPROVEMENT:
        return "better than its usual range"
    if row.status == Status.GREEN:
        return "on target"
    if favourable:
        return "particularly good among the council's measures"
    both = row.short_trend == Direction.BETTER and row.long_trend == Direction.BETTER
    return "getting better" if both else None


def once_approved(*, measured: bool, real: bool, good: bool) -> Story:
    """Where an approved story stands.

    `measured`: a measure is named to show it; without one its approval vouches for it. `real`: the
    measure is a success by `success_finder`. `good`: it is good news to a committee all the same.
    """
    if not measured:
        return Story.VOUCHED
    if real:
        return Story.TOLD
    return Story.COMMITTEE if good else Story.NOT_BORNE_OUT


def story(approved_on: Any, approved_by: Any, standing: Story, as_at: date) -> Story:
    """Where a story stands on a day: as `standing` says once a post has approved it."""
    approved = pd.notna(approved_by) and pd.notna(approved_on)
    if not approved or pd.Timestamp(approved_on) > pd.Timestamp(as_at):
        return Story.WAITING
    return standing
