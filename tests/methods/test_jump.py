"""The distance of a figure from its own history, in robust standard scores."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods.jump import HISTORY_AT_LEAST, robust_z

EARLIER = [8, 9, 10, 10, 11, 12, 13, 14]  # median 10.5, distances' median 1.5


def test_the_score_is_the_distance_in_deviations():
    expected = Fraction(6745, 10000) * Fraction(20 - Fraction(21, 2)) / Fraction(3, 2)
    assert robust_z(20, EARLIER) == pytest.approx(float(expected), rel=1e-15)


def test_one_wild_figure_in_the_past_does_not_hide_the_next():
    assert robust_z(20, [*EARLIER[:-1], 1e9]) == pytest.approx(robust_z(20, EARLIER))


@pytest.mark.parametrize("missing", [None, math.nan, math.inf])
def test_a_missing_value_has_no_score(missing):
    assert robust_z(missing, EARLIER) is None


def test_eight_known_figures_are_enough_and_seven_are_not():
    assert robust_z(20, [*EARLIER, None, math.nan]) is not None
    assert robust_z(20, [*EARLIER[: HISTORY_AT_LEAST - 1], None]) is None


def test_without_a_spread_there_is_no_yardstick():
    assert robust_z(20, [5, 5, 5, 5, 5, 9, 9, 9]) is None
    assert robust_z(5, [5] * 20) is None


@pytest.mark.parametrize("scale", [1e-300, 1e290])
def test_tiny_and_huge_figures_score_alike(scale):
    scaled = [figure * scale for figure in EARLIER]
    assert robust_z(20 * scale, scaled) == pytest.approx(robust_z(20, EARLIER), rel=1e-9)


@given(
    value=st.integers(-1000, 1000),
    history=st.lists(st.integers(-1000, 1000), min_size=8, max_size=20),
    shift=st.integers(-500, 500),
)
@settings(max_examples=50, deadline=None)
def test_shift_and_order_change_nothing_and_the_mirror_changes_the_sign(value, history, shift):
    score = robust_z(value, history)
    assert robust_z(value + shift, [figure + shift for figure in history]) == score
    assert robust_z(value, sorted(history)) == score
    mirrored = robust_z(-value, [-figure for figure in history])
    assert mirrored == (None if score is None else -score)
