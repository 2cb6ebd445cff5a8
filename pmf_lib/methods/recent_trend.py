"""Statistical recent trend: has a yearly figure moved by more than chance in five years?

For annual figures only: months and quarters have seasons and lean on each other, and belong on a
control chart. A screening rule, not a rigorous analysis. Source: Fingertips (OHID) trend markers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from scipy import special

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, one_of
from pmf_lib.methods.status import POLARITIES
from pmf_lib.methods.trend import Direction

POINTS = 5
CRITICAL = float(special.chdtri(1, 0.002))
_WIDTH = Fraction(392, 100)  # a 95 % interval is so many standard errors wide


class Change(StrEnum):
    """What five years of a figure say of it, before anyone says whether that is good."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NONE = "no_significant_change"
    UNKNOWN = "cannot_be_calculated"


@dataclass(frozen=True)
class RecentTrend:
    """A recent trend.

    `slope` is the change in a year, in the measure's unit (for proportions as a share); `chi2`
    is compared with `critical`; `steady` says that the slope keeps its sign without any one of
    the points. `used` are the places of the points it rests on. `reason` says why there is none.
    """

    direction: Change
    judged: Direction
    slope: float | None = None
    chi2: float | None = None
    critical: float = CRITICAL
    steady: bool | None = None
    used: tuple[int, ...] = ()
    reason: str | None = None


def recent_trend(  # noqa: PLR0913 - figures come with an interval or as counts of cases
    values: Sequence[Figure] | None = None,
    polarity: str = "maximise",
    *,
    lower: Sequence[Figure] | None = None,
    upper: Sequence[Figure] | None = None,
    numerators: Sequence[Figure] | None = None,
    denominators: Sequence[Figure] | None = None,
    span: int = 1,
) -> RecentTrend:
    """The trend of the last five years that have a figure, for annual data only.

    Either `values` with `lower` and `upper`, the ends of their 95 % intervals, in the measure's
    unit; or `numerators` and `denominators`, counts of cases, for proportions. All stand in date
    order, a year each; None or NaN where a year has none. `span` is how many years each figure
    covers: of three-year figures no two are taken that share a year, back from the latest.

    A straight line is fitted, weighted by how certain each figure is. It rises or falls if its
    chi-square exceeds that of 99.8 % and its slope keeps its sign in all six fits: with all five
    points and without each of them. Polarities `maximise` and `minimise` make that better or
    worse, no significant change is same, and `band` and `none` are not judged.

    ValueError for lists that are not as many, intervals without width or not round their value,
    numerators above their denominators, and arguments that cannot be.
    """
    one_of("polarity", polarity, POLARITIES)
    every = given.count("span", span, least=1)
    if values is not None and numerators is None and denominators is None:
        points = _rates(values, lower, upper)
    elif values is None and lower is None and upper is None:
        points = _proportions(numerators, denominators)
    else:
        raise ValueError("values is given beside numerators or denominators; allowed is one kind")
    return _told(points, polarity, every)


@dataclass(frozen=True)
class _Point:
    """A figure and its weight: one over its variance, or the cases it is a share of."""

    place: int
    value: Fraction
    weight: Fraction
    share: bool = False


@dataclass(frozen=True)
class _Line:
    """The weighted straight line through points at times."""

    weight: Fraction
    total: Fraction
    above: Fraction
    below: Fraction

    @classmethod
    def through(cls, points: Sequence[tuple[int, _Point]]) -> _Line:
        weight = sum((one.weight for _, one in points), Fraction(0))
        total = sum((one.weight * one.value for _, one in points), Fraction(0))
        moment = sum((one.weight * time for time, one in points), Fraction(0))
        crossed = sum((one.weight * one.value * time for time, one in points), Fraction(0))
        squared = sum((one.weight * time * time for time, one in points), Fraction(0))
        return cls(weight, total, weight * crossed - moment * total, weight * squared - moment**2)

    @property
    def slope(self) -> Fraction:
        return self.above / self.below

    @property
    def sign(self) -> int:
        return (self.above > 0) - (self.above < 0)

    def chi2(self, share: bool) -> Fraction:
        """The squared slope over its variance; a share's variance is that of all cases pooled."""
        pooled = self.total / self.weight
        spread = pooled * (1 - pooled) if share else Fraction(1)
        if spread == 0:
            return Fraction(0)
        return self.above**2 / (self.below * self.weight * spread)


def _rates(
    values: Sequence[Figure], lower: Sequence[Figure] | None, upper: Sequence[Figure] | None
) -> list[_Point | None]:
    low, high = (
        _as_many("values", values, "lower", lower),
        _as_many("values", values, "upper", upper),
    )
    rows = zip(
        given.figures("values", values),
        given.figures("lower", low),
        given.figures("upper", high),
        strict=True,
    )
    return [_rate(place, *row) for place, row in enumerate(rows)]


def _rate(
    place: int, value: Fraction | None, low: Fraction | None, high: Fraction | None
) -> _Point | None:
    if value is None or low is None or high is None:
        return None
    if not low < high:
        raise ValueError(
            f"lower is {float(low)} and upper {float(high)} at place {place}; "
            "an interval must be wider than nothing"
        )
    if not low <= value <= high:
        raise ValueError(
            f"values is {float(value)} at place {place}; "
            f"it must be within its interval, {float(low)} to {float(high)}"
        )
    return _Point(place, value, (_WIDTH / (high - low)) ** 2)


def _proportions(
    numerators: Sequence[Figure] | None, denominators: Sequence[Figure] | None
) -> list[_Point | None]:
    if numerators is None:
        raise ValueError("numerators is missing; give values with lower and upper, or numerators")
    bottoms = _as_many("numerators", numerators, "denominators", denominators)
    rows = zip(
        given.figures("numerators", numerators),
        given.figures("denominators", bottoms),
        strict=True,
    )
    return [_proportion(place, *row) for place, row in enumerate(rows)]


def _proportion(place: int, top: Fraction | None, bottom: Fraction | None) -> _Point | None:
    if top is None or bottom is None:
        return None
    if bottom <= 0:
        raise ValueError(f"denominators is {float(bottom)} at place {place}; it must be above 0")
    if not 0 <= top <= bottom:
        raise ValueError(
            f"numerators is {float(top)} at place {place}; "
            f"it must be from 0 to its denominator, {float(bottom)}"
        )
    return _Point(place, top / bottom, bottom, share=True)


def _as_many(
    argument: str, one: Sequence[Figure], other_argument: str, other: Sequence[Figure] | None
) -> Sequence[Figure]:
    if other is None:
        raise ValueError(f"{other_argument} is missing; it must have as many as {argument}")
    given.as_many(argument, one, other_argument, other)
    return other


def _told(points: Sequence[_Point | None], polarity: str, span: int) -> RecentTrend:
    known = _latest(points, span)
    used = tuple(one.place for one in known)
    if len(known) < POINTS:
        reason = f"It needs {POINTS} years with a figure, and there are {len(known)}."
        return RecentTrend(Change.UNKNOWN, Direction.NO_TREND, used=used, reason=reason)
    timed = list(enumerate(known, start=1))
    line = _Line.through(timed)
    steady = {_Line.through(four).sign for four in combinations(timed, POINTS - 1)} == {line.sign}
    chi2 = line.chi2(known[0].share)
    moved = steady and line.sign != 0 and chi2 > Fraction(CRITICAL)
    change = (Change.INCREASING if line.sign > 0 else Change.DECREASING) if moved else Change.NONE
    return RecentTrend(
        direction=change,
        judged=_judged(change, polarity),
        slope=_number(line.slope),
        chi2=_number(chi2),
        steady=steady and line.sign != 0,
        used=used,
    )


def _latest(points: Sequence[_Point | None], span: int) -> list[_Point]:
    """The last points that have a figure and share no year with the next, in date order."""
    taken: list[_Point] = []
    for one in reversed(points):
        apart = not taken or one is None or taken[-1].place - one.place >= span
        if one is not None and apart and len(taken) < POINTS:
            taken.append(one)
    return taken[::-1]


def _judged(change: Change, polarity: str) -> Direction:
    if polarity not in ("maximise", "minimise"):
        return Direction.NO_TREND
    if change is Change.NONE:
        return Direction.SAME
    good = Change.INCREASING if polarity == "maximise" else Change.DECREASING
    return Direction.BETTER if change is good else Direction.WORSE


def _number(value: Fraction) -> float:
    """The nearest float; infinite where a float reaches no further."""
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
