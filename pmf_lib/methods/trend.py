"""Direction of travel: short and long trend, judged by polarity and regardless of status.

A short trend compares with the previous period (ongoing) or the same period last year (year to
year); a long one with the mean of several previous periods, or of the same period in several past
years. Source: Pentana's trend calculation types. A missing comparator gives no trend, never a
level one.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TypedDict

from pmf_lib.methods.exact import Figure, one_of
from pmf_lib.methods.given import figure, figures
from pmf_lib.methods.status import POLARITIES

KINDS = ("ongoing", "year_to_year")


class Direction(StrEnum):
    """How a figure moved, judged."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NO_TREND = "no_trend"


class Movement(StrEnum):
    """How the raw number moved, which is another thing: less can be better."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    NONE = "none"


def short(  # noqa: PLR0913 - the published contract names each of these
    values: Sequence[Figure],
    polarity: str,
    *,
    kind: str = "ongoing",
    periods_per_year: int = 4,
    dead_band: float = 0.0,
    target: Figure = None,
    lower: Figure = None,
    upper: Figure = None,
) -> Direction:
    """The last value against one comparator.

    `values` stand in date order without leaving out a period: a gap is None or NaN; the last is
    the current one. kind `ongoing` compares with the previous period, `year_to_year` with the
    same period last year. A change of no more than `dead_band`, in the measure's unit, is same.

    polarity `band`: nearer the target is better; without one, less outside lower and upper is.
    polarity `none` is not judged: no_trend. ValueError for arguments that cannot be.
    """
    back = comparators(kind, 1, periods_per_year)
    return against(values, polarity, back, (dead_band, target, lower, upper))


def long(  # noqa: PLR0913 - the published contract names each of these
    values: Sequence[Figure],
    polarity: str,
    *,
    kind: str = "ongoing",
    length: int = 4,
    periods_per_year: int = 4,
    dead_band: float = 0.0,
    target: Figure = None,
    lower: Figure = None,
    upper: Figure = None,
) -> Direction:
    """The last value against the mean of `length` comparators; the current one is not among them.

    kind `ongoing` takes the previous periods, `year_to_year` the same period in past years. All
    must be there, else no_trend. Everything else is as for `short`.
    """
    back = comparators(kind, length, periods_per_year)
    return against(values, polarity, back, (dead_band, target, lower, upper))


def movement(
    values: Sequence[Figure],
    *,
    kind: str = "ongoing",
    periods_per_year: int = 4,
    dead_band: float = 0.0,
) -> Movement:
    """Up, down or level: the raw number against the short trend's comparator."""
    pair = _pair(values, comparators(kind, 1, periods_per_year))
    if pair is None:
        return Movement.NONE
    change, still = pair[1] - pair[0], _dead_band(dead_band)
    if abs(change) <= still:
        return Movement.LEVEL
    return Movement.UP if change > 0 else Movement.DOWN


class Options(TypedDict):
    """The keywords that `short` and `long` share."""

    kind: str
    periods_per_year: int
    dead_band: float
    target: Figure
    lower: Figure
    upper: Figure


Aims = tuple[float, Figure, Figure, Figure]


def against(values: Sequence[Figure], polarity: str, back: Sequence[int], aims: Aims) -> Direction:
    """The last value against the mean of those that stand so many places before it.

    `aims` are the dead band, the target and the edges of a band; ValueError as for `short`.
    """
    one_of("polarity", polarity, POLARITIES)
    still, pair = _dead_band(aims[0]), _pair(values, back)
    if pair is None or polarity == "none":
        return Direction.NO_TREND
    goods = [_goodness(value, polarity, aims) for value in pair]
    if goods[0] is None or goods[1] is None:
        return Direction.NO_TREND
    gain = goods[1] - goods[0]
    if abs(gain) <= still:
        return Direction.SAME
    return Direction.BETTER if gain > 0 else Direction.WORSE


def _goodness(value: Fraction, polarity: str, aims: Aims) -> Fraction | None:
    """A number that rises as the value gets better."""
    if polarity != "band":
        return value if polarity == "maximise" else -value
    target, lower, upper = (
        figure(name, aim) for name, aim in zip(("target", "lower", "upper"), aims[1:], strict=True)
    )
    if target is not None:
        return -abs(value - target)
    if lower is None or upper is None:
        return None
    return -max(lower - value, value - upper, Fraction(0))


def comparators(kind: str, length: int, periods_per_year: int) -> list[int]:
    """How many places before the last each comparator stands, the nearest first."""
    one_of("kind", kind, KINDS)
    if length < 1 or periods_per_year < 1:
        raise ValueError(
            f"length is {length} and periods_per_year {periods_per_year}; both must be 1 or more"
        )
    step = 1 if kind == "ongoing" else periods_per_year
    return [step * number for number in range(1, length + 1)]


def _pair(values: Sequence[Figure], back: Sequence[int]) -> tuple[Fraction, Fraction] | None:
    """The comparator (a mean where there are several) and the current value."""
    known = list(values)
    if len(known) <= back[-1]:
        return None
    now, *before = figures("values", [known[-1], *(known[-1 - places] for places in back)])
    present = [one for one in before if one is not None]
    if now is None or len(present) < len(before):
        return None
    return sum(present, Fraction(0)) / len(back), now


def _dead_band(width: float) -> Fraction:
    still = figure("dead_band", width)
    if still is None or still < 0:
        raise ValueError(f"dead_band is {width!r}; it must be a number from 0 up")
    return still
