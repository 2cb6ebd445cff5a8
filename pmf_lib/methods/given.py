"""Arguments as they are given: numbers that are numbers, counts that are whole, shares that fit.

Each check answers the figure as written, or refuses it with a ValueError that names the argument,
what was found and what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sized
from decimal import Decimal
from fractions import Fraction
from numbers import Real

from pmf_lib.methods.exact import Figure, exact


def figure(argument: str, value: Figure) -> Fraction | None:
    """The figure as written, None where it is missing; text and yes or no are not numbers."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        raise ValueError(f"{argument} is {value!r}; it must be a number, or None if missing")
    return exact(value)


def figures(argument: str, values: Iterable[Figure]) -> list[Fraction | None]:
    """Every figure of a list as written, None where one is missing."""
    return [figure(argument, value) for value in values]


def due(
    argument: str,
    value: Figure,
    *,
    above: Figure = None,
    least: Figure = None,
    most: Figure = None,
) -> Fraction:
    """A finite number that has to be there: above one bound, or at least and at most others."""
    found, over, low, high = figure(argument, value), exact(above), exact(least), exact(most)
    allowed = {"above": above, "at least": least, "at most": most}
    if (
        found is None
        or (over is not None and found <= over)
        or (low is not None and found < low)
        or (high is not None and found > high)
    ):
        limits = [f"{word} {bound}" for word, bound in allowed.items() if bound is not None]
        wanted = " ".join(("a finite number", " and ".join(limits))).strip()
        raise ValueError(f"{argument} is {value!r}; it must be {wanted}")
    return found


def count(argument: str, value: Figure, least: int = 0) -> int:
    """A whole number, `least` or more."""
    found = figure(argument, value)
    if found is None or found.denominator != 1 or found < least:
        raise ValueError(f"{argument} is {value!r}; it must be a whole number from {least} up")
    return int(found)


def part(argument: str, value: Figure, whole: int) -> int:
    """A whole number that counts some of `whole` cases."""
    found = count(argument, value)
    if found > whole:
        raise ValueError(f"{argument} is {value!r}; it must not be above n, which is {whole}")
    return found


def share(argument: str, value: Figure) -> float:
    """A confidence or level: a share between 0 and 1, neither of them allowed."""
    found = figure(argument, value)
    if found is None or not 0 < found < 1:
        raise ValueError(f"{argument} is {value!r}; it must be between 0 and 1, such as 0.95")
    return float(found)


def as_many(argument: str, one: Sized, other_argument: str, other: Sized) -> None:
    """Refuse two lists that do not have as many entries."""
    if len(one) != len(other):
        raise ValueError(
            f"{argument} has {len(one)} entries and {other_argument} {len(other)}; "
            "they must be as many"
        )
