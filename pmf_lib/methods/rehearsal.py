"""A proposed indicator tried on past figures before anybody is judged by it (R0-036).

Carlisle 2003, 8.1: new local indicators are introduced where they are required. One that turns
red though nothing has changed wastes a quarter's questions; one that can be moved without
serving anybody better is not worth collecting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pmf_lib.methods.control import Control, control
from pmf_lib.methods.gaming import Colour, Gaming, gaming
from pmf_lib.methods.judged import Judged
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import History
from pmf_lib.methods.linter_rules import BY_CODE
from pmf_lib.methods.linter_subject import Subject
from pmf_lib.methods.recovery_evidence import OldLevel, old_level
from pmf_lib.methods.rehearsal_chance import Chance, Smallest, chance_of, smallest_change
from pmf_lib.methods.rehearsal_figures import Proposal, back_cast, history_of, sources_of
from pmf_lib.methods.status import Status
from pmf_lib.methods.status_profiles import judge
from pmf_lib.methods.targets_in_force import Targets
from pmf_lib.methods.tolerance_in_force import Row
from pmf_lib.periods import Grain, Period
from pmf_lib.register.proposals import Item

EASE = ("L01", "L02", "L03", "L05", "L06", "L13", "L14", "L18")
"""The linter's rules that a target can break on past figures."""


@dataclass(frozen=True)
class Cast:
    """One period as it would have been. `false`: red, though nothing had changed.

    None where that cannot be told, as no control chart says whether anything had.
    """

    period: Period
    figure: float | None
    status: Status
    false: bool | None = None


@dataclass(frozen=True)
class Rehearsal:
    """All that past figures say of a proposal.

    `casts` are its periods, oldest first. `control` is the control chart it would have, and
    `level` where it stands now, or why nobody can say. `findings` are what the linter's rules say
    of its target, in sentences. `made_of` are the codes of the measures in its formula.
    """

    proposal: Proposal
    casts: tuple[Cast, ...]
    control: Control
    level: OldLevel | str
    chance: Chance | None
    smallest: Smallest | None
    gaming: Gaming
    findings: tuple[str, ...]
    made_of: tuple[str, ...]

    def count(self, status: Status) -> int:
        """How many of the periods would have had that status."""
        return sum(one.status is status for one in self.casts)

    @property
    def coloured(self) -> int:
        """How many of the periods would have had a colour."""
        return sum(one.status.coloured for one in self.casts)

    @property
    def false_reds(self) -> int | None:
        """How many would have been red though nothing had changed; None where nobody can tell."""
        told = [one.false for one in self.casts if one.false is not None]
        return sum(told) if told else None


def rehearse(
    proposal: Proposal,
    names: Mapping[str, Item],
    known: Mapping[str, History],
    period: Period,
    rules: JudgementRules,
) -> Rehearsal | str:
    """A proposal on the figures up to a period; why it cannot be tried, in a sentence.

    `names` says what the formula's names stand for and `known` has the measures by code. It is
    judged by the council's rules of the day, at all times: they are what it would meet.
    """
    sources = sources_of(proposal, names, known)
    if isinstance(sources, str):
        return sources
    last = _last(period, proposal.grain)
    back = [last.shift(-steps) for steps in reversed(range(rules.control_points))]
    items = back_cast(proposal.formula, sources, back)
    if not items:
        return "No past period has all the figures that the formula needs."
    history = history_of(proposal, items, sources)
    today = replace(rules, status=(), year_starts={})
    targets = Targets(history, _every_year(proposal.target, back), today)
    chart = control(targets, history.latest(last) or last, points=rules.control_points)
    level = _level(chart)
    stands = level if isinstance(level, OldLevel) else None
    return Rehearsal(
        proposal=proposal,
        casts=_casts(targets, chart),
        control=chart,
        level=level,
        chance=_chance(targets, stands, last) if stands else None,
        smallest=smallest_change(stands, proposal.grain) if stands else None,
        gaming=gaming(proposal, names, items, _by(targets)),
        findings=_findings(targets, last),
        made_of=tuple(dict.fromkeys(names[name].measure for name in proposal.formula.names)),
    )


def _casts(targets: Targets, chart: Control) -> tuple[Cast, ...]:
    colour, quiet = _by(targets), _quiet(targets, chart)
    casts = []
    for period, point in targets.history.points.items():
        status = colour(period, point.value)
        still = quiet.get(period)
        false = None if still is None else still and status is Status.RED
        casts.append(Cast(period, point.value, status, false))
    return tuple(casts)


def _quiet(targets: Targets, chart: Control) -> dict[Period, bool]:
    """Of each period of the chart, whether a red would be false there.

    It would where no rule of the chart was broken and the level itself, the chart's mean, is not
    red: a level that is red tells the truth each time.
    """
    drawn = chart.chart
    if drawn is None or not chart.has_limits or chart.change_on_last_year:
        return {}
    mean, colour = drawn.segments[-1].mean, _by(targets)
    periods = [Period.parse(code) for code in chart.periods]
    return {
        period: signal is None and colour(period, mean) is not Status.RED
        for period, signal in zip(periods, drawn.signals, strict=True)
    }


def _level(chart: Control) -> OldLevel | str:
    if chart.chart is None:
        return chart.reason or "There is no control chart."
    if chart.change_on_last_year:
        return "It follows the seasons, so no one level stands for the whole year."
    return old_level(chart.chart.values)


def _chance(targets: Targets, level: OldLevel, last: Period) -> Chance | None:
    aim, polarity = targets.aim(last), str(targets.history.row["polarity"])
    rule = aim.tolerance.judging

    def colour(value: float, before: float) -> Status:
        year_ago = before if rule.compares else None
        return judge(rule, value, aim.target, polarity, last_year=year_ago).status

    return chance_of(level, colour, (0, 100) if targets.history.row["kind"] == "percent" else None)


def _findings(targets: Targets, last: Period) -> tuple[str, ...]:
    subject = Subject(Judged(targets, last, last.end, targets.rules))
    told = {code: BY_CODE[code].test(subject) for code in EASE}
    found = {code for code, said in told.items() if said}
    return tuple(
        f"{BY_CODE[code].name}. {said}"
        for code, said in told.items()
        if said and not found & set(BY_CODE[code].unless)
    )


def _by(targets: Targets) -> Colour:
    def colour(period: Period, figure: float | None) -> Status:
        return targets.aim(period).verdict(targets.history, period, figure).status

    return colour


def _every_year(target: float, periods: Sequence[Period]) -> dict[Period, Row]:
    """The same target for each year that the periods lie in."""
    years = {period.containing(Grain.YEAR) for period in periods}
    return {year: {"target": target, "profile": "flat"} for year in years}


def _last(period: Period, grain: Grain) -> Period:
    """The latest period of that length that ends by the given one's end."""
    own = period.containing(grain)
    return own if own.end <= period.end else own.previous()
