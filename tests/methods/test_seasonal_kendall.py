"""A trend that looks at each season alone."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pmf_lib.methods.seasonal_kendall import seasonal_kendall

FIGURES = st.lists(st.integers(0, 9), min_size=2, max_size=24)


def test_by_hand_three_years_of_quarters_that_all_rise() -> None:
    found = seasonal_kendall([1, 5, 2, 8, 2, 6, 3, 9, 3, 7, 4, 10], 4)
    assert (found.score, found.pairs) == (12, 12)
    away = 11 / sqrt(4 * 3 * 2 * 11 / 18)
    assert found.chance == pytest.approx(2 * stats.norm.sf(away))


def test_seasons_alone_are_no_trend() -> None:
    assert seasonal_kendall([1, 9, 1, 9, 1, 9, 1, 9], 2).chance == 1.0


def test_a_freak_figure_makes_no_trend() -> None:
    assert seasonal_kendall([5, 6, 5, 6, 5, 900], 1).chance > 0.2


@given(FIGURES)
def test_one_season_is_kendalls_own_test(figures: list[int]) -> None:
    """SciPy's score is that of the same pairs."""
    found = seasonal_kendall(figures, 1)
    pairs = [(b > a) - (b < a) for place, a in enumerate(figures) for b in figures[place + 1 :]]
    assert found.score == sum(pairs) and found.pairs == len(pairs)
    assert 0 <= found.chance <= 1


@given(FIGURES, st.sampled_from((1, 4)))
def test_the_mirror_has_the_same_chance(figures: list[int], seasons: int) -> None:
    found, mirrored = (seasonal_kendall(one, seasons) for one in (figures, [-x for x in figures]))
    assert (found.score, found.chance) == (-mirrored.score, mirrored.chance)


def test_gaps_are_left_out_and_nonsense_is_refused() -> None:
    assert seasonal_kendall([1, None, 2, 3], 1).pairs == 3
    with pytest.raises(ValueError, match="seasons"):
        seasonal_kendall([1, 2], 0)
