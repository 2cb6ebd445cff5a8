"""What a control chart is made from; a refusal names argument, value and what is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import lcm
from numbers import Integral, Real
from typing import Any

from pmf_lib.methods.exact import Figure, every, exact
from pmf_lib.methods.spc_limits import ENOUGH

LARGEST = 1e300


@dataclass(frozen=True)
class Wholes:
    """Figures as whole numbers of 1/`unit`, so that comparing them is quick and exact."""

    figures: tuple[int, ...]
    unit: int


def wholes(values: Sequence[Figure]) -> Wholes:
    """The series, or a ValueError where it is empty or a figure is missing or no number."""
    given = list(values)
    if not given:
        raise ValueError("values is empty; allowed are one figure or more")
    for place, value in enumerate(given):
        if not is_number(value):
            raise ValueError(
                f"values[{place}] is {value!r}; allowed are numbers up to {LARGEST:g} in size, "
                "with no period missing"
            )
    exactly = every(given) or []
    unit = lcm(*(figure.denominator for figure in exactly))
    return Wholes(tuple(one.numerator * (unit // one.denominator) for one in exactly), unit)


def is_number(value: object) -> bool:
    """Whether it is a real number, not a yes or no, and of a size that can be charted."""
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value) <= LARGEST
    if isinstance(value, bool) or not isinstance(value, Real):
        return False
    size: Any = abs(value)
    return bool(size <= LARGEST)


def target_figure(target: Figure) -> Fraction | None:
    """The target as written; None without one."""
    if target is not None and not is_number(target):
        raise ValueError(
            f"target is {target!r}; allowed are None and numbers up to {LARGEST:g} in size"
        )
    return exact(target)


def check_choices(screen: bool, fix_after: int | None) -> None:
    """Refuse a screen that is not a yes or no, and a base too short for full limits."""
    if not isinstance(screen, bool):
        raise ValueError(f"screen is {screen!r}; allowed are True and False")
    if fix_after is not None and not (_is_count(fix_after) and fix_after >= ENOUGH):
        raise ValueError(
            f"fix_after is {fix_after!r}; allowed are None and whole numbers from {ENOUGH} up"
        )


def bounds(rebase: Sequence[int], length: int) -> list[tuple[int, int]]:
    """Start and end, exclusive, of each segment."""
    places = [0, *rebase, length]
    whole = all(_is_count(place) for place in places)
    if not whole or any(end <= start for start, end in pairwise(places)):
        raise ValueError(
            f"rebase is {tuple(rebase)!r}; allowed are places between 1 and {length - 1}, "
            "each after the one before"
        )
    return list(pairwise(places))


def _is_count(value: object) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool)
