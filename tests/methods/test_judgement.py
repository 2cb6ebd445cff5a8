import random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from pmf_lib.methods.judgement import COLUMNS
from pmf_lib.periods import Period
from tests.methods.frames import judged, judged_one, measure, series, target

YEAR = "2021-22"
SEPTEMBER = "2021-22-M06"


def test_no_measures_give_an_empty_frame_with_every_column():
    found = judged([], [])
    assert list(found.columns) == list(COLUMNS)
    assert found.empty


def test_a_row_says_what_is_measured_and_how_far_to_rely_on_it():
    """R0-031: the latest figure with its age; R3-003: its grade."""
    row = judged_one(series(SEPTEMBER, [90, 95]), [target(YEAR, 100)])
    assert (row.measure, row.title, row.owner, row.member) == (
        "ICT01",
        "Measure ICT01",
        "Head of ICT",
        "Resources",
    )
    assert (row.expected_period, row.period, row.age_days, row.stale) == (
        SEPTEMBER,
        SEPTEMBER,
        28,
        False,
    )
    assert (row.value, row.figure, row.basis, row.grade) == (95, 95, "period", "B")
    assert (row.previous_period, row.previous_value) == ("2021-22-M05", 90)
    assert row.last_year_period == "2020-21-M06"
    assert pd.isna(row.last_year_value)
    assert row.known_from == pd.Timestamp("2021-10-05")
    assert row.due_on == pd.Timestamp("2021-10-10")


@pytest.mark.parametrize(
    ("frequency", "pack", "expected"),
    [
        ("monthly", "2021-22-Q2", "2021-22-M06"),
        ("quarterly", "2021-22-Q2", "2021-22-Q2"),
        ("annual", "2021-22-Q2", "2020-21"),
        ("annual", "2021-22-Q4", "2021-22"),
        ("quarterly", "2021-22-M05", "2021-22-Q1"),
        ("monthly", "2021-22", "2021-22-M12"),
    ],
)
def test_the_period_expected_is_the_latest_that_has_ended(frequency, pack, expected):
    row = judged_one([], about={"frequency": frequency}, period=Period.parse(pack))
    assert row.expected_period == expected


class TestSeries:
    def test_each_point_is_judged_by_the_target_of_its_own_period(self):
        """A target lowered today leaves last year's status as it was."""
        values = series("2021-22-Q2", [90] * 6)
        own = [target("2020-21", 100), target("2021-22", 90)]
        row = judged_one(values, own, about={"frequency": "quarterly"})
        assert row.series_status == ("amber",) * 4 + ("green",) * 2
        assert row.series[-1] == ("2021-22-Q2", 90)

    def test_twelve_at_most_gaps_kept_and_nothing_before_the_first(self):
        row = judged_one(series(SEPTEMBER, range(20)))
        assert [value for _, value in row.series] == list(range(8, 20))
        row = judged_one(series(SEPTEMBER, [1, None, 3]))
        assert row.series == (("2021-22-M04", 1), ("2021-22-M05", None), (SEPTEMBER, 3))
        assert len(row.series_status) == 3


FIGURES = st.lists(st.one_of(st.integers(-50, 150), st.none()), min_size=1, max_size=30)
ABOUT = st.fixed_dictionaries(
    {
        "polarity": st.sampled_from(("maximise", "minimise", "band", "none")),
        "aggregation": st.sampled_from(("sum", "last", "average", "entered_cumulative", "ratio")),
        "frequency": st.sampled_from(("monthly", "quarterly", "annual")),
        "seasonal": st.sampled_from(("yes", "no", None)),
    }
)
PROFILES = st.sampled_from(("flat", "even", "seasonal", "step", "trajectory", None))
LAST = {"monthly": SEPTEMBER, "quarterly": "2021-22-Q2", "annual": "2020-21"}


@given(FIGURES, ABOUT, PROFILES, st.integers(-20, 120))
def test_whatever_the_figures_the_judgement_holds_together(figures, about, profile, aim):
    values = series(LAST[about["frequency"]], figures)
    own = [target(f"{year}-{year % 100 + 1}", aim, profile=profile) for year in range(2012, 2022)]
    row = judged_one(values, own, about=about)
    coloured = row.status in ("green", "amber", "red")
    assert coloured == (row.status_reason is None)
    assert row.stale == (row.period is not None and row.period != row.expected_period)
    if coloured:
        assert row.series_status[-1] == row.status
        assert row.series[-1][1] == row.figure
    if row.movement == "none":
        assert row.short_trend == "no_trend"
    assert len(row.series) == len(row.series_status) <= 12


def test_rows_come_by_code_whatever_the_order_of_the_input_and_inputs_stay_untouched():
    codes = [f"ICT{number:02d}" for number in range(6)]
    measures = [measure(code) for code in codes]
    values = [row for code in codes for row in series(SEPTEMBER, [1, 2, len(code)], code)]
    targets = [target(YEAR, 3, code) for code in codes]
    straight = judged(measures, values, targets)
    chance = random.Random(1)
    for rows in (measures, values, targets):
        chance.shuffle(rows)
    assert_frame_equal(judged(measures, values, targets), straight)
    assert list(straight["measure"]) == codes
