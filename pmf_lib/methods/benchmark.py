"""Where a figure stands among others: ranks, quarters of the field, distance from the middle."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, exact, one_of
from pmf_lib.methods.funnel import funnel_limits
from pmf_lib.methods.status import POLARITIES

__all__ = [
    "Middle",
    "burden",
    "category",
    "funnel_limits",
    "mad_distance",
    "middle",
    "ordinal",
    "quartile_bounds",
    "rank",
    "rank_words",
    "ranking_target",
    "ranks_in_words",
]

FEWEST = 4


@dataclass(frozen=True)
class Middle:
    """The median of a field, and the median distance from it (MAD, unscaled)."""

    median: float
    mad: float
    count: int

    def distance(self, value: Figure) -> float | None:
        """How many MADs a value lies above the median; None for no value or a MAD of 0."""
        found, spread, centre = given.figure("value", value), exact(self.mad), exact(self.median)
        if found is None or not spread or centre is None:
            return None
        return float((found - centre) / spread)


def rank(values: Sequence[Figure], polarity: str, *, target: Figure = None) -> list[int | None]:
    """The rank of each value, 1 the best; ties share the best of their ranks, missing has None.

    polarity maximise or minimise says which end is best. For a band the nearest to `target` is
    best, and without one a ValueError says so, as it does for polarity none: such a measure has
    no best. Values are compared as written. Source: Fingertips and the Local Government
    Benchmarking Framework.
    """
    aim = ranking_target(polarity, target)
    burdens = [
        None if found is None else burden(found, polarity, aim)
        for found in given.figures("values", values)
    ]
    ordered = sorted(found for found in burdens if found is not None)
    return [None if found is None else bisect_left(ordered, found) + 1 for found in burdens]


def rank_words(place: int | None, ties: bool, of: int) -> str:
    """A rank in words, such as "=3rd of 16": `ties` if others share it, `of` had data."""
    if place is None:
        return "not ranked"
    if not 1 <= place <= of:
        raise ValueError(f"place is {place!r}; it must be from 1 to {of}, the number that had data")
    return f"{'=' if ties else ''}{ordinal(place)} of {of}"


def ranks_in_words(values: Sequence[Figure], polarity: str, *, target: Figure = None) -> list[str]:
    """The rank of each value in words, ties marked, out of those that had data."""
    places = rank(values, polarity, target=target)
    of = sum(place is not None for place in places)
    return [rank_words(place, places.count(place) > 1, of) for place in places]


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th and so on."""
    teens = 10 < number % 100 < 14
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def quartile_bounds(values: Sequence[Figure], k: int = FEWEST) -> tuple[float, ...] | None:
    """The k + 1 bounds of k equal parts of a field: its lowest, k - 1 percentiles, its highest.

    Percentiles are the inclusive ones (Excel's PERCENTILE.INC). Missing values do not count; with
    fewer than 4 there is nothing to divide and the answer is None. k is a whole number from 2 up.
    Source: Fingertips, whose quartiles and quintiles these are.
    """
    parts = given.count("k", k, least=2)
    field = sorted(found for found in given.figures("values", values) if found is not None)
    if len(field) < FEWEST:
        return None
    return tuple(float(_percentile(field, Fraction(step, parts))) for step in range(parts + 1))


def category(value: Figure, bounds: Sequence[float] | None) -> int | None:
    """The part a value lies in, 1 the lowest figures: that of the first upper bound it reaches.

    `bounds` are those of `quartile_bounds`; a value on a bound is in the lower part. One below
    or above the whole field, as another area's may be, is in the end part. None for a missing
    value or bounds that could not be calculated.
    """
    found = given.figure("value", value)
    if found is None or bounds is None:
        return None
    edges = [given.due("bounds", bound) for bound in bounds]
    if len(edges) < 3 or edges != sorted(edges):
        raise ValueError(f"bounds is {bounds!r}; it must be 3 or more numbers, lowest first")
    reached = (part for part, edge in enumerate(edges[1:], start=1) if edge >= found)
    return next(reached, len(edges) - 1)


def middle(values: Sequence[Figure]) -> Middle | None:
    """The median and MAD of those values that are there; None if none is."""
    field = [found for found in given.figures("values", values) if found is not None]
    if not field:
        return None
    centre = median(field)
    spread = median(abs(found - centre) for found in field)
    return Middle(float(centre), float(spread), len(field))


def mad_distance(value: Figure, neighbours: Sequence[Figure]) -> float | None:
    """How many MADs a value lies above its neighbours' median, below it if negative.

    The MAD is not scaled to a standard deviation. None where the value is missing, no neighbour
    has one, or the MAD is 0. Source: Oflog's prototype.
    """
    centre = middle(neighbours)
    return None if centre is None else centre.distance(value)


def burden(value: Fraction, polarity: str, target: Fraction | None) -> Fraction:
    """A number that rises as a value gets worse."""
    if polarity == "band" and target is not None:
        return abs(value - target)
    return -value if polarity == "maximise" else value


def ranking_target(polarity: str, target: Figure) -> Fraction | None:
    """The target a band is ranked by; ValueError for a polarity by which nothing can be ranked."""
    one_of("polarity", polarity, POLARITIES)
    found = given.figure("target", target)
    if polarity == "none":
        raise ValueError("polarity is 'none'; a rank needs one that says which end is best")
    if polarity == "band" and found is None:
        raise ValueError(f"target is {target!r}; a band is ranked by nearness to a target")
    return found


def _percentile(field: Sequence[Fraction], share: Fraction) -> Fraction:
    place = (len(field) - 1) * share
    below = int(place)
    above = min(below + 1, len(field) - 1)
    return field[below] + (place - below) * (field[above] - field[below])
