"""The rows beneath each figure, fit to be given to everyone: small numbers are kept back (R3-028).

Carlisle 2021, Management Information: several sets of data at the most granular level. A row of a
ward, town, area or client group is given with its numerator and denominator, unless it could point
to a person; then as many other rows are kept back as it takes to hide it, since the whole figure
stands beside them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmf_lib.methods import suppression
from pmf_lib.methods.suppression import LARGEST, TOTAL
from pmf_lib.register.indicators import SUBGROUPS

KEPT_BACK = "suppressed: a small number, or one that would give a small number away"
_HELD = ("value", "numerator", "denominator", "note")
_OF_EVERYWHERE = ("area",)


@dataclass(frozen=True)
class _Row:
    """One row of a split: its place in the frame and its three figures."""

    place: int
    value: float
    top: float
    bottom: float

    @property
    def is_there(self) -> bool:
        return not all(map(math.isnan, (self.value, self.top, self.bottom)))


_Split = tuple[str, ...]
"""The columns that a split is by."""


def fit_to_publish(values: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    """The values as they may be given to everyone, in their order.

    `values` has the register's columns; `kinds` is the kind of measurement by measure. Rows of the
    whole stay. A row of a subgroup that is kept back has neither value, numerator, denominator nor
    note, and says so as the reason for its absence; which were small themselves is not told.
    """
    hidden: list[int] = []
    for measure, splits in _figures(values):
        hidden += _kept_back(splits, kinds.get(measure, ""))
    found = values.copy()
    if hidden:
        rows = found.index[hidden]
        found.loc[rows, list(_HELD)] = np.nan
        found.loc[rows, "missing_reason"] = KEPT_BACK
    return found


def _figures(values: pd.DataFrame) -> Iterator[tuple[str, dict[_Split, list[_Row]]]]:
    """Each figure that has rows beneath it: its measure, and the rows by what they are split by."""
    filled = values[list(SUBGROUPS)].fillna("").ne("").to_numpy()
    places = np.flatnonzero(filled.any(axis=1))
    inner = values.iloc[places]
    found: dict[tuple[str, str, str], dict[_Split, list[_Row]]] = {}
    columns = ("measure", "unit", "period", "value", "numerator", "denominator")
    for place, cells in zip(places, inner[list(columns)].itertuples(index=False), strict=True):
        split = tuple(name for name, there in zip(SUBGROUPS, filled[place], strict=True) if there)
        rows = found.setdefault(cells[:3], {}).setdefault(split, [])
        rows.append(_Row(int(place), *map(float, cells[3:])))
    for key, splits in found.items():
        yield key[0], splits


def _kept_back(splits: Mapping[_Split, list[_Row]], kind: str) -> Iterator[int]:
    """The rows of one figure to keep back, by place.

    A figure split in two ways is given in one of them as soon as any row is kept back: a reader
    who knows which ward lies where could else take one split from the other.
    """
    kept = {split: _small(rows, split, kind) for split, rows in sorted(splits.items())}
    if any(kept.values()):
        given = max(kept, key=lambda split: len(splits[split]) - len(kept[split]))
        for split, rows in splits.items():
            yield from kept[split] if split == given else (row.place for row in rows)


def _small(rows: Sequence[_Row], split: _Split, kind: str) -> list[int]:
    """The rows of one split to keep back; all of them where a count cannot be tested."""
    known = [row for row in rows if row.is_there]
    counts = _counts(known, split, kind)
    if any(number < 0 or number != math.floor(number) for one in counts for number in one):
        return [row.place for row in known]
    hidden = {place for one in counts for place in _hidden([int(number) for number in one])}
    return [row.place for place, row in enumerate(known) if place in hidden]


def _counts(rows: Sequence[_Row], split: _Split, kind: str) -> list[list[float]]:
    """What is counted in each row: those it is so for, all, and those it is not so for.

    The last is tested for a percentage of groups of people or places; of the two halves of the
    whole district it would hide what concerns nobody. What was not counted is -1: not a count.
    """
    if kind == "count" and all(math.isnan(row.top) and math.isnan(row.bottom) for row in rows):
        told = [[row.value for row in rows]]
    else:
        told = [[row.top for row in rows], [row.bottom for row in rows]]
        if kind == "percent" and split != _OF_EVERYWHERE:
            told.append([row.bottom - row.top for row in rows])
    return [[number if math.isfinite(number) else -1 for number in one] for one in told]


def _hidden(numbers: Sequence[int]) -> list[int]:
    """The places of the counts to hide; all where even the whole would have to be hidden."""
    if not any(1 <= number <= LARGEST for number in numbers):
        return []
    labels = {str(place): number for place, number in enumerate(numbers)}
    hidden = suppression.one_way(labels).hidden["count"]
    if hidden[TOTAL]:
        return list(range(len(numbers)))
    return [place for place in range(len(numbers)) if hidden[str(place)]]
