"""One group held against itself a year before, and against its total in the same time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10
from statistics import mean

from pmf_lib.methods.seasonal_kendall import seasonal_kendall
from pmf_lib.methods.subgroup_series import Series, Split
from pmf_lib.methods.year_apart import (
    Measured,
    Pair,
    chance,
    deviation,
    standardised,
    too_few,
)
from pmf_lib.periods import Grain

TREND_YEARS = 3
TREND_YEARS_OF_YEARLY = 10
KNOWN = 0.75
SMALL = "kept back: a small number could point to a person"
NO_YEAR = "no figure for both now and a year before"
SHORT = "fewer than three years of figures"
SHORT_OF_COUNTS = "fewer than three years of figures, or ten of yearly ones"


@dataclass(frozen=True)
class Comparison:
    """How a group and its total moved, in the measure's unit, and how often chance does so much.

    `years` is over how many years: 1 for counts of cases, more for a trend. Of a mix, `now` is
    where the total would stand had the mix of cases not changed.
    """

    before: float
    now: float
    total_before: float
    total_now: float
    chance: float
    years: int = 1
    agrees: bool = True

    @property
    def moved(self) -> float:
        """The group's movement."""
        return self.now - self.before

    @property
    def total_moved(self) -> float:
        """The total's movement."""
        return self.total_now - self.total_before

    @property
    def is_against(self) -> bool:
        """The group moved, and the total moved the other way or not at all."""
        return bool(self.agrees and self.moved != 0 and self.moved * self.total_moved <= 0)


def measured(split: Split) -> Measured | None:
    """What the split's counts are; None where there are none and its trend is tested instead."""
    kind = {"percent": Measured.SHARE, "ratio": Measured.RATE}.get(str(split.row["kind"]))
    series = (split.total, *split.groups.values())
    if kind is None or not all(one.tallies for one in series):
        return None
    every = (tally for one in series for tally in one.tallies.values())
    if kind is Measured.SHARE and any(tally.numerator > tally.denominator for tally in every):
        return None
    return kind


def compared(split: Split, group: str) -> Comparison | str:
    """A group's movement beside its total's; the reason, in words, where it is not compared."""
    if group in split.kept_back:
        return SMALL
    series, kind = split.groups[group], measured(split)
    if kind is None:
        return _trend(split, series)
    pair, total = _pair(split, series), _pair(split, split.total)
    if pair is None or total is None:
        return NO_YEAR
    if (few := too_few(pair, kind)) is not None:
        return few
    earlier = [
        deviation(one, kind)
        for back in _earlier(split)
        if (one := _pair(split, series, back)) is not None and too_few(one, kind) is None
    ]
    found = chance(deviation(pair, kind), earlier)
    if found is None:
        return SHORT
    times = scale(split)
    before, now, total_before, total_now = (one.rate * times for one in (*pair, *total))
    return Comparison(before, now, total_before, total_now, found)


def mix_compared(split: Split) -> Comparison | None:
    """The movement of all groups with their weights held still, beside the total's."""
    kind, total, now = measured(split), _pair(split, split.total), _pairs(split, 0)
    if kind is None or total is None or now is None:
        return None
    moved, away = standardised(now, kind)
    past = [
        standardised(pairs, kind)[1]
        for back in _earlier(split)
        if (pairs := _pairs(split, back)) is not None
    ]
    found = chance(away, past)
    if found is None:
        return None
    times = scale(split)
    before, after = (one.rate * times for one in total)
    return Comparison(before, before + moved * times, before, after, found)


def scale(split: Split) -> float:
    """What a rate is multiplied by to be the figure: 100 for a percentage, a power of ten else."""
    if split.row["kind"] == "percent":
        return 100.0
    last = split.window()[-1]
    value, tally = split.total.values.get(last), split.total.tallies.get(last)
    if value is None or tally is None or value <= 0 or tally.rate <= 0:
        return 1.0
    return 10.0 ** round(log10(value / tally.rate))


def _pair(split: Split, series: Series, back: int = 0) -> Pair | None:
    """The cases of a period and of the same period a year before."""
    now = series.tally(split.window(back))
    before = series.tally(split.window(back + split.base.grain.per_year))
    return None if now is None or before is None else (before, now)


def _pairs(split: Split, back: int) -> Mapping[str, Pair] | None:
    """Every group's pair; None unless each has one."""
    found = {name: _pair(split, series, back) for name, series in split.groups.items()}
    known = {name: pair for name, pair in found.items() if pair is not None}
    return known if len(known) == len(found) else None


def _earlier(split: Split) -> range:
    """The comparisons over a year that ended before the one looked at began, latest first."""
    year = split.base.grain.per_year
    return range(year, split.reach - year + 1)


def _trend(split: Split, series: Series) -> Comparison | str:
    """The trend over three years (ten of yearly figures) by the seasonal Kendall test."""
    yearly = split.grain is Grain.YEAR
    years = TREND_YEARS_OF_YEARLY if yearly else TREND_YEARS
    periods = split.own_periods(years)
    own = [series.values.get(period) for period in periods]
    whole = [split.total.values.get(period) for period in periods]
    if min(_known(own), _known(whole)) < KNOWN or own[-1] is None or whole[-1] is None:
        return SHORT_OF_COUNTS
    seasons = split.grain.per_year
    found, total = seasonal_kendall(own, seasons), seasonal_kendall(whole, seasons)
    ends, whole_ends = _ends(own, seasons), _ends(whole, seasons)
    if ends is None or whole_ends is None:
        return SHORT_OF_COUNTS
    agrees = found.score * (ends[1] - ends[0]) > 0 and found.score * total.score <= 0
    return Comparison(*ends, *whole_ends, found.chance, years, agrees)


def _known(figures: list[float | None]) -> float:
    return sum(one is not None for one in figures) / len(figures)


def _ends(figures: list[float | None], seasons: int) -> tuple[float, float] | None:
    """The mean of the first year and of the last; None where either has no figure."""
    first = [one for one in figures[:seasons] if one is not None]
    last = [one for one in figures[-seasons:] if one is not None]
    return (mean(first), mean(last)) if first and last else None
