"""How easily a proposed indicator could be moved without serving anybody better (R0-036).

Goodhart (1975): a measure that is aimed at stops to measure. What can be told beforehand is told
from the formula, from its own past figures and from its title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pmf_lib.methods.rehearsal_figures import Items, Proposal
from pmf_lib.methods.status import Status
from pmf_lib.periods import Period
from pmf_lib.register.proposals import Item

SHARE = 0.05
FEWEST = 3
_TIMED = re.compile(r"\bwithin\b.*\b(second|minute|hour|day|week|month)s?\b|\b(in|on) time\b", re.I)

Colour = Callable[[Period, float | None], Status]
"""The status of a figure in a period."""


class Ease(StrEnum):
    """How easily it could be gamed, by what can be told beforehand."""

    HARD = "not easily"
    SOME = "in part"
    EASY = "easily"


@dataclass(frozen=True)
class Leaning:
    """How many reds would not have been red, had one item been counted 5 in 100 otherwise."""

    item: Item
    more: bool
    turned: int
    reds: int

    @property
    def easy(self) -> bool:
        """Whether that turns at least half of the reds, where there are three or more."""
        return self.reds >= FEWEST and 2 * self.turned >= self.reds


@dataclass(frozen=True)
class Gaming:
    """Each way in which it could be moved, in a sentence, and how easily all in all."""

    ease: Ease
    ways: tuple[str, ...]


def gaming(
    proposal: Proposal, names: Mapping[str, Item], cast: Mapping[Period, Items], colour: Colour
) -> Gaming:
    """What can be told beforehand of how a proposal could be gamed.

    `names` says what each name of the formula stands for, `cast` has the items of each past
    period. Easily: counting one item 5 in 100 otherwise takes the red off at least half of the
    reds; of each measure the way that does most is told. In part: no cases to count again, or a
    limit of time after which a late case no longer counts.
    """
    leant = leanings(proposal, names, cast, colour)
    easy = tuple(_leant(one) for one in leant if one.easy)
    some = tuple(_by_form(proposal, names))
    return Gaming(Ease.EASY if easy else Ease.SOME if some else Ease.HARD, easy + some)


def leanings(
    proposal: Proposal, names: Mapping[str, Item], cast: Mapping[Period, Items], colour: Colour
) -> tuple[Leaning, ...]:
    """Of each measure in the formula the leaning that takes most reds off, the first of equals."""
    formula = proposal.formula
    red = {at: one for at, one in cast.items() if colour(at, formula.value(one)) is Status.RED}
    best: dict[str, Leaning] = {}
    for name in formula.names:
        for more in (False, True):
            by = 1 + SHARE if more else 1 - SHARE
            otherwise = (
                colour(at, formula.value({**one, name: (one[name] or 0.0) * by}))
                for at, one in red.items()
            )
            turned = sum(status in (Status.GREEN, Status.AMBER) for status in otherwise)
            found = Leaning(names[name], more, turned, len(red))
            held = best.setdefault(found.item.measure, found)
            best[found.item.measure] = max(held, found, key=lambda one: one.turned)
    return tuple(best.values())


def _leant(one: Leaning) -> str:
    way = "more" if one.more else "fewer"
    what = "" if one.item.part == "value" else f"the {one.item.part} of "
    return (
        f"Counting 5 in 100 {way} in {what}{one.item.measure} would have taken the red off "
        f"{one.turned} of {one.reds} reds."
    )


def _by_form(proposal: Proposal, names: Mapping[str, Item]) -> Iterator[str]:
    if all(names[name].part == "value" for name in proposal.formula.names):
        yield "It is made of finished figures, not of cases that somebody could count again."
    if _TIMED.search(proposal.title):
        yield "Once a case is late it no longer counts, so nothing presses to finish it."
