"""One measure as the linter reads it: its judgement, and the records behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from pmf_lib.methods import doubts
from pmf_lib.methods.exact import exact
from pmf_lib.methods.judged import POINTS, Judged
from pmf_lib.methods.latest import History, Point, figure, text
from pmf_lib.methods.status import Status
from pmf_lib.methods.targets_in_force import Aim, Targets
from pmf_lib.periods import Grain, Period

Row = Mapping[str, Any]
WAYS = {"maximise": 1, "minimise": -1}
_ENOUGH = {Grain.MONTH: 8, Grain.QUARTER: 8, Grain.YEAR: 4}
_RETIRED = ("deleted", "proposed")


class Compared(NamedTuple):
    """A figure beside the target it was judged by, and whether it met it within tolerance."""

    period: str
    figure: float
    target: float
    met: bool

    @property
    def times(self) -> Fraction:
        """How many times its target the figure is, as written; of neither 0."""
        return abs(written(self.figure) / written(self.target))


@dataclass(frozen=True)
class Subject:
    """One measure under the rules.

    `versions` are its definitions as they became known and `settings` its targets as they were
    set, both oldest first; `papers` are the working papers kept for it.
    """

    judged: Judged
    versions: Sequence[Row] = ()
    settings: Sequence[Row] = ()
    papers: Sequence[Row] = ()

    @property
    def targets(self) -> Targets:
        """Every target of the measure."""
        return self.judged.targets

    @property
    def history(self) -> History:
        """The measure's definition and figures."""
        return self.judged.history

    @property
    def aim(self) -> Aim:
        """The target in force for the latest figure."""
        return self.judged.aim

    @property
    def kind(self) -> str:
        """What a value is: percent, money, count, days, ratio or yes_no."""
        return str(self.history.row["kind"])

    @property
    def polarity(self) -> str:
        """Which way is better."""
        return str(self.history.row["polarity"])

    @property
    def way(self) -> int:
        """1 where more is better, -1 where less is, 0 where neither."""
        return WAYS.get(self.polarity, 0)

    @property
    def retired(self) -> bool:
        """Whether the measure is not, or not yet, in use."""
        return self.history.text("state") in _RETIRED

    @property
    def targeted(self) -> bool:
        """Whether it is in use and has a target by design."""
        named = self.polarity != "none" and self.history.text("targeted") != "no"
        return named and not self.retired

    @property
    def enough(self) -> int:
        """How many figures bear a verdict on a habit: 8, or 4 of a yearly measure."""
        return _ENOUGH[self.history.grain]

    @cached_property
    def known(self) -> list[float]:
        """The figures of the last 12 periods, as reported; missing ones left out."""
        recent = self.history.recent(self.judged.expected, POINTS)
        return [value for one in recent if (value := self.history.value(one)) is not None]

    @cached_property
    def compared(self) -> list[Compared]:
        """The last 12 periods' judged figures beside their targets, where there are both."""
        return [
            Compared(point.period, point.figure, point.target, point.status is Status.GREEN)
            for point in self.judged.series
            if point.figure is not None and point.target is not None
        ]

    @cached_property
    def current(self) -> list[Compared]:
        """Those of them that are of this year, or the latest alone; the latest first.

        Only such as have a size to compare: neither figure nor target is 0.
        """
        sized = [one for one in self.compared if one.figure and one.target]
        codes = {period.code for period, _ in self.this_year}
        return [one for one in reversed(sized) if one.period in codes] or sized[-1:]

    @cached_property
    def margins(self) -> list[Fraction]:
        """By how much of the target each figure is better than it; below 0 is worse."""
        return [
            self.way * (written(one.figure) - written(one.target)) / abs(written(one.target))
            for one in self.compared
            if one.target
        ]

    @property
    def year(self) -> int:
        """The measure's own year, by the first of its two calendar years' names."""
        return self.history.own_year.of(self.judged.expected)

    @property
    def year_row(self) -> Row | None:
        """What was set for this year as a whole, where a number was."""
        return self.row_of(Period(self.year, Grain.YEAR, 1))

    def row_of(self, period: Period) -> Row | None:
        """What was set for a period, where a number was."""
        row = self.targets.rows.get(period, {})
        numbers = (row.get(name) for name in ("target", "lower", "upper"))
        return row if any(figure(number) is not None for number in numbers) else None

    @cached_property
    def own_rows(self) -> list[Row | None]:
        """What was set for each period of this year, in order; nothing of a yearly measure."""
        if self.history.grain is Grain.YEAR:
            return []
        whole = self.history.own_year.whole(self.year, self.history.grain)
        return [self.row_of(period) for period in whole]

    @cached_property
    def in_a_year(self) -> float | None:
        """What the last year's worth of periods adds up to, from half of them at least."""
        count = self.history.grain.per_year
        recent = self.history.recent(self.judged.used, count) if self.judged.used else []
        adds = [add for one in recent if (add := self.history.increment(one)) is not None]
        return count * sum(adds) / len(adds) if 2 * len(adds) >= count else None

    def result(self, year: int) -> float | None:
        """The figure of a whole year; None unless every period of it is known."""
        periods = self.history.own_year.whole(year, self.history.grain)
        if any(self.history.value(one) is None for one in periods):
            return None
        found = self.history.to_date(periods[-1])
        return self.history.value(periods[-1]) if found is None else found

    @cached_property
    def this_year(self) -> list[tuple[Period, Point]]:
        """This year's periods up to the one expected, with what was handed in."""
        periods = self.history.own_year.so_far(self.judged.expected)
        return [(one, self.history.point(one)) for one in periods]

    def doubted(self, *codes: str) -> str | None:
        """What the checks on loading said by these codes of this year's figures; the latest."""
        for period, point in reversed(self.this_year):
            for code in (point.flags or "").split():
                if code in codes and point.value is not None:
                    said = doubts.MEANINGS[code][1]
                    return f"{period.short_label}: {self.told(point.value)}. {said}"
        return None

    def told(self, value: float | None) -> str:
        """A number with its unit, as short as it may be."""
        return "none" if value is None else told(value, self.kind)


def told(value: float, kind: str) -> str:
    """A number as it is spoken of: £1,234.5, 87.5%, 73,390."""
    size = abs(value)
    number = f"{size:,.2f}".rstrip("0").rstrip(".") if size >= 1 else f"{size:.3g}"
    sign = "-" if value < 0 else ""
    if kind == "money":
        return f"{sign}£{number}"
    return f"{sign}{number}%" if kind == "percent" else f"{sign}{number}"


def written(value: float) -> Fraction:
    """A known figure as it is written, so that boundaries are met exactly."""
    found = exact(value)
    if found is None:
        raise ValueError(f"{value!r} is no figure")
    return found


def word(row: Row, name: str) -> str | None:
    """A word of a row without blanks at its ends; None where there is none."""
    found = text(row.get(name))
    return (found.strip() or None) if found else None
