"""How many records to check, and what the errors found in them allow to be said (R1-041)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, exact
from pmf_lib.methods.intervals import clopper_pearson_upper
from pmf_lib.methods.tails import binomial_is_rare, hypergeometric_is_rare

LARGEST_SAMPLE = 100_000


class Conclusion(StrEnum):
    """What a sample allows to be said of everything it was drawn from."""

    ACCEPT = "accept"
    REJECT = "reject"


def attribute_sample_size(
    confidence: float, tolerable: float, expected: float = 0.0, population: int | None = None
) -> int:
    """The smallest sample that can show the error rate to be within the tolerable one.

    `confidence`, `tolerable` and `expected` are shares (0.95, 0.05), taken as written: 3.5 % of
    400 is 14 errors, and not a whisker more. The sample bears the expected rate, its errors
    rounded up to a whole one: n is the smallest with P(X <= k | n, tolerable) <= 1 - confidence
    where k = ceil(n * expected).

    With a `population` (items) the draw is without replacement, the tolerable errors in it are
    rounded up, and the answer is never above the population, as a count of everything leaves
    nothing to chance. ValueError when expected is not below tolerable, or when more than 100,000
    items would be needed. Source: AICPA Audit Sampling guide, attribute sampling.
    """
    test = _test(confidence, tolerable, population)
    rate = given.figure("expected", expected)
    if rate is None or not 0 <= rate < test.tolerable:
        raise ValueError(
            f"expected is {expected!r}; it must be from 0 up and below tolerable ({tolerable!r})"
        )
    if rate == 0:
        return test.smallest(0, 1)
    errors = 1
    while True:
        first, last = _bearing(errors, rate)
        if first > test.most:
            return test.everything()
        if test.enough(errors, min(last, test.most)):
            return test.smallest(errors, first)
        errors += 1


def sample_size_for_errors(
    confidence: float, tolerable: float, errors: int, population: int | None = None
) -> int:
    """The smallest sample that may hold `errors` errors and still be accepted.

    Arguments as for `attribute_sample_size`. ValueError also when a population with so many
    errors would itself be beyond the tolerable rate.
    """
    test = _test(confidence, tolerable, population)
    allowed = given.count("errors", errors)
    if test.population is not None and allowed >= test.population[1]:
        raise ValueError(
            f"errors is {errors!r}; it must be below {test.population[1]}, the errors that are too "
            f"many in {test.population[0]} items"
        )
    return test.smallest(allowed, allowed + 1)


def upper_error_limit(errors: int, n: int, confidence: float = 0.95) -> float:
    """The highest error rate, a share, that `errors` in a sample of n leave believable.

    One-sided; 1 when every item is wrong. Source: Clopper and Pearson (1934).
    """
    return clopper_pearson_upper(errors, n, confidence)


def conclusion(errors: int, n: int, tolerable: float, confidence: float = 0.95) -> Conclusion:
    """Accept when the upper error limit is within the tolerable rate, the boundary with it.

    Decided without working the limit out: it is within the tolerable rate exactly when so few
    errors would be rare at that rate, so a sample of the planned size with the planned errors is
    always accepted.
    """
    items = given.count("n", n, least=1)
    wrong = given.part("errors", errors, items)
    test = _test(confidence, tolerable, None)
    return Conclusion.ACCEPT if test.enough(wrong, items) else Conclusion.REJECT


@dataclass(frozen=True)
class _Test:
    """What counts as rare, at which error rate, and in how many items."""

    rare: Fraction
    tolerable: Fraction
    population: tuple[int, int] | None

    @property
    def most(self) -> int:
        return min(LARGEST_SAMPLE, self.population[0]) if self.population else LARGEST_SAMPLE

    def enough(self, errors: int, n: int) -> bool:
        if self.population is None:
            return binomial_is_rare(errors, n, self.tolerable, self.rare)
        return hypergeometric_is_rare(errors, n, self.population, self.rare)

    def smallest(self, errors: int, least: int) -> int:
        """From `least` up: more items with the same errors are ever rarer."""
        if not self.enough(errors, self.most):
            return self.everything()
        return _first(least, self.most, lambda n: self.enough(errors, n))

    def everything(self) -> int:
        if self.population is not None and self.population[0] <= LARGEST_SAMPLE:
            return self.population[0]
        raise ValueError(
            f"tolerable is {float(self.tolerable)!r}; with this confidence and these errors more "
            f"than {LARGEST_SAMPLE:,} items would be needed: allow a higher tolerable rate, or "
            "check where the errors come from first"
        )


def _test(confidence: float, tolerable: float, population: int | None) -> _Test:
    rare = 1 - _written("confidence", confidence)
    rate = _written("tolerable", tolerable)
    if population is None:
        return _Test(rare, rate, None)
    items = given.count("population", population, least=1)
    return _Test(rare, rate, (items, ceil(items * rate)))


def _written(argument: str, value: Figure) -> Fraction:
    given.share(argument, value)
    return Fraction(exact(value) or 0)


def _bearing(errors: int, rate: Fraction) -> tuple[int, int]:
    """The smallest and the largest sample whose expected errors, rounded up, are `errors`."""
    return int((errors - 1) / rate) + 1, int(errors / rate)


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The first whole number from low to high for which `holds`, which stays true after it."""
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low
