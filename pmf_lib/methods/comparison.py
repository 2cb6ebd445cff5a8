"""An area against a benchmark, by the methods of Fingertips: better, similar or worse.

Measures that no end is best of are lower, similar or higher, and pages show them in blues, never
in red, amber or green (`Comparison.judged` is False). What cannot be compared says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pmf_lib.methods import given
from pmf_lib.methods.area import Area
from pmf_lib.methods.benchmark import FEWEST, category, quartile_bounds
from pmf_lib.methods.exact import Figure, one_of
from pmf_lib.methods.funnel import rate_limits
from pmf_lib.methods.intervals import score_limits
from pmf_lib.methods.status import POLARITIES

JUDGED = ("maximise", "minimise")


class Outcome(StrEnum):
    """What a comparison found."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    LOWER = "lower"
    HIGHER = "higher"
    NOT_COMPARED = "not compared"


class Rule(StrEnum):
    """The method of a comparison, as a page names it."""

    SINGLE_OVERLAP = "benchmark against the area's confidence interval"
    DOUBLE_OVERLAP = "two confidence intervals against each other"
    SPC_PROPORTION = "control limits for proportions"
    SPC_RATE = "control limits for rates"
    TARGET_VALUE = "a target"
    TARGET_RANGE = "a target range"


@dataclass(frozen=True)
class Comparison:
    """An outcome by a rule; `reason` says why there is none, `judged` whether a side is best."""

    outcome: Outcome
    rule: Rule
    judged: bool
    reason: str | None = None


@dataclass(frozen=True)
class Part:
    """The part of a field a figure lies in: 1 the lowest figures, `of` the highest.

    `from_best` counts from the best end; None where no end is best, and where there is no part,
    for the reason given.
    """

    category: int | None
    of: int
    from_best: int | None
    reason: str | None = None


def single_overlap(area: Area, benchmark: Area, polarity: str) -> Comparison:
    """Similar where the benchmark's value lies within the area's interval or on its edge.

    The interval is at 95% or 99.8%, as the area brings it; the benchmark needs only a value.
    """
    unfit = area.against(benchmark) or area.without_interval()
    if unfit:
        return _not_compared(Rule.SINGLE_OVERLAP, polarity, unfit)
    value, lower, upper = _figures(benchmark.value, area.lower, area.upper)
    return _verdict(Rule.SINGLE_OVERLAP, polarity, -_outside(value, lower, upper))


def double_overlap(area: Area, benchmark: Area, polarity: str) -> Comparison:
    """Similar where the area's interval and the benchmark's overlap or touch."""
    unfit = area.against(benchmark) or area.without_interval() or benchmark.without_interval()
    if unfit:
        return _not_compared(Rule.DOUBLE_OVERLAP, polarity, unfit)
    lower, upper, low, high = _figures(area.lower, area.upper, benchmark.lower, benchmark.upper)
    side = 1 if lower > high else -int(upper < low)
    return _verdict(Rule.DOUBLE_OVERLAP, polarity, side)


def spc_proportion(
    area: Area, benchmark: Area, polarity: str, *, confidence: float = 0.95, unit: Figure = 100
) -> Comparison:
    """Similar where the area's share lies within Wilson limits round the benchmark's share.

    The limits are as wide as the area's denominator makes them. Values are shares times `unit`:
    100 for percentages.
    """
    level, scale = given.share("confidence", confidence), given.due("unit", unit, above=0)
    unfit = area.against(benchmark) or area.without_denominator()
    unfit = unfit or area.no_share(scale) or benchmark.no_share(scale)
    if unfit:
        return _not_compared(Rule.SPC_PROPORTION, polarity, unfit)
    value, middle, cases = _figures(area.value, benchmark.value, area.denominator)
    lower, upper = _figures(*score_limits(float(middle / scale), float(cases), level))
    return _verdict(Rule.SPC_PROPORTION, polarity, _outside(value / scale, lower, upper))


def spc_rate(
    area: Area, benchmark: Area, polarity: str, *, confidence: float = 0.95, unit: Figure = 100_000
) -> Comparison:
    """Similar where the area's rate lies within Poisson limits of the events to be expected.

    Those are the benchmark's rate times the area's denominator. Rates are per `unit` people.
    """
    given.share("confidence", confidence)
    given.due("unit", unit, above=0)
    unfit = area.against(benchmark) or area.without_denominator() or _no_events(benchmark)
    if unfit:
        return _not_compared(Rule.SPC_RATE, polarity, unfit)
    limits = rate_limits(area.denominator, benchmark.value, confidence, multiplier=unit)
    value, lower, upper = _figures(area.value, float(limits.lower), float(limits.upper))
    return _verdict(Rule.SPC_RATE, polarity, _outside(value, lower, upper))


def target_value(
    area: Area, target: Figure, polarity: str, *, with_interval: bool = True
) -> Comparison:
    """Against one target: on the high side from the target up, on the low side below it.

    With an interval the whole of it has to be on that side, else the area is similar; without
    one, the value decides, and a value on the target has reached it whichever end is best.
    """
    unfit = area.without_value() or (
        "there is no target" if given.figure("target", target) is None else None
    )
    unfit = unfit or (area.without_interval() if with_interval else None)
    if unfit:
        return _not_compared(Rule.TARGET_VALUE, polarity, unfit)
    value, aim = _figures(area.value, target)
    if with_interval:
        lower, upper = _figures(area.lower, area.upper)
        return _verdict(Rule.TARGET_VALUE, polarity, 1 if lower >= aim else -int(upper < aim))
    reached = {"maximise": 1, "minimise": -1}.get(polarity, 0)
    side = reached if value == aim else 1 if value > aim else -1
    return _verdict(Rule.TARGET_VALUE, polarity, side)


def target_range(area: Area, lower: Figure, upper: Figure, polarity: str) -> Comparison:
    """Against a range: similar from `lower` up to, but not with, `upper`."""
    low, high = given.due("lower", lower), given.due("upper", upper)
    if low > high:
        raise ValueError(f"lower is {lower!r} and upper {upper!r}; lower must not be above upper")
    unfit = area.without_value()
    if unfit:
        return _not_compared(Rule.TARGET_RANGE, polarity, unfit)
    (value,) = _figures(area.value)
    return _verdict(Rule.TARGET_RANGE, polarity, 1 if value >= high else -int(value < low))


def part_of(value: Figure, field: Sequence[Figure], polarity: str, k: int = FEWEST) -> Part:
    """The quarter (k = 4) or fifth (k = 5) of a field that a value lies in."""
    one_of("polarity", polarity, POLARITIES)
    found = category(value, quartile_bounds(field, k))
    if found is None:
        missing = given.figure("value", value) is None
        why = "it has no value" if missing else f"fewer than {FEWEST} of the field have a value"
        return Part(None, k, None, why)
    from_best = {"maximise": k + 1 - found, "minimise": found}.get(polarity)
    return Part(found, k, from_best)


def _verdict(rule: Rule, polarity: str, side: int) -> Comparison:
    """The words for a side: 1 the area is higher, -1 lower, 0 similar."""
    one_of("polarity", polarity, POLARITIES)
    judged = polarity in JUDGED
    if side == 0:
        return Comparison(Outcome.SIMILAR, rule, judged)
    if not judged:
        return Comparison(Outcome.HIGHER if side > 0 else Outcome.LOWER, rule, judged)
    good = (side > 0) == (polarity == "maximise")
    return Comparison(Outcome.BETTER if good else Outcome.WORSE, rule, judged)


def _not_compared(rule: Rule, polarity: str, reason: str) -> Comparison:
    one_of("polarity", polarity, POLARITIES)
    return Comparison(Outcome.NOT_COMPARED, rule, polarity in JUDGED, reason)


def _outside(value: Fraction, lower: Fraction, upper: Fraction) -> int:
    return 1 if value > upper else -int(value < lower)


def _no_events(benchmark: Area) -> str | None:
    (rate,) = _figures(benchmark.value)
    return None if rate > 0 else f"{benchmark.name}'s rate {benchmark.value} is not above 0"


def _figures(*values: Figure) -> tuple[Fraction, ...]:
    return tuple(given.due("area", value) for value in values)
