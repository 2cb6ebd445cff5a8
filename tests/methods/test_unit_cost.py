"""Unit cost beside others, and what it says with performance."""

import math

import pytest

from pmf_lib.methods.unit_cost import Money, cost_of_one, dearer_by, value_for_money


@pytest.mark.parametrize(
    ("cost", "volume", "expected"),
    [(100, 4, 25.0), (0, 4, 0.0), (100, 0, None), (None, 4, None), (math.nan, 4, None)],
)
def test_cost_of_one(cost, volume, expected):
    """R2-020: what is missing is never nought."""
    assert cost_of_one(cost, volume) == expected
    assert cost_of_one(100, None) is None


@pytest.mark.parametrize(
    ("own", "family", "expected"), [(110, 100, 10.0), (90, 100, -10.0), (90, 0, None)]
)
def test_dearer_by(own, family, expected):
    assert dearer_by(own, family) == expected
    assert dearer_by(None, family) is None


@pytest.mark.parametrize(
    ("dearer", "better", "expected"),
    [
        (2.0, True, Money.SIMILAR_BETTER),
        (2.1, True, Money.DEARER_BETTER),
        (-2.0, False, Money.SIMILAR_WORSE),
        (-2.1, False, Money.CHEAPER_WORSE),
        (-2.1, True, Money.CHEAPER_BETTER),
        (5.0, False, Money.DEARER_WORSE),
        (None, True, Money.UNKNOWN),
        (5.0, None, Money.UNKNOWN),
    ],
)
def test_value_for_money(dearer, better, expected):
    """Cost and performance are judged together (R2-020)."""
    assert value_for_money(dearer, better) is expected
