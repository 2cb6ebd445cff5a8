"""The rows of the measures file: each measure's definition, and its later versions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pmf_lib.demo.catalogue import Catalogue
from pmf_lib.demo.plans import UnitSpec
from pmf_lib.demo.rows import Row
from pmf_lib.demo.specs import MeasureSpec
from pmf_lib.periods import Period

GUIDANCE = {
    "sum": "Count each case once, in the period in which it ended.",
    "average": "Enter the period's figure; a longer period shows the mean.",
    "weighted_average": "Enter the mean, and as the denominator how many it is the mean of.",
    "ratio": "Enter numerator and denominator; the figure is worked out from them.",
    "last": "Count on the last day of the period.",
    "first": "Count on the first day of the period.",
    "max": "Enter the highest figure of the period.",
    "min": "Enter the lowest figure of the period.",
    "rolling": "Enter the figure of the last periods taken together.",
    "entered_cumulative": "Enter the total from 1 April to the end of the period.",
    "count_yes": "Enter 1 for yes and 0 for no.",
}


def definition_rows(catalogue: Catalogue) -> Iterator[Row]:
    """One row a definition; a second version follows its first."""
    for unit, measure in catalogue.measures:
        first = _definition(catalogue, unit, measure)
        yield first
        if measure.revision is not None:
            yield first | {
                "version": "2",
                "formula": measure.revision.formula,
                "defined_on": measure.revision.defined_on,
                "change_reason": measure.revision.change_reason,
            }


def tolerance_cells(measure: MeasureSpec) -> Row:
    """The three tolerance columns; empty where the council's rule holds."""
    own = measure.tolerance
    if own is None:
        return {}
    return {
        "tolerance_mode": own.mode,
        "green_tolerance": f"{own.green:g}",
        "red_tolerance": f"{own.red:g}",
    }


def _definition(catalogue: Catalogue, unit: UnitSpec, measure: MeasureSpec) -> Row:
    return {
        "measure": measure.code,
        "title": measure.title,
        "unit": unit.unit,
        "polarity": measure.polarity,
        "kind": measure.kind,
        "frequency": measure.frequency,
        "aggregation": measure.aggregation,
        "owner": measure.owner or catalogue.manager(unit),
        "member": catalogue.member(unit),
        "source": measure.source or unit.source,
        "formula": measure.formula,
        "guidance": measure.guidance or GUIDANCE[measure.aggregation],
        "purpose": measure.purpose,
        "measure_class": measure.measure_class,
        "priority": unit.priority,
        **_reading(measure),
        **tolerance_cells(measure),
        **_life(catalogue, measure),
    }


def _reading(measure: MeasureSpec) -> Row:
    return {
        "targeted": "no" if measure.target is None else "yes",
        "decimals": measure.places,
        "rolling_periods": measure.rolling,
        "seasonal": "yes" if measure.series.swing else "no",
        "due_days": measure.due_days,
    }


def _life(catalogue: Catalogue, measure: MeasureSpec) -> Row:
    first = Period.parse(measure.first or catalogue.settings.first).start
    begun: date = first.replace(day=1)
    return {"state": "active", "version": "1", "defined_on": begun}
