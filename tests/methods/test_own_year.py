"""A measure's own year, where it does not start in April."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.errors import ParameterError
from pmf_lib.methods.judgement import JudgementRules
from pmf_lib.methods.own_year import OwnYear
from pmf_lib.periods import Grain, Period
from tests.methods.frames import judged, measure, series, target

SCHOOL, CALENDAR = OwnYear(9), OwnYear(1)


def code(text: str) -> Period:
    return Period.parse(text)


@pytest.mark.parametrize(
    ("own", "period", "year", "place"),
    [
        (OwnYear(), "2021-22-M06", 2021, 6),
        (SCHOOL, "2021-22-M06", 2021, 1),
        (SCHOOL, "2021-22-M05", 2020, 12),
        (SCHOOL, "2022-23-M01", 2021, 8),
        (CALENDAR, "2020-21-M10", 2021, 1),
        (CALENDAR, "2021-22-M09", 2021, 12),
        (OwnYear(7), "2021-22-Q2", 2021, 1),
        (OwnYear(7), "2021-22-Q1", 2020, 4),
        (SCHOOL, "2021-22", 2021, 1),
    ],
)
def test_each_period_has_its_year_and_place(own, period, year, place):
    assert (own.of(code(period)), own.place(code(period))) == (year, place)


def test_the_year_so_far_starts_in_its_own_month():
    """Pentana: the start date of a measure fixes its year."""
    assert [one.code for one in SCHOOL.so_far(code("2021-22-M08"))] == [
        "2021-22-M06",
        "2021-22-M07",
        "2021-22-M08",
    ]


def test_a_whole_year_runs_over_two_financial_years():
    months = SCHOOL.whole(2021, Grain.MONTH)
    assert (months[0].code, months[-1].code, len(months)) == ("2021-22-M06", "2022-23-M05", 12)
    assert SCHOOL.last(code("2021-22-M06")) == months[-1]


@given(st.integers(1, 12), st.integers(2000, 2100), st.integers(1, 12))
def test_a_place_leads_back_to_its_period(starts, year, number):
    own, period = OwnYear(starts), Period(year, Grain.MONTH, number)
    assert own.period(own.of(period), Grain.MONTH, own.place(period)) == period
    assert own.so_far(period)[-1] == period
    assert own.place(own.so_far(period)[0]) == 1


@pytest.mark.parametrize("starts", [1, 4, 7, 10])
def test_a_year_of_quarters_starts_with_a_quarter(starts):
    assert len(OwnYear(starts).whole(2021, Grain.QUARTER)) == 4


@pytest.mark.parametrize("starts", [2, 3, 5, 6, 8, 9, 11, 12])
def test_and_with_no_other_month(starts):
    with pytest.raises(ParameterError, match="A quarter starts in month 1, 4, 7 or 10"):
        OwnYear(starts).place(code("2021-22-Q2"))


@pytest.mark.parametrize("starts", [0, 13, -1])
def test_no_month_is_refused(starts):
    with pytest.raises(ValueError, match="starts is"):
        OwnYear(starts)


def test_a_school_years_sum_is_judged_by_its_own_year_to_date():
    """The two months since September count, the five before do not."""
    own = [target("2021-22", 120, profile="even"), target("2020-21", 1200, profile="even")]
    rows = series("2021-22-M07", [100, 100, 100, 100, 100, 10, 10])
    rules = JudgementRules("relative", 0, 0.1, year_starts={"ICT01": 9})
    row = judged(
        [measure(aggregation="sum")], rows, own, period=code("2021-22-M07"), rules=rules
    ).iloc[0]
    assert (row.year_to_date, row.target, row.status) == (20, 20, "green")
    assert row.forecast == 120
