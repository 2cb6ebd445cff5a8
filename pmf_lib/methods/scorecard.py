"""The balanced scorecard: four perspectives, and a warning where one is empty or outweighs.

Peterborough 2009/10, 3.5 (R4-033), after Kaplan and Norton (1992): Customer, Process, Finance,
Organisation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from pmf_lib.methods.exact import one_of
from pmf_lib.methods.status import Status

MOST = Fraction(1, 2)
"""The largest share of a card's measures that one perspective may hold without a warning."""


class Perspective(StrEnum):
    """From where a scorecard looks, in the order in which it is printed."""

    CUSTOMER = "Customer"
    PROCESS = "Process"
    FINANCE = "Finance"
    ORGANISATION = "Organisation"


@dataclass(frozen=True)
class Quarter:
    """One perspective's quarter of the card: its measures by code, and how many of each status."""

    perspective: Perspective
    measures: tuple[str, ...]
    statuses: Mapping[Status, int]


@dataclass(frozen=True)
class Scorecard:
    """The four quarters in order, and sentences on what is out of balance."""

    quarters: tuple[Quarter, ...]
    warnings: tuple[str, ...]


def scorecard(statuses: Mapping[str, str], perspectives: Mapping[str, str | None]) -> Scorecard:
    """The card of the measures in `statuses`, each in the perspective that is named for it.

    A measure without a perspective stands in no quarter and in a warning. The order in which
    they are given does not matter. ValueError for a word that is no status or perspective.
    """
    for word in statuses.values():
        one_of("statuses", word, Status)
    placed = {code: perspectives.get(code) for code in sorted(statuses)}
    quarters = tuple(_quarter(one, placed, statuses) for one in Perspective)
    return Scorecard(quarters, balance(placed))


def balance(perspectives: Mapping[str, str | None]) -> tuple[str, ...]:
    """What is out of balance, in sentences: a perspective with no measure, or more than half.

    Half exactly is in balance. Shares are of the measures that have a perspective.
    """
    for word in perspectives.values():
        if word is not None:
            one_of("perspectives", word, Perspective)
    counts = Counter(word for word in perspectives.values() if word is not None)
    whole = counts.total()
    empty = [f"{one} has no measure." for one in Perspective if not counts[one]]
    heavy = [
        f"{one} has {counts[one]} of {whole} measures, more than half."
        for one in Perspective
        if whole and Fraction(counts[one], whole) > MOST
    ]
    lost = sorted(code for code, word in perspectives.items() if word is None)
    unplaced = [f"Without a perspective: {', '.join(lost)}."] if lost else []
    return (*empty, *heavy, *unplaced)


def _quarter(
    perspective: Perspective, placed: Mapping[str, str | None], statuses: Mapping[str, str]
) -> Quarter:
    measures = tuple(code for code, word in placed.items() if word == perspective)
    found = Counter(Status(statuses[code]) for code in measures)
    return Quarter(perspective, measures, MappingProxyType({one: found[one] for one in Status}))
