"""Whether so few errors would be rare: tail probabilities against a limit, decided exactly.

Floating point decides where it is clear by a wide margin; near a tie whole numbers do, so that no
sample is an item too large or too small for a rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, comb, sqrt

import numpy as np
from scipy import special

_MARGIN = 1e-9
_DEVIATIONS = 15  # terms so far below the highest add nothing a float could hold


def binomial_is_rare(k: int, n: int, share: Fraction, limit: Fraction) -> bool:
    """Whether P(X <= k) <= limit for X errors in n items, each wrong with chance `share`."""
    if k >= n:
        return limit >= 1
    found = float(special.bdtr(k, n, float(share)))
    return _decided(found, limit, _MARGIN, lambda: _binomial(k, n, share))


def hypergeometric_is_rare(k: int, n: int, population: tuple[int, int], limit: Fraction) -> bool:
    """Whether P(X <= k) <= limit for n items drawn from a population of (items, errors in it)."""
    items, errors = population
    if k >= min(n, errors):
        return limit >= 1
    margin = _MARGIN + 1e-15 * items  # logarithms of ways grow with the items, and their errors
    found = _hypergeometric_float(k, n, items, errors)
    return _decided(found, limit, margin, lambda: _hypergeometric(k, n, items, errors))


def _decided(found: float, limit: Fraction, margin: float, exactly: Callable[[], Fraction]) -> bool:
    edge = float(limit)
    return exactly() <= limit if abs(found - edge) <= margin * edge else found < edge


def _binomial(k: int, n: int, share: Fraction) -> Fraction:
    wrong, every = share.numerator, share.denominator
    right = every - wrong
    ways = sum(comb(n, i) * wrong**i * right ** (n - i) for i in range(k + 1))
    return Fraction(ways, every**n)


def _hypergeometric(k: int, n: int, items: int, errors: int) -> Fraction:
    fewest = max(0, n - (items - errors))
    ways = sum(comb(errors, i) * comb(items - errors, n - i) for i in range(fewest, k + 1))
    return Fraction(ways, comb(items, n))


def _hypergeometric_float(k: int, n: int, items: int, errors: int) -> float:
    spread = ceil(_DEVIATIONS * (1 + sqrt(min(n, errors))))
    fewest = max(0, n - (items - errors), k - spread)
    i = np.arange(fewest, k + 1, dtype=float)
    terms = _log_ways(errors, i) + _log_ways(items - errors, n - i)
    return float(np.exp(terms - _log_ways(items, np.array(float(n)))).sum())


def _log_ways(items: int, chosen: np.ndarray) -> np.ndarray:
    return np.asarray(-np.log1p(items) - special.betaln(items - chosen + 1, chosen + 1))
