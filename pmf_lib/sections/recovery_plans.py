"""What a clinic planned and what has come of it, put together for the rules of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count, takewhile
from typing import Any

from pmf_lib.methods import recovery_evidence as rules
from pmf_lib.methods.recovery_evidence import Evidence, OldLevel, Wait
from pmf_lib.periods import Grain, Period
from pmf_lib.sections.clinic_records import Clinic
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals
from pmf_lib.views import words
from pmf_lib.views.words import begun, counted

BETTER = {"maximise": 1, "minimise": -1}
LOOKED_AT = {Grain.MONTH: 24, Grain.QUARTER: 12, Grain.YEAR: 8}
MOST = 36


@dataclass(frozen=True)
class Plan:
    """A clinic's planned figures from `start` on, the level before it, the figures since.

    `planned` has one figure for each period looked at; `figures` those up to the latest known,
    None where one is missing; `before` those of the chart before it, by period.
    """

    clinic: Clinic
    row: Any
    level: OldLevel
    start: Period
    planned: tuple[float, ...]
    figures: tuple[float | None, ...]
    before: Mapping[Period, float]

    @property
    def better(self) -> int:
        """1 where more is better, -1 where less is."""
        return BETTER[self.row.polarity]

    @property
    def aim(self) -> float:
        """Where the plan ends."""
        return self.planned[-1]

    @property
    def unit(self) -> tuple[str, int | None]:
        """How its figures are written."""
        return self.row.kind, decimals(self.row.decimals)

    @property
    def period_word(self) -> str:
        """What one of its periods is called."""
        return str(self.start.grain)

    @cached_property
    def wait(self) -> Wait:
        """How soon the plan could be told from the old level."""
        return rules.wait(self.level, self.planned, self.better)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """What is seen of it, period by period."""
        return rules.evidence(self.level, self.planned, self.figures, self.better)

    @property
    def latest(self) -> Evidence | None:
        """What the latest period says; None before the first."""
        return self.evidence[-1] if self.evidence else None

    @property
    def told_after(self) -> str:
        """After how many periods it could be told, and when that is."""
        wait = self.wait.periods
        if wait is None:
            looked = counted(len(self.planned), self.period_word)
            return f"Not within {looked}"
        when = self.start.shift(wait - 1).short_label
        return f"{begun(counted(wait, self.period_word))} ({when})"

    @property
    def by_chance(self) -> float:
        """How often chance would show a change by then, were there none."""
        return self.wait.unchanged[(self.wait.periods or len(self.planned)) - 1]

    @property
    def so_far(self) -> str:
        """The evidence of the latest period in words."""
        if self.latest is None:
            return "None: no figure since the clinic"
        return f"{begun(self.latest.value)}, by {self.last.short_label}"

    @property
    def last(self) -> Period:
        """The latest period that the evidence is of."""
        return self.start.shift(len(self.figures) - 1)

    def drawable(self, figure: float) -> float:
        """A limit no further than a figure can go."""
        if self.row.kind == "percent":
            return min(max(figure, 0.0), 100.0)
        return max(figure, 0.0) if min(self.before.values()) >= 0 else figure


def plan_of(pack: Pack, one: Clinic) -> Plan | str:
    """A clinic's plan with its evidence; in a sentence, why nothing can be said of it."""
    row = one.row
    if row is None:
        return "It is about no measure, so there are no figures to go by."
    if row.polarity not in BETTER:
        return "Its measure has no better and worse, so no improvement can be shown."
    if row.control.reason:
        return row.control.reason
    if row.control.change_on_last_year:
        return (
            "Its measure follows the seasons, so it is charted by the change on last year, and "
            "no waiting time is worked out."
        )
    path = _path(pack, one, Period.parse(row.control.periods[-1]).grain)
    if not path and not words.is_known(one.entry.exit_target):
        return "No aim was agreed, so there is nothing to hold the figures against."
    return _plan(pack, one, row, path)


def _plan(pack: Pack, one: Clinic, row: Any, path: Mapping[Period, float]) -> Plan | str:
    known = _figures(pack, row)
    start = _start(one, path, max(known))
    before = _unbroken(known, min(start.previous(), max(known)))
    decisions = [rebase.period for rebase in row.control.rebases if rebase.period in before]
    rebased_at = list(before).index(decisions[-1]) if decisions else 0
    level = rules.old_level(list(before.values()), rebased_at)
    if isinstance(level, str):
        return level
    since = tuple(takewhile(lambda period: period <= max(known), _from(start)))
    looked_at = max(LOOKED_AT[start.grain], len(since))
    planned = _planned(path, one.entry.exit_target, start, looked_at)
    if BETTER[row.polarity] * (planned[-1] - level.mean) <= 0:
        return "Its aim is no better than the level before it, so there is nothing to show."
    return Plan(one, row, level, start, planned, tuple(map(known.get, since)), before)


def _figures(pack: Pack, row: Any) -> dict[Period, float]:
    """The measure's own figures by period, oldest first."""
    grain = Period.parse(row.control.periods[-1]).grain
    own = pack.values[(pack.values["measure"] == row.measure) & pack.values["value"].notna()]
    found = zip(map(Period.parse, own["period"]), map(float, own["value"]), strict=True)
    return dict(sorted((period, value) for period, value in found if period.grain is grain))


def _path(pack: Pack, one: Clinic, grain: Grain) -> dict[Period, float]:
    """The figures of the recovery plan by period, oldest first; those of other lengths left out."""
    path = pack.entries("recovery_path", every_period=True)
    own = path[(path["clinic"] == one.code) & path["target"].notna()]
    found = zip(map(Period.parse, own["period"]), map(float, own["target"]), strict=True)
    return dict(sorted((period, aim) for period, aim in found if period.grain is grain))


def _start(one: Clinic, path: Mapping[Period, float], latest: Period) -> Period:
    """The plan's first period; without a path the first to begin after the clinic."""
    if path:
        return min(path)
    held = one.record.held_on
    return latest.next() if held is None else Period.of(held, latest.grain).next()


def _unbroken(known: Mapping[Period, float], last: Period) -> dict[Period, float]:
    """The figures in a row that end with the period, oldest first."""
    back = takewhile(lambda period: period in known, (last.shift(-step) for step in range(MOST)))
    return {period: known[period] for period in reversed(list(back))}


def _planned(
    path: Mapping[Period, float], aim: float, start: Period, looked_at: int
) -> tuple[float, ...]:
    """The plan for each period looked at: the path, then the aim or, without one, its end.

    Without a path the aim is taken as reached at once, the soonest that it could show.
    """
    after = aim if words.is_known(aim) else path[max(path)]
    planned: list[float] = []
    for step in range(looked_at):
        period = start.shift(step)
        over = not path or period > max(path)
        planned.append(after if over else path.get(period, planned[-1] if planned else after))
    return tuple(planned)


def _from(start: Period) -> Iterator[Period]:
    return (start.shift(step) for step in count())
