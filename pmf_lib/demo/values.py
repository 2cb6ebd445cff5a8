"""The rows of the values files: figures as a service hands them in, with their oddities."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.demo.catalogue import Catalogue
from pmf_lib.demo.days import recorded
from pmf_lib.demo.figures import Figure, draw_figures
from pmf_lib.demo.rows import Row
from pmf_lib.demo.specs import Cell, MeasureSpec, Split, Style
from pmf_lib.demo.splits import split_figure
from pmf_lib.periods import Grain, Period

AUDITED_AFTER = 4
FINAL_AFTER = 2
"""How many years before the current one a figure is audited, and final."""


def value_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The rows of every measure, by unit, measure and period."""
    for unit, measure in catalogue.measures:
        for row in _measure_rows(catalogue, measure):
            yield {"measure": measure.code, "unit": unit.unit, **row}


def _measure_rows(catalogue: Catalogue, measure: MeasureSpec) -> Iterator[Row]:
    figures = draw_figures(catalogue, measure)
    draws = catalogue.draws(len(figures), measure.code, "days")
    due = measure.due_days or catalogue.council.calendar.values_due_days
    for figure, draw in zip(figures, draws, strict=True):
        row = _row(measure, figure) | {
            "recorded_on": recorded(figure.period, due, draw),
            "status": _checked(measure, figure.period, catalogue.current),
        }
        yield from _with_oddities(measure, figure, row)
        yield from _parts(measure.split, measure, figure, row)


def _row(measure: MeasureSpec, figure: Figure) -> Row:
    return {
        "period": figure.period.code,
        "value": _plain(figure.value, measure.places),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "missing_reason": "No cases in the period" if figure.value is None else None,
    }


def _with_oddities(measure: MeasureSpec, figure: Figure, row: Row) -> Iterator[Row]:
    cells = [cell for cell in measure.cells if cell.period == figure.period.code]
    first = next((cell for cell in cells if not cell.again), None)
    if first is None or not first.drop:
        yield row if first is None else _odd(measure, figure, row, first)
    for cell in cells:
        if cell.again:
            yield _odd(measure, figure, row, cell)


def _odd(measure: MeasureSpec, figure: Figure, row: Row, cell: Cell) -> Row:
    changed = dict(row)
    if cell.numerator is not None:
        figure = Figure(figure.period, None, cell.numerator, cell.denominator).rated(measure)
        changed |= _row(measure, figure)
    if cell.value is not None:
        parts = {} if cell.numerator is not None else {"numerator": None, "denominator": None}
        changed |= {"value": cell.value, **parts}
    if cell.style is not None and figure.value is not None:
        changed["value"] = _styled(figure.value, measure.places, cell.style)
    named = ("status", "recorded_on", "note", "missing_reason", "reason_code")
    return changed | {name: value for name in named if (value := getattr(cell, name)) is not None}


def _parts(split: Split | None, measure: MeasureSpec, figure: Figure, row: Row) -> Iterator[Row]:
    if split is not None:
        for name, part in split_figure(split, measure, figure):
            yield row | _row(measure, part) | {split.column: name}


def _checked(measure: MeasureSpec, period: Period, current: Period) -> str:
    """The older a figure, the further it was checked."""
    years_back = current.year - period.year
    if years_back >= AUDITED_AFTER:
        return "audited" if measure.measure_class in ("national", "key") else "final"
    if years_back >= FINAL_AFTER:
        return "final"
    return "provisional" if period.containing(Grain.QUARTER) == current else "checked"


def _plain(value: float | None, places: int) -> str | None:
    return None if value is None else f"{value:.{places}f}"


def _styled(value: float, places: int, style: Style) -> str:
    match style:
        case "pounds":
            return f"£{value:,.{places}f}"
        case "thousands":
            return f"{value:,.{places}f}"
        case "percent":
            return f"{value:.{places}f}%"
        case "brackets":
            return f"({abs(value):,.{places}f})"
