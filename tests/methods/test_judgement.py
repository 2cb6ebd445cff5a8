import random
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from pmf_lib.methods.judgement import COLUMNS, JudgementRules
from pmf_lib.periods import Period
from tests.methods.frames import RULES, judged, judged_one, measure, series, target

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


class TestStatus:
    @pytest.mark.parametrize(
        ("value", "status"), [(100, "green"), (99.9, "amber"), (90, "amber"), (89.9, "red")]
    )
    def test_the_council_s_tolerance_counts_first_to_last(self, value, status):
        row = judged_one(series(SEPTEMBER, [value]), [target(YEAR, 100)])
        assert row.status == status
        assert row.status_reason is None
        assert (row.tolerance_mode, row.green_tolerance, row.red_tolerance) == ("relative", 0, 10)

    def test_a_measure_s_own_tolerance_is_in_percent(self):
        about = {"tolerance_mode": "relative", "green_tolerance": 2, "red_tolerance": 5}
        colours = [
            judged_one(series(SEPTEMBER, [value]), [target(YEAR, 100)], about=about).status
            for value in (98, 97.9, 95, 94.9)
        ]
        assert colours == ["green", "amber", "amber", "red"]

    def test_seven_thousandths_are_seven_thousandths(self):
        """0.7 percent in binary would be a little less, and 993 of 1000 red."""
        about = {"tolerance_mode": "relative", "red_tolerance": 0.7}
        assert judged_one(series(SEPTEMBER, [993]), [target(YEAR, 1000)], about=about).status == (
            "amber"
        )

    def test_the_target_s_tolerance_rules_over_the_measure_s(self):
        about = {"tolerance_mode": "relative", "green_tolerance": 2, "red_tolerance": 5}
        own = target(YEAR, 100, tolerance_mode="absolute", red_tolerance=3)
        row = judged_one(series(SEPTEMBER, [97]), [own], about=about)
        assert (row.status, row.tolerance_mode) == ("amber", "absolute")
        assert (row.green_tolerance, row.red_tolerance) == (0, 3)
        assert judged_one(series(SEPTEMBER, [96.9]), [own], about=about).status == "red"

    def test_a_period_s_own_target_rules_over_the_year_s(self):
        own = [target(YEAR, 100), target(SEPTEMBER, 80)]
        row = judged_one(series(SEPTEMBER, [80]), own)
        assert (row.target, row.status) == (80, "green")
        assert (
            judged_one(series("2021-22-M05", [80]), own, period=Period.parse("2021-22-M05")).status
            == "red"
        )

    def test_a_band(self):
        own = target(YEAR, None, lower=40, upper=60)
        row = judged_one(series(SEPTEMBER, [63]), [own], about={"polarity": "band"})
        assert (row.status, row.lower, row.upper) == ("amber", 40, 60)
        row = judged_one(series(SEPTEMBER, [67]), [own], about={"polarity": "band"})
        assert row.status == "red"

    @pytest.mark.parametrize(
        ("about", "targets", "status", "words"),
        [
            ({"targeted": "no"}, [target(YEAR, 9)], "data_only", "no target by design"),
            ({"polarity": "none"}, [], "data_only", "neither more nor less"),
            ({}, [], "unknown", "No target is set for September 2021"),
            ({}, [target("2020-21", 5)], "unknown", "No target is set"),
            ({}, [target(YEAR, 0)], "unknown", "The target is 0"),
            ({}, [target(YEAR, None, lower=4)], "unknown", "names no figure"),
            (
                {"polarity": "band"},
                [target(YEAR, None, lower=9, upper=4)],
                "unknown",
                "lower edge is above its upper",
            ),
            (
                {"polarity": "band"},
                [target(YEAR, None, lower=10, upper=0)],
                "unknown",
                "lower edge",
            ),
            (
                {"polarity": "band"},
                [target(YEAR, None, lower=-9, upper=0)],
                "unknown",
                "edge of the band that was passed is 0",
            ),
            ({}, [target(YEAR, 9, profile="step")], "unknown", "has no step for"),
            ({}, [target(YEAR, 9, profile="trajectory")], "unknown", "no starting point"),
            ({"state": "deleted"}, [target(YEAR, 9)], "not_applicable", "is deleted"),
        ],
    )
    def test_every_uncoloured_state_says_why(self, about, targets, status, words):
        row = judged_one(series(SEPTEMBER, [5]), targets, about=about)
        assert row.status == status
        assert words in row.status_reason
        assert row.status_reason.endswith(".")

    def test_a_target_of_nought_can_be_judged_in_the_measure_s_own_unit(self):
        about = {"polarity": "minimise", "tolerance_mode": "absolute", "red_tolerance": 1}
        colours = [
            judged_one(series(SEPTEMBER, [value]), [target(YEAR, 0)], about=about).status
            for value in (0, 1, 2)
        ]
        assert colours == ["green", "amber", "red"]


class TestMissing:
    OLDER = series("2021-22-M05", [95])

    def test_not_due_up_to_the_due_day_and_overdue_after(self):
        """R4-042: due by the tenth of the following month."""
        on_the_day = judged_one(self.OLDER, [target(YEAR, 100)], as_at=date(2021, 10, 10))
        after = judged_one(self.OLDER, [target(YEAR, 100)], as_at=date(2021, 10, 11))
        assert on_the_day.status == "not_due"
        assert "not due until 10 October 2021" in on_the_day.status_reason
        assert after.status == "overdue"
        assert "was due by 10 October 2021" in after.status_reason

    def test_the_older_figure_is_still_shown_and_marked_stale(self):
        row = judged_one(self.OLDER, [target(YEAR, 100)])
        assert (row.period, row.value, row.target, row.stale) == ("2021-22-M05", 95, 100, True)
        assert row.age_days == 58
        assert row.series_status == ("amber",)

    def test_a_measure_s_own_due_days_and_the_council_s(self):
        late = judged_one(self.OLDER, about={"due_days": 40})
        assert late.status == "not_due"
        assert judged_one(self.OLDER, about={"due_days": 0}, as_at=date(2021, 10, 1)).status == (
            "overdue"
        )
        rules = JudgementRules("relative", 0, 0.1, value_due_days=40)
        assert judged_one(self.OLDER, rules=rules).status == "not_due"

    def test_a_reason_is_given_back(self):
        values = [*self.OLDER, {**self.OLDER[0], "period": SEPTEMBER, "value": None}]
        values[-1]["missing_reason"] = "System down"
        row = judged_one(values, [target(YEAR, 100)])
        assert (row.status, row.missing_reason) == ("unknown", "System down")
        assert row.status_reason == "No figure for September 2021: System down."
        assert row.period == "2021-22-M05"

    def test_an_empty_cell_without_a_reason_is_as_late_as_no_row(self):
        values = [*self.OLDER, {**self.OLDER[0], "period": SEPTEMBER, "value": None}]
        assert judged_one(values).status == "overdue"

    def test_a_measure_that_never_had_a_figure(self):
        row = judged_one([], [target(YEAR, 100)])
        assert (row.status, row.period, row.stale) == ("overdue", None, False)
        assert pd.isna(row.value)
        assert pd.isna(row.age_days)
        assert row.series == ()
        assert row.short_trend == "no_trend"

    def test_even_a_measure_without_targets_can_be_overdue(self):
        assert judged_one(self.OLDER, about={"targeted": "no"}).status == "overdue"

    def test_a_figure_from_after_the_pack_s_period_is_not_read(self):
        row = judged_one(series("2021-22-M07", [95, 96]), [target(YEAR, 100)])
        assert row.period == SEPTEMBER


class TestFigure:
    MONTHS = (10, 20, 30, 10, 20, 30)

    def test_a_sum_is_judged_on_the_year_to_date(self):
        about = {"aggregation": "sum"}
        row = judged_one(
            series(SEPTEMBER, self.MONTHS), [target(YEAR, 240, profile="even")], about=about
        )
        assert (row.value, row.year_to_date, row.figure, row.basis) == (
            30,
            120,
            120,
            "year_to_date",
        )
        assert (row.target, row.status) == (120, "green")
        assert (row.rolled_period, row.rolled_value) == ("2021-22-Q2", 60)

    def test_a_sum_with_a_flat_target_is_judged_on_its_month(self):
        about = {"aggregation": "sum"}
        row = judged_one(
            series(SEPTEMBER, self.MONTHS), [target(YEAR, 29, profile="flat")], about=about
        )
        assert (row.figure, row.target, row.basis, row.status) == (30, 29, "period", "green")

    def test_a_gap_blanks_the_year_to_date_and_says_so(self):
        about = {"aggregation": "sum"}
        months = (10, None, 30, 10, 20, 30)
        row = judged_one(
            series(SEPTEMBER, months), [target(YEAR, 240, profile="even")], about=about
        )
        assert row.status == "unknown"
        assert "year to date is incomplete" in row.status_reason
        assert (row.value, row.rolled_value) == (30, 60)
        assert pd.isna(row.year_to_date)
        assert pd.isna(row.figure)

    def test_an_entered_cumulative_figure_is_to_date_and_moves_by_its_increments(self):
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

    def test_a_ratio_s_year_to_date_is_not_a_mean_of_percentages(self):
        tops, bottoms = (45, 50, 38, 60), (50, 60, 40, 75)
        values = series(
            "2021-22-Q4", [100 * top / low for top, low in zip(tops, bottoms, strict=True)]
        )
        for row, top, low in zip(values, tops, bottoms, strict=True):
            row.update(numerator=top, denominator=low)
        about = {"aggregation": "ratio", "kind": "percent", "frequency": "quarterly"}
        row = judged_one(values, [target(YEAR, 90)], about=about, period=Period.parse("2021-22-Q4"))
        assert row.year_to_date == pytest.approx(85.778, abs=0.001)
        assert (row.figure, row.basis) == (80, "period")

    @pytest.mark.parametrize(("scale", "known"), [(1000, True), (1, True), (12, False)])
    def test_a_rate_s_multiplier_is_read_from_its_own_figures(self, scale, known):
        values = series("2021-22-Q2", [scale * 3 / 400, scale * 5 / 400])
        for row, top in zip(values, (3, 5), strict=True):
            row.update(numerator=top, denominator=400)
        about = {"aggregation": "ratio", "kind": "ratio", "frequency": "quarterly"}
        row = judged_one(values, about=about)
        if known:
            assert row.year_to_date == pytest.approx(scale * 8 / 800)
        else:
            assert pd.isna(row.year_to_date)

    def test_a_trajectory_is_a_straight_line_from_its_baseline(self):
        own = target(YEAR, 90, profile="trajectory", baseline=70)
        row = judged_one(series("2021-22-Q2", [80]), [own], about={"frequency": "quarterly"})
        assert (row.target, row.status) == (80, "green")

    def test_seasons_come_from_the_last_three_full_years(self):
        values = series("2021-22-Q2", [*(10, 20, 30, 40) * 3, 12, 18])
        about = {"frequency": "quarterly", "aggregation": "sum"}
        row = judged_one(values, [target(YEAR, 200, profile="seasonal")], about=about)
        assert (row.target, row.figure, row.status) == (60, 30, "red")
        assert "seasons of past years" in row.target_basis
        assert row.trend_kind == "year_to_year"

    def test_without_a_full_year_the_seasons_are_even_and_it_says_so(self):
        about = {"frequency": "quarterly", "aggregation": "sum"}
        row = judged_one(
            series("2021-22-Q2", [12, 18]), [target(YEAR, 200, profile="seasonal")], about=about
        )
        assert row.target == 100
        assert "no full year" in row.target_basis

    def test_figures_of_another_unit_or_length_are_not_read(self):
        other = [{**row, "unit": "parking", "value": 1} for row in series(SEPTEMBER, [1])]
        quarter = series("2021-22-Q2", [2])
        row = judged_one([*series(SEPTEMBER, [95]), *other, *quarter])
        assert row.value == 95


class TestTravel:
    def test_long_and_short_by_polarity(self):
        values = series(SEPTEMBER, [10, 10, 10, 10, 30, 20])
        row = judged_one(values, about={"polarity": "minimise"})
        assert (row.short_trend, row.long_trend, row.movement) == ("better", "worse", "down")
        assert row.successive_trends == ("same", "worse", "better")

    def test_a_seasonal_measure_is_compared_with_its_own_season(self):
        values = series(SEPTEMBER, [50, *[90] * 11, 60])
        row = judged_one(values, about={"seasonal": "yes"})
        assert (row.trend_kind, row.short_trend, row.trend_before) == ("year_to_year", "better", 50)
        assert row.last_year_value == 50

    def test_the_dead_band_is_the_council_s(self):
        rules = JudgementRules("relative", 0, 0.1, dead_band=5)
        row = judged_one(series(SEPTEMBER, [90, 95]), rules=rules)
        assert (row.short_trend, row.movement) == ("same", "level")

    def test_a_gap_is_no_trend(self):
        row = judged_one(series(SEPTEMBER, [90, None, 95]))
        assert (row.short_trend, row.movement) == ("no_trend", "none")
        assert pd.isna(row.trend_before)


class TestForecast:
    ABOUT = {"frequency": "quarterly", "aggregation": "sum"}  # noqa: RUF012

    def test_the_worked_half_year(self):
        """Weights .2 .3 .3 .2, actual 210 and 290, T = 1000."""
        past = (200, 300, 300, 200)
        row = judged_one(
            series("2021-22-Q2", [*past * 3, 210, 290]),
            [target(YEAR, 1000, profile="seasonal")],
            about=self.ABOUT,
        )
        assert (row.forecast, row.forecast_method) == (1000, "profile")
        assert (row.forecast_target, row.forecast_status, row.status) == (1000, "green", "green")

    def test_a_run_rate_has_a_range_once_three_years_test_it(self):
        about, own = self.ABOUT, [target(YEAR, 100, profile="even")]
        two = judged_one(series("2021-22-Q2", [*(10, 20, 30, 40) * 2, 20, 20]), own, about=about)
        assert two.forecast == 80
        assert pd.isna(two.forecast_low)
        three = judged_one(series("2021-22-Q2", [*(10, 20, 30, 40) * 3, 20, 20]), own, about=about)
        assert (three.forecast_low, three.forecast_high) == (40, 120)
        assert (three.forecast_method, three.forecast_status) == ("run_rate", "red")

    @pytest.mark.parametrize(("first", "low", "high"), [(0, 4, 26), (-1, -12, 28)])
    def test_what_never_fell_back_ends_no_lower_than_it_stands(self, first, low, high):
        past = (first, 0, 9, 9 - first)
        row = judged_one(series("2021-22-Q2", [*past * 3, 2, 2]), about=self.ABOUT)
        assert (row.forecast_low, row.forecast, row.forecast_high) == (low, 8, high)

    @pytest.mark.parametrize(
        ("method", "expected"),
        [("run_rate", 80), ("to_go", 90), ("last_year_shape", pytest.approx(400 / 3))],
    )
    def test_the_council_chooses_the_method(self, method, expected):
        rules = JudgementRules("relative", 0, 0.1, forecast_method=method)
        row = judged_one(
            series("2021-22-Q2", [10, 20, 30, 40, 20, 20]),
            [target(YEAR, 100, profile="even")],
            about=self.ABOUT,
            rules=rules,
        )
        assert row.forecast == expected
        assert row.forecast_method == method

    def test_measures_that_do_not_add_up_have_none(self):
        row = judged_one(series(SEPTEMBER, [5]), [target(YEAR, 5)])
        assert pd.isna(row.forecast)
        assert row.forecast_status is None

    def test_an_annual_figure_is_its_own_outturn(self):
        about = {"frequency": "annual", "aggregation": "sum"}
        row = judged_one(series("2020-21", [5]), [target("2020-21", 5)], about=about)
        assert (row.status, row.basis) == ("green", "period")
        assert pd.isna(row.forecast)

    def test_a_measure_without_a_target_has_a_forecast_without_a_colour(self):
        row = judged_one(series("2021-22-Q2", [20, 20]), about=self.ABOUT)
        assert (row.forecast, row.forecast_status) == (80, "unknown")
        row = judged_one(series("2021-22-Q2", [20, 20]), about={**self.ABOUT, "targeted": "no"})
        assert row.forecast_status == "data_only"

    def test_last_year_s_figures_foretell_nothing_of_this_year(self):
        row = judged_one(series("2020-21-Q4", [1, 2, 3, 4]), about=self.ABOUT)
        assert pd.isna(row.forecast)


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


def test_the_rules_mode_may_be_absolute():
    rules = JudgementRules("absolute", 1, 4)
    row = judged_one(series(SEPTEMBER, [96]), [target(YEAR, 100)], rules=rules)
    assert (row.status, row.green_tolerance, row.red_tolerance) == ("amber", 1, 4)
    assert RULES.long_length == 4
