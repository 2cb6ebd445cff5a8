"""Service standards: what customers may expect, and whether the promise was kept (R3-037)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pmf_lib import workdays
from pmf_lib.methods.exact import Figure, exact, number, one_of
from pmf_lib.methods.given import due, figure

QUARTERS = 4
DIRECTIONS = ("maximise", "minimise")


class Dimension(StrEnum):
    """What a promise is about."""

    TIMELINESS = "timeliness"
    ACCURACY = "accuracy"
    QUALITY = "quality"


class State(StrEnum):
    """Where a promise stands; restored is kept again after a period in which it was not."""

    KEPT = "kept"
    BROKEN = "broken"
    RESTORED = "restored"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Standard:
    """A promise, the measure that tells whether it is kept, and what happens when it is not.

    `threshold` is in the measure's own unit and meeting it exactly keeps the promise; `polarity`
    says whether it is the least (maximise) or the most (minimise). `exclusions` says in words
    which days or cases do not count. ValueError for a threshold, polarity or dimension that
    cannot be.
    """

    promise: str
    dimension: str
    measure: str
    threshold: float
    polarity: str
    exclusions: str = ""
    consequence: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        one_of("dimension", self.dimension, Dimension)
        _limit(self.threshold, self.polarity)


@dataclass(frozen=True)
class Record:
    """A standard's last four quarters, oldest first: figures, whether each kept it, the state.

    A quarter without a figure is None in both; there are always four places.
    """

    standard: Standard
    figures: tuple[float | None, ...]
    kept: tuple[bool | None, ...]
    state: State


def state(values: Sequence[Figure], threshold: float, polarity: str = "maximise") -> State:
    """Where a promise stands by its figures, oldest first (exceptions A11 and F11).

    Broken where the latest fails, restored where it keeps and the one before it failed, else
    kept. Unknown without a latest figure: nobody may say then that it was kept.
    """
    limit = _limit(threshold, polarity)
    before, latest = (_kept(value, limit, polarity) for value in (None, None, *values)[-2:])
    if latest is None:
        return State.UNKNOWN
    if not latest:
        return State.BROKEN
    return State.RESTORED if before is False else State.KEPT


def record(standard: Standard, values: Sequence[Figure]) -> Record:
    """The standard with the last four of its quarterly figures, which are given oldest first."""
    limit = _limit(standard.threshold, standard.polarity)
    latest = [*([None] * QUARTERS), *values][-QUARTERS:]
    return Record(
        standard,
        tuple(number(exact(value)) for value in latest),
        tuple(_kept(value, limit, standard.polarity) for value in latest),
        state(values, standard.threshold, standard.polarity),
    )


def days_taken(
    received: date,
    answered: date,
    *,
    working: bool = True,
    closures: workdays.Closures = workdays.NONE,
) -> int:
    """Days from receipt to answer, the day of receipt not counted.

    Weekends, bank holidays and the council's `closures` are excluded unless `working` is false.
    ValueError for an answer before the receipt.
    """
    if answered < received:
        raise ValueError(f"answered is {answered}; it must not be before received, {received}")
    if not working:
        return (answered - received).days
    return workdays.working_days_between(received, answered, closures=closures)


def _limit(threshold: float, polarity: str) -> Fraction:
    one_of("polarity", polarity, DIRECTIONS)
    return due("threshold", threshold)


def _kept(value: Figure, limit: Fraction, polarity: str) -> bool | None:
    found = figure("values", value)
    if found is None:
        return None
    return found >= limit if polarity == "maximise" else found <= limit
