"""Judging a whole council in one call, against a plain loop over the same rules.

A council of 500 measures and 120 months, and 333 councils of 100 measures and 40 quarters: the
status, the short and the long trend of every period, and every measure's control chart.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from bench import parts
from bench.measuring import Cost, cost_of
from bench.parts import Part
from bench.tables import Table
from pmf_lib.methods import spc, spc_frame, status, status_frame, trend, trend_frame

IMPROVEMENT = {"maximise": "increase", "minimise": "decrease"}
SEED = 2021


@dataclass(frozen=True)
class Size:
    """How many measures of how many periods, and how many periods make a year."""

    name: str
    measures: int
    periods: int
    per_year: int


@dataclass(frozen=True)
class Given:
    """Figures and targets (a row a period, a column a measure), and each measure's polarity."""

    values: pd.DataFrame
    targets: pd.DataFrame
    polarity: pd.Series
    per_year: int


SIZES = (
    Size("one council: 500 measures x 120 months", 500, 120, 12),
    Size("333 councils x 100 measures x 40 quarters", 33_300, 40, 4),
)
_QUICK = (Size("5 measures x 24 months", 5, 24, 12),)


def given(size: Size) -> Given:
    """Figures with one decimal, seeded; every fiftieth measure starts late."""
    chance = np.random.default_rng(SEED)
    shape = (size.periods, size.measures)
    figures = np.round(80 + 8 * chance.standard_normal(shape), 1)
    figures[: size.periods // 3, ::50] = np.nan
    targets = np.round(np.full(shape, 82.0) + chance.integers(-3, 4, shape[1]), 1)
    names = [f"M{number:05d}" for number in range(size.measures)]
    polarity = pd.Series(np.where(np.arange(size.measures) % 3, "maximise", "minimise"), names)
    return Given(
        pd.DataFrame(figures, columns=names),
        pd.DataFrame(targets, columns=names),
        polarity,
        size.per_year,
    )


def whole(figures: Given) -> tuple[object, ...]:
    """Every rule in one call on the frame."""
    trends: dict[str, Any] = {"kind": "ongoing", "periods_per_year": figures.per_year}
    return (
        status_frame.rag(figures.values, figures.targets, figures.polarity),
        trend_frame.short(figures.values, figures.polarity, **trends),
        trend_frame.long(figures.values, figures.polarity, length=4, **trends),
        spc_frame.xmr(
            figures.values,
            figures.polarity.map(IMPROVEMENT),
            target=figures.targets.iloc[-1],
        ),
    )


def one_by_one(figures: Given) -> list[tuple[object, ...]]:
    """The same rules, a measure and a period at a time."""
    return [
        _measure(figures.values[name].tolist(), figures.targets[name].tolist(), polarity, figures)
        for name, polarity in figures.polarity.items()
    ]


def _measure(
    values: list[float], targets: list[float], polarity: str, figures: Given
) -> tuple[object, ...]:
    per_year = figures.per_year
    known = [value for value in values if not math.isnan(value)]
    judged = [
        (
            status.rag(value, target, polarity),
            trend.short(values[: place + 1], polarity, periods_per_year=per_year),
            trend.long(values[: place + 1], polarity, length=4, periods_per_year=per_year),
        )
        for place, (value, target) in enumerate(zip(values, targets, strict=True))
    ]
    chart = spc.xmr(known, improvement=IMPROVEMENT[polarity], target=targets[-1])
    return (judged, chart)


@dataclass(frozen=True)
class Row:
    """One size's cost in one call, and in a loop."""

    name: str
    once: Cost
    loop: Cost


@dataclass(frozen=True)
class Judgement:
    """Every size that was measured."""

    rows: tuple[Row, ...]


def measured(quick: bool) -> Judgement:
    """Both sizes; one small one where it is quick."""
    return Judgement(tuple(map(_row, _QUICK if quick else SIZES)))


def _row(size: Size) -> Row:
    prepare = partial(given, size)
    return Row(size.name, cost_of(prepare, whole), cost_of(prepare, one_by_one))


def tables(found: Judgement) -> Mapping[str, Table]:
    """Seconds and MiB of both ways."""
    rows = tuple(
        (
            row.name,
            *_words(row.once),
            *_words(row.loop),
            f"{row.loop.seconds / row.once.seconds:.0f}",
        )
        for row in found.rows
    )
    columns = ("Size", "in one call, s", "MiB", "a loop, s", "MiB", "times")
    return {"both": Table("Judging a council", columns, rows, "Measured once each.")}


def _words(cost: Cost) -> tuple[str, str]:
    return f"{cost.seconds:.2f}", f"{cost.peak:.0f}"


PART = Part("judgement", Judgement, measured, tables)

if __name__ == "__main__":
    parts.command(PART)
