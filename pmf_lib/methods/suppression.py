"""Small numbers: hidden where they could point to a person, and kept hidden (R3-047).

Counts of 1 to 4 are hidden, then as many others as it takes for no total to give them away.
Nothing is nobody, so 0 is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmf_lib.methods import given
from pmf_lib.methods.disclosure import Grid, guarded
from pmf_lib.methods.exact import Figure

MARK = "[c]"
TOTAL = "Total"
LARGEST = 4
COUNTS_ONLY = frozenset({"appraisal", "performance enhancement", "complaint"})


@dataclass(frozen=True, eq=False)
class Suppressed:
    """A table fit to be shown, its totals last.

    `shown` is text: the counts, and [c] where one is hidden. `primary` and `secondary` are True
    where a count is hidden for itself, and where it is hidden to protect another; they are for
    the office, since to publish which is which would give small counts away.
    """

    shown: pd.DataFrame
    primary: pd.DataFrame
    secondary: pd.DataFrame

    @property
    def hidden(self) -> pd.DataFrame:
        """True where a count is hidden."""
        return self.primary | self.secondary


def one_way(counts: Mapping[str, Figure], *, largest: int = LARGEST) -> Suppressed:
    """A list of counts and its total: a row a label, one column `count`.

    Counts are whole, from 0 up, none missing, else a ValueError; `largest` is the largest count
    hidden, from 1 to 9.
    """
    labels = _labels("counts", list(counts))
    figures = [[given.count(f"counts[{label!r}]", counts[label])] for label in labels]
    column = np.array(figures, dtype=object).reshape(len(labels), 1)
    grid = Grid(_with_total(column), tuple(labels), ("count",), two_way=False)
    return _suppressed(grid, _bound(largest))


def two_way(counts: pd.DataFrame, *, largest: int = LARGEST) -> Suppressed:
    """A table of counts with the totals of its rows and columns, which are added.

    Other counts are hidden, as few and as small as will do and totals last, until every hidden
    one could still be at least two numbers for a reader who knows the table, its totals and that
    no 0 is hidden. The choice depends on counts and labels alone, not on their order. ValueError
    as for `one_way`, and for labels given twice or called Total.
    """
    rows, columns = _labels("index", list(counts.index)), _labels("columns", list(counts.columns))
    figures = np.array(
        [
            [given.count(f"counts[{row!r}, {column!r}]", value) for column, value in line.items()]
            for row, line in counts.iterrows()
        ],
        dtype=object,
    ).reshape(len(rows), len(columns))
    totals = _with_total(_with_total(figures).T).T
    return _suppressed(Grid(totals, tuple(rows), tuple(columns), two_way=True), _bound(largest))


def rate(value: Figure, numerator: Figure, *, largest: int = LARGEST) -> str | Figure:
    """The rate, or [c] where its numerator is a small count; [c] too where that is missing.

    A rate of nothing (numerator 0) is shown.
    """
    bound = _bound(largest)
    if given.figure("numerator", numerator) is None:
        return MARK
    return MARK if 1 <= given.count("numerator", numerator) <= bound else value


def counts_only(subject: str) -> bool:
    """Whether data on this subject may be shown as counts and in no other way.

    So with appraisals, performance enhancement and complaints, which are about persons.
    """
    words = " ".join(subject.lower().replace("_", " ").replace("-", " ").split())
    return words.removesuffix("s") in COUNTS_ONLY


def counted(records: pd.DataFrame, by: Sequence[str], *, largest: int = LARGEST) -> Suppressed:
    """Records on persons as suppressed counts by one or two columns, and nothing else of them.

    A record without an entry in one of the columns is counted as `not recorded`.
    """
    if len(by) not in (1, 2) or not set(by) <= set(records.columns):
        raise ValueError(f"by is {list(by)!r}; it must be one or two columns of the records")
    groups = [records[name].astype(object).fillna("not recorded").astype(str) for name in by]
    if len(by) == 1:
        return one_way(groups[0].value_counts().sort_index().to_dict(), largest=largest)
    return two_way(pd.crosstab(groups[0], groups[1]), largest=largest)


def _suppressed(grid: Grid, largest: int) -> Suppressed:
    primary = np.vectorize(lambda count: 1 <= count <= largest, otypes=[bool])(grid.counts)
    hidden = guarded(grid, primary)
    shown = np.where(hidden, MARK, grid.counts.astype(str))
    index = [*grid.rows, TOTAL]
    columns = [*grid.columns, TOTAL] if grid.two_way else list(grid.columns)
    return Suppressed(
        *(pd.DataFrame(body, index, columns) for body in (shown, primary, hidden & ~primary))
    )


def _with_total(figures: np.ndarray) -> np.ndarray:
    """The figures with a last row of column sums."""
    return np.vstack([figures, figures.sum(axis=0, keepdims=True)])


def _bound(largest: int) -> int:
    if not 1 <= given.count("largest", largest) <= 9:
        raise ValueError(f"largest is {largest!r}; it must be from 1 to 9")
    return largest


def _labels(argument: str, labels: list[str]) -> list[str]:
    if len(set(labels)) < len(labels) or TOTAL in labels:
        raise ValueError(
            f"{argument} has labels {labels!r}; each must be there once, and none be {TOTAL}"
        )
    return labels
