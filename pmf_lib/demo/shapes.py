"""The shapes of a demo series: seasons, the year of Covid, level and trend.

All shapes are tables of plain numbers, so that the same series comes out on every machine.
"""

from __future__ import annotations

import numpy as np

from pmf_lib.demo.specs import Season, Series
from pmf_lib.periods import Grain, Period

WIDEST = 2.2
"""Chance is kept within this many standard deviations: only planted stories stand out."""

SEASONS: dict[Season, tuple[float, ...]] = {
    "none": (0.0,) * 12,
    "summer": (0.1, 0.5, 0.9, 1.0, 0.9, 0.4, 0.0, -0.6, -0.9, -1.0, -0.8, -0.5),
    "winter": (-0.1, -0.5, -0.9, -1.0, -0.9, -0.4, 0.0, 0.6, 0.9, 1.0, 0.8, 0.5),
    "spring": (0.8, 1.0, 0.7, 0.3, 0.1, 0.1, -0.1, -0.5, -0.9, -0.8, -0.5, -0.2),
    "year_end": (-0.6, -0.3, 0.0, -0.2, -0.4, 0.0, 0.1, 0.2, -0.3, 0.0, 0.3, 1.2),
    "billing": (1.0, 0.5, 0.0, -0.2, -0.4, -0.3, -0.2, -0.4, -0.7, -0.1, 0.1, 0.7),
    "instalments": (*(0.18,) * 10, -0.9, -0.9),
}
"""How each month from April to March departs from the year's mean, as a share of the swing."""

COVID_FROM = Period(2019, Grain.MONTH, 12)
COVID = (
    *(0.35, 1.0, 1.0, 0.85, 0.65, 0.5, 0.45, 0.5, 0.75, 0.6),
    *(0.85, 0.9, 0.75, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08),
)
"""How far each month from March 2020 to September 2021 feels the epidemic; April 2020 is 1."""


def stream(seed: int, count: int, *names: str) -> list[float]:
    """So many standard normal draws for a name, none of them freakish.

    Each name has a stream of its own, so that one more measure moves no other's figures.
    """
    words = [seed, *"/".join(names).encode()]
    chance = np.random.Generator(np.random.PCG64(words))
    return [float(draw) for draw in np.clip(chance.standard_normal(count), -WIDEST, WIDEST)]


def season_at(season: Season, period: Period) -> float:
    """The season's mean over a period's months, between about -1 and 1."""
    months = period.within(Grain.MONTH)
    return sum(SEASONS[season][month.number - 1] for month in months) / len(months)


def covid_at(period: Period) -> float:
    """How far a period feels the epidemic, from 0 to 1."""
    months = period.within(Grain.MONTH)
    return sum(_covid_in(month) for month in months) / len(months)


def expected(series: Series, period: Period, now: Period, *, growing: bool) -> float:
    """The level without chance. `growing`: trend, swing and dip are shares of the level.

    `now` is the month of which the series gives the level. Counts and money grow by shares;
    percentages, days and ratios move by their own unit.
    """
    moves = (
        series.trend * _years_from(now, period)
        + series.swing * season_at(series.season, period)
        + series.covid * covid_at(period)
    )
    shift = series.shift.by if series.shift and period.start >= series.shift.start else 0.0
    return series.level * (1 + moves + shift) if growing else series.level + moves + shift


def drawn(series: Series, period: Period, now: Period, draw: float, *, growing: bool) -> float:
    """The level with chance, kept within the series' bounds."""
    scale = series.level if growing else 1.0
    value = expected(series, period, now, growing=growing) + draw * series.noise * scale
    return min(max(value, series.lowest), series.highest)


def _covid_in(month: Period) -> float:
    steps = (month.year - COVID_FROM.year) * 12 + month.number - COVID_FROM.number
    return COVID[steps] if 0 <= steps < len(COVID) else 0.0


def _years_from(now: Period, period: Period) -> float:
    middle = period.within(Grain.MONTH)[period.grain.months // 2]
    return (middle.year - now.year) + (middle.number - now.number) / 12
