"""A robust test of trend that compares each season with itself alone.

Each pair of figures of the same season votes up or down; how far it moved does not count, so one
freak figure cannot make a trend. Source: Hirsch, Slack and Smith (1982).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from scipy import special

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure


@dataclass(frozen=True)
class Kendall:
    """A trend: `score` is pairs that rose less pairs that fell, `chance` that of so much trend
    either way in figures without one.
    """

    score: int
    pairs: int
    chance: float


def seasonal_kendall(values: Sequence[Figure], seasons: int) -> Kendall:
    """The trend of figures in date order, `seasons` to a year, None where one is missing.

    ValueError for seasons below 1 and for what is no number.
    """
    every = given.count("seasons", seasons, least=1)
    figures = given.figures("values", values)
    score = pairs = 0
    variance = 0.0
    for start in range(every):
        own = [one for one in figures[start::every] if one is not None]
        score += sum((b > a) - (b < a) for a, b in combinations(own, 2))
        pairs += len(own) * (len(own) - 1) // 2
        variance += _variance(len(own), Counter(own).values())
    if variance == 0 or score == 0:
        return Kendall(score, pairs, 1.0)
    away = (abs(score) - 1) / sqrt(variance)
    return Kendall(score, pairs, 2 * float(special.ndtr(-away)))


def _variance(count: int, ties: Iterable[int]) -> float:
    """The variance of a season's score, less what its ties take away."""
    spread = count * (count - 1) * (2 * count + 5)
    for tied in ties:
        spread -= tied * (tied - 1) * (2 * tied + 5)
    return spread / 18
