"""Funnel limits: how far a share, ratio or rate may stray by chance, the further the smaller n."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import special

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure
from pmf_lib.methods.intervals import two_sided

INNER, OUTER = 0.95, 0.998
Numbers: TypeAlias = NDArray[np.float64]
Sizes: TypeAlias = "Figure | Sequence[Figure] | Numbers"


class FunnelLimits(NamedTuple):
    """Lower and upper limit: a number each for one size, an array each for several."""

    lower: float | Numbers
    upper: float | Numbers


class Mark(StrEnum):
    """Outside the 99.8% limits is a signal, between them and the 95% limits worth a look."""

    LOOK = "look"
    SIGNAL = "signal"


@dataclass(frozen=True)
class Overdispersion:
    """Spread beyond chance: phi (1 is chance alone) and tau2, the variance between groups."""

    phi: float
    tau2: float


@dataclass(frozen=True)
class Funnel:
    """A funnel of shares: what all groups pool to, each group's share and mark, in their order.

    `widened` are the marks by the limits widened for overdispersion; None where phi is 1 or less.
    """

    baseline: float
    shares: tuple[float, ...]
    marks: tuple[Mark | None, ...]
    dispersion: Overdispersion
    widened: tuple[Mark | None, ...] | None


def funnel_limits(n: Sizes, p0: Figure, level: float = INNER) -> FunnelLimits:
    """Limits of a share round the baseline share p0 (0 to 1) for n cases, from 0 to 1.

    n is one number above 0 or a sequence of them. level 0.95 is about two standard deviations
    either side, 0.998 about three. ValueError for arguments that cannot be. Source: Spiegelhalter
    (2005), as in PHEindicatormethods.
    """
    sizes, base = _sizes("n", n), float(given.due("p0", p0, least=0, most=1))
    reach = two_sided(given.share("level", level)) * np.sqrt(base * (1 - base) / sizes)
    return _limits(n, np.clip(base - reach, 0, 1), np.clip(base + reach, 0, 1))


def ratio_limits(expected: Sizes, level: float = INNER) -> FunnelLimits:
    """Limits of observed over expected events, by exact Poisson, for `expected` events above 0."""
    sizes, tail = _sizes("expected", expected), (1 - given.share("level", level)) / 2
    lower = special.gammaincinv(sizes, tail) / sizes
    return _limits(expected, lower, special.gammainccinv(sizes + 1, tail) / sizes)


def rate_limits(
    population: Sizes, rate: Figure, level: float = INNER, *, multiplier: Figure = 1
) -> FunnelLimits:
    """Limits of a rate per `multiplier` people round the baseline `rate`, both in that unit.

    The population is people, not thousands of them; the events expected are rate * population /
    multiplier, and must be above 0.
    """
    base = float(given.due("rate", rate, above=0))
    sizes = _sizes("population", population)
    events = base * sizes / float(given.due("multiplier", multiplier, above=0))
    lower, upper = ratio_limits(events, level)
    return _limits(population, np.asarray(lower) * base, np.asarray(upper) * base)


def mark(value: Figure, inner: FunnelLimits, outer: FunnelLimits) -> Mark | None:
    """Signal, look or, for a value on or within the inner limits or a missing one, None.

    The limits are those of one size, in the unit of the value.
    """
    found = given.figure("value", value)
    if found is None:
        return None
    if _beyond(found, outer):
        return Mark.SIGNAL
    return Mark.LOOK if _beyond(found, inner) else None


def proportion_funnel(numerators: Sequence[Figure], denominators: Sequence[Figure]) -> Funnel:
    """Every group's share marked against the limits round the pooled share of all.

    Numerators and denominators are whole numbers, a group each, none missing. The marks are given
    by chance alone and, where phi is above 1, once more with the limits widened for it: a page
    shows both.
    """
    counts, sizes = _groups(numerators, denominators)
    shares, base = counts / sizes, float(counts.sum() / sizes.sum())
    found = overdispersion(numerators, denominators)
    plain = [funnel_limits(sizes, base, level) for level in (INNER, OUTER)]
    marks = _marks(shares, plain[0], plain[1])
    widened = None
    if found.phi > 1:
        wide = [overdispersed_limits(sizes, base, found.tau2, level) for level in (INNER, OUTER)]
        widened = _marks(shares, wide[0], wide[1])
    return Funnel(base, tuple(shares.tolist()), marks, found, widened)


def overdispersion(
    numerators: Sequence[Figure], denominators: Sequence[Figure], *, winsorise: float = 0.1
) -> Overdispersion:
    """How much more the groups' shares differ than chance would have them, all against their pool.

    The z-scores of the shares' arcsine roots are drawn in to their 10th and 90th percentiles
    (`winsorise` = 0.1), so that a few outliers do not excuse themselves. One group, or groups all
    alike, have tau2 = 0. Source: Spiegelhalter (2005, 2012), as in FunnelPlotR.
    """
    counts, sizes = _groups(numerators, denominators)
    trim = float(given.due("winsorise", winsorise, least=0, most=0.5))
    pooled = np.arcsin(np.sqrt(counts.sum() / sizes.sum()))
    scores = (np.arcsin(np.sqrt(counts / sizes)) - pooled) * 2 * np.sqrt(sizes)
    drawn_in = np.clip(scores, *np.quantile(scores, (trim, 1 - trim)))
    phi = float(np.mean(drawn_in**2))
    return Overdispersion(phi, _between(phi, 4 * sizes))


def overdispersed_limits(n: Sizes, p0: Figure, tau2: Figure, level: float = INNER) -> FunnelLimits:
    """Limits of a share widened by the variance between groups, tau2 on the arcsine root scale."""
    sizes, base = _sizes("n", n), float(given.due("p0", p0, least=0, most=1))
    between = float(given.due("tau2", tau2, least=0))
    reach = two_sided(given.share("level", level)) * np.sqrt(1 / (4 * sizes) + between)
    middle = np.arcsin(np.sqrt(base))
    lower, upper = np.clip((middle - reach, middle + reach), 0, np.pi / 2)
    return _limits(n, np.sin(lower) ** 2, np.sin(upper) ** 2)


def _beyond(value: Fraction, limits: FunnelLimits) -> bool:
    """Outside limits as they are written: a value of 0.2 is on a limit of 0.2."""
    lower, upper = (given.due("limits", float(limit)) for limit in limits)
    return not lower <= value <= upper


def _between(phi: float, weights: Numbers) -> float:
    """tau2 by the method of moments; 0 where the groups differ by no more than chance."""
    groups, total = len(weights), weights.sum()
    room = total - (weights**2).sum() / total
    excess = groups * phi - (groups - 1)
    return float(excess / room) if excess > 0 and room > 0 else 0.0


def _groups(
    numerators: Sequence[Figure], denominators: Sequence[Figure]
) -> tuple[Numbers, Numbers]:
    given.as_many("numerators", numerators, "denominators", denominators)
    if not len(numerators):
        raise ValueError("numerators is empty; at least one group is needed")
    sizes = [given.count("denominators", size, least=1) for size in denominators]
    counts = [
        given.part("numerators", count, size) for count, size in zip(numerators, sizes, strict=True)
    ]
    return np.array(counts, dtype=float), np.array(sizes, dtype=float)


def _marks(shares: Numbers, inner: FunnelLimits, outer: FunnelLimits) -> tuple[Mark | None, ...]:
    limits = (np.asarray(bound) for bound in (*inner, *outer))
    return tuple(
        mark(share, FunnelLimits(low, high), FunnelLimits(lowest, highest))
        for share, low, high, lowest, highest in zip(shares.tolist(), *limits, strict=True)
    )


def _sizes(argument: str, sizes: Sizes) -> Numbers:
    listed = np.array(sizes, dtype=object, ndmin=1).tolist()
    return np.array([float(given.due(argument, size, above=0)) for size in listed])


def _limits(asked: Sizes, lower: Numbers, upper: Numbers) -> FunnelLimits:
    """One number each where one size was asked for."""
    if np.ndim(asked) == 0:  # type: ignore[arg-type]
        return FunnelLimits(float(lower[0]), float(upper[0]))
    return FunnelLimits(lower, upper)
