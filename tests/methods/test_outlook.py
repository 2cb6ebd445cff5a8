"""The year-end that a measure points to."""

import pandas as pd
import pytest

from pmf_lib.methods.judgement_rules import JudgementRules
from tests.methods.frames import judged_one, series, target

YEAR = "2021-22"
SEPTEMBER = "2021-22-M06"


ABOUT = {"frequency": "quarterly", "aggregation": "sum"}


def test_the_worked_half_year():
    """Weights .2 .3 .3 .2, actual 210 and 290, T = 1000."""
    past = (200, 300, 300, 200)
    row = judged_one(
        series("2021-22-Q2", [*past * 3, 210, 290]),
        [target(YEAR, 1000, profile="seasonal")],
        about=ABOUT,
    )
    assert (row.forecast, row.forecast_method) == (1000, "profile")
    assert (row.forecast_target, row.forecast_status, row.status) == (1000, "green", "green")


def test_a_run_rate_has_a_range_once_three_years_test_it():
    about, own = ABOUT, [target(YEAR, 100, profile="even")]
    two = judged_one(series("2021-22-Q2", [*(10, 20, 30, 40) * 2, 20, 20]), own, about=about)
    assert two.forecast == 80
    assert pd.isna(two.forecast_low)
    three = judged_one(series("2021-22-Q2", [*(10, 20, 30, 40) * 3, 20, 20]), own, about=about)
    assert (three.forecast_low, three.forecast_high) == (40, 120)
    assert (three.forecast_method, three.forecast_status) == ("run_rate", "red")


@pytest.mark.parametrize(("first", "low", "high"), [(0, 4, 26), (-1, -12, 28)])
def test_what_never_fell_back_ends_no_lower_than_it_stands(first, low, high):
    past = (first, 0, 9, 9 - first)
    row = judged_one(series("2021-22-Q2", [*past * 3, 2, 2]), about=ABOUT)
    assert (row.forecast_low, row.forecast, row.forecast_high) == (low, 8, high)


@pytest.mark.parametrize(
    ("method", "expected"),
    [("run_rate", 80), ("to_go", 90), ("last_year_shape", pytest.approx(400 / 3))],
)
def test_the_council_chooses_the_method(method, expected):
    rules = JudgementRules("relative", 0, 0.1, forecast_method=method)
    row = judged_one(
        series("2021-22-Q2", [10, 20, 30, 40, 20, 20]),
        [target(YEAR, 100, profile="even")],
        about=ABOUT,
        rules=rules,
    )
    assert row.forecast == expected
    assert row.forecast_method == method


def test_measures_that_do_not_add_up_have_none():
    row = judged_one(series(SEPTEMBER, [5]), [target(YEAR, 5)])
    assert pd.isna(row.forecast)
    assert row.forecast_status is None


def test_an_annual_figure_is_its_own_outturn():
    about = {"frequency": "annual", "aggregation": "sum"}
    row = judged_one(series("2020-21", [5]), [target("2020-21", 5)], about=about)
    assert (row.status, row.basis) == ("green", "period")
    assert pd.isna(row.forecast)


def test_a_measure_without_a_target_has_a_forecast_without_a_colour():
    row = judged_one(series("2021-22-Q2", [20, 20]), about=ABOUT)
    assert (row.forecast, row.forecast_status) == (80, "unknown")
    row = judged_one(series("2021-22-Q2", [20, 20]), about={**ABOUT, "targeted": "no"})
    assert row.forecast_status == "data_only"


def test_last_year_s_figures_foretell_nothing_of_this_year():
    row = judged_one(series("2020-21-Q4", [1, 2, 3, 4]), about=ABOUT)
    assert pd.isna(row.forecast)
