"""Whether what people said is recent enough to plan by (Peterborough 2009/10, 3.8; R4-051)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

MONTHS = 24
"""How old the results of a survey may be before they are called old."""


class Age(StrEnum):
    """How recent results are."""

    UNDER_WAY = "under way"
    FRESH = "recent"
    OLD = "old"


def age(ended_on: date | None, as_at: date, months: int = MONTHS) -> Age:
    """Recent up to and on the day so many months after it ended; under way until it ended.

    ValueError for months below 1.
    """
    if months < 1:
        raise ValueError(f"months is {months}; it must be 1 or more")
    if ended_on is None or ended_on > as_at:
        return Age.UNDER_WAY
    whole = 12 * (as_at.year - ended_on.year) + as_at.month - ended_on.month
    past = whole > months or (whole == months and as_at.day > ended_on.day)
    return Age.OLD if past else Age.FRESH
