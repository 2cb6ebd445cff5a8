"""Shares and rates a year apart: when they are compared, and what chance makes of them."""

from __future__ import annotations

from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.year_apart import (
    Measured,
    Tally,
    chance,
    deviation,
    standardised,
    too_few,
)

SHARE, RATE = Measured.SHARE, Measured.RATE
COUNTS = st.tuples(st.integers(0, 200), st.integers(0, 200))


def pair(*counts: float) -> tuple[Tally, Tally]:
    return Tally(counts[0], counts[1]), Tally(counts[2], counts[3])


@pytest.mark.parametrize(
    ("counts", "measured", "reason"),
    [
        ((15, 30, 15, 30), SHARE, None),
        ((15, 30, 15, 29), SHARE, "fewer than 30 cases"),
        ((5, 30, 5, 30), SHARE, None),
        ((5, 30, 4, 30), SHARE, "too near to all or none of its cases"),
        ((30, 30, 30, 30), SHARE, "too near to all or none of its cases"),
        ((10, 5000, 10, 5000), RATE, None),
        ((10, 5000, 9, 5000), RATE, "fewer than 10 counted"),
        ((0, 3, 0, 3), SHARE, "fewer than 30 cases"),
    ],
)
def test_fewest_cases_both_sides_of_each_limit(
    counts: tuple[int, ...], measured: Measured, reason: str | None
) -> None:
    """A subgroup with 3 cases is never compared."""
    assert too_few(pair(*counts), measured) == reason


def test_two_proportions_and_two_rates_by_hand() -> None:
    pooled = 130 / 200
    share = (0.7 - 0.6) / sqrt(pooled * (1 - pooled) * (2 / 100))
    assert deviation(pair(60, 100, 70, 100), SHARE) == pytest.approx(share)
    rate = log(1.5) / sqrt(1 / 20 + 1 / 30)
    assert deviation(pair(20, 1000, 30, 1000), RATE) == pytest.approx(rate)
    assert deviation(pair(0, 1000, 30, 1000), RATE) == 0.0


@given(COUNTS, COUNTS)
def test_the_mirror_moves_the_other_way(before: tuple[int, int], now: tuple[int, int]) -> None:
    one = pair(before[0], sum(before) + 1, now[0], sum(now) + 1)
    assert deviation(one, SHARE) == pytest.approx(-deviation(one[::-1], SHARE))


def test_simpson_every_group_falls_and_the_whole_rises() -> None:
    """The mix held still shows what each group did, not what their mix did."""
    groups = {"large": pair(980, 1000, 1746, 1800), "small": pair(900, 1000, 170, 200)}
    tops = [sum(one[side].numerator for one in groups.values()) for side in (0, 1)]
    assert tops[1] / 2000 > tops[0] / 2000
    moved, away = standardised(groups, SHARE)
    weights = (0.7, 0.3)
    assert moved == pytest.approx(weights[0] * (0.97 - 0.98) + weights[1] * (0.85 - 0.90))
    assert away < -2


@given(st.integers(31, 500), st.integers(31, 500), st.floats(0.2, 0.8), st.floats(0.2, 0.8))
def test_with_one_mix_nothing_is_left_for_it(one: int, two: int, was: float, now: float) -> None:
    """Where no weight changes, the standardised movement is the whole's own."""
    groups = {
        "a": (Tally(one * was, one), Tally(one * now, one)),
        "b": (Tally(two * was / 2, two), Tally(two * now / 2, two)),
    }
    whole = [sum(p[side].numerator for p in groups.values()) / (one + two) for side in (0, 1)]
    assert standardised(groups, SHARE)[0] == pytest.approx(whole[1] - whole[0])


def test_the_weaker_word_of_the_two_stands() -> None:
    """Beyond chance in cases is not enough where the group has always moved so."""
    calm, wild = [0.1, -0.2, 0.2, -0.1, 0.0], [4.0, -3.0, 5.0, -4.0, -2.0]
    by_cases = 0.0026997960632602
    assert chance(3.0, calm) == pytest.approx(by_cases)
    usual = chance(3.0, wild)
    assert usual is not None and usual > 0.4
    assert chance(-3.0, calm) == chance(3.0, calm)


def test_fewer_than_four_earlier_movements_say_nothing() -> None:
    assert chance(3.0, [0.1, 0.2, 0.3]) is None
    assert chance(3.0, [0.1, 0.2, 0.3, 0.4]) is not None
    assert chance(3.0, [1.0] * 4) == pytest.approx(0.0026997960632602)
