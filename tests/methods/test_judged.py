"""The status of a measure, and what stands in its place."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.periods import Period
from tests.methods.frames import judged_one, series, target

YEAR = "2021-22"
SEPTEMBER = "2021-22-M06"


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
