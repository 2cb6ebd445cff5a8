import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from pmf_lib.methods import given


@pytest.mark.parametrize("number", [5, 5.0, Decimal(5), np.float64(5), np.int64(5)])
def test_numbers_of_every_kind_are_one_figure(number):
    assert given.figure("x", number) == Fraction(5)
    assert given.count("x", number) == 5


@pytest.mark.parametrize("missing", [None, math.nan, math.inf])
def test_what_is_missing_stays_missing_but_not_where_it_is_due(missing):
    assert given.figure("x", missing) is None
    for check in (given.due, given.count, given.share):
        with pytest.raises(ValueError, match="x is"):
            check("x", missing)


@pytest.mark.parametrize("other", [True, np.True_, "5", [5]])
def test_what_is_no_number_is_refused_by_name(other):
    with pytest.raises(ValueError, match=r"x is .*; it must be a number"):
        given.figure("x", other)


def test_bounds_are_met_exactly_on_both_sides():
    assert given.due("x", 0, least=0, most=1) == 0
    assert given.due("x", 1, least=0, most=1) == 1
    with pytest.raises(ValueError, match=r"x is 1.001; it must be a finite number at least 0 and"):
        given.due("x", 1.001, least=0, most=1)
    with pytest.raises(ValueError, match=r"x is 0; it must be a finite number above 0"):
        given.due("x", 0, above=0)


def test_counts_are_whole_and_parts_fit_their_whole():
    assert given.part("x", 3, 3) == 3
    for wrong in (2.5, -1):
        with pytest.raises(ValueError, match=r"x is .*whole number from 0 up"):
            given.count("x", wrong)
    with pytest.raises(ValueError, match="x is 4; it must not be above n, which is 3"):
        given.part("x", 4, 3)


def test_lists_have_to_be_as_long():
    given.as_many("one", [1], "other", [2])
    with pytest.raises(ValueError, match="one has 1 entries and other 2"):
        given.as_many("one", [1], "other", [2, 3])
