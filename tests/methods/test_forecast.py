import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import forecast
from pmf_lib.methods.forecast import Method

COUNTS = st.integers(1, 10**6)
WEIGHTS = [0.2, 0.3, 0.3, 0.2]


def test_the_worked_half_year_is_a_thousand_by_three_ways():
    """Weights .2 .3 .3 .2, actual 210 and 290, target 1000."""
    so_far = 210 + 290
    assert forecast.run_rate(so_far, 2, 4).value == 1000
    assert forecast.by_profile(so_far, WEIGHTS, 2).value == 1000
    assert forecast.to_go(so_far, [200, 500, 800, 1000], 2).value == 1000


def test_last_year_s_shape_and_the_recent_mean():
    assert forecast.last_year_shape(60, 200, 50).value == 240
    assert forecast.recent_mean([99, *range(1, 13)]).value == 6.5


@pytest.mark.parametrize(
    "found",
    [
        forecast.run_rate(10, 0, 4),
        forecast.run_rate(None, 2, 4),
        forecast.by_profile(10, [0, 0, 0.5, 0.5], 2),
        forecast.by_profile(10, [0.5, None, 0.5], 2),
        forecast.to_go(None, [1, 2], 1),
        forecast.to_go(5, [1, None], 1),
        forecast.last_year_shape(10, 100, 0),
        forecast.last_year_shape(10, None, 5),
        forecast.recent_mean(range(11)),
        forecast.recent_mean([*range(11), None]),
    ],
)
def test_nothing_to_divide_by_gives_no_forecast(found):
    assert found.value is None
    assert found.label
    assert forecast.with_range(found, [1, 2, 3]).low is None


@given(COUNTS, st.integers(1, 12))
def test_equal_shares_are_the_run_rate(so_far, elapsed):
    equal = forecast.by_profile(so_far, [0.25] * 4, min(elapsed, 4))
    assert equal.value == forecast.run_rate(so_far, min(elapsed, 4), 4).value


@given(COUNTS)
def test_a_whole_year_forecasts_itself(whole):
    assert forecast.run_rate(whole, 4, 4).value == whole
    assert forecast.by_profile(whole, WEIGHTS, 4).value == whole
    assert forecast.to_go(whole, [1, 2, 3, 4], 4).value == whole
    assert forecast.last_year_shape(whole, 90, 90).value == whole


@given(COUNTS, st.integers(0, 4))
def test_on_profile_to_go_ends_at_the_target(target, elapsed):
    path = [target * share for share in (0.25, 0.5, 0.75, 1)]
    so_far = path[elapsed - 1] if elapsed else 0
    assert forecast.to_go(so_far, path, elapsed).value == target


def test_a_range_needs_three_years_and_is_as_wide_as_their_largest_error():
    told = forecast.run_rate(500, 2, 4)
    assert forecast.with_range(told, [10, -30]).low is None
    assert forecast.with_range(told, [10, -30, None]).high is None
    ranged = forecast.with_range(told, [10, -30, 5])
    assert (ranged.low, ranged.value, ranged.high) == (970, 1000, 1030)
    assert forecast.with_range(told, [10, -30, 5], years=4).low is None


def test_a_manual_forecast_needs_its_reason():
    told = forecast.manual(900, " New contract from January ")
    assert (told.value, told.method, told.label) == (
        900,
        Method.MANUAL,
        "New contract from January",
    )
    with pytest.raises(ValueError, match="reason is empty"):
        forecast.manual(900, "  ")
    with pytest.raises(ValueError, match="reason is empty"):
        forecast.manual(900, None)
    with pytest.raises(ValueError, match="value is None"):
        forecast.manual(None, "A guess")


def test_a_manual_forecast_stands_beside_the_reckoned_one():
    reckoned = forecast.run_rate(500, 2, 4)
    own = forecast.manual(900, "A contract ends in January")
    assert (reckoned.value, reckoned.method) == (1000, Method.RUN_RATE)
    assert (own.low, own.high, own.method) == (None, None, Method.MANUAL)


@pytest.mark.parametrize("size", [1e300, 1e-300])
def test_huge_and_tiny_years(size):
    assert forecast.run_rate(size, 4, 4).value == size
    assert forecast.by_profile(size, [0.5, 0.5], 2).value == size
    assert forecast.last_year_shape(size, size, size).value == size


@given(st.lists(st.integers(-100, 100), min_size=3, max_size=8))
def test_the_range_holds_every_past_error_and_the_order_does_not_matter(errors):
    told = forecast.run_rate(500, 2, 4)
    ranged = forecast.with_range(told, errors)
    assert all(ranged.low <= told.value - error <= ranged.high for error in errors)
    assert ranged == forecast.with_range(told, errors[::-1])


@pytest.mark.parametrize("weights", [[0.5, 0.6], [0.2, 0.2], [1, 1]])
def test_shares_that_are_no_shares_of_a_year_are_refused(weights):
    with pytest.raises(ValueError, match="add up to 1"):
        forecast.by_profile(10, weights, 1)


@pytest.mark.parametrize("bad", [True, "10"])
def test_only_numbers_are_numbers(bad):
    with pytest.raises(ValueError, match="to_date is"):
        forecast.run_rate(bad, 2, 4)


@pytest.mark.parametrize(("elapsed", "count"), [(5, 4), (-1, 4), (0, 0)])
def test_the_elapsed_periods_lie_within_the_year(elapsed, count):
    with pytest.raises(ValueError, match="elapsed is"):
        forecast.run_rate(10, elapsed, count)
