"""What it costs to collect a measure: hours a year, as written down or as estimated (R2-016).

Lancaster 2008, 2.1: measuring should not become an industry in itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from pmf_lib.periods import Period

PER_YEAR = {"monthly": 12, "quarterly": 4, "annual": 1}
YEAR = 4


class Basis(StrEnum):
    """Where the hours come from."""

    WRITTEN_DOWN = "written down"
    ESTIMATE = "estimate"
    UNKNOWN = "not known"


@dataclass(frozen=True)
class Cost:
    """Hours a year; None where they are not known, which is never 0.

    `more` says that an activity which names the measure has no hours: it takes at least so many.
    """

    hours: float | None = None
    basis: Basis = Basis.UNKNOWN
    more: bool = False


def hours_a_year(
    measures: pd.DataFrame, records: pd.DataFrame, effort: pd.DataFrame, quarter: Period
) -> dict[str, Cost]:
    """The cost of each measure by its code.

    `measures` has measure and frequency; `records` measure and hours (for one period); `effort`
    measure, activity, period and hours. What was written down in the four quarters up to `quarter`
    goes before the estimate; of an activity kept for fewer, the year is reckoned from those.
    """
    written = _written(effort, quarter)
    estimates = dict(zip(records["measure"], records["hours"], strict=True))
    return {
        str(code): written.get(str(code)) or _estimate(estimates.get(code), str(frequency))
        for code, frequency in zip(measures["measure"], measures["frequency"], strict=True)
    }


def _written(effort: pd.DataFrame, quarter: Period) -> dict[str, Cost]:
    first = quarter.shift(1 - YEAR).start
    spans = [Period.parse(code) for code in effort["period"]]
    within = [first <= span.start and span.end <= quarter.end for span in spans]
    own = effort.assign(_months=[span.grain.months for span in spans])
    own = own[pd.Series(within, own.index, dtype=bool)]
    return _by_measure(own.dropna(subset=["measure"]))


def _by_measure(own: pd.DataFrame) -> dict[str, Cost]:
    """A year of each activity, added up for the measure it names; only where hours are known."""
    known = own.dropna(subset=["hours"]).groupby(["measure", "activity"])[["hours", "_months"]]
    sums = known.sum()
    yearly = (sums["hours"] * 12 / sums["_months"]).groupby(level="measure")
    hours, activities = yearly.sum(), yearly.size()
    named = own.groupby("measure")["activity"].nunique()
    return {
        str(code): Cost(
            float(hours[code]), Basis.WRITTEN_DOWN, more=bool(activities[code] < named[code])
        )
        for code in hours.index
    }


def _estimate(hours: float | None, frequency: str) -> Cost:
    if hours is None or pd.isna(hours) or frequency not in PER_YEAR:
        return Cost()
    return Cost(float(hours) * PER_YEAR[frequency], Basis.ESTIMATE)
