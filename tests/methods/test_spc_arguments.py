"""Every refusal is a ValueError that names the argument, what it is and what is allowed."""

import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from pmf_lib.methods.spc import xmr

BASE = (3, 0) * 7


@pytest.mark.parametrize(
    "bad",
    [None, math.nan, math.inf, -math.inf, Decimal("NaN"), "4", True, np.True_, 1j, 1e301, 10**400],
)
def test_a_figure_that_is_missing_or_no_number(bad):
    with pytest.raises(ValueError, match=r"values\[2\] is .*; allowed are numbers up to"):
        xmr([1, 2, bad, 4, 5, 6])


@pytest.mark.parametrize("bad", [math.nan, math.inf, "4", False, Decimal("NaN")])
def test_a_target_that_is_no_number(bad):
    with pytest.raises(ValueError, match=r"target is .*; allowed are None and numbers"):
        xmr(BASE, target=bad)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"improvement": "up"}, r"improvement is 'up'; allowed are"),
        ({"fix_after": 11}, r"fix_after is 11; allowed are None and whole numbers from 12 up"),
        ({"fix_after": 12.0}, r"fix_after is 12.0; allowed"),
        ({"screen": "no"}, r"screen is 'no'; allowed are True and False"),
        ({"rebase": (0,)}, r"rebase is \(0,\); allowed are places between 1 and 13"),
        ({"rebase": (14,)}, r"rebase is \(14,\); allowed"),
        ({"rebase": (5, 5)}, r"rebase is \(5, 5\); .*each after the one before"),
        ({"rebase": (8, 5)}, r"rebase is \(8, 5\); allowed"),
        ({"rebase": (5.0,)}, r"rebase is \(5.0,\); allowed"),
        ({"rebase": (True,)}, r"rebase is \(True,\); allowed"),
    ],
)
def test_an_option_that_cannot_be(options, message):
    with pytest.raises(ValueError, match=message):
        xmr(BASE, **options)


def test_options_at_the_edge_of_what_is_allowed():
    assert xmr(BASE, fix_after=12).segments[0].end == 14
    assert [one.end for one in xmr(BASE, rebase=[1, np.int64(13)]).segments] == [1, 13, 14]
    assert xmr([1e300, -1e300] * 6).upper == pytest.approx(5.32e300)


def test_an_empty_series():
    with pytest.raises(ValueError, match="values is empty; allowed are one figure or more"):
        xmr([])


def test_any_kind_of_number_is_read_as_written():
    kinds = [0.1, Decimal("0.1"), np.float64(0.1)] * 4
    chart = xmr(pd.Series(kinds, dtype=object))
    assert chart.moving_range == 0 and chart.values == (0.1,) * 12
