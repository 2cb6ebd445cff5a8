import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.trend import Direction, Movement, long, movement, short

WHOLE = st.integers(-(10**6), 10**6)
SERIES = st.lists(st.one_of(WHOLE, st.none()), max_size=30)
KINDS = st.sampled_from(("ongoing", "year_to_year"))

# Quarters from Q1 2014/15 to Q1 2018/19: the year the source's table speaks of (Pentana).
QUARTERS = [10, 20, 30, 40, 11, 21, 31, 41, 12, 22, 32, 42, 13, 23, 33, 43, 30]


def test_the_source_s_worked_comparators():
    """Q1 18/19: 30 against 43, the mean of 13, 23, 33, 43 (28), 13, the mean of 10 to 13."""
    assert short(QUARTERS, "maximise") is Direction.WORSE
    assert long(QUARTERS, "maximise") is Direction.BETTER
    assert short(QUARTERS, "maximise", kind="year_to_year") is Direction.BETTER
    assert long(QUARTERS, "maximise", kind="year_to_year") is Direction.BETTER
    assert long([*QUARTERS[:-1], 28], "maximise") is Direction.SAME
    assert long([*QUARTERS[:-1], 11.5], "minimise", kind="year_to_year") is Direction.SAME


def test_the_current_value_is_not_in_the_average():
    assert long([1, 1, 1, 1, 2], "maximise", dead_band=0.9) is Direction.BETTER


def test_tenths_average_to_a_tenth():
    assert long([0.1, 0.2, 0.3, 0.2], "maximise", length=3) is Direction.SAME


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], Direction.NO_TREND),
        ([1], Direction.NO_TREND),
        ([None, 1], Direction.NO_TREND),
        ([1, math.nan], Direction.NO_TREND),
        ([1, 1], Direction.SAME),
        ([1, 2], Direction.BETTER),
        ([2, 1], Direction.WORSE),
    ],
)
def test_a_missing_comparator_is_no_trend_never_a_level_one(values, expected):
    assert short(values, "maximise") is expected


def test_a_long_trend_needs_every_comparator():
    assert long([1, 2, 3, 4], "maximise", length=4) is Direction.NO_TREND
    assert long([1, None, 3, 4, 5], "maximise", length=4) is Direction.NO_TREND
    assert long([None, 2, 3, 4, 5], "maximise", length=3) is Direction.BETTER


def test_months_and_years_have_their_own_last_year():
    months = [*range(13)]
    assert short(months, "maximise", kind="year_to_year", periods_per_year=12) == "better"
    assert short(months[1:], "maximise", kind="year_to_year", periods_per_year=12) == "no_trend"
    assert short([5, 4], "minimise", kind="year_to_year", periods_per_year=1) == "better"


def test_in_a_band_nearer_the_target_is_better():
    assert short([90, 105], "band", target=100) is Direction.BETTER
    assert short([95, 105], "band", target=100) is Direction.SAME
    assert short([100, 101], "band", target=100) is Direction.WORSE
    assert short([85, 95], "band", lower=90, upper=110) is Direction.BETTER
    assert short([95, 105], "band", lower=90, upper=110) is Direction.SAME
    assert short([85, 95], "band", lower=90) is Direction.NO_TREND
    assert short([85, 95], "band") is Direction.NO_TREND


def test_without_a_polarity_there_is_movement_and_no_judgement():
    assert short([1, 2], "none") is Direction.NO_TREND
    assert movement([1, 2]) is Movement.UP


def test_the_dead_band_s_own_edge_is_level():
    assert short([1.0, 1.3], "maximise", dead_band=0.3) is Direction.SAME
    assert short([1.0, 1.31], "maximise", dead_band=0.3) is Direction.BETTER
    assert movement([1.0, 0.7], dead_band=0.3) is Movement.LEVEL
    assert movement([1.0, 0.69], dead_band=0.3) is Movement.DOWN
    assert movement([1.0]) is Movement.NONE


@given(SERIES, KINDS)
def test_minimise_is_maximise_in_the_mirror(values, kind):
    mirrored = [None if value is None else -value for value in values]
    assert short(values, "maximise", kind=kind) is short(mirrored, "minimise", kind=kind)
    assert long(values, "maximise", kind=kind) is long(mirrored, "minimise", kind=kind)


@given(SERIES, KINDS, WHOLE)
def test_the_trend_is_the_same_wherever_nought_lies(values, kind, shift):
    moved = [None if value is None else value + shift for value in values]
    assert short(values, "maximise", kind=kind) is short(moved, "maximise", kind=kind)
    assert long(values, "maximise", kind=kind) is long(moved, "maximise", kind=kind)
    assert long(values, "band", kind=kind, target=3) is long(
        moved, "band", kind=kind, target=3 + shift
    )


@given(SERIES, SERIES)
def test_what_lies_further_back_changes_nothing(older, values):
    if len(values) > 4:
        assert long([*older, *values], "maximise") is long(values, "maximise")


@given(SERIES, KINDS)
def test_a_long_trend_of_one_comparator_is_the_short_trend(values, kind):
    assert long(values, "maximise", kind=kind, length=1) is short(values, "maximise", kind=kind)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"polarity": "up"}, "polarity is 'up'"),
        ({"polarity": "maximise", "kind": "yearly"}, "kind is 'yearly'"),
        ({"polarity": "maximise", "length": 0}, "length is 0"),
        ({"polarity": "maximise", "periods_per_year": 0}, "periods_per_year 0"),
        ({"polarity": "maximise", "dead_band": -1}, "dead_band is -1"),
        ({"polarity": "band", "length": 1, "target": "near"}, "target is 'near'"),
    ],
)
def test_what_cannot_be_is_refused_by_name(arguments, named):
    with pytest.raises(ValueError, match=named):
        long([1, 2], **arguments)


def test_neither_yes_nor_text_is_a_number():
    for values in ([1, True], ["1", 2]):
        with pytest.raises(ValueError, match="it must be a number"):
            short(values, "maximise")


def test_huge_and_tiny_figures_are_figures():
    assert short([-1.7e308, 1.7e308], "maximise") is Direction.BETTER
    assert long([1.7e308] * 5, "maximise") is Direction.SAME
    assert short([1e-300, 2e-300], "minimise") is Direction.WORSE
