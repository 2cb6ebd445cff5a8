"""Year-to-date figures, and coarser periods from finer ones: eleven kinds.

All feeder periods must be there, else there is no figure: a late period is never skipped unseen
(Pentana's formula indicators behave so). A missing figure is None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, number, one_of
from pmf_lib.register.indicators import AGGREGATIONS

Figures = Sequence[Figure]


def year_to_date(  # noqa: PLR0913 - the published contract names each of these
    kind: str,
    values: Figures | None = None,
    numerators: Figures | None = None,
    denominators: Figures | None = None,
    weights: Figures | None = None,
    *,
    scale: float = 100.0,
    rolling_periods: int | None = None,
) -> list[float | None]:
    """The figure to the end of each period, in order, from the first period of the year on.

    kind is one of the register's aggregations. `ratio` takes numerators and denominators, times
    `scale` (100 gives percent); `weighted_average` takes values and weights; `rolling` takes
    `rolling_periods` and either values, which it sums, or numerators and denominators, and is
    None until so many periods are there; `count_yes` takes values of 1 and 0 and gives the share
    of yes from 0 to 1; the others take values. `entered_cumulative` values are to date already.

    None from the first missing feeder on (for `rolling`, while it is within reach), where the
    denominators or weights add up to 0, and where a weight is negative, which weighs nothing.
    ValueError for a kind, or lists, that cannot be.
    """
    lists = _Given(values, numerators, denominators, weights)
    feed = _feed(kind, lists, scale, rolling_periods)
    return [feed.upto(end) for end in range(1, len(feed.figures) + 1)]


def coarser(  # noqa: PLR0913 - as for year_to_date
    kind: str,
    values: Figures | None = None,
    numerators: Figures | None = None,
    denominators: Figures | None = None,
    weights: Figures | None = None,
    *,
    scale: float = 100.0,
    rolling_periods: int | None = None,
) -> float | None:
    """One figure for a coarser period from all its finer ones, such as a quarter from months.

    The arguments are those of `year_to_date`; for `rolling` the lists reach back beyond the
    coarser period's start, as far as the rolling figure does. None for empty lists.
    """
    lists = _Given(values, numerators, denominators, weights)
    feed = _feed(kind, lists, scale, rolling_periods)
    return feed.upto(len(feed.figures))


def increments(values: Figures) -> list[float | None]:
    """What each period of one year adds to an entered cumulative figure.

    The first period's figure is its own increment; None where either neighbour is missing.
    """
    figures = given.figures("values", values)
    before: list[Fraction | None] = [Fraction(0), *figures[:-1]]
    return [
        None if now is None or then is None else float(now - then)
        for then, now in zip(before, figures, strict=False)
    ]


_Exact = list[Fraction]
_Rule = Callable[[_Exact, _Exact], Fraction | None]


@dataclass(frozen=True)
class _Given:
    """The lists as they were given."""

    values: Figures | None
    numerators: Figures | None
    denominators: Figures | None
    weights: Figures | None


@dataclass(frozen=True)
class _Feed:
    """A rule and the lists it takes, of one length: figures and, for some kinds, their bases."""

    rule: _Rule
    figures: list[Fraction | None]
    bases: list[Fraction | None]
    scale: Fraction
    span: int | None

    def upto(self, end: int) -> float | None:
        start = 0 if self.span is None else end - self.span
        if start < 0 or end == 0:
            return None
        figures = [figure for figure in self.figures[start:end] if figure is not None]
        bases = [base for base in self.bases[start:end] if base is not None]
        if len(figures) < end - start or len(bases) < len(self.bases[start:end]):
            return None
        found = self.rule(figures, bases)
        return None if found is None else number(self.scale * found)


def _sum(figures: _Exact, _: _Exact) -> Fraction:
    return sum(figures, Fraction(0))


def _mean(figures: _Exact, _: _Exact) -> Fraction:
    return sum(figures, Fraction(0)) / len(figures)


def _ratio(tops: _Exact, bottoms: _Exact) -> Fraction | None:
    whole = sum(bottoms, Fraction(0))
    return sum(tops, Fraction(0)) / whole if whole else None


def _weighted(figures: _Exact, weights: _Exact) -> Fraction | None:
    if min(weights) < 0:
        return None
    return _ratio(
        [figure * weight for figure, weight in zip(figures, weights, strict=True)], weights
    )


_RULES: dict[str, _Rule] = {
    "sum": _sum,
    "average": _mean,
    "weighted_average": _weighted,
    "ratio": _ratio,
    "last": lambda figures, _: figures[-1],
    "first": lambda figures, _: figures[0],
    "max": lambda figures, _: max(figures),
    "min": lambda figures, _: min(figures),
    "rolling": _sum,
    "entered_cumulative": lambda figures, _: figures[-1],
    "count_yes": _mean,
}


def _feed(kind: str, lists: _Given, scale: float, rolling_periods: int | None) -> _Feed:
    one_of("kind", kind, AGGREGATIONS)
    span = _span(rolling_periods) if kind == "rolling" else None
    if kind == "ratio" or (kind == "rolling" and lists.values is None):
        factor = given.due("scale", scale)
        tops, bottoms = _pair("numerators", lists.numerators, "denominators", lists.denominators)
        return _Feed(_ratio, tops, bottoms, factor, span)
    if kind == "weighted_average":
        figures, weights = _pair("values", lists.values, "weights", lists.weights)
        return _Feed(_weighted, figures, weights, Fraction(1), None)
    figures = _exact("values", lists.values)
    if kind == "count_yes" and not {None, 0, 1}.issuperset(figures):
        raise ValueError(f"values is {lists.values!r}; count_yes takes 1 for yes and 0 for no")
    return _Feed(_RULES[kind], figures, [], Fraction(1), span)


def _pair(
    name: str, figures: Figures | None, base_name: str, bases: Figures | None
) -> tuple[list[Fraction | None], list[Fraction | None]]:
    tops, bottoms = _exact(name, figures), _exact(base_name, bases)
    if len(tops) != len(bottoms):
        raise ValueError(
            f"{name} has {len(tops)} entries and {base_name} {len(bottoms)}; they must be as many"
        )
    return tops, bottoms


def _exact(name: str, figures: Figures | None) -> list[Fraction | None]:
    if figures is None:
        raise ValueError(f"{name} is None; this kind needs a list of them")
    return given.figures(name, figures)


def _span(rolling_periods: int | None) -> int:
    return given.count("rolling_periods", rolling_periods, least=1)
