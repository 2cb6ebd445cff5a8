"""A basket of measures: how many are green, amber or red, and a score only beside its members.

A score follows the steps of the OECD and JRC handbook on composite indicators: each member is
brought to one scale, weighted and put together, and the range of answers other choices would give
is worked out with it (R1-030).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from math import exp, fsum, log

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, one_of
from pmf_lib.methods.status import COLOURS, POLARITIES, Status, rag
from pmf_lib.methods.trend import Direction

ENOUGH = Fraction(3, 4)
SLACK = Fraction(1, 10**9)  # thirds as floats sum to 1 only about
_Pair = tuple[Fraction, Fraction]


class Aggregation(StrEnum):
    """How members' scores become one: by weighted mean, weighted geometric mean, or the worst."""

    ARITHMETIC = "weighted mean"
    GEOMETRIC = "weighted geometric mean"
    WORST = "the worst member"


@dataclass(frozen=True)
class Member:
    """A measure of a basket: its figure, and the figure on the basket's scale (more is better).

    `weight` is a share of the basket above 0, or None throughout for equal weights. `polarity`
    and `target` are those the member is judged by, if they are stated.
    """

    name: str
    value: Figure
    score: Figure = None
    weight: Figure = None
    polarity: str | None = None
    target: Figure = None

    @property
    def judged(self) -> bool:
        """Whether polarity and target are stated, so that it can have a status of its own."""
        stated = self.polarity in POLARITIES and self.polarity != "none"
        return stated and given.figure("target", self.target) is not None


@dataclass(frozen=True)
class Counts:
    """The default view of a basket: how many members have each status, how many improve.

    `without_colour` are the rest: not known, not due, data only and so on. `statuses` are the
    members' own, by name.
    """

    statuses: Mapping[str, Status]
    green: int
    amber: int
    red: int
    without_colour: int
    improving: int


@dataclass(frozen=True)
class Composite:
    """A score with its members, which it never leaves behind.

    `score` is None where it cannot be calculated, for `reason`. `weights` are the members' shares
    in it, in their order: 0 for a missing one, and all 0 without a score. `coverage` is the share
    of the set weights whose members have a score. `equal_weights` is the score if all weighed the
    same, `leave_one_out` the score without each member, by its name.
    """

    members: tuple[Member, ...]
    weights: tuple[float, ...]
    aggregation: Aggregation
    coverage: float
    score: float | None
    reason: str | None = None
    equal_weights: float | None = None
    leave_one_out: Mapping[str, float | None] = field(default_factory=dict)

    @property
    def range(self) -> tuple[float, float] | None:
        """Lowest and highest score that equal weights, or leaving one member out, would give."""
        scores = [self.score, self.equal_weights, *self.leave_one_out.values()]
        found = [score for score in scores if score is not None]
        return (min(found), max(found)) if found else None

    @property
    def words(self) -> str:
        """The score as it is printed: with its coverage and its range, or why there is none."""
        present = sum(given.figure("score", member.score) is not None for member in self.members)
        percent = int(given.due("coverage", self.coverage) * 100)  # never rounded up to enough
        told = f"{present} of {len(self.members)} members, {percent}% of the weight"
        if self.score is None or self.range is None:
            return f"Not calculable from {told}: {self.reason}."
        low, high = self.range
        return f"Score {self.score:.1f} from {told}; {low:.1f} to {high:.1f} by other choices."


def count_view(
    statuses: Mapping[str, Status], directions: Mapping[str, Direction] | None = None
) -> Counts:
    """How many members are green, amber, red or none of these, and how many are improving.

    Statuses and directions of travel are by member's name; a direction of no member is refused.
    """
    moved = directions or {}
    strangers = sorted(moved.keys() - statuses.keys())
    if strangers or not statuses:
        told = f"directions names {strangers[0]!r}" if strangers else "statuses is empty"
        raise ValueError(f"{told}; a basket has one or more members, each with its status")
    found = Counter(statuses.values())
    coloured = sum(found[colour] for colour in COLOURS)
    return Counts(
        dict(statuses),
        found[Status.GREEN],
        found[Status.AMBER],
        found[Status.RED],
        len(statuses) - coloured,
        sum(direction is Direction.BETTER for direction in moved.values()),
    )


def composite(
    members: Sequence[Member], aggregation: Aggregation = Aggregation.ARITHMETIC
) -> Composite:
    """One score of several members, with what other weights and fewer members would make of it.

    Weights are all set and sum to 1, or none is and all are equal; anything else is a ValueError.
    A member without a score is dropped and the others take its weight in proportion, if they hold
    at least three quarters of the weight; else the score is not calculable. The geometric mean
    needs scores above 0. Source: OECD and JRC (2008), Handbook on Constructing Composite
    Indicators.
    """
    one_of("aggregation", aggregation, Aggregation)
    listed, how = _named(members), Aggregation(aggregation)
    weights = _weights(listed)
    answer = _answer(listed, weights, how)
    equal = _answer(listed, _equal(len(listed)), how).score
    without = {
        member.name: _without(place, listed, weights, how)
        for place, member in enumerate(listed)
        if len(listed) > 1
    }
    return replace(answer, equal_weights=equal, leave_one_out=without)


def composite_status(
    found: Composite,
    target: Figure,
    *,
    mode: str = "relative",
    green_tolerance: float = 0.0,
    red_tolerance: float = 0.10,
) -> Status:
    """A colour for a score against a target, where every member could have one of its own.

    not_applicable where any member's polarity or target is not stated; unknown without a score.
    """
    if not all(member.judged for member in found.members):
        return Status.NOT_APPLICABLE
    limits = {"green_tolerance": green_tolerance, "red_tolerance": red_tolerance}
    return rag(found.score, target, "maximise", mode=mode, **limits)


def _named(members: Sequence[Member]) -> tuple[Member, ...]:
    names = Counter(member.name for member in members)
    twice = [name for name, times in names.items() if times > 1]
    if not members or twice:
        told = f"has {twice[0]!r} twice" if twice else "is empty"
        raise ValueError(f"members {told}; a basket has one or more, each once")
    return tuple(members)


def _equal(number: int) -> list[Fraction]:
    return [Fraction(1, number)] * number


def _weights(members: Sequence[Member]) -> list[Fraction]:
    """The set weights, exactly 1 together, or equal ones where none is set."""
    if all(member.weight is None for member in members):
        return _equal(len(members))
    weights = [given.due(f"weight of {one.name}", one.weight, above=0) for one in members]
    whole = sum(weights, Fraction(0))
    if abs(whole - 1) > SLACK:
        raise ValueError(f"weights sum to {float(whole):.10g}; they must sum to 1")
    return [weight / whole for weight in weights]


def _answer(
    members: tuple[Member, ...], weights: Sequence[Fraction], how: Aggregation
) -> Composite:
    scores = given.figures("score", [member.score for member in members])
    present = [
        (score, weight) for score, weight in zip(scores, weights, strict=True) if score is not None
    ]
    coverage = sum((weight for _, weight in present), Fraction(0))
    base = Composite(members, (0.0,) * len(members), how, float(coverage), None)
    reason = _not_calculable(present, coverage, how)
    if reason:
        return replace(base, reason=reason)
    shares = (
        0.0 if score is None else float(weight / coverage)
        for score, weight in zip(scores, weights, strict=True)
    )
    pairs = [(score, weight / coverage) for score, weight in present]
    return replace(base, weights=tuple(shares), score=_together(pairs, how))


def _not_calculable(present: Sequence[_Pair], coverage: Fraction, how: Aggregation) -> str | None:
    if coverage < ENOUGH:
        return "less than 75% of the weight has a score"
    if how is Aggregation.GEOMETRIC and any(score <= 0 for score, _ in present):
        return "a geometric mean needs scores above 0"
    return None


def _together(pairs: Sequence[_Pair], how: Aggregation) -> float:
    if how is Aggregation.WORST:
        return float(min(score for score, _ in pairs))
    if how is Aggregation.GEOMETRIC:
        return exp(fsum(log(score) * share for score, share in pairs))
    return float(sum((score * share for score, share in pairs), Fraction(0)))


def _without(
    place: int, members: tuple[Member, ...], weights: Sequence[Fraction], how: Aggregation
) -> float | None:
    """The score of a basket that never had this member, the others' weights raised to 1."""
    others = members[:place] + members[place + 1 :]
    rest = [*weights[:place], *weights[place + 1 :]]
    return _answer(others, [weight / sum(rest) for weight in rest], how).score
