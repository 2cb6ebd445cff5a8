"""What was aimed for in a period, and which figure is compared with it."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pmf_lib.methods.judgement_rules import Dated
from pmf_lib.methods.status_profiles import in_force
from pmf_lib.methods.targets_in_force import NO_REASON
from pmf_lib.periods import Period
from tests.methods.frames import RULES, judged_one, series, target

YEAR = "2021-22"
SEPTEMBER = "2021-22-M06"


MONTHS = (10, 20, 30, 10, 20, 30)


def test_a_sum_is_judged_on_the_year_to_date():
    about = {"aggregation": "sum"}
    row = judged_one(series(SEPTEMBER, MONTHS), [target(YEAR, 240, profile="even")], about=about)
    assert (row.value, row.year_to_date, row.figure, row.basis) == (
        30,
        120,
        120,
        "year_to_date",
    )
    assert (row.target, row.status) == (120, "green")
    assert (row.rolled_period, row.rolled_value) == ("2021-22-Q2", 60)


def test_a_sum_with_a_flat_target_is_judged_on_its_month():
    about = {"aggregation": "sum"}
    row = judged_one(series(SEPTEMBER, MONTHS), [target(YEAR, 29, profile="flat")], about=about)
    assert (row.figure, row.target, row.basis, row.status) == (30, 29, "period", "green")


def test_a_gap_blanks_the_year_to_date_and_says_so():
    about = {"aggregation": "sum"}
    months = (10, None, 30, 10, 20, 30)
    row = judged_one(series(SEPTEMBER, months), [target(YEAR, 240, profile="even")], about=about)
    assert row.status == "unknown"
    assert "year to date is incomplete" in row.status_reason
    assert (row.value, row.rolled_value) == (30, 60)
    assert pd.isna(row.year_to_date)
    assert pd.isna(row.figure)


def test_an_entered_cumulative_figure_is_to_date_and_moves_by_its_increments():
    entered = (10, 30, 60, 70, 90, 120)
    row = judged_one(
        series(SEPTEMBER, entered),
        [target(YEAR, 240)],
        about={"aggregation": "entered_cumulative"},
    )
    assert (row.figure, row.year_to_date, row.target, row.status) == (120, 120, 120, "green")
    assert (row.trend_value, row.trend_before, row.short_trend) == (30, 20, "better")
    assert row.movement == "up"
    assert row.previous_value == 90


def test_a_ratio_s_year_to_date_is_not_a_mean_of_percentages():
    tops, bottoms = (45, 50, 38, 60), (50, 60, 40, 75)
    values = series("2021-22-Q4", [100 * top / low for top, low in zip(tops, bottoms, strict=True)])
    for row, top, low in zip(values, tops, bottoms, strict=True):
        row.update(numerator=top, denominator=low)
    about = {"aggregation": "ratio", "kind": "percent", "frequency": "quarterly"}
    row = judged_one(values, [target(YEAR, 90)], about=about, period=Period.parse("2021-22-Q4"))
    assert row.year_to_date == pytest.approx(85.778, abs=0.001)
    assert (row.figure, row.basis) == (80, "period")


@pytest.mark.parametrize(("scale", "known"), [(1000, True), (1, True), (12, False)])
def test_a_rate_s_multiplier_is_read_from_its_own_figures(scale, known):
    values = series("2021-22-Q2", [scale * 3 / 400, scale * 5 / 400])
    for row, top in zip(values, (3, 5), strict=True):
        row.update(numerator=top, denominator=400)
    about = {"aggregation": "ratio", "kind": "ratio", "frequency": "quarterly"}
    row = judged_one(values, about=about)
    if known:
        assert row.year_to_date == pytest.approx(scale * 8 / 800)
    else:
        assert pd.isna(row.year_to_date)


def test_a_trajectory_is_a_straight_line_from_its_baseline():
    own = target(YEAR, 90, profile="trajectory", baseline=70)
    row = judged_one(series("2021-22-Q2", [80]), [own], about={"frequency": "quarterly"})
    assert (row.target, row.status) == (80, "green")


def test_seasons_come_from_the_last_three_full_years():
    values = series("2021-22-Q2", [*(10, 20, 30, 40) * 3, 12, 18])
    about = {"frequency": "quarterly", "aggregation": "sum"}
    row = judged_one(values, [target(YEAR, 200, profile="seasonal")], about=about)
    assert (row.target, row.figure, row.status) == (60, 30, "red")
    assert "seasons of past years" in row.target_basis
    assert row.trend_kind == "year_to_year"


def test_without_a_full_year_the_seasons_are_even_and_it_says_so():
    about = {"frequency": "quarterly", "aggregation": "sum"}
    row = judged_one(
        series("2021-22-Q2", [12, 18]), [target(YEAR, 200, profile="seasonal")], about=about
    )
    assert row.target == 100
    assert "no full year" in row.target_basis


def test_figures_of_another_unit_or_length_are_not_read():
    other = [{**row, "unit": "parking", "value": 1} for row in series(SEPTEMBER, [1])]
    quarter = series("2021-22-Q2", [2])
    row = judged_one([*series(SEPTEMBER, [95]), *other, *quarter])
    assert row.value == 95


@pytest.mark.parametrize(
    ("reason", "day", "status"),
    [
        ("Asked for by tenants", date(2021, 9, 30), "green"),
        (None, date(2021, 9, 30), "unknown"),
        (" ", date(2021, 9, 30), "unknown"),
        (None, date(2021, 10, 1), "green"),
    ],
)
def test_a_target_without_a_reason_is_not_in_force(reason, day, status):
    """R1-027: from the day on which the council's rules ask for a reason, and not before."""
    before = in_force("tolerance", "relative", 0.0, 0.1)
    dated = (Dated(date(2016, 4, 1), before), Dated(day, before, needs_reason=True))
    rules = replace(RULES, status=dated)
    row = judged_one(series(SEPTEMBER, (10,)), [target(YEAR, 9, reason=reason)], rules=rules)
    assert row.status == status
    assert (row.target == 9) == (status == "green")
    assert (row.status_reason == NO_REASON) == (status == "unknown")
