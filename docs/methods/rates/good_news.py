"""How often a success is found, and how often chance or a doubtful figure is taken for one.

Each draw is a council of 12 measures: 6 by month over 36 months, 6 by quarter over 24 quarters.
Their figures come and go about a level with a standard deviation of 1; in one of them something
is planted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from types import SimpleNamespace
from typing import Any

import numpy as np

from pmf_lib.methods import spc
from pmf_lib.methods.control import Control
from pmf_lib.methods.latest import History, Point
from pmf_lib.methods.success_finder import Finder, find
from pmf_lib.periods import Period

Chance = np.random.Generator
Figures = Any
Planted = Callable[[Figures], Figures]

DRAWS = 100
SEED = 20081028
MONTHS, QUARTERS = 36, 24
EACH = 6
LATER = 9
LAST = {"monthly": Period.parse("2008-09-M06"), "quarterly": Period.parse("2008-09-Q2")}


def rates() -> dict[str, float]:
    """How often the planted success is told; then how often anything is that should not be."""
    told = {f"step of {size:g}": _first(partial(_step, size=size)) for size in (1.5, 2.0, 3.0)}
    told["slow rise"] = _first(lambda own: own + np.linspace(0, 4, len(own)))
    told["rolling, 6 points"] = _told_rolling(0.06)
    great = partial(_step, size=3.0)
    return told | {
        "one good month": _first(lambda own: _last(own, 5.0, 1)),
        "good, then back": _first(lambda own: _last(_last(own, 3.0, 15), -3.0, 3)),
        "provisional": _first(great, status="provisional"),
        "new definition": _first(great, defined=LAST["monthly"].shift(1 - LATER).start),
        "rolling, still": _told_rolling(0.0),
        "still": _anything(_still),
        "leaning 0.3": _anything(partial(_leaning, leans=0.3)),
        "leaning 0.6": _anything(partial(_leaning, leans=0.6)),
    }


def _first(planted: Planted, **about: Any) -> float:
    """How often the measure in which something is planted is told."""
    found = (_council(one, _still, planted, **about) for one in _draws())
    return _share("M00" in {look.measure for look in one.found} for one in found)


def _anything(draw: Callable[[Chance, int], Figures]) -> float:
    """How often any measure is told where none has changed."""
    found = (_council(one, draw) for one in _draws())
    return _share(bool(one.found) for one in found)


def _draws() -> list[Chance]:
    return [np.random.Generator(np.random.PCG64([SEED, draw])) for draw in range(DRAWS)]


def _share(every: Any) -> float:
    return sum(every) / DRAWS


def _still(chance: Chance, count: int) -> Figures:
    return chance.normal(0, 1, count)


def _leaning(chance: Chance, count: int, leans: float) -> Figures:
    """Each figure leans on the one before it."""
    noise = chance.normal(0, (1 - leans**2) ** 0.5, count)
    for place in range(1, count):
        noise[place] += leans * noise[place - 1]
    return noise


def _last(own: Figures, size: float, length: int) -> Figures:
    return own + size * (np.arange(len(own)) >= len(own) - length)


def _step(own: Figures, size: float) -> Figures:
    return _last(own, size, LATER)


def _council(
    chance: Chance,
    draw: Callable[[Chance, int], Figures],
    planted: Planted | None = None,
    *,
    status: str = "checked",
    defined: date | None = None,
) -> Finder:
    """All measures of a draw, looked at; something is planted in the first, a monthly one."""
    histories, rows = [], {}
    for place in range(2 * EACH):
        frequency, count = ("monthly", MONTHS) if place < EACH else ("quarterly", QUARTERS)
        own = draw(chance, count)
        first = place == 0 and planted is not None
        figures = np.round(100 + (planted(own) if first and planted else own), 2)
        code = f"M{place:02d}"
        periods = [LAST[frequency].shift(back) for back in range(1 - count, 1)]
        told = status if first else "checked"
        points = [Point(float(one), None, None, told, None, None, None, None) for one in figures]
        histories.append(_history(code, frequency, dict(zip(periods, points, strict=True))))
        chart = _chart(tuple(map(float, figures)))
        rows[code] = _row(code, frequency, told, Control(tuple(p.code for p in periods), chart))
    return find(histories, rows, {} if defined is None else {"M00": defined})


@cache
def _chart(figures: tuple[float, ...]) -> spc.Xmr:
    """Most measures of a draw are the same whatever is planted in the first."""
    return spc.xmr(figures)


def _told_rolling(points: float) -> float:
    """A percentage of 4,000 cases in each year's rolling figure, which has no control chart."""
    return _share(bool(_rolling(one, points).found) for one in _draws())


def _rolling(chance: Chance, points: float) -> Finder:
    count, cases = QUARTERS + 3, 1_000
    share = 0.75 + chance.normal(0, 0.005, count) + points * (np.arange(count) >= count - 4)
    tops = np.convolve(chance.binomial(cases, share), np.ones(4, dtype=int), "valid")
    periods = [LAST["quarterly"].shift(back) for back in range(1 - QUARTERS, 1)]
    figures = {
        period: Point(round(top / cases / 0.04, 1), float(top), 4.0 * cases, "checked", *[None] * 4)
        for period, top in zip(periods, tops, strict=True)
    }
    history = _history("M00", "quarterly", figures)
    row = _row("M00", "quarterly", "checked", Control(reason="A rolling figure."))
    return find([history], {"M00": row}, {})


def _history(code: str, frequency: str, points: dict[Period, Point]) -> History:
    row = {"measure": code, "kind": "percent", "frequency": frequency, "aggregation": "ratio"}
    return History(row, points)


def _row(code: str, frequency: str, status: str, control: Control) -> SimpleNamespace:
    last = LAST[frequency].code
    grade = "B" if status == "checked" else "C"
    return SimpleNamespace(
        measure=code,
        polarity="maximise",
        kind="percent",
        period=last,
        expected_period=last,
        doubts=None,
        grade=grade,
        value_status=status,
        control=control,
    )


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:18} {100 * rate:5.1f}%")
