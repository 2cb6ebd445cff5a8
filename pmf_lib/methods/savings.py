"""Savings: what was promised, what has come, and what may still come (R2-025).

Amounts are in pounds. The colours and the weights are common practice without a single published
source, and so are arguments. A saving that was replaced by another keeps its own colour, and what
replaced it is listed beside it: substitution never turns red to green unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from pmf_lib.methods.exact import Figure, every, exact, number, one_of
from pmf_lib.methods.given import due, figure
from pmf_lib.methods.status import Status


class Standing(StrEnum):
    """Where a saving stands, in its owner's words."""

    DELIVERED = "delivered"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    WILL_NOT_BE_DELIVERED = "will not be delivered"
    REPLACED = "replaced"


CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {
        Standing.DELIVERED: 1.0,
        Standing.ON_TRACK: 0.9,
        Standing.AT_RISK: 0.5,
        Standing.WILL_NOT_BE_DELIVERED: 0.0,
        Standing.REPLACED: 0.0,
    }
)
"""How much of what is still to come is counted on, by standing, where a saving states none."""

DOUBTFUL = frozenset({Standing.AT_RISK, Standing.WILL_NOT_BE_DELIVERED, Standing.REPLACED})


@dataclass(frozen=True)
class Saving:
    """One saving in one year; a missing amount is None. `confidence` is from 0 to 1.

    `recurring`: it comes again each year; None where that was not said. `replaced_by` lists the
    codes of the savings found in its place. ValueError for another standing or confidence.
    """

    code: str
    target: Figure
    forecast: Figure
    delivered: Figure = None
    standing: str | None = None
    recurring: bool | None = None
    confidence: Figure = None
    replaced_by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if self.standing is not None:
            one_of("standing", self.standing, Standing)
        sure = figure("confidence", self.confidence)
        if sure is not None and not 0 <= sure <= 1:
            raise ValueError(f"confidence is {self.confidence!r}; it must be from 0 to 1")

    @classmethod
    def of(cls, row: Mapping[str, Any], replaced_by: tuple[str, ...] = ()) -> Saving:
        """From a row of the register of savings."""
        says = {"yes": True, "no": False}
        standing = row.get("status")
        return cls(
            code=str(row["saving"]),
            target=row["target"],
            forecast=row["forecast"],
            delivered=row.get("delivered"),
            standing=standing if isinstance(standing, str) else None,
            recurring=says.get(str(row.get("recurring"))),
            replaced_by=replaced_by,
        )


@dataclass(frozen=True)
class Total:
    """Savings added up, in pounds; None where any one lacks the amount. `replaced` are codes."""

    count: int
    target: float | None
    delivered: float | None
    forecast: float | None
    expected: float | None
    replaced: tuple[str, ...]


@dataclass(frozen=True)
class Substitution:
    """A replaced saving in its own colour, what was found in its place, and what is then short.

    `short` is its target less its own forecast and those of its replacements, in pounds: 0 or
    less when they make up for it. None where a figure is missing, a replacement is not among the
    savings, or one stands in for others too and would be counted twice.
    """

    saving: Saving
    status: Status
    replacements: tuple[Saving, ...]
    short: float | None


def status(
    target: Figure, forecast: Figure, *, green: float = 100.0, amber: float = 75.0
) -> Status:
    """The colour of the forecast as a percentage of the target: the lowest green, and amber.

    A target of 0, or a missing figure, is unknown. ValueError for a target below 0, or limits
    out of order.
    """
    aim, expected = figure("target", target), figure("forecast", forecast)
    least, middle = due("green", green), due("amber", amber)
    if middle > least:
        raise ValueError(f"amber is {amber!r} and green {green!r}; amber must not be above green")
    if aim is not None and aim < 0:
        raise ValueError(f"target is {target!r}; what is to be saved is 0 or more")
    if not aim or expected is None:
        return Status.UNKNOWN
    reached = 100 * expected / aim
    if reached >= least:
        return Status.GREEN
    return Status.AMBER if reached >= middle else Status.RED


def weighted_forecast(saving: Saving, weights: Mapping[str, float] = CONFIDENCE) -> float | None:
    """What may be counted on: all that was delivered, and the rest by how sure it is.

    The saving's own confidence comes first, then the weight of its standing. Without a delivered
    figure the whole forecast is weighted. None without a forecast, or with nothing to weigh by.
    """
    return number(_weighted(saving, weights))


def total(savings: Iterable[Saving], weights: Mapping[str, float] = CONFIDENCE) -> Total:
    """All of them together. Which were replaced is told, for the sum alone would hide it."""
    listed = tuple(savings)
    return Total(
        count=len(listed),
        target=_summed(exact(saving.target) for saving in listed),
        delivered=_summed(exact(saving.delivered) for saving in listed),
        forecast=_summed(exact(saving.forecast) for saving in listed),
        expected=_summed(_weighted(saving, weights) for saving in listed),
        replaced=tuple(one.code for one in listed if one.standing == Standing.REPLACED),
    )


def by_recurrence(
    savings: Iterable[Saving], weights: Mapping[str, float] = CONFIDENCE
) -> dict[str, Total]:
    """The totals of `recurring` and `one-off` savings, and of those that do not say."""
    listed = tuple(savings)
    kinds = {"recurring": True, "one-off": False, "not stated": None}
    return {
        name: total((one for one in listed if one.recurring is kind), weights)
        for name, kind in kinds.items()
    }


def substitutions(
    savings: Iterable[Saving], judged: Callable[[Figure, Figure], Status] = status
) -> tuple[Substitution, ...]:
    """Every replaced saving, in order of code. `judged` gives a colour by target and forecast.

    ValueError where two savings have the same code: give one period's.
    """
    listed = tuple(savings)
    known = {saving.code: saving for saving in listed}
    if len(known) < len(listed):
        raise ValueError("savings holds a code twice; give the savings of one period")
    stand_ins = Counter(code for saving in listed for code in set(saving.replaced_by))
    shared = frozenset(code for code, times in stand_ins.items() if times > 1)
    return tuple(
        _substitution(saving, known, shared, judged(saving.target, saving.forecast))
        for _, saving in sorted(known.items())
        if saving.standing == Standing.REPLACED or saving.replaced_by
    )


def at_risk(saving: Saving, *, green: float = 100.0, amber: float = 75.0) -> bool:
    """Whether it is in doubt: its owner says so, or its own forecast is red (exception A9).

    A replaced one whose own forecast is red is still in doubt.
    """
    stated = saving.standing in (Standing.AT_RISK, Standing.WILL_NOT_BE_DELIVERED)
    colour = status(saving.target, saving.forecast, green=green, amber=amber)
    return stated or colour is Status.RED


def over_delivered(saving: Saving) -> bool:
    """Whether it saves more than its target (exception F9).

    By what was delivered so far, or by a forecast whose owner does not doubt it.
    """
    aim, got, expected = (exact(one) for one in (saving.target, saving.delivered, saving.forecast))
    if aim is None:
        return False
    sure = expected is not None and saving.standing not in DOUBTFUL
    return (got is not None and got > aim) or (sure and expected is not None and expected > aim)


def _weighted(saving: Saving, weights: Mapping[str, float]) -> Fraction | None:
    forecast, got = exact(saving.forecast), exact(saving.delivered) or Fraction(0)
    weight = exact(saving.confidence)
    if weight is None and saving.standing is not None:
        weight = exact(weights.get(saving.standing))
    if forecast is None or weight is None:
        return None
    return got + weight * (forecast - got)


def _summed(amounts: Iterable[Fraction | None]) -> float | None:
    listed = list(amounts)
    known = [amount for amount in listed if amount is not None]
    return number(sum(known, Fraction(0))) if len(known) == len(listed) else None


def _substitution(
    saving: Saving, known: Mapping[str, Saving], shared: frozenset[str], own: Status
) -> Substitution:
    found = tuple(known[code] for code in saving.replaced_by if code in known)
    countable = len(found) == len(saving.replaced_by) and shared.isdisjoint(saving.replaced_by)
    amounts = every(one.forecast for one in (saving, *found)) if countable else None
    aim = exact(saving.target)
    short = None if aim is None or amounts is None else number(aim - sum(amounts))
    return Substitution(saving, own, found, short)
