"""How old a figure is when a body first sees it, and what the days went on.

Days run from the end of the figure's period, through the day it was entered (R4-042), the day the
report that brings it is made, and the day its papers go out (R2-033), to the body's meeting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import median_low
from typing import NamedTuple

from pmf_lib.council import Body
from pmf_lib.periods import Period


class Stage(StrEnum):
    """What a figure's days go on, in their order."""

    ENTERING = "Entering the figure"
    REPORT = "Making the report"
    WAITING = "Waiting for a meeting"
    PAPERS = "Papers before the meeting"


class Cause(StrEnum):
    """What most of the days went on, or what cost a meeting."""

    LATE = "entered after its day, and so missed a meeting"
    CLOCK = "the days allowed for entering it"
    REPORT = "making the report"
    ORDER = "waiting for its turn"
    MEETING = "waiting for a meeting"
    READING = "the days members have with their papers"

    @property
    def help(self) -> str:
        """What would bring the figure sooner."""
        return _HELP[self]


_HELP = {
    Cause.LATE: "Enter the figure by its day",
    Cause.CLOCK: "Nothing: the rule allows these days",
    Cause.REPORT: "Make the report sooner after the period ends",
    Cause.ORDER: "An earlier meeting of the body before it",
    Cause.MEETING: "A meeting nearer to the day the report is made",
    Cause.READING: "Nothing: members are owed these days",
}
_OF_STAGE = {
    Stage.ENTERING: Cause.CLOCK,
    Stage.REPORT: Cause.REPORT,
    Stage.WAITING: Cause.MEETING,
    Stage.PAPERS: Cause.READING,
}


@dataclass(frozen=True)
class Figure:
    """A figure as it was first entered, and the last day on which that was in time."""

    measure: str
    unit: str
    period: Period
    entered: date
    due: date

    @property
    def days_late(self) -> int:
        """Days after its day; 0 where it was in time."""
        return max(0, (self.entered - self.due).days)


class Visit(NamedTuple):
    """When a body first sees a report: in its turn, and by the days for papers alone (earliest).

    `made` is the day the report is made and `out` the last day for the meeting's papers. Days are
    None where the profile sets no such meeting. `note` says whom the body waits for.
    """

    body: Body
    made: date
    meeting: date | None
    out: date | None
    earliest: date | None
    note: str

    @property
    def waits_its_turn(self) -> bool:
        """Whether it could have met sooner, had it not been for another body's turn."""
        return None not in (self.meeting, self.earliest) and self.meeting != self.earliest


@dataclass(frozen=True)
class Journey:
    """A figure on its way to a body; `could` is the meeting it would have gone to, if in time.

    `could` is None where the profile does not say which meeting that was.
    """

    figure: Figure
    visit: Visit
    could: date | None

    @property
    def reached(self) -> tuple[int, ...] | None:
        """Days from the end of the period to the end of each stage; None without a meeting."""
        visit, event = self.visit, self.figure.period.end
        if visit.meeting is None or visit.out is None:
            return None
        ends = (self.figure.entered, visit.made, visit.out, visit.meeting)
        return tuple(accumulate(((end - event).days for end in ends), max, initial=0))[1:]

    @property
    def age(self) -> int | None:
        """Days old when the body sees it."""
        return None if self.reached is None else self.reached[-1]

    @property
    def stages(self) -> dict[Stage, int]:
        """Days spent in each stage; none where no meeting is set."""
        return _spent(self.reached)

    @property
    def missed(self) -> bool:
        """Whether it was entered so late that it missed a meeting it could have gone to."""
        meeting = self.visit.meeting
        return self.could is not None and (meeting is None or self.could < meeting)

    @property
    def cause(self) -> Cause | None:
        """What made it so old; None where no meeting is set and none was missed."""
        return Cause.LATE if self.missed else _cause(self.stages, self.visit)


@dataclass(frozen=True)
class Clock:
    """All new figures of a body: how old half of them are at most, and what the days went on."""

    visit: Visit
    journeys: tuple[Journey, ...]

    @cached_property
    def reached(self) -> tuple[int, ...] | None:
        """Days by which half of the figures have reached the end of each stage.

        A median for each end; what lies between two of them is the stage, so that the stages add
        up to the median age.
        """
        known = [one.reached for one in self.journeys if one.reached is not None]
        return tuple(median_low(days) for days in zip(*known, strict=True)) if known else None

    @property
    def age(self) -> int | None:
        """The median age when the body sees them; None where that is not known."""
        return None if self.reached is None else self.reached[-1]

    @property
    def stages(self) -> dict[Stage, int]:
        """Days in each stage, at the median."""
        return _spent(self.reached)

    @property
    def cause(self) -> Cause | None:
        """What most of the days went on."""
        return _cause(self.stages, self.visit)


def _spent(reached: tuple[int, ...] | None) -> dict[Stage, int]:
    days = (later - sooner for sooner, later in pairwise((0, *(reached or ()))))
    return dict(zip(Stage, days, strict=False))


def _cause(stages: dict[Stage, int], visit: Visit) -> Cause | None:
    """The longest stage's; the first of two that are as long."""
    if not stages:
        return None
    cause = _OF_STAGE[max(stages, key=lambda stage: stages[stage])]
    return Cause.ORDER if cause is Cause.MEETING and visit.waits_its_turn else cause
