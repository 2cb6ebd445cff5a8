"""What chance alone would colour, and the smallest change that could be shown (R0-036)."""

from __future__ import annotations

import pytest
from scipy import stats

from pmf_lib.methods.recovery_evidence import LIKELY, OldLevel, wait
from pmf_lib.methods.rehearsal_chance import AHEAD, chance_of, smallest_change
from pmf_lib.methods.status import Status
from pmf_lib.periods import Grain


def level(mean: float, spread: float = 1.0) -> OldLevel:
    moving = 1.128 * spread
    return OldLevel(0, 24, mean, moving, 2.66 * moving * 2 / 3, 2.66 * moving, "")


def below(limit: float):
    return lambda now, before: Status.RED if now < limit else Status.GREEN


@pytest.mark.parametrize("away", [0.1, 0.5, 1.0, 2.0])
def test_chance_is_that_of_the_normal_curve(away: float) -> None:
    found = chance_of(level(50.0), below(50.0 - away))
    assert found is not None and found.level is Status.GREEN
    assert found.wrong == found.red == pytest.approx(stats.norm.cdf(-away), abs=0.03)


def test_a_level_that_is_red_misleads_when_it_is_not() -> None:
    found = chance_of(level(50.0), below(51.0))
    assert found is not None and found.level is Status.RED
    assert found.wrong == pytest.approx(stats.norm.cdf(-1), abs=0.03)


def test_the_same_draws_each_time_and_none_without_colour() -> None:
    assert chance_of(level(50.0), below(49.0)) == chance_of(level(50.0), below(49.0))
    assert chance_of(level(50.0), lambda now, before: Status.DATA_ONLY) is None


def test_a_share_is_never_beyond_its_bounds() -> None:
    over = chance_of(
        level(99.5), lambda now, _: Status.RED if now > 100 else Status.GREEN, (0, 100)
    )
    assert over is not None and over.red == 0


@pytest.mark.parametrize("grain", list(Grain))
def test_the_smallest_change_is_likely_shown_and_a_smaller_one_is_not(grain: Grain) -> None:
    start = level(50.0)
    found = smallest_change(start, grain)
    assert found.periods == AHEAD[grain] and found.false < 0.1
    shown = [
        wait(start, [start.mean + part * found.size] * found.periods, 1).planned[-1]
        for part in (1.0, 0.95)
    ]
    assert shown[0] >= LIKELY > shown[1]


def test_it_grows_with_the_coming_and_going() -> None:
    one, two = (smallest_change(level(50.0, spread), Grain.MONTH).size for spread in (1.0, 2.0))
    assert two == pytest.approx(2 * one)
