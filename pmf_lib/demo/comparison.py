"""The rows of rebases, benchmarks and service standards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pmf_lib.demo.catalogue import Catalogue
from pmf_lib.demo.days import days_after
from pmf_lib.demo.figures import Figure, draw_figures, scale
from pmf_lib.demo.rows import Row
from pmf_lib.demo.specs import MeasureSpec
from pmf_lib.demo.yardsticks import Comparison
from pmf_lib.periods import Period

PUBLISHED_AFTER = 18
"""Days after a period's end until the neighbours' figures are taken over."""
LASTING = 0.9
"""How much of a neighbour's distance is its own, and not one period's chance."""
SIZES = 0.3
"""How far the neighbours differ in size, as a share of our own."""


def rebase_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The decisions to draw control limits anew."""
    for rebase in catalogue.yardsticks.rebases:
        yield {**rebase.model_dump()}


def standard_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The service standards, each of the unit that owns its measure."""
    units = {measure.code: unit.unit for unit, measure in catalogue.measures}
    for standard in catalogue.yardsticks.standards:
        cells = standard.model_dump(exclude={"code", "threshold"})
        yield cells | {
            "standard": standard.code,
            "unit": units[standard.measure],
            "threshold": f"{standard.threshold:g}",
        }


def benchmark_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The neighbours' figures, by measure, neighbour and period."""
    measures = {measure.code: measure for _, measure in catalogue.measures}
    neighbours = catalogue.yardsticks.neighbours
    for comparison in neighbours.comparisons:
        measure = measures[comparison.measure]
        own = draw_figures(catalogue, measure)[-comparison.periods :]
        for number in range(1, neighbours.count + 1):
            for row in _neighbour_rows(catalogue, comparison, measure, own, number):
                yield row | {"family": neighbours.family, "source": neighbours.source}


def _neighbour_rows(
    catalogue: Catalogue,
    comparison: Comparison,
    measure: MeasureSpec,
    own: list[Figure],
    number: int,
) -> Iterator[Row]:
    name = f"{catalogue.yardsticks.neighbours.name} {number:02d}"
    lasting, size, *chance = catalogue.draws(len(own) + 2, measure.code, "neighbour", name)
    latest = own[-1].period
    for ours, draw in zip(own, chance, strict=True):
        lies = comparison.spread * (LASTING * lasting + (1 - LASTING) * draw)
        theirs = _figure(measure, ours, comparison.ahead + lies, 1 + SIZES * size)
        now = ours.period == latest
        absent = now and number in comparison.missing
        yield {
            "measure": measure.code,
            "authority": name,
            "period": ours.period.code,
            **({"missing_reason": "Not yet published"} if absent else _cells(measure, theirs)),
            "status": None if absent else "provisional" if now else "final",
            "recorded_on": _taken_over(ours.period),
        }


def _figure(measure: MeasureSpec, ours: Figure, ahead: float, size: float) -> Figure:
    value = max((ours.value or 0.0) + ahead, 0.0)
    if measure.kind == "percent":
        value = min(value, 100.0)
    if ours.denominator is None:
        return replace(ours, value=value)
    denominator = max(round(ours.denominator * size), 1)
    numerator = round(value * denominator / scale(measure))
    return Figure(ours.period, None, numerator, denominator).rated(measure)


def _cells(measure: MeasureSpec, figure: Figure) -> Row:
    return {
        "value": f"{figure.value:.{measure.places}f}",
        "numerator": figure.numerator,
        "denominator": figure.denominator,
    }


def _taken_over(period: Period) -> date:
    return days_after(period, PUBLISHED_AFTER)
