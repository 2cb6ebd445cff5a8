"""The figures of a measure, drawn from its series: numerators first, so that all agrees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from pmf_lib.demo.catalogue import GRAINS, Catalogue
from pmf_lib.demo.shapes import drawn, expected, season_at
from pmf_lib.demo.specs import MeasureSpec, Series
from pmf_lib.periods import Grain, Period

WOBBLE = 0.003
"""How far a year's collection strays from its usual path, as a share."""


@dataclass(frozen=True)
class Figure:
    """One period's figure; a percentage as 87.5."""

    period: Period
    value: float | None
    numerator: int | None = None
    denominator: int | None = None

    def rated(self, measure: MeasureSpec) -> Figure:
        """The same with its value worked out from numerator and denominator."""
        if self.numerator is None or not self.denominator:
            return replace(self, value=None, numerator=None, denominator=None)
        return replace(self, value=self.numerator * scale(measure) / self.denominator)


def scale(measure: MeasureSpec) -> int:
    """What a numerator over a denominator is multiplied by."""
    return 100 if measure.kind == "percent" else 1


def draw_figures(catalogue: Catalogue, measure: MeasureSpec) -> list[Figure]:
    """The figures of every period that is over, in order."""
    periods = catalogue.periods(GRAINS[measure.frequency], measure.first)
    span = measure.rolling or 1
    drawn_from = [periods[0].shift(-step) for step in range(span - 1, 0, -1)]
    drawing = _drawing(catalogue, measure, (*drawn_from, *periods))
    if measure.aggregation == "entered_cumulative":
        return _collected(measure, drawing) if measure.cases else _running(measure, drawing)
    figures = [_figure(measure, *each) for each in drawing]
    return [_rolled(measure, figures[end - span : end]) for end in range(span, len(figures) + 1)]


Drawing = list[tuple[Period, float, float]]


def _drawing(catalogue: Catalogue, measure: MeasureSpec, periods: tuple[Period, ...]) -> Drawing:
    chance = catalogue.draws(len(periods), measure.code)
    cases = catalogue.draws(len(periods), measure.code, "cases")
    return list(zip(periods, chance, cases, strict=True))


def _rolled(measure: MeasureSpec, figures: list[Figure]) -> Figure:
    """The last periods taken together: the figure itself where there is only one."""
    last = figures[-1]
    if len(figures) == 1:
        return last
    if measure.cases is None:
        return Figure(last.period, round(sum(each.value or 0 for each in figures), measure.places))
    numerator = sum(each.numerator or 0 for each in figures)
    denominator = sum(each.denominator or 0 for each in figures)
    return Figure(last.period, None, numerator, denominator).rated(measure)


def _figure(measure: MeasureSpec, period: Period, draw: float, cases: float) -> Figure:
    value = drawn(measure.series, period, draw, growing=measure.growing)
    if measure.cases is None:
        return Figure(period, round(value, measure.places))
    denominator = round(drawn(measure.cases, period, cases, growing=True))
    numerator = round(value * denominator / scale(measure))
    return Figure(period, None, numerator, denominator).rated(measure)


def _running(measure: MeasureSpec, drawing: Drawing) -> list[Figure]:
    """What each period adds, added up from April on."""
    found: list[Figure] = []
    for period, draw, _ in drawing:
        added = drawn(measure.series, period, draw, growing=measure.growing)
        before = found[-1].value if found and period.number > 1 else 0
        found.append(Figure(period, round((before or 0) + added, measure.places)))
    return found


def _collected(measure: MeasureSpec, drawing: Drawing) -> list[Figure]:
    """A year's bill as it comes in: the series is the rate at the year's end."""
    assert measure.cases is not None
    shares = _path(measure.series, drawing[0][0].grain)
    return [
        _collection(measure, measure.cases, period, draw, shares[period.number - 1])
        for period, draw, _ in drawing
    ]


def _collection(
    measure: MeasureSpec, cases: Series, period: Period, draw: float, share: float
) -> Figure:
    year = period.containing(Grain.YEAR)
    bill = round(expected(cases, year, growing=True))
    rate = expected(measure.series, year, growing=False) * share * (1 + WOBBLE * draw)
    return Figure(period, None, round(bill * rate / 100), bill).rated(measure)


def _path(series: Series, grain: Grain) -> list[float]:
    """Which share of the year is in by the end of each period."""
    year = Period(2021, Grain.YEAR, 1)
    weights = [1 + series.swing * season_at(series.season, part) for part in year.within(grain)]
    return [in_by / sum(weights) for in_by in accumulate(weights)]
