"""One measure looked at: whether it really got better, on which figures, and why not.

Its control chart decides, drawn of the figures since new limits or a new definition; where figures
hold the ones before them, or are too few for a chart, the cases of a period are held against those
of the same period a year before. Sources: NHS England, Making Data Count; Altman (1991).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from statistics import fmean
from typing import Any

from pmf_lib.methods import doubts, spc
from pmf_lib.methods.control import IMPROVEMENT, Control
from pmf_lib.methods.lasting_change import FEWEST, chance_of_change, lasting_change
from pmf_lib.methods.latest import History, period_of
from pmf_lib.methods.quality import Grade, grade
from pmf_lib.methods.spc import Variation
from pmf_lib.methods.year_apart import Measured, Pair, Tally, chance, deviation, too_few
from pmf_lib.periods import Period

LEVEL = 0.05
CHECKED = (Grade.AUDITED, Grade.CHECKED)
UNCHECKED = (Grade.PROVISIONAL, Grade.ESTIMATED)
KINDS = {"percent": Measured.SHARE, "ratio": Measured.RATE}
SHORT = "there are too few figures in a row to tell by"
USUAL = "the latest figure lies within its usual range"
WORSE = "its chart shows a real change for the worse"
MADE_GOOD = "it only makes good what was lost the year before"
NOT_BETTER = "it is no better than a year before"


class Ground(StrEnum):
    """What a success rests on."""

    CHART = "its control chart"
    SEASONS = "its control chart of changes on the same period last year"
    YEAR = "the cases of a year"


@dataclass(frozen=True)
class Look:
    """One measure that was looked at.

    `before` and `now` are in the measure's unit, `since` the first period of the change and
    `figures` how many figures stand behind it. `adjusted` is its chance among all that were
    looked at; `reason` says, in words, why it is no success whatever the chance, and `doubt` which
    figure is not fit to be told from; both empty where only chance decides.
    """

    measure: str
    ground: Ground
    before: float
    now: float
    since: Period
    figures: int
    chance: float
    reason: str = ""
    doubt: str = ""
    adjusted: float = 1.0

    @property
    def is_real(self) -> bool:
        """Whether it is a success: a signal for the better that chance explains poorly."""
        return self.is_signal and not self.doubt

    @property
    def is_signal(self) -> bool:
        """The same, were every figure fit to be told from."""
        return not self.reason and self.adjusted <= LEVEL

    @property
    def why_not(self) -> str:
        """Why it is no success, in words; empty for one that is."""
        if self.is_real:
            return ""
        if self.is_signal:
            return self.doubt
        return self.reason or "it got better by no more than chance may bring to so many measures"


@dataclass(frozen=True)
class _Asked:
    """A measure with its judgement, and from when its definition was changed, if ever."""

    history: History
    row: Any
    defined_on: date | None

    @property
    def better(self) -> int:
        return 1 if self.row.polarity == "maximise" else -1

    @property
    def control(self) -> Control:
        found: Control = self.row.control
        return found

    @property
    def last(self) -> Period:
        return period_of(self.row.period)

    def mean(self, periods: Sequence[Period]) -> float | None:
        """The mean of the periods' figures; None unless each has one."""
        found = [self.history.value(period) for period in periods]
        known = [one for one in found if one is not None]
        return fmean(known) if len(known) == len(found) else None


def look(history: History, row: Any, defined_on: date | None = None) -> Look | str:
    """One measure looked at; why it cannot be, in words, where it cannot.

    `row` is its row of `judge`, `defined_on` the first day of its definition in force where that
    was ever changed.
    """
    if row.polarity not in IMPROVEMENT:
        return "neither more nor less of it is better"
    if row.period is None or row.period != row.expected_period:
        return f"there is no figure for {period_of(row.expected_period).short_label}"
    if isinstance(row.doubts, str):
        return f"the figure is in doubt: {row.doubts.rstrip('.')}"
    asked = _Asked(history, row, defined_on)
    if asked.control.chart is None or len(asked.control.periods) < FEWEST:
        return _over_a_year(asked)
    return _charted(asked)


def _charted(asked: _Asked) -> Look | str:
    """By the control chart of the figures since new limits or a new definition."""
    periods = [period_of(code) for code in asked.control.periods]
    begins, cut = _cut(asked, periods)
    own, figures = periods[begins:], asked.control.chart.values[begins:]  # type: ignore[union-attr]
    change = lasting_change(figures, asked.better)
    if change is None:
        return f"{cut}, and {len(figures)} figures since are too few to tell by"
    later, reason = own[-change.length :], _no_signal(asked, figures)
    found = Look(
        measure=asked.row.measure,
        ground=Ground.CHART,
        before=change.before,
        now=change.now,
        since=later[0],
        figures=change.length,
        chance=1.0 if reason else chance_of_change(figures, asked.better),
        reason=reason,
        doubt=_unsure(asked, own),
    )
    return _beside_last_year(asked, found, later) if asked.control.change_on_last_year else found


def _cut(asked: _Asked, periods: Sequence[Period]) -> tuple[int, str]:
    """Where the figures begin that may be held against each other, and what began there."""
    begins, words = 0, ""
    for rebase in asked.control.rebases:
        begins = periods.index(rebase.period)
        words = f"its usual range was drawn anew from {rebase.period.short_label}"
    if (day := asked.defined_on) is None:
        return begins, words
    years = int(asked.control.change_on_last_year)
    firsts = [period.shift(-years * period.grain.per_year).start for period in periods]
    old = sum(first < day for first in firsts)
    return (old, "its definition was changed") if old > begins else (begins, words)


def _no_signal(asked: _Asked, figures: Sequence[float]) -> str:
    """Why the chart's rules see no change for the better at the latest figure; empty if they do."""
    variation = asked.control.variation
    if len(figures) < len(asked.control.periods):
        variation = spc.xmr(figures, improvement=IMPROVEMENT[asked.row.polarity]).variation
    if variation is Variation.IMPROVEMENT:
        return ""
    return WORSE if variation is Variation.CONCERN else USUAL


def _beside_last_year(asked: _Asked, found: Look, later: Sequence[Period]) -> Look:
    """The same told as figures beside those of a year before; a mere recovery is none."""
    now, before, earlier = (
        asked.mean([period.shift(-years * period.grain.per_year) for period in later])
        for years in range(3)
    )
    if now is None or before is None:
        return found
    lost = earlier is not None and asked.better * (now - earlier) <= 0
    reason = found.reason or (MADE_GOOD if lost else "")
    return replace(found, ground=Ground.SEASONS, before=before, now=now, reason=reason)


def _over_a_year(asked: _Asked) -> Look | str:
    """By the cases of the period and of the same a year before, where figures have cases."""
    kind, last = KINDS.get(str(asked.row.kind)), asked.last
    pair = _pair(asked.history, last)
    if kind is None or pair is None:
        return asked.control.reason.rstrip(".").lower() if asked.control.reason else SHORT
    if asked.defined_on is not None and last.last_year().start < asked.defined_on:
        return "its definition was changed within a year"
    if (few := too_few(pair, kind)) is not None:
        return few
    found = chance(deviation(pair, kind), list(_earlier(asked.history, last, kind)))
    if found is None:
        return SHORT
    before, now = (asked.history.value(one) for one in (last.last_year(), last))
    if before is None or now is None:
        return SHORT
    reason = "" if asked.better * (now - before) > 0 else NOT_BETTER
    doubt = _unsure(asked, (last,))
    return Look(asked.row.measure, Ground.YEAR, before, now, last, 1, found, reason, doubt)


def _pair(history: History, period: Period) -> Pair | None:
    before, now = (_tally(history, one) for one in (period.last_year(), period))
    return None if before is None or now is None else (before, now)


def _tally(history: History, period: Period) -> Tally | None:
    top, bottom = history.point(period).numerator, history.point(period).denominator
    if top is None or bottom is None or top < 0 or bottom <= 0:
        return None
    return None if history.text("kind") == "percent" and top > bottom else Tally(top, bottom)


def _earlier(history: History, last: Period, kind: Measured) -> Iterator[float]:
    """The movements over a year that ended before the one looked at began, latest first."""
    first = min(period.start for period in history.points)
    period = last.last_year()
    while period.last_year().start >= first:
        pair = _pair(history, period)
        if pair is not None and too_few(pair, kind) is None:
            yield deviation(pair, kind)
        period = period.previous()


def _unsure(asked: _Asked, periods: Sequence[Period]) -> str:
    """Which of the figures compared is not fit to be told from, in words; empty for none."""
    years = asked.control.change_on_last_year or asked.control.chart is None
    every = [*periods, *(period.last_year() for period in periods if years)]
    for period in reversed(every):
        point = asked.history.point(period)
        if doubts.findings(point.flags):
            return f"the figure of {period.short_label} that it rests on is in doubt"
        if grade(point.status) in UNCHECKED:
            return f"the figure of {period.short_label} that it rests on is {point.status}"
    stage = asked.row.value_status
    if asked.row.grade in [one.value for one in CHECKED]:
        return ""
    return f"the figure is {stage if isinstance(stage, str) else 'not said to be checked'}"
