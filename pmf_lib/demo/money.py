"""The rows of budgets, savings and financial issues. Positive variances are overspends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmf_lib.demo.catalogue import Catalogue
from pmf_lib.demo.days import reported
from pmf_lib.demo.plans import LineName, Pressure, Saving, UnitSpec
from pmf_lib.demo.rows import Row
from pmf_lib.demo.shapes import covid_at
from pmf_lib.periods import Grain, Period

GROWTH = 0.02
LEAN = -0.014
SPREAD = 0.006
NOTABLE = 0.02
BY_QUARTER: dict[LineName, tuple[float, ...]] = {
    "Employees": (0.25, 0.5, 0.75, 1.0),
    "Premises": (0.34, 0.56, 0.79, 1.0),
    "Transport": (0.25, 0.5, 0.75, 1.0),
    "Supplies and services": (0.22, 0.46, 0.71, 1.0),
    "Income": (0.27, 0.52, 0.76, 1.0),
}
SEEN = (0.5, 1.0, 1.0, 1.0)
"""How much of a year's variance the forecast of each quarter sees."""
SAVED = (0.2, 0.46, 0.72, 1.0)


@dataclass(frozen=True)
class Line:
    """One budget line in one year: the budget, and the share of it that the year will cost more."""

    name: LineName
    budget: int
    variance: float
    note: str | None

    def forecast(self, quarter: int) -> int:
        """The outturn foreseen at a quarter's end, to the nearest hundred pounds."""
        return round((self.budget + abs(self.budget) * self.variance * SEEN[quarter]) / 100) * 100

    def to_date(self, quarter: int) -> int:
        """The budget to a quarter's end."""
        return round(self.budget * BY_QUARTER[self.name][quarter])

    def actual(self, quarter: int) -> int:
        """What was spent by a quarter's end."""
        return round(self.forecast(quarter) * BY_QUARTER[self.name][quarter])


def budget_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Each unit's lines at the end of each quarter."""
    for unit in catalogue.units:
        for year in catalogue.years:
            lines = [_line(catalogue, unit, name, year) for name in unit.budget]
            for quarter in _quarters(catalogue, year):
                for line in lines:
                    yield _budget(unit, line, quarter)


def saving_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Each saving of the current year at the end of each quarter."""
    for unit in catalogue.units:
        for number, saving in enumerate(unit.savings, start=1):
            for quarter in _quarters(catalogue, catalogue.years[-1]):
                code = f"{unit.prefix}-S{number}"
                last = quarter == catalogue.current
                yield {"saving": code, "unit": unit.unit, **_saving(saving, quarter, last)}


def financial_issue_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The financial issues of the current quarter."""
    for unit in catalogue.units:
        for matter in unit.finance:
            yield {
                "unit": unit.unit,
                "period": catalogue.current.code,
                "title": matter.title,
                "detail": matter.detail,
                "recorded_on": reported(catalogue.current),
            }


def _quarters(catalogue: Catalogue, year: Period) -> list[Period]:
    """The quarters of a year that are over and for which money is kept."""
    over = catalogue.periods(Grain.QUARTER, catalogue.settings.money_from)
    return [quarter for quarter in over if quarter.year == year.year]


def _line(catalogue: Catalogue, unit: UnitSpec, name: LineName, year: Period) -> Line:
    years_back = catalogue.years[-1].year - year.year
    budget = round(unit.budget[name] * (1 - GROWTH * years_back) / 100) * 100
    draw = catalogue.draws(1, unit.unit, name, year.code)[0]
    pressure = _pressure(unit, name, year)
    usual = LEAN + SPREAD * draw
    lost = unit.covid_income * covid_at(year) if name == "Income" and pressure is None else 0.0
    note = pressure.note if pressure else "Income lost in the epidemic" if lost > NOTABLE else None
    return Line(name, budget, pressure.share if pressure else usual + lost, note)


def _pressure(unit: UnitSpec, name: LineName, year: Period) -> Pressure | None:
    return next((p for p in unit.pressures if (p.line, p.year) == (name, year.code)), None)


def _budget(unit: UnitSpec, line: Line, quarter: Period) -> Row:
    at = quarter.number - 1
    return {
        "unit": unit.unit,
        "line": line.name,
        "period": quarter.code,
        "budget": line.budget,
        "budget_to_date": line.to_date(at),
        "actual": line.actual(at),
        "forecast": line.forecast(at),
        "recorded_on": reported(quarter),
        "note": line.note,
    }


def _saving(saving: Saving, quarter: Period, last: bool) -> Row:
    forecast = saving.target * (saving.outturn if last else (1 + saving.outturn) / 2)
    return {
        "period": quarter.code,
        "title": saving.title,
        "target": saving.target,
        "delivered": round(forecast * SAVED[quarter.number - 1] / 100) * 100,
        "forecast": round(forecast / 100) * 100,
        "status": _saving_status(saving, forecast / saving.target, last),
        "recurring": "yes" if saving.recurring else "no",
        "recorded_on": reported(quarter),
        "note": saving.note if last else None,
    }


def _saving_status(saving: Saving, share: float, last: bool) -> str:
    if saving.replaced and last:
        return "replaced"
    if share >= 0.95:
        return "on track"
    return "at risk" if share >= 0.5 else "will not be delivered"
