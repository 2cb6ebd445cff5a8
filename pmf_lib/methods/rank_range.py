"""How far a rank changes by chance: the ranks a figure would take if it were measured again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pmf_lib.methods import given
from pmf_lib.methods.benchmark import ordinal, ranking_target
from pmf_lib.methods.exact import Figure

Numbers = NDArray[np.float64]
Pair = tuple[float, float]


@dataclass(frozen=True)
class RankRange:
    """The ranks, best and worst, between which chance alone would move a figure."""

    best: int
    worst: int

    @property
    def words(self) -> str:
        """Such as "ranks 3rd to 9th"."""
        if self.best == self.worst:
            return f"ranks {ordinal(self.best)}"
        return f"ranks {ordinal(self.best)} to {ordinal(self.worst)}"


def rank_ranges(  # noqa: PLR0913 - each is a choice that the page prints
    values: Sequence[Figure],
    standard_errors: Sequence[Figure],
    polarity: str,
    *,
    seed: int,
    target: Figure = None,
    draws: int = 2000,
    confidence: float = 0.95,
) -> list[RankRange | None]:
    """Between which ranks each figure would fall if it were all measured again.

    Each value is drawn `draws` times from a normal curve round it, as wide as its standard error
    (from 0 up, in the unit of the value); all are ranked each time, as `benchmark.rank` does, and
    the middle `confidence` of the ranks is the range. None where value or error is missing. The
    same seed gives the same ranges, in whatever order the rows stand. Source: Goldstein and
    Spiegelhalter (1996).
    """
    given.as_many("values", values, "standard_errors", standard_errors)
    level, times = given.share("confidence", confidence), given.count("draws", draws, least=1)
    aim, start = ranking_target(polarity, target), given.count("seed", seed)
    pairs = [_pair(*row) for row in zip(values, standard_errors, strict=True)]
    field = np.array(sorted(pair for pair in pairs if pair is not None)).reshape(-1, 2)
    drawn = np.random.default_rng(start).standard_normal((times, len(field)))
    figures = field[:, 0] + field[:, 1] * drawn
    burdens = figures * (-1 if polarity == "maximise" else 1)
    if polarity == "band" and aim is not None:
        burdens = np.abs(figures - float(aim))
    found = _ranges(field, _ranks(burdens), level)
    return [None if pair is None else found[pair] for pair in pairs]


def _pair(value: Figure, error: Figure) -> Pair | None:
    figure, width = given.figure("values", value), given.figure("standard_errors", error)
    if width is not None and width < 0:
        raise ValueError(f"standard_errors has {error!r}; an error must be 0 or more")
    return None if figure is None or width is None else (float(figure), float(width))


def _ranks(burdens: Numbers) -> NDArray[np.int64]:
    """Ranks within each row, 1 for the smallest, ties sharing the best."""
    rows = [np.searchsorted(np.sort(row), row) + 1 for row in burdens]
    return np.array(rows, dtype=np.int64)


def _ranges(field: Numbers, ranks: NDArray[np.int64], level: float) -> dict[Pair, RankRange]:
    """A range for each different pair of value and error: rows that are alike share one."""
    tails = ((1 - level) / 2, (1 + level) / 2)
    alike: dict[Pair, list[int]] = {}
    for column, (value, error) in enumerate(field.tolist()):
        alike.setdefault((value, error), []).append(column)
    found = {}
    for pair, columns in alike.items():
        ends = np.quantile(ranks[:, columns], tails, method="inverted_cdf")
        found[pair] = RankRange(int(ends[0]), int(ends[1]))
    return found
