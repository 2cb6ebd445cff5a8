"""Confidence intervals of shares, counts and rates, and what they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from scipy import special

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure

EXACT_BELOW = 10
MOST_ITEMS = 10**15  # beyond, the inverse of the beta distribution is lost in rounding


class Method(StrEnum):
    """How an interval was found."""

    WILSON = "Wilson score"
    BYAR = "Byar"
    EXACT_POISSON = "exact Poisson"
    WILSON_EFFECTIVE = "Wilson score on the effective sample"


@dataclass(frozen=True)
class Interval:
    """Two limits, in the unit of the figure; unpacks to (lower, upper) and indexes 0 and 1."""

    lower: float
    upper: float
    method: Method
    confidence: float

    def __iter__(self) -> Iterator[float]:
        yield self.lower
        yield self.upper

    def __getitem__(self, place: int) -> float:
        return (self.lower, self.upper)[place]

    def __len__(self) -> int:
        return 2


def wilson(x: Figure, n: Figure, confidence: float = 0.95) -> Interval:
    """The interval of a share: x of n cases, as shares from 0 to 1.

    x and n are whole numbers, 0 <= x <= n and n above 0, else a ValueError. The lower limit of 0
    cases is 0 and the upper limit of all cases is 1. Source: Wilson (1927), as used by
    PHEindicatormethods and Fingertips.
    """
    cases = given.count("n", n, least=1)
    found = given.part("x", x, cases)
    level = given.share("confidence", confidence)
    return Interval(*score_limits(found / cases, cases, level), Method.WILSON, level)


def byar(x: Figure, n: Figure = 1, *, confidence: float = 0.95, multiplier: Figure = 1) -> Interval:
    """The interval of a count x, or of the rate x / n * multiplier.

    x is a whole number of events from 0 up; n is what they happened in (people, visits,
    person-years), above 0 and not always whole; a count alone has n = 1. From 10 events up the
    method is Byar's, below that the exact Poisson limits. Source: Breslow and Day (1987), with
    the change at 10 of PHEindicatormethods.
    """
    events = given.count("x", x)
    level = given.share("confidence", confidence)
    factor = float(given.due("multiplier", multiplier, above=0) / given.due("n", n, above=0))
    exactly = events < EXACT_BELOW
    lower, upper = (poisson_limits if exactly else _byar)(events, level)
    method = Method.EXACT_POISSON if exactly else Method.BYAR
    return Interval(lower * factor, upper * factor, method, level)


def clopper_pearson_upper(errors: Figure, n: Figure, confidence: float = 0.95) -> float:
    """The highest error rate, a share from 0 to 1, that `errors` in n items leave believable.

    One-sided: the true rate is above it only with probability 1 - confidence. With every item in
    error it is 1. ValueError for counts that are not whole, errors above n, n below 1. Source:
    Clopper and Pearson (1934).
    """
    items = given.count("n", n, least=1)
    wrong = given.part("errors", errors, items)
    level = given.share("confidence", confidence)
    if items > MOST_ITEMS:
        raise ValueError(f"n is {n!r}; the limit can be computed up to {MOST_ITEMS} items")
    return 1.0 if wrong == items else float(special.betaincinv(wrong + 1, items - wrong, level))


def survey(
    proportion: Figure, n: Figure, *, design_effect: Figure = 1, confidence: float = 0.95
) -> Interval:
    """The interval of a survey's share (0 to 1) from n answers, as weak as its weighting makes it.

    `design_effect` is how many times larger the variance is than a simple random sample's: the
    Wilson interval is that of n / design_effect answers. Source: Kish (1965).
    """
    found = float(given.due("proportion", proportion, least=0, most=1))
    answers = given.count("n", n, least=1)
    effective = float(answers / given.due("design_effect", design_effect, above=0))
    level = given.share("confidence", confidence)
    method = Method.WILSON if effective == answers else Method.WILSON_EFFECTIVE
    return Interval(*score_limits(found, effective, level), method, level)


def design_effect(weights: Sequence[Figure]) -> float:
    """What unequal weights cost: n times the sum of squares over the square of the sum (Kish)."""
    found = [given.due("weights", weight, above=0) for weight in weights]
    if not found:
        raise ValueError("weights is empty; one weight an answer is needed")
    return float(len(found) * sum(weight**2 for weight in found) / sum(found) ** 2)


def meaning(*, full_count: bool, confidence: float = 0.95) -> str:
    """One sentence on what an interval speaks of, to stand beside it.

    full_count: every case was counted and none sampled, such as all invoices of a quarter.
    """
    percent = f"{given.share('confidence', confidence) * 100:.10g}%"
    if full_count:
        return (
            "Every case was counted, so the figure itself is certain: "
            f"the {percent} interval shows how far chance alone could move the process behind it."
        )
    return (
        "The figure comes from a sample: "
        f"the {percent} interval shows where the figure for everyone is likely to lie."
    )


def two_sided(level: float) -> float:
    """Standard deviations either side of the middle that hold `level` of a normal curve."""
    return float(-special.ndtri((1 - level) / 2))


def score_limits(proportion: float, n: float, level: float) -> tuple[float, float]:
    """Wilson's limits round a share (0 to 1) with n cases, n above 0 and not always whole."""
    squared = two_sided(level) ** 2 / n
    centre = proportion + squared / 2
    reach = sqrt(squared * (proportion * (1 - proportion) + squared / 4))
    lower = 0.0 if proportion == 0 else max(0.0, (centre - reach) / (1 + squared))
    upper = 1.0 if proportion == 1 else min(1.0, (centre + reach) / (1 + squared))
    return lower, upper


def poisson_limits(expected: float, level: float) -> tuple[float, float]:
    """Exact limits of a Poisson count: half chi-squares of 2x and 2x + 2 degrees of freedom."""
    tail = (1 - level) / 2
    lower = float(special.gammaincinv(expected, tail)) if expected > 0 else 0.0
    return lower, float(special.gammainccinv(expected + 1, tail))


def _byar(events: int, level: float) -> tuple[float, float]:
    z, above = two_sided(level), events + 1
    lower = events * (1 - 1 / (9 * events) - z / (3 * sqrt(events))) ** 3
    upper = above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3
    return lower, upper
