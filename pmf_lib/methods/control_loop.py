"""Whether each unit's plan goes round its loop: set, fed with data, reviewed, amended (R0-013)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from pmf_lib.periods import Grain, Period


class Done(StrEnum):
    """What is known of one step."""

    YES = "yes"
    NO = "no"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True)
class Loop:
    """One unit's loop in one period. A review that changed nothing needs no amendment."""

    unit: str
    plan_set: Done
    data_in: Done
    reviewed: Done
    amended: Done

    @property
    def missing(self) -> tuple[str, ...]:
        """The steps that are not done, in words."""
        steps = {
            "no plan signed off": self.plan_set,
            "figures not in": self.data_in,
            "not reviewed": self.reviewed,
        }
        return tuple(words for words, done in steps.items() if done is Done.NO)

    @property
    def closed(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True)
class Known:
    """What the registers know: each unit's plans, frames of plans, reviews and judgements."""

    covered: Mapping[str, tuple[str, ...]]
    plans: pd.DataFrame
    reviews: pd.DataFrame
    judgements: pd.DataFrame


def loops(units: Iterable[str], known: Known, period: Period, as_at: date) -> tuple[Loop, ...]:
    """Each unit's loop for a period, as known on a day.

    The plan is set when it is signed off; the data are in when the unit has a measure and none of
    its figures is overdue; it is reviewed by a review dated from the period's first day to
    `as_at`; it is amended by a review of the year that says what the plan said before and since.
    """
    return tuple(_loop(unit, known, period, as_at) for unit in units)


def amendments(reviews: pd.DataFrame, period: Period, as_at: date) -> pd.DataFrame:
    """The year's reviews that changed a plan, with old and new words, oldest first (R0-012)."""
    start = period.containing(Grain.YEAR).start
    changed = reviews["was"].notna() & reviews["now"].notna()
    return _between(reviews[changed], start, as_at).sort_values(["reviewed_on", "plan"])


def _loop(unit: str, known: Known, period: Period, as_at: date) -> Loop:
    plans = known.covered.get(unit, ())
    signed = pd.to_datetime(
        known.plans.loc[known.plans["plan"].isin(plans), "signed_off_on"]
    ) <= pd.Timestamp(as_at)
    statuses = known.judgements.loc[known.judgements["unit"] == unit, "status"]
    own = known.reviews[known.reviews["plan"].isin(plans)]
    reviewed = not _between(own, period.start, as_at).empty
    changed = not amendments(own, period, as_at).empty
    return Loop(
        unit=unit,
        plan_set=_done(bool(signed.any())),
        data_in=_done(len(statuses) > 0 and not (statuses == "overdue").any()),
        reviewed=_done(reviewed),
        amended=Done.YES if changed else Done.NOT_NEEDED if reviewed else Done.NO,
    )


def _done(whether: bool) -> Done:
    return Done.YES if whether else Done.NO


def _between(reviews: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    days = pd.to_datetime(reviews["reviewed_on"])
    return reviews[days.between(pd.Timestamp(first), pd.Timestamp(last))]
