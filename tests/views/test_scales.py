"""Round axes, and labels that do not lie on one another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.views.scales import (
    around,
    around_kind,
    chosen_ticks,
    from_nought,
    round_ticks,
    spread,
    staggered,
    tick_places,
)

values = st.floats(-1e9, 1e9).map(lambda value: round(value, 3))


@given(values, values)
def test_ticks_hold_all_and_are_even(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ticks = round_ticks(low, high)
    slack = (high - low) * 1e-6
    assert ticks[0] <= low + slack and ticks[-1] >= high - slack
    assert 2 <= len(ticks) <= 7
    steps = [above - below for below, above in pairwise(ticks)]
    assert max(steps) == pytest.approx(min(steps), rel=1e-3)


def test_ticks_are_round() -> None:
    assert round_ticks(8.3, 17.2) == (8, 10, 12, 14, 16, 18)
    assert round_ticks(5.0, 5.0)[0] < 5 < round_ticks(5.0, 5.0)[-1]


def test_bars_stand_on_nought_and_lines_where_it_is_near() -> None:
    """The Analysis Function: bars start at nought."""
    assert from_nought([5.0, 9.0]) == (0.0, 9.0)
    assert from_nought([-5.0]) == (-5.0, 0.0)
    assert around([1.0, 9.0]) == (0.0, 9.0)
    low, high = around([90.0, 99.0])
    assert 0 < low < 90 and high > 99


labels = st.lists(st.tuples(st.floats(0, 240), st.floats(10, 60)), min_size=1, max_size=4)


@given(labels)
def test_labels_keep_apart_in_order_and_inside(found: list[tuple[float, float]]) -> None:
    positions, heights = zip(*found, strict=True)
    placed = spread(positions, heights, 240)
    assert all(-1e-6 <= place <= 240 + 1e-6 for place in placed)
    order = sorted(range(len(found)), key=lambda index: positions[index])
    for below, above in pairwise(order):
        assert placed[above] - placed[below] >= (heights[below] + heights[above]) / 2 - 1e-6


def test_labels_that_do_not_touch_stay_where_they_are() -> None:
    assert spread([200.0, 100.0], [40, 40], 240) == (200.0, 100.0)


def test_ticks_step_by_years() -> None:
    quarters = [f"Q{quarter} {year}" for year in range(2016, 2022) for quarter in (1, 2, 3, 4)]
    assert chosen_ticks(quarters[:22], 400) == tuple(quarters[1:22:4])
    assert chosen_ticks(quarters[:3], 400) == tuple(quarters[:3])
    months = [f"Sep {year}" for year in range(60)]
    assert chosen_ticks(months, 350) == tuple(months[11::12])
    assert chosen_ticks(["2019/20", "2020/21"], 300) == ("2019/20", "2020/21")


def test_ticks_are_found_by_their_place() -> None:
    assert tick_places(["2020-21"] * 3, 300) == (0, 1, 2)
    assert tick_places([f"Sep {year}" for year in range(66)], 300) == (17, 41, 65)


def test_a_percentage_ends_at_100_unless_it_passes_it() -> None:
    assert around_kind([90.0, 99.0], "percent")[1] == 100.0
    assert around_kind([90.0, 99.0], "count")[1] > 100.0
    assert around_kind([90.0, 101.0], "percent")[1] > 101.0


ends = st.lists(st.floats(0, 300), min_size=1, max_size=6).map(sorted)


@given(ends, st.floats(1, 200))
def test_no_line_crosses_a_label(found: list[float], length: float) -> None:
    rows = staggered([(end - length, end) for end in found])
    for place, (end, row) in enumerate(zip(found, rows, strict=True)):
        for other, lower in zip(found[:place], rows[:place], strict=True):
            assert lower < row or other <= end - length
