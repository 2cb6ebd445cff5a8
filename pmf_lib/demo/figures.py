"""The figures of a measure, drawn from its series: numerators first, so that all agrees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, repeat

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
    figures = [_figure(measure, step) for step in drawing]
    return [_rolled(measure, figures[end - span : end]) for end in range(span, len(figures) + 1)]


@dataclass(frozen=True)
class _Step:
    """A period with its draws of chance; `now` is the month that a series' level is that of."""

    period: Period
    now: Period
    draw: float
    cases: float


def _drawing(
    catalogue: Catalogue, measure: MeasureSpec, periods: tuple[Period, ...]
) -> list[_Step]:
    chance = catalogue.draws(len(periods), measure.code)
    cases = catalogue.draws(len(periods), measure.code, "cases")
    now = repeat(catalogue.april)
    return list(map(_Step, periods, now, chance, cases))


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


def _figure(measure: MeasureSpec, step: _Step) -> Figure:
    value = _value(measure, step)
    if measure.cases is None:
        return Figure(step.period, round(value, measure.places))
    denominator = round(drawn(measure.cases, step.period, step.now, step.cases, growing=True))
    numerator = round(value * denominator / scale(measure))
    return Figure(step.period, None, numerator, denominator).rated(measure)


def _running(measure: MeasureSpec, drawing: list[_Step]) -> list[Figure]:
    """What each period adds, added up from April on."""
    found: list[Figure] = []
    for step in drawing:
        before = found[-1].value if found and step.period.number > 1 else 0
        so_far = (before or 0) + _value(measure, step)
        found.append(Figure(step.period, round(so_far, measure.places)))
    return found


def _value(measure: MeasureSpec, step: _Step) -> float:
    return drawn(measure.series, step.period, step.now, step.draw, growing=measure.growing)


def _collected(measure: MeasureSpec, drawing: list[_Step]) -> list[Figure]:
    """A year's bill as it comes in: the series is the rate at the year's end.

    What is in by a period stays in, however chance falls.
    """
    assert measure.cases is not None
    shares = _path(measure.series, drawing[0].period)
    found: list[Figure] = []
    for step in drawing:
        figure = _collection(measure, measure.cases, step, shares[step.period.number - 1])
        before = found[-1].numerator if found and step.period.number > 1 else 0
        in_by = max(figure.numerator or 0, before or 0)
        found.append(replace(figure, numerator=in_by).rated(measure))
    return found


def _collection(measure: MeasureSpec, cases: Series, step: _Step, share: float) -> Figure:
    year = step.period.containing(Grain.YEAR)
    bill = round(expected(cases, year, step.now, growing=True))
    rate = expected(measure.series, year, step.now, growing=False)
    paid = rate * share * (1 + WOBBLE * step.draw)
    return Figure(step.period, None, round(bill * paid / 100), bill).rated(measure)


def _path(series: Series, first: Period) -> list[float]:
    """Which share of the year is in by the end of each period of it."""
    parts = first.containing(Grain.YEAR).within(first.grain)
    weights = [1 + series.swing * season_at(series.season, part) for part in parts]
    return [in_by / sum(weights) for in_by in accumulate(weights)]
