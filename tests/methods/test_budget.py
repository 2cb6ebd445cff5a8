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
    with pytest.raises(ValueError, match="thresholds hold"):
        budget.status(1, 2, thresholds={"service": Threshold(percent=-1, amount=1)})


@pytest.mark.parametrize(
    ("target", "expected_saving", "status"),
    [
        (100, 100, "green"),
        (100, 99.99, "amber"),
        (100, 75, "amber"),
        (100, 74.99, "red"),
        (100, 0, "red"),
        (0, 0, "unknown"),
        (100, None, "unknown"),
        (None, 5, "unknown"),
    ],
)
def test_savings(target, expected_saving, status):
    """R2-025."""
    assert budget.savings_status(target, expected_saving) == status


def test_savings_limits_are_the_council_s():
    assert budget.savings_status(100, 95, green=95, amber=90) is Status.GREEN
    with pytest.raises(ValueError, match="amber is 96"):
        budget.savings_status(100, 95, green=95, amber=96)
