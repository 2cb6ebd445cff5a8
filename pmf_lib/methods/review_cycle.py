"""When reviews come round: a start month, then every three months (Carlisle 2003: R0-003)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pmf_lib.periods import Grain, Period

REVIEWS_A_YEAR = 4


@dataclass(frozen=True)
class Review:
    """A review's month, the last quarter that ended before it, and the body's first meeting in it.

    `meets_on` is None where the body has no meeting in the month.
    """

    month: Period
    quarter: Period
    meets_on: date | None


def reviews(
    start: date, meetings: Iterable[date], count: int = REVIEWS_A_YEAR
) -> tuple[Review, ...]:
    """So many reviews, the first in the month of `start`, each three months after the last.

    ValueError for fewer than one.
    """
    if count < 1:
        raise ValueError(f"count is {count}; it must be 1 or more")
    days = sorted(meetings)
    first = Period.of(start, Grain.MONTH)
    months = [first.shift(3 * number) for number in range(count)]
    return tuple(_review(month, days) for month in months)


def _review(month: Period, days: list[date]) -> Review:
    quarter = Period.of(month.start, Grain.QUARTER).previous()
    own = (day for day in days if month.start <= day <= month.end)
    return Review(month, quarter, next(own, None))
