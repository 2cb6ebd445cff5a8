"""How a year's target is spread over its periods."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, every, exact, one_of
from pmf_lib.register.indicators import PROFILES

YEARS_OF_SEASONS = 3
_CLOSE = Fraction(1, 10**9)


def spread(
    target: float,
    profile: str,
    periods_per_year: int,
    *,
    weights: Sequence[float] | None = None,
    baseline: float | None = None,
    steps: Sequence[float] | None = None,
) -> list[float]:
    """The target of each period of the year, in order, in the measure's unit.

    flat: the same for each. even: cumulative, an equal share a period. seasonal: cumulative by
    `weights`, one a period, adding up to 1. step: the listed `steps`. trajectory: a straight line
    from `baseline`, where the year starts, to the target. recovery: the clinic's `steps`, or a
    straight line from `baseline` where none were set.

    The last one is the target exactly. ValueError for what the profile needs and has not.
    """
    one_of("profile", profile, PROFILES)
    given.count("periods_per_year", periods_per_year, least=1)
    aim = _needed("target", target, profile)
    count = range(1, periods_per_year + 1)
    match profile:
        case "flat":
            return [float(aim)] * periods_per_year
        case "even":
            return [float(aim * place / periods_per_year) for place in count]
        case "seasonal":
            shares = _shares(weights, periods_per_year)
            return [float(aim * sum(shares[:place])) for place in count]
        case "step" | "recovery" if profile == "step" or steps is not None:
            return _listed(steps, target, periods_per_year)
    start = _needed("baseline", baseline, profile)
    return [float(start + (aim - start) * place / periods_per_year) for place in count]


def seasonal_weights(years: Sequence[Sequence[Figure]]) -> list[float]:
    """Each period's mean share of its year, over the last three of the years given.

    `years` are in order, each a list of what every period added. ValueError for no years, years
    of different lengths, a missing figure, or a year that adds up to 0: it has no shares.
    """
    recent = list(years)[-YEARS_OF_SEASONS:]
    if not recent or len({len(year) for year in recent}) != 1 or not recent[0]:
        raise ValueError("years must hold at least one year, all with the same number of periods")
    shares = [_shares_of_year(year) for year in recent]
    return [float(sum(column) / len(shares)) for column in zip(*shares, strict=True)]


def _shares_of_year(year: Sequence[Figure]) -> list[Fraction]:
    figures = every(year)
    if figures is None or sum(figures) == 0:
        raise ValueError(f"years holds {list(year)!r}; a year must be complete and not add up to 0")
    whole = sum(figures)
    return [figure / whole for figure in figures]


def _shares(weights: Sequence[float] | None, count: int) -> list[Fraction]:
    found = every(weights or ())
    if not found or len(found) != count or abs(sum(found, Fraction(-1))) > _CLOSE:
        raise ValueError(f"weights is {weights!r}; a seasonal profile needs {count} adding up to 1")
    whole = sum(found)
    return [weight / whole for weight in found]


def _listed(steps: Sequence[float] | None, target: float, count: int) -> list[float]:
    found = every(steps or ())
    if not found or len(found) != count or found[-1] != exact(target):
        raise ValueError(
            f"steps is {steps!r}; {count} are needed, the last being the target {target!r}"
        )
    return [float(step) for step in found]


def _needed(name: str, value: Figure, profile: str) -> Fraction:
    found = given.figure(name, value)
    if found is None:
        raise ValueError(f"{name} is {value!r}; the profile {profile} needs a number")
    return found
