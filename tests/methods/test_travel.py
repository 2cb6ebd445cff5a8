"""A measure's direction of travel."""

import pandas as pd

from pmf_lib.methods.judgement_rules import JudgementRules
from tests.methods.frames import judged_one, series

SEPTEMBER = "2021-22-M06"


def test_long_and_short_by_polarity():
    values = series(SEPTEMBER, [10, 10, 10, 10, 30, 20])
    row = judged_one(values, about={"polarity": "minimise"})
    assert (row.short_trend, row.long_trend, row.movement) == ("better", "worse", "down")
    assert row.successive_trends == ("same", "worse", "better")


def test_a_seasonal_measure_is_compared_with_its_own_season():
    values = series(SEPTEMBER, [50, *[90] * 11, 60])
    row = judged_one(values, about={"seasonal": "yes"})
    assert (row.trend_kind, row.short_trend, row.trend_before) == ("year_to_year", "better", 50)
    assert row.last_year_value == 50


def test_the_dead_band_is_the_council_s():
    rules = JudgementRules("relative", 0, 0.1, dead_band=5)
    row = judged_one(series(SEPTEMBER, [90, 95]), rules=rules)
    assert (row.short_trend, row.movement) == ("same", "level")


def test_a_gap_is_no_trend():
    row = judged_one(series(SEPTEMBER, [90, None, 95]))
    assert (row.short_trend, row.movement) == ("no_trend", "none")
    assert pd.isna(row.trend_before)
