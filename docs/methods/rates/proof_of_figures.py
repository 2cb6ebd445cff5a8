"""How often an altered figure comes out when it is worked out again, and how often a sound one.

Each draw is a figure as services hand them in: a percentage with its numerator and denominator,
rounded to one decimal, or a count by month with its year to date.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from pmf_lib.methods.proof import checks

Chance = np.random.Generator
Row = dict[str, Any]

DRAWS = 500
SEED = 20210929
NOTHING = float("nan")


def rates() -> dict[str, float]:
    """The share of figures said not to come out: altered ones first, then sound ones."""
    return {
        "one decimal": _refused(lambda chance: _share(chance, off=0.1)),
        "digits swapped": _refused(_swapped),
        "numerator": _refused(lambda chance: _share(chance, more=lambda base: base // 100)),
        "one case of 300": _refused(lambda chance: _share(chance, base=300, more=lambda _: 1)),
        "one case of 2,000": _refused(lambda chance: _share(chance, base=2000, more=lambda _: 1)),
        "hundredth": _refused(lambda chance: _share(chance, times=0.01)),
        "a month altered": _refused(lambda chance: _months(chance, altered=1)),
        "sound": _refused(_share),
        "sound, two decimals": _refused(lambda chance: _share(chance, places=2)),
        "sound months": _refused(_months),
        "sound fractions": _refused(lambda chance: _months(chance, parts=0.1)),
    }


def _refused(draw: Callable[[Chance], tuple[list[Row], Row]]) -> float:
    chance = np.random.Generator(np.random.PCG64(SEED))
    every = (checks(pd.DataFrame(rows), judged) for rows, judged in map(draw, [chance] * DRAWS))
    return sum(not all(check.holds for check in made) for made in every) / DRAWS


def _share(
    chance: Chance,
    *,
    base: int = 0,
    off: float = 0.0,
    times: float = 1.0,
    places: int = 1,
    more: Callable[[int], int] = lambda _: 0,
) -> tuple[list[Row], Row]:
    """A percentage handed in; `off` is added to it, `more` to the numerator beside it."""
    bottom = base or int(chance.integers(200, 5000))
    top = int(chance.integers(bottom // 4, bottom * 3 // 4))
    value = round(round(100 * top / bottom, places) * times + off, places + (times < 1) * 2)
    row = _row("2021-22-Q2", value, float(top + more(bottom)), float(bottom))
    return [row], _judged("percent", "ratio", NOTHING)


def _swapped(chance: Chance) -> tuple[list[Row], Row]:
    """The first two digits of the figure stand the wrong way round; where alike, it is sound."""
    rows, judged = _share(chance)
    text = f"{rows[0]['value']:04.1f}"
    while text[0] == text[1]:
        rows, judged = _share(chance)
        text = f"{rows[0]['value']:04.1f}"
    return [rows[0] | {"value": float(text[1] + text[0] + text[2:])}], judged


def _months(chance: Chance, *, altered: int = 0, parts: float = 1.0) -> tuple[list[Row], Row]:
    """Six months that add up to the year to date; then one of them is altered."""
    figures = (chance.integers(1, 2000, 6) * parts).round(1)
    total = float(sum(figures.tolist()))
    figures[int(chance.integers(6))] += altered
    rows = [
        _row(f"2021-22-M{place:02d}", float(one), NOTHING, NOTHING)
        for place, one in enumerate(figures, start=1)
    ]
    return rows, _judged("count", "sum", total)


def _row(period: str, value: float, top: float, bottom: float) -> Row:
    return {"period": period, "value": value, "numerator": top, "denominator": bottom}


def _judged(kind: str, aggregation: str, to_date: float) -> Row:
    return {"kind": kind, "aggregation": aggregation, "year_to_date": to_date}


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:20} {100 * rate:5.1f}%")
