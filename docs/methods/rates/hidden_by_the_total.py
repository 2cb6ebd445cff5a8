"""How often hidden movements are found, and how often chance is taken for one.

Each draw is a service with three measures over 22 quarters, each split into three groups of 40, 35
and 25 % of some 3,000 cases. Beside what chance brings in so many cases, the whole and each
group stray by 1 point from quarter to quarter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from pmf_lib.methods.hidden_movements import Hidden, Hiding, looked_at
from pmf_lib.methods.subgroup_series import Series, Split
from pmf_lib.methods.year_apart import Tally
from pmf_lib.periods import Grain, Period

Chance = np.random.Generator
Figures = NDArray[np.int64]
Moves = tuple[float, ...]

DRAWS = 100
SEED = 20211028
LAST = Period.parse("2021-22-Q2")
QUARTERS = 22
MONTHS = 36
SHARES = (0.40, 0.35, 0.25)
GROUPS = ("north", "middle", "south")
STILL = (0.0, 0.0, 0.0)


def rates() -> dict[str, float]:
    """How often something is listed, by what was planted: first what should be, then what not."""
    falls = {points: _rest(points) for points in (8, 12, 16)}
    south = ("south", Hidden.GROUP)
    found = {
        f"{points} points": _share(south, partial(_service, moved=moved))
        for points, moved in falls.items()
    }
    every, anything = ("", Hidden.MIX), None
    return found | {
        "every group": _share(every, lambda chance: _service(chance, (-8.0,) * 3, mixed=True)),
        "trend": _share(south, lambda chance: _counts(chance, (0.06, 0.06, -0.10))),
        "still": _share(anything, lambda chance: _service(chance, STILL)),
        "all alike": _share(anything, lambda chance: _service(chance, (4.0,) * 3)),
        "mix alone": _share(anything, lambda chance: _service(chance, STILL, mixed=True)),
        "tonnes": _share(anything, lambda chance: _service(chance, STILL, cases=300_000)),
        "still trend": _share(anything, lambda chance: _counts(chance, STILL)),
        "leaning trend": _share(anything, lambda chance: _counts(chance, STILL, leans=0.3)),
    }


def _rest(points: float) -> Moves:
    """The last quarter of the cases falls; the rest rises so that the whole rises by 4 points."""
    rest = (4 + points * SHARES[2]) / (1 - SHARES[2])
    return rest, rest, -points


def _share(wanted: tuple[str, Hidden] | None, draw: Callable[[Chance], Hiding]) -> float:
    """In which share of draws the movement wanted is listed; anything at all where it is None."""
    chance = np.random.Generator(np.random.PCG64(SEED))
    told = [[(look.group, look.kind) for look in draw(chance).found] for _ in range(DRAWS)]
    return sum(bool(one) if wanted is None else wanted in one for one in told) / DRAWS


def _service(chance: Chance, moved: Moves, *, mixed: bool = False, cases: int = 3_000) -> Hiding:
    """Three measures; in the first the groups move by so many points in the last year."""
    movements = (moved, *[STILL] * 2)
    splits = [
        _measure(chance, place, moves, mixed=mixed and place == 0, cases=cases)
        for place, moves in enumerate(movements)
    ]
    return looked_at(tuple(splits))


def _measure(chance: Chance, place: int, moved: Moves, *, mixed: bool, cases: int) -> Split:
    """A percentage by quarter; of a changed mix the best group has far more of the cases."""
    periods = [LAST.shift(back) for back in range(1 - QUARTERS, 1)]
    last_year = np.arange(QUARTERS) >= QUARTERS - 4
    levels = np.array((95.0, 70.0, 60.0) if mixed else (85.0, 80.0, 78.0))
    rates = levels + chance.normal(0, 1, (QUARTERS, 1)) + chance.normal(0, 1, (QUARTERS, 3))
    rates = np.clip(rates + np.outer(last_year, moved), 1, 99) / 100
    shares = np.where(last_year[:, None] & mixed, np.array((0.85, 0.10, 0.05)), np.array(SHARES))
    bases = np.round(shares * cases * chance.normal(1, 0.04, (QUARTERS, 1))).astype(int)
    tops = chance.binomial(bases, rates)
    series = [_tallied(periods, tops[:, one], bases[:, one]) for one in range(3)]
    total = _tallied(periods, tops.sum(axis=1), bases.sum(axis=1))
    row = {"kind": "percent", "frequency": "quarterly", "aggregation": "ratio"}
    return _split(place, row, total, series)


def _tallied(periods: Sequence[Period], tops: Figures, bases: Figures) -> Series:
    cells = zip(periods, map(float, tops), map(float, bases), strict=True)
    tallies = {period: Tally(top, base) for period, top, base in cells}
    return Series({period: 100 * one.rate for period, one in tallies.items()}, tallies)


def _counts(chance: Chance, growth: Moves, *, leans: float = 0.0) -> Hiding:
    """Three measures of counts by month, which stray by 8 %; in the first the groups grow so."""
    splits = []
    for place, yearly in enumerate((growth, *[STILL] * 2)):
        noise = chance.normal(0, 0.08 * (1 - leans**2) ** 0.5, (MONTHS, 3))
        for month in range(1, MONTHS):
            noise[month] += leans * noise[month - 1]
        years = np.arange(MONTHS)[:, None] / 12
        figures = np.round(300 * np.array(SHARES) * (1 + years * np.array(yearly)) * (1 + noise))
        months = [LAST.within(Grain.MONTH)[-1].shift(back) for back in range(1 - MONTHS, 1)]
        series = [Series(dict(zip(months, figures[:, one], strict=True)), {}) for one in range(3)]
        total = Series(dict(zip(months, figures.sum(axis=1), strict=True)), {})
        row = {"kind": "count", "frequency": "monthly", "aggregation": "sum"}
        splits.append(_split(place, row, total, series))
    return looked_at(tuple(splits))


def _split(place: int, row: dict[str, str], total: Series, series: Sequence[Series]) -> Split:
    named = row | {"measure": f"M{place}", "unit": "service", "polarity": "maximise"}
    return Split(named, "town", total, dict(zip(GROUPS, series, strict=True)), LAST)


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:14} {100 * rate:5.1f}%")
