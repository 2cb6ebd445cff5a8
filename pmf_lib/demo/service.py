"""The rows of introductions, commentaries, staffing and complaints. Counts only, and no names."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.demo.catalogue import Catalogue
from pmf_lib.demo.days import recorded, reported, written
from pmf_lib.demo.plans import Complaints, Staffing, UnitSpec
from pmf_lib.demo.rows import Row
from pmf_lib.demo.shapes import covid_at, season_at
from pmf_lib.periods import Grain, Period

STAGE_TWO = 0.18
"""Complaints at stage 2 for each at stage 1."""
DUE_DAYS = 10


def introduction_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The head of service's introduction, a quarter ago and now."""
    for unit in catalogue.units:
        if unit.introduction is None:
            continue
        quarters = (catalogue.current.previous(), catalogue.current)
        for period, text in zip(
            quarters, (unit.introduction.was, unit.introduction.now), strict=True
        ):
            if text:
                yield {"unit": unit.unit, **_written(catalogue, unit, period, text)}


def commentary_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The owner's comments on notable measures."""
    for unit, measure in catalogue.measures:
        for comment in measure.comments:
            row = _written(catalogue, unit, Period.parse(comment.period), comment.text)
            author = measure.owner or catalogue.manager(unit)
            yield {"measure": measure.code, "unit": unit.unit, **row, "author": author}


def staffing_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Each unit's staffing at the end of each quarter."""
    quarters = catalogue.periods(Grain.QUARTER, catalogue.settings.money_from)
    for unit in catalogue.units:
        draws = catalogue.draws(len(quarters), unit.unit, "staffing")
        for quarter, draw in zip(quarters, draws, strict=True):
            yield {"unit": unit.unit, **_staffing(unit.staffing, quarter, draw)}


def complaint_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Each unit's complaints by quarter and stage; internal services have none to report."""
    quarters = catalogue.periods(Grain.QUARTER, catalogue.settings.money_from)
    for unit in catalogue.units:
        if unit.complaints is None:
            continue
        draws = catalogue.draws(len(quarters), unit.unit, "complaints")
        for quarter, draw in zip(quarters, draws, strict=True):
            now = quarter == catalogue.current
            for row in _complaints(unit.complaints, quarter, draw, now):
                yield {"unit": unit.unit, **row}


def _written(catalogue: Catalogue, unit: UnitSpec, period: Period, text: str) -> Row:
    return {
        "period": period.code,
        "text": text,
        "author": catalogue.manager(unit),
        "written_on": written(period),
    }


def _staffing(usual: Staffing, quarter: Period, draw: float) -> Row:
    vacant = round(max(0.0, usual.vacancies * (1 + 0.3 * draw)) * 2) / 2 if usual.vacancies else 0.0
    felt = 0.2 * season_at("winter", quarter) - 0.3 * covid_at(quarter)
    sickness = max(0.0, usual.sickness * (1 + felt + 0.1 * draw))
    turnover = max(0.0, usual.turnover * (1 - 0.4 * covid_at(quarter) + 0.08 * draw))
    return {
        "period": quarter.code,
        "established_fte": f"{usual.established:.1f}",
        "fte": f"{usual.established - vacant:.1f}",
        "vacancies": f"{vacant:.1f}",
        "sickness_days": f"{sickness:.1f}",
        "turnover": f"{turnover:.1f}",
        "recorded_on": recorded(quarter, DUE_DAYS, draw),
    }


def _complaints(usual: Complaints, quarter: Period, draw: float, now: bool) -> Iterator[Row]:
    received = max(0, round(usual.quarterly * (1 + 0.25 * draw)))
    for stage, count in (("1", received), ("2", round(received * STAGE_TWO))):
        late = round(count * (0.12 - 0.04 * draw))
        yield {
            "period": quarter.code,
            "stage": stage,
            "received": count,
            "acknowledged_on_time": count - late // 2,
            "answered_on_time": count - late,
            "upheld": round(count * 0.4),
            "theme": usual.theme if now and stage == "1" else None,
            "lesson": usual.lesson if now and stage == "1" else None,
            "recorded_on": reported(quarter),
        }
