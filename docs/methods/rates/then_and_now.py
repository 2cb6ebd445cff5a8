"""How often a restatement is found when a report is shown as it was beside today's.

Each draw is a council of 40 measures with a figure, a target and a status, all known before the
report was made; then something becomes known, and both reports are put together from the same
history and judged by the same rule.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from pmf_lib.methods.status import rag
from pmf_lib.methods.then_and_now import as_known, changed_since

Rows = list[dict[str, Any]]

DRAWS = 100
SEED = 20210728
MEASURES = 40
MADE_ON = date(2021, 7, 28)
TODAY = date(2021, 10, 28)
LATER = "2021-10-05"
KEY = ["measure"]


def rates() -> dict[str, float]:
    """The share of planted changes that are listed; then of measures listed without a change."""
    return {
        "corrected": _listed(lambda row: row | {"value": row["value"] + 0.1}),
        "recoloured": _listed(_other_colour),
        "late": _listed(None),
        "taken back": _listed(lambda row: row | {"value": float("nan")}),
        "unchanged": _others(lambda row: row | {"value": row["value"] + 0.1}),
        "handed in again": _listed(dict),
        "mended before": _listed(lambda row: row | {"value": row["value"] + 0.1}, "2021-07-28"),
        "target, same colour": _listed(lambda row: row | {"target": row["target"] + 1e-6}),
    }


def _other_colour(row: dict[str, Any]) -> dict[str, Any]:
    """A target that is now missed by far where it was met, or met where it was not."""
    return row | {"target": row["value"] * (1.5 if row["value"] >= row["target"] else 0.5)}


def _listed(change: Callable[[dict[str, Any]], dict[str, Any]] | None, on: str = LATER) -> float:
    """In which share of draws the one measure with something later is listed."""
    return sum("M00" in _shown(draw, change, on) for draw in range(DRAWS)) / DRAWS


def _others(change: Callable[[dict[str, Any]], dict[str, Any]]) -> float:
    """Which share of the other measures is listed beside it."""
    shown = (_shown(draw, change, LATER) - {"M00"} for draw in range(DRAWS))
    return sum(map(len, shown)) / DRAWS / (MEASURES - 1)


def _shown(
    draw: int, change: Callable[[dict[str, Any]], dict[str, Any]] | None, on: str
) -> set[str]:
    """The measures of a draw that would be shown otherwise; without a change, one comes late."""
    rows = _council(np.random.Generator(np.random.PCG64([SEED, draw])))
    first = rows[0]
    if change is None:
        rows[0] = first | {"known_from": on}
    else:
        rows.append(change(first) | {"known_from": on})
    history = pd.DataFrame(rows).sort_values(["measure", "known_from"], ignore_index=True)
    history["known_from"] = pd.to_datetime(history["known_from"])
    then, now = (_judged(as_known(history, KEY, day)) for day in (MADE_ON, TODAY))
    return set(changed_since(then, now)["measure"])


def _council(chance: np.random.Generator) -> Rows:
    values, targets = chance.normal(80, 5, (2, MEASURES)).round(1).tolist()
    return [
        {"measure": f"M{place:02d}", "value": value, "target": target, "known_from": "2021-07-09"}
        for place, (value, target) in enumerate(zip(values, targets, strict=True))
    ]


def _judged(known: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(known["value"], known["target"], strict=True)
    statuses = [rag(value, target).value for value, target in pairs]
    about = {"title": known["measure"], "unit": "u", "kind": "percent", "decimals": 1.0}
    return known.assign(figure=known["value"], status=statuses, **about)


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:20} {100 * rate:5.1f}%")
