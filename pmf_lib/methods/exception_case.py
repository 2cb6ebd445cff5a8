"""What the exception rules read of one judged measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import takewhile
from typing import Any

from pmf_lib.methods.control import Control
from pmf_lib.methods.exact import exact
from pmf_lib.methods.judged import POINTS
from pmf_lib.methods.latest import figure, text
from pmf_lib.methods.quality import Grade
from pmf_lib.methods.status import Status
from pmf_lib.methods.trend import Direction
from pmf_lib.periods import Grain, Period

SEVERITY = {Status.RED: 2, Status.AMBER: 1}
_SPANS = {Grain.MONTH: "months", Grain.QUARTER: "quarters", Grain.YEAR: "years"}


@dataclass(frozen=True)
class Thresholds:
    """Where the rules begin to fire; a council's own are data of its profile.

    `consecutive`: periods off target in a row (A2). `jump`: robust standard scores from its own
    history (A12). `passes`: periods on target in a row (F5). `quality_floor`: the worst grade of
    data quality that is good enough (A8).
    """

    consecutive: int = 2
    jump: float = 5.0
    passes: int = 12
    quality_floor: Grade = Grade.ESTIMATED


@dataclass(frozen=True)
class Evidence:
    """What is known of one measure beside its figures, in words ready for a sentence.

    `risks` are the titles of linked risks above appetite, `broken` and `restored` the promises of
    its service standards.
    """

    worse_than_peers: str | None = None
    better_than_peers: str | None = None
    risks: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()


NOTHING_MORE = Evidence()


@dataclass(frozen=True)
class Case:
    """One judged measure; `current` where the expected figure is there and stands for something.

    `explained`: a note or a comment goes with the figure.
    """

    row: Mapping[str, Any]
    evidence: Evidence
    thresholds: Thresholds
    explained: bool

    @cached_property
    def status(self) -> Status:
        """The status now."""
        return Status(self.row["status"])

    @cached_property
    def forecast_status(self) -> Status | None:
        """The status that the year is forecast to end with."""
        word = text(self.row["forecast_status"])
        return Status(word) if word else None

    @property
    def statuses(self) -> Sequence[str]:
        """The statuses of the recent periods, oldest first."""
        statuses: Sequence[str] = self.row["series_status"]
        return statuses

    @property
    def control(self) -> Control:
        """The measure's control chart."""
        chart: Control = self.row["control"]
        return chart

    @cached_property
    def grade(self) -> Grade:
        """The grade of the figure's data quality."""
        return Grade(self.row["grade"])

    @property
    def jump(self) -> float | None:
        """The figure's robust standard score against its own history."""
        return figure(self.row["jump"])

    @cached_property
    def expected(self) -> Period:
        """The latest period of the measure's own length that has ended."""
        return Period.parse(self.row["expected_period"])

    @property
    def label(self) -> str:
        """That period in words."""
        return self.expected.short_label

    @property
    def span(self) -> str:
        """What its periods are called."""
        return _SPANS[self.expected.grain]

    @cached_property
    def current(self) -> bool:
        """Whether the expected figure is there, of a measure that is still in use."""
        there = self.row["period"] == self.row["expected_period"]
        return there and self.status is not Status.NOT_APPLICABLE

    @cached_property
    def severity(self) -> int:
        """2 for red and 1 for amber, now or as forecast, whichever is worse."""
        seen = (self.status, self.forecast_status)
        return max(SEVERITY.get(status, 0) if status else 0 for status in seen)

    @cached_property
    def off_target(self) -> int:
        """For how many periods in a row, up to now, it has been amber or red."""
        if not self.current:
            return 0
        return sum(1 for _ in takewhile(SEVERITY.__contains__, reversed(self.statuses)))

    @property
    def off_target_words(self) -> str:
        """The same in words; at least so many where the series shown reaches no further back."""
        least = "at least " if self.off_target == POINTS else ""
        return f"{least}{self.off_target} {self.span}"

    @property
    def persistence(self) -> int:
        """Quarters off target: three months are one; a year, reported once, counts one."""
        return self.off_target // (3 if self.expected.grain is Grain.MONTH else 1)

    def all_trends(self, direction: Direction) -> bool:
        """Whether each of the last three periods moved this way."""
        trends = self.row["successive_trends"]
        return self.current and bool(trends) and set(trends) == {direction}

    @cached_property
    def far_better(self) -> bool:
        """Whether it beats its target by more than the red tolerance allows on the other side."""
        value, target = exact(self.row["figure"]), exact(self.row["target"])
        tolerance = exact(self.row["red_tolerance"])
        if not self.current or value is None or target is None or tolerance is None:
            return False
        surplus = {"maximise": value - target, "minimise": target - value}.get(self.row["polarity"])
        if surplus is None or not self.status.coloured:
            return False
        relative = self.row["tolerance_mode"] == "relative"
        return surplus > (tolerance * abs(target) / Fraction(100) if relative else tolerance)
