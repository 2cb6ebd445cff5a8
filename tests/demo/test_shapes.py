"""Shapes hang on the council's current year, and the epidemic alone on the calendar."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pmf_lib.council import Council
from pmf_lib.demo.catalogue import Catalogue, read_catalogue
from pmf_lib.demo.figures import draw_figures
from pmf_lib.demo.shapes import covid_at, expected
from pmf_lib.demo.specs import MeasureSpec, Series
from pmf_lib.periods import Grain, Period

EARLIER = 18


@pytest.fixture(scope="module")
def earlier(council: Council) -> Catalogue:
    """The demo council's catalogue as if its current year lay so many years earlier."""
    catalogue = read_catalogue(council)
    current, first = council.period, Period.parse(catalogue.settings.first)
    moved = replace(current, year=current.year - EARLIER)
    settings = {"first": first.shift(-EARLIER).code}
    return replace(
        catalogue,
        council=council.model_copy(update={"current_period": moved.code}),
        settings=catalogue.settings.model_copy(update=settings),
    )


def dated(measure: MeasureSpec) -> bool:
    """Whether the measure names a day of its own or feels the epidemic."""
    series = (measure.series, measure.cases or measure.series)
    return bool(measure.first) or any(each.covid or each.shift for each in series)


def test_in_another_year_the_same_figures_come_out(council: Council, earlier: Catalogue) -> None:
    now = read_catalogue(council)
    measures = [measure for _, measure in now.measures if not dated(measure)]
    assert len(measures) > 50
    for measure in measures:
        moved = draw_figures(earlier, measure)
        drawn = draw_figures(now, measure)
        assert [each.value for each in moved] == [each.value for each in drawn]
        assert moved[-1].period.year == drawn[-1].period.year - EARLIER


@pytest.mark.parametrize("year", [2003, 2021])
@pytest.mark.parametrize("growing", [False, True])
def test_the_level_is_that_of_april_and_the_trend_a_year_s(year: int, growing: bool) -> None:
    now = Period(year, Grain.MONTH, 1)
    series = Series(level=40, trend=0.5)
    assert expected(series, now, now, growing=growing) == 40
    before = expected(series, now.shift(-12), now, growing=growing)
    assert before == (20 if growing else 39.5)


def test_nobody_felt_the_epidemic_before_march_2020() -> None:
    assert covid_at(Period.parse("2019-20-M11")) == 0
    assert covid_at(Period.parse("2019-20-M12")) > 0
    assert covid_at(Period.parse("2009-10-Q2")) == 0
