"""When things fall due in a council, and who is told what, how often."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from pmf_lib.council.parts import Day, PackName, Text, YearDay
from pmf_lib.profile_file import Strict


class Frequency(StrEnum):
    """How often something is reported."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"


class Reporting(Strict):
    """One row of the table of who is told what, and how often (R4-034 to R4-040).

    `pack` is the report that tells it; without one it is what the body `to` receives.
    """

    to: str | None = None
    whom: Text
    what: Text
    how_often: Frequency
    pack: PackName | None = None
    note: str = ""


class MilestoneKind(StrEnum):
    """What the register can say of a milestone, and what must come before it.

    `plans`: plans are signed off (R2-017). `appraisals`: they follow the plans (R4-044).
    `finance`: a step of the budget or the financial plan, for the year after (R1-016).
    `meetings`: by then each unit had one more meeting since the quarter began (R2-019).
    `reviews`: on this day the quarterly reviews of every unit begin (R0-003).
    """

    OTHER = "other"
    PLANS = "plans"
    APPRAISALS = "appraisals"
    FINANCE = "finance"
    MEETINGS = "meetings"
    REVIEWS = "reviews"


class Milestone(Strict):
    """A date that the paper sets each year: a day of each year, as 04-30, or one day."""

    what: Text
    on: YearDay
    body: str | None = None
    rule: Text
    kind: MilestoneKind = MilestoneKind.OTHER

    def days(self, start: date, end: date) -> tuple[date, ...]:
        """The days within a span on which it falls."""
        if isinstance(self.on, date):
            return (self.on,) if start <= self.on <= end else ()
        month, day = map(int, self.on.split("-"))
        found = (date(year, month, day) for year in range(start.year, end.year + 1))
        return tuple(each for each in found if start <= each <= end)


class Calendar(Strict):
    """When things fall due, and the days on which the council is closed besides bank holidays.

    `values_due_days` is the day of the month after a period's end by which its values are due
    (R4-042); with `values_due_roll` a day that is not worked moves to the next that is.
    `pack_working_days` is how many working days after a quarter's end its packs are made.
    """

    values_due_days: int = Field(default=10, ge=1, le=28)
    values_due_roll: bool = False
    pack_working_days: int = Field(default=20, ge=1, le=60)
    closures: tuple[Day, ...] = ()
    milestones: tuple[Milestone, ...] = ()
