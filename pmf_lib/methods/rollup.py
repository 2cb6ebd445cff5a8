"""Year-to-date figures, and coarser periods from finer ones: eleven kinds.

All feeder periods must be there, else there is no figure: a late period is never skipped unseen
(Pentana's formula indicators behave so). A missing figure is None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pmf_lib.methods.exact import Figure, every, exact, number, one_of
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

    None from the first missing feeder on (for `rolling`, while it is within reach), and where a
    denominator or the weights add up to 0. ValueError for a kind, or lists, that cannot be.
    """
    one_of("kind", kind, AGGREGATIONS)
    feed = _feed(kind, values, numerators, denominators, weights)
    span = _span(kind, rolling_periods)
    rule = _RULES["ratio" if kind == "rolling" and values is None else kind]
    factor = exact(scale)
    if factor is None:
        raise ValueError(f"scale is {scale!r}; it must be a number")
    return [
        _figure(rule, feed.upto(end, span), factor) if span is None or end >= span else None
        for end in range(1, feed.length + 1)
    ]


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
    coarser period's start, as far as the rolling figure does.
    """
    figures = year_to_date(
        kind,
        values,
        numerators,
        denominators,
        weights,
        scale=scale,
        rolling_periods=rolling_periods,
    )
    return figures[-1] if figures else None


def increments(values: Figures) -> list[float | None]:
    """What each period of one year adds to an entered cumulative figure.

    The first period's figure is its own increment; None where either neighbour is missing.
    """
    figures = [exact(value) for value in values]
    before: list[Fraction | None] = [Fraction(0), *figures[:-1]]
    return [
        None if now is None or then is None else float(now - then)
        for then, now in zip(before, figures, strict=False)
    ]


@dataclass(frozen=True)
class _Feed:
    """The lists a rule takes, of one length: its figures and, for some, their bases."""

    figures: Figures
    bases: Figures | None = None

    @property
    def length(self) -> int:
        return len(self.figures)

    def upto(self, end: int, span: int | None) -> _Feed:
        start = 0 if span is None else max(0, end - span)
        return _Feed(self.figures[start:end], self.bases and self.bases[start:end])


_Exact = list[Fraction]
_Rule = Callable[[_Exact, _Exact, Fraction], Fraction | None]


def _figure(rule: _Rule, feed: _Feed, scale: Fraction) -> float | None:
    figures = every(feed.figures)
    bases = every(feed.bases or ())
    if figures is None or bases is None:
        return None
    return number(rule(figures, bases, scale))


def _ratio(tops: _Exact, bottoms: _Exact, scale: Fraction) -> Fraction | None:
    whole = sum(bottoms)
    return scale * sum(tops) / whole if whole else None


def _weighted(figures: _Exact, weights: _Exact, _: Fraction) -> Fraction | None:
    whole = sum(weights)
    if not whole:
        return None
    return sum((f * w for f, w in zip(figures, weights, strict=True)), Fraction(0)) / whole


def _mean(figures: _Exact, _: _Exact, __: Fraction) -> Fraction:
    return sum(figures, Fraction(0)) / len(figures)


def _sum(figures: _Exact, _: _Exact, __: Fraction) -> Fraction:
    return sum(figures, Fraction(0))


_RULES: dict[str, _Rule] = {
    "sum": _sum,
    "average": _mean,
    "weighted_average": _weighted,
    "ratio": _ratio,
    "last": lambda figures, _, __: figures[-1],
    "first": lambda figures, _, __: figures[0],
    "max": lambda figures, _, __: max(figures),
    "min": lambda figures, _, __: min(figures),
    "rolling": _sum,
    "entered_cumulative": lambda figures, _, __: figures[-1],
    "count_yes": _mean,
}


def _feed(
    kind: str,
    values: Figures | None,
    numerators: Figures | None,
    denominators: Figures | None,
    weights: Figures | None,
) -> _Feed:
    if kind == "ratio" or (kind == "rolling" and values is None):
        return _paired(kind, "numerators", numerators, "denominators", denominators)
    if kind == "weighted_average":
        return _paired(kind, "values", values, "weights", weights)
    if values is None:
        raise ValueError(f"values is None; the kind {kind} needs them")
    if kind == "count_yes" and not {0, 1}.issuperset(
        found for found in map(exact, values) if found is not None
    ):
        raise ValueError(
            "values hold more than 1 and 0; the kind count_yes takes 1 for yes, 0 for no"
        )
    return _Feed(list(values))


def _paired(
    kind: str, name: str, figures: Figures | None, base_name: str, bases: Figures | None
) -> _Feed:
    if figures is None or bases is None:
        raise ValueError(f"the kind {kind} needs both {name} and {base_name}")
    if len(figures) != len(bases):
        raise ValueError(
            f"{name} has {len(figures)} entries and {base_name} {len(bases)}; they must be as many"
        )
    return _Feed(list(figures), list(bases))


def _span(kind: str, rolling_periods: int | None) -> int | None:
    if kind != "rolling":
        return None
    if rolling_periods is None or rolling_periods < 1:
        raise ValueError(
            f"rolling_periods is {rolling_periods!r}; the kind rolling needs a number from 1 up"
        )
    return rolling_periods
