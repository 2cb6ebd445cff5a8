"""One measure judged: its figure, its status, its outlook, for one pack."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pmf_lib.methods import status
from pmf_lib.methods.control import Control, Rebase, control
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.jump import robust_z
from pmf_lib.methods.latest import History
from pmf_lib.methods.outlook import Outlook, outlook
from pmf_lib.methods.peers import Peer, standing
from pmf_lib.methods.peers import Standing as StandingAmongPeers
from pmf_lib.methods.status import Status
from pmf_lib.methods.status_profiles import Icon, StatusProfile
from pmf_lib.methods.targets_in_force import Aim, Targets
from pmf_lib.methods.travel import Travel, travel
from pmf_lib.periods import Grain, Period

POINTS = 12
QUARTERS = 4
_RETIRED = ("deleted", "proposed")


@dataclass(frozen=True)
class Standing:
    """A status, the sentence that says why where the colour does not, and its icon if any."""

    status: Status
    reason: str | None = None
    icon: Icon | None = None


@dataclass(frozen=True)
class Point:
    """One period of a series: its code, the compared figure, the target then, the status then."""

    period: str
    figure: float | None
    target: float | None
    status: Status


@dataclass(frozen=True)
class Judged:
    """One measure at one pack: the period asked about, the day it speaks of, the rules."""

    targets: Targets
    period: Period
    as_at: date
    rules: JudgementRules
    rebases: Sequence[Rebase] = ()
    peers: Sequence[Peer] = ()

    @property
    def history(self) -> History:
        """The measure's definition and figures."""
        return self.targets.history

    @cached_property
    def expected(self) -> Period:
        """The latest period of the measure's own length that has ended."""
        return self.history.expected(self.period)

    @cached_property
    def used(self) -> Period | None:
        """The latest period with a figure: the expected one or, when stale, an earlier one."""
        return self.history.latest(self.expected)

    @cached_property
    def aim(self) -> Aim:
        """The target in force for the period used, or for the one expected if none has a figure."""
        return self.targets.aim(self.used or self.expected)

    @cached_property
    def figure(self) -> float | None:
        """The figure that is compared with the target."""
        return self.aim.figure(self.history, self.used) if self.used else None

    @cached_property
    def due_on(self) -> date:
        """The day by which the expected period's figure is due."""
        own = self.history.number("due_days")
        days = self.rules.value_due_days if own is None else int(own)
        return self.expected.end + timedelta(days=days)

    @cached_property
    def standing(self) -> Standing:
        """The status for the expected period."""
        life = self.history.text("state")
        if life in _RETIRED:
            return Standing(Status.NOT_APPLICABLE, f"The measure is {life}.")
        if self.used != self.expected:
            return self._missing()
        verdict = self.aim.verdict(self.history, self.expected, self.figure)
        colour = verdict.status
        reason = verdict.reason if colour.coloured else self._uncoloured(colour)
        return Standing(colour, reason, verdict.icon)

    @property
    def profile(self) -> StatusProfile:
        """The council's rule of status at that time."""
        return self.aim.tolerance.profile

    @cached_property
    def series(self) -> list[Point]:
        """Up to 12 periods in a row, oldest first, each judged by the target and rules of then."""
        points = []
        for period in self.history.recent(self.used, POINTS) if self.used else []:
            aim = self.targets.aim(period)
            value = aim.figure(self.history, period)
            status_then = aim.verdict(self.history, period, value).status
            points.append(Point(period.code, value, aim.target, status_then))
        return points

    @cached_property
    def travel(self) -> Travel:
        """The direction of travel at the period used."""
        period = self.used or self.expected
        return travel(self.targets, period, self.rules.long_length, self.rules.dead_band)

    @cached_property
    def outlook(self) -> Outlook | None:
        """The year-end, while the latest figure is of the expected period's own year."""
        own = self.history.own_year
        if self.used is None or own.of(self.used) != own.of(self.expected):
            return None
        rules = self.rules
        return outlook(self.targets, self.used, rules.forecast_method, rules.forecast_range_years)

    @cached_property
    def control(self) -> Control:
        """The control chart up to the period used."""
        if self.used is None:
            return Control(reason="There is no figure yet.")
        points = self.rules.control_points
        return control(self.targets, self.used, points=points, rebases=self.rebases)

    @cached_property
    def jump(self) -> float | None:
        """The latest point's robust standard score against those before it."""
        chart = self.control.chart
        return robust_z(chart.values[-1], chart.values[:-1]) if chart else None

    @cached_property
    def standing_among_peers(self) -> StandingAmongPeers | None:
        """Where it stands among like authorities."""
        return standing(self.history, self.peers, self.expected)

    @cached_property
    def quarters(self) -> list[tuple[str, float | None]]:
        """The last four quarters' own figures up to the pack's period; none of a yearly measure."""
        if self.history.grain is Grain.YEAR:
            return []
        last = self.period.containing(Grain.QUARTER)
        last = last if last.end <= self.period.end else last.previous()
        quarters = [last.shift(-back) for back in reversed(range(QUARTERS))]
        return [(quarter.code, self._of_quarter(quarter)) for quarter in quarters]

    def _of_quarter(self, quarter: Period) -> float | None:
        if self.history.grain is Grain.QUARTER:
            return self.history.value(quarter)
        return self.history.rolled_up(quarter)

    @property
    def rolls_up(self) -> bool:
        """Whether the measure is reported more often than the pack's own period."""
        return self.history.grain.months < self.period.grain.months

    @property
    def rolled_up(self) -> float | None:
        """The figure for the pack's own period made from all its own finer ones."""
        return self.history.rolled_up(self.period) if self.rolls_up else None

    def _missing(self) -> Standing:
        label, reason = self.expected.label, self.history.point(self.expected).missing_reason
        if reason:
            return Standing(Status.UNKNOWN, f"No figure for {label}: {reason.rstrip('.')}.")
        due = f"{self.due_on.day} {month_name[self.due_on.month]} {self.due_on.year}"
        if status.state(None, self.due_on, self.as_at) is Status.NOT_DUE:
            return Standing(Status.NOT_DUE, f"The figure for {label} is not due until {due}.")
        return Standing(
            Status.OVERDUE, f"The figure for {label} was due by {due} and has not come."
        )

    def _uncoloured(self, colour: Status) -> str:
        band = self.history.row["polarity"] == "band"
        if colour is Status.DATA_ONLY:
            if self.history.row["polarity"] == "none":
                return "Data only: neither more nor less of it is better."
            return "Data only: it has no target by design."
        if self.aim.fault:
            return self.aim.fault
        if self.figure is None:
            return "The year to date is incomplete: an earlier period of the year has no figure."
        if self.aim.target is None and not (band and self.aim.has_band):
            return f"The target for {self.expected.label} names no figure to compare with."
        edge = "edge of the band that was passed" if band and self.aim.has_band else "target"
        return f"The {edge} is 0, and a tolerance in percent of 0 allows for nothing."
