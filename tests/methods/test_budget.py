import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import budget
from pmf_lib.methods.budget import Threshold
from pmf_lib.methods.status import Status

POUNDS = st.integers(-(10**8), 10**8)


@pytest.mark.parametrize(
    ("thousands", "over", "level", "expected"),
    [
        (46_267, 652, "service", "red"),
        (40_364, -443, "service", "green"),
        (10_283, 66, "service", "amber"),
        (1_508, 13, "service", "amber"),
        (4_807, 123, "service", "red"),
        (98_555, 288, "directorate", "red"),
        (-3_870, 1_278, "directorate", "red"),
    ],
)
def test_the_published_table_of_month_7(thousands, over, level, expected):
    planned = thousands * 1000
    assert budget.status(planned, planned + over * 1000, level) == expected
    assert budget.variance(planned, planned + over * 1000) == over * 1000


@pytest.mark.parametrize(
    ("planned", "over", "level", "expected"),
    [
        (1_508_000, 75_400, "service", "red"),
        (1_508_000, 75_399.99, "service", "amber"),
        (9_000_000, 100_000, "service", "red"),
        (9_000_000, 99_999.99, "service", "amber"),
        (9_000_000, 0.01, "service", "amber"),
        (9_000_000, 0, "service", "green"),
        (98_555_000, 249_999.99, "directorate", "amber"),
        (98_555_000, 250_000, "directorate", "red"),
        (100_000_000, 499_999, "council", "amber"),
        (100_000_000, 500_000, "council", "red"),
        (900_000_000, 999_999, "council", "amber"),
        (900_000_000, 1_000_000, "council", "red"),
        (0, 1, "service", "red"),
        (0, 0, "service", "green"),
    ],
)
def test_both_sides_of_each_limit(planned, over, level, expected):
    assert budget.status(planned, planned + over, level) == expected


def test_income_that_falls_short_is_an_overspend():
    assert budget.variance(-100_000, -94_000) == 6_000
    assert budget.percent(-100_000, -94_000) == 6
    assert budget.status(-100_000, -94_000) is Status.RED
    assert budget.status(-100_000, -106_000) is Status.GREEN


@pytest.mark.parametrize("pair", [(None, 1), (1, None), (math.nan, 1)])
def test_what_is_missing_is_unknown_and_never_nought(pair):
    assert budget.status(*pair) is Status.UNKNOWN
    assert budget.variance(*pair) is None
    assert budget.percent(*pair) is None


def test_a_percentage_of_nothing_is_none():
    assert budget.percent(0, 5) is None


@given(POUNDS, POUNDS)
def test_less_spent_is_never_a_worse_colour(planned, spent):
    order = [Status.RED, Status.AMBER, Status.GREEN]
    now, after = (order.index(budget.status(planned, one)) for one in (spent, spent - 1000))
    assert after >= now


def test_a_council_s_own_limits_and_levels():
    own = {"service": Threshold(percent=1, amount=10**9)}
    assert budget.status(1000, 1009.99, thresholds=own) is Status.AMBER
    assert budget.status(1000, 1010, thresholds=own) is Status.RED
    with pytest.raises(ValueError, match="level is 'directorate'; allowed are service"):
        budget.status(1, 2, "directorate", own)
    with pytest.raises(ValueError, match="level is 'ward'"):
        budget.status(1, 2, "ward")
    with pytest.raises(ValueError, match="threshold is"):
        budget.status(1, 2, thresholds={"service": Threshold(percent=-1, amount=1)})


@pytest.mark.parametrize(
    ("planned", "left", "large"),
    [
        (1_000_000, 50_000, True),
        (1_000_000, 49_999.99, False),
        (9_000_000, 100_000, True),
        (9_000_000, 99_999.99, False),
        (-1_000_000, 50_000, True),
        (1_000_000, 0, False),
        (1_000_000, -60_000, False),
        (0, 0, False),
        (0, 1, True),
    ],
)
def test_a_large_underspend_is_told_and_stays_green(planned, left, large):
    forecast = planned - left
    assert budget.underspend(planned, forecast, budget.PUBLISHED["service"]) is large
    if large:
        assert budget.status(planned, forecast) is Status.GREEN


def test_an_underspend_of_what_is_missing_is_not_told():
    limits = budget.PUBLISHED["service"]
    assert budget.underspend(None, 1, limits) is None
    assert budget.underspend(1, math.nan, limits) is None
    with pytest.raises(ValueError, match="threshold is"):
        budget.underspend(10, 1, Threshold(percent=5, amount=-1))


@given(POUNDS, POUNDS)
def test_no_budget_is_over_and_under_at_once(planned, spent):
    under = budget.underspend(planned, spent, budget.PUBLISHED["service"])
    assert not (under and budget.status(planned, spent) is not Status.GREEN)


@pytest.mark.parametrize("size", [1e300, 1e-300])
def test_huge_and_tiny_amounts_are_judged_by_their_share(size):
    wide = {"service": Threshold(percent=5, amount=1e301)}
    assert budget.status(size, size * 1.06, thresholds=wide) is Status.RED
    assert budget.status(size, size * 1.04, thresholds=wide) is Status.AMBER
    assert budget.percent(size, size * 1.04) == pytest.approx(4)


def test_yes_is_not_a_number():
    with pytest.raises(ValueError, match="budget is True"):
        budget.status(True, 2)
