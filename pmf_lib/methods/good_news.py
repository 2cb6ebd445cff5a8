"""Whether a success may be told: approved, and borne out by its figure (R2-014)."""

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
    WAITING = "waits for approval"
    NOT_BORNE_OUT = "approved, but its figure does not bear it out"


def borne_out(row: Any, *, favourable: bool) -> str | None:
    """Why a judged measure is good news, in words; None where it is not.

    `row` is a row of `judge`; `favourable` says that it is a favourable exception. A real change
    for the worse outweighs all else. Improving means better than before and than earlier periods:
    one better figure alone is often chance.
    """
    if row.control.variation is Variation.CONCERN:
        return None
    if row.control.variation is Variation.IMPROVEMENT:
        return "a real change for the better"
    if row.status == Status.GREEN:
        return "on target"
    if favourable:
        return "particularly good among the council's measures"
    both = row.short_trend == Direction.BETTER and row.long_trend == Direction.BETTER
    return "getting better" if both else None


def story(approved_on: Any, approved_by: Any, good: bool, as_at: date) -> Story:
    """Where a story stands on a day; an approval names a post and a day that has come."""
    approved = pd.notna(approved_by) and pd.notna(approved_on)
    if not approved or pd.Timestamp(approved_on) > pd.Timestamp(as_at):
        return Story.WAITING
    return Story.TOLD if good else Story.NOT_BORNE_OUT
