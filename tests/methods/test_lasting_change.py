"""Whether the later figures stand apart from the earlier ones by more than chance."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods.lasting_change import chance_of_change, lasting_change, leaning

STEADY = [12.0, 11, 13, 12, 14, 11, 12, 13, 12, 11, 13, 12]
BETTER = [9.0, 8, 9, 10, 8, 9]


def test_a_step_is_found_where_it_began() -> None:
    found = lasting_change([*STEADY, *BETTER], better=-1)
    assert found is not None and found.length == len(BETTER)
    assert (round(found.before, 2), round(found.now, 2)) == (12.17, 8.83)
    assert chance_of_change([*STEADY, *BETTER], better=-1) < 0.005
    assert chance_of_change([*STEADY, *BETTER], better=1) > 0.5


def test_one_good_figure_is_no_lasting_change() -> None:
    assert chance_of_change([*STEADY, 12, 11, 13, 12, 14, 5], better=-1) > 0.05


@pytest.mark.parametrize(("count", "told"), [(11, False), (12, True)])
def test_twelve_figures_are_needed(count: int, told: bool) -> None:
    figures = [*STEADY, *BETTER][-count:]
    assert (lasting_change(figures, better=-1) is not None) is told
    assert (chance_of_change(figures, better=-1) < 1) is told


def test_figures_that_never_move_are_no_change() -> None:
    assert chance_of_change([7.1] * 20, better=1) == 1.0


def test_a_wandering_series_needs_more_than_a_settled_one() -> None:
    """The same figures, put so that each leans on the one before, are not as sure."""
    wandering = [1.0, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3, 4, 5, 6, 6, 7, 7, 6, 7, 8]
    assert leaning(wandering, 1) > 0.5
    assert chance_of_change(wandering, 1) > 0.01


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 50), min_size=12, max_size=24), st.integers(1, 9))
def test_the_answer_is_of_the_shape_alone(figures: list[int], times: int) -> None:
    """Neither the unit nor the way up makes a change surer."""
    plain = chance_of_change([float(one) for one in figures], 1)
    assert 0 < plain <= 1
    turned = chance_of_change([-float(one * times) for one in figures], -1)
    assert turned == pytest.approx(plain, abs=0.002)
