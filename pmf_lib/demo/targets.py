"""The rows of the targets file: each year's targets as they were set before it began."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.demo.catalogue import GRAINS, Catalogue
from pmf_lib.demo.days import targets_set
from pmf_lib.demo.rows import Row
from pmf_lib.demo.specs import MeasureSpec, Target
from pmf_lib.periods import Grain, Period


def target_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Targets by measure and year; a target set anew follows the one it replaces."""
    for _, measure in catalogue.measures:
        if measure.target is not None:
            first = Period.parse(measure.target.first or catalogue.settings.first)
            for year in catalogue.years:
                if year >= first:
                    yield from _year(measure, measure.target, year, catalogue.years[-1])
            yield from _resets(measure, measure.target)


def _year(measure: MeasureSpec, target: Target, year: Period, latest: Period) -> Iterator[Row]:
    current = year == latest
    set_before: Row = {
        "measure": measure.code,
        "set_on": targets_set(year),
        "set_by": target.set_by,
        "reason": _reason(target, current),
        **(_tightened(target) if current else {}),
    }
    aim = _aim(target, latest.year - year.year)
    listed = target.recovery if current and target.recovery else target.shares
    profile = "recovery" if current and target.recovery else target.profile
    yield (
        set_before
        | _edges(measure, target, aim)
        | {
            "period": year.code,
            "profile": profile,
        }
    )
    parts = year.within(GRAINS[measure.frequency])
    if target.exact and aim is not None:
        for part in parts:
            yield set_before | {"period": part.code, "target": _written(aim, measure)}
    for part, share in zip(parts, listed, strict=False):
        step = (aim or 0) * share
        yield set_before | {
            "period": part.code,
            "target": _written(step, measure),
            "profile": profile,
        }


def _edges(measure: MeasureSpec, target: Target, aim: float | None) -> Row:
    start = None if aim is None or target.profile != "trajectory" else aim - target.step
    return {
        "target": _written(aim, measure),
        "lower": _written(target.lower, measure),
        "upper": _written(target.upper, measure),
        "baseline": _written(start, measure),
    }


def _resets(measure: MeasureSpec, target: Target) -> Iterator[Row]:
    for reset in target.resets:
        grain = Period.parse(reset.period).grain
        yield {
            "measure": measure.code,
            "period": reset.period,
            "target": _written(reset.aim, measure),
            "profile": target.profile if grain is Grain.YEAR else None,
            "set_on": reset.set_on,
            "set_by": reset.set_by,
            "reason": reset.reason,
        }


def _tightened(target: Target) -> Row:
    if target.tolerance is None:
        return {}
    return {
        "tolerance_mode": target.tolerance.mode,
        "green_tolerance": f"{target.tolerance.green:g}",
        "red_tolerance": f"{target.tolerance.red:g}",
    }


def _aim(target: Target, years_back: int) -> float | None:
    return None if target.aim is None else target.aim - target.step * years_back


def _reason(target: Target, current: bool) -> str:
    if current and target.recovery:
        return "Recovery path agreed at the clinic"
    if current and target.reason:
        return target.reason
    if target.aim == 0:
        return "None is acceptable"
    if target.aim is None:
        return "Range in which the service runs well"
    if target.step == 0:
        return "Held at the level of the year before"
    return "Raised towards the medium-term aim" if target.step > 0 else "Lowered by the yearly step"


def _written(value: float | None, measure: MeasureSpec) -> str | None:
    return None if value is None else f"{value:.{max(measure.places, 0)}f}"
