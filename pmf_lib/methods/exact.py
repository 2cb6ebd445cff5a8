"""Figures as they are written: 0.1 is one tenth here, which no float is.

Boundaries are met exactly on written figures: 90 against 100 less a tenth is on the boundary,
whatever the floats between make of it.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

Figure = float | int | Decimal | None

FARTHEST = sys.float_info.max


def exact(value: Figure) -> Fraction | None:
    """The figure as written; None where there is none (None, NaN, infinite)."""
    if value is None or not math.isfinite(value):
        return None
    return _written(value)


def every(values: Iterable[Figure]) -> list[Fraction] | None:
    """All figures as written, or None as soon as one is missing."""
    found = []
    for value in values:
        figure = exact(value)
        if figure is None:
            return None
        found.append(figure)
    return found


@lru_cache(maxsize=32768)
def _written(value: float | int | Decimal) -> Fraction:
    """Kept, because the same figure is compared many times over."""
    if isinstance(value, int | Decimal):
        return Fraction(value)
    return Fraction(repr(float(value)))


def number(value: Fraction | None) -> float | None:
    """Back to a float, the nearest there is; ValueError for one too large to be written so."""
    try:
        return None if value is None else float(value)
    except OverflowError:
        raise ValueError(f"the answer is larger than a figure can be ({FARTHEST:.0e})") from None


def one_of(argument: str, value: object, allowed: Iterable[str]) -> None:
    """Refuse a word that is not allowed: a ValueError naming argument, value and choices."""
    words = tuple(allowed)
    if value not in words:
        raise ValueError(f"{argument} is {value!r}; allowed are {', '.join(words)}")
