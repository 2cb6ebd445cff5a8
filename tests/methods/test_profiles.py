from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.profiles import seasonal_weights, spread

TARGETS = st.integers(-(10**9), 10**9).map(lambda cents: cents / 100)
COUNTS = st.sampled_from((1, 4, 12))
YEAR = st.lists(st.integers(1, 10**5), min_size=12, max_size=12)


def test_each_profile_of_a_hundred_over_four_quarters():
    assert spread(100, "flat", 4) == [100] * 4
    assert spread(100, "even", 4) == [25, 50, 75, 100]
    assert spread(1000, "seasonal", 4, weights=[0.2, 0.3, 0.3, 0.2]) == [200, 500, 800, 1000]
    assert spread(90, "step", 4, steps=[80, 80, 85, 90]) == [80, 80, 85, 90]
    assert spread(90, "trajectory", 4, baseline=70) == [75, 80, 85, 90]
    assert spread(90, "recovery", 4, baseline=70) == [75, 80, 85, 90]
    assert spread(90, "recovery", 4, baseline=70, steps=[70, 71, 88, 90]) == [70, 71, 88, 90]


@given(TARGETS, COUNTS, TARGETS)
def test_the_last_is_the_target_exactly(target, count, baseline):
    assert spread(target, "even", count)[-1] == target
    assert spread(target, "trajectory", count, baseline=baseline)[-1] == target


@given(TARGETS, YEAR)
def test_seasons_end_at_the_target_exactly_and_only_rise(target, year):
    found = spread(abs(target), "seasonal", 12, weights=seasonal_weights([year]))
    assert found[-1] == abs(target)
    assert all(one <= other for one, other in pairwise(found))


@given(YEAR)
def test_last_year_s_own_shares_give_last_year_back(year):
    whole = float(sum(year))
    found = spread(whole, "seasonal", 12, weights=seasonal_weights([year]))
    assert found == pytest.approx([sum(year[: end + 1]) for end in range(12)])


@given(st.lists(YEAR, min_size=4, max_size=6))
def test_only_the_last_three_years_count_and_each_alike(years):
    found = seasonal_weights(years)
    assert sum(found) == pytest.approx(1)
    assert found == seasonal_weights(years[-3:])
    doubled = [[2 * value for value in years[-1]]]
    assert found == pytest.approx(seasonal_weights([*years[:-1], *doubled]))


def test_the_mean_of_shares_is_not_the_share_of_sums():
    assert seasonal_weights([[1, 3], [900, 100]]) == pytest.approx([0.575, 0.425])


@pytest.mark.parametrize(
    ("profile", "arguments", "named"),
    [
        ("monthly", {}, "profile is 'monthly'"),
        ("seasonal", {}, "weights is None"),
        ("seasonal", {"weights": [0.5, 0.5]}, "weights is"),
        ("seasonal", {"weights": [0.3, 0.3, 0.3, 0.2]}, "adding up to 1"),
        ("step", {}, "steps is None"),
        ("step", {"steps": [1, 2, 3]}, "steps is"),
        ("step", {"steps": [1, 2, 3, 99]}, "the last being the target 100"),
        ("trajectory", {}, "baseline is None"),
        ("recovery", {}, "baseline is None"),
        ("recovery", {"steps": [1, 2, 3, 99]}, "steps is"),
    ],
)
def test_what_a_profile_needs_and_has_not_is_named(profile, arguments, named):
    with pytest.raises(ValueError, match=named):
        spread(100, profile, 4, **arguments)


@pytest.mark.parametrize("target", [None, float("nan")])
def test_there_must_be_a_target(target):
    with pytest.raises(ValueError, match="target is"):
        spread(target, "even", 4)


def test_a_year_has_at_least_one_period():
    assert spread(7, "even", 1) == [7]
    with pytest.raises(ValueError, match="periods_per_year is 0"):
        spread(7, "even", 0)


@pytest.mark.parametrize("years", [[], [[]], [[1, 2], [1, 2, 3]], [[1, None]], [[1, -1]], [[0, 0]]])
def test_seasons_need_whole_years_that_add_up(years):
    with pytest.raises(ValueError, match="year"):
        seasonal_weights(years)


@pytest.mark.parametrize("target", [1e300, 1e-300, 0.1, 0.0, -7.3])
def test_huge_and_tiny_targets_are_still_met_exactly(target):
    paths = [
        spread(target, "even", 12),
        spread(target, "seasonal", 4, weights=[0.1, 0.2, 0.3, 0.4]),
        spread(target, "trajectory", 12, baseline=3.3),
        spread(target, "flat", 4),
    ]
    assert [path[-1] for path in paths] == [target] * 4


@given(TARGETS.map(abs), st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(any))
def test_weights_of_nought_or_more_never_fall(target, sizes):
    weights = [size / sum(sizes) for size in sizes]
    path = spread(target, "seasonal", 4, weights=weights)
    assert all(one <= other for one, other in pairwise(path))
    assert path[-1] == target


def test_an_edited_weight_may_be_negative_and_the_year_still_ends_at_the_target():
    assert spread(100, "seasonal", 4, weights=[0.6, 0.6, -0.4, 0.2]) == [60, 120, 80, 100]


@pytest.mark.parametrize("count", [True, 2.5])
def test_periods_are_counted_in_whole_numbers(count):
    with pytest.raises(ValueError, match="periods_per_year is"):
        spread(7, "even", count)
