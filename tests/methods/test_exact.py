"""Figures as they are written."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.exact import every, exact, number, one_of


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.1, Fraction(1, 10)), (3, Fraction(3)), (Decimal("0.035"), Fraction(35, 1000)), (0, 0)],
)
def test_a_figure_is_what_is_written(value, written):
    assert exact(value) == written


@pytest.mark.parametrize("missing", [None, math.nan, math.inf, -math.inf])
def test_what_is_missing_is_none_and_never_nought(missing):
    assert exact(missing) is None
    assert every([1, missing]) is None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_there_and_back_is_the_same_figure(value):
    assert number(exact(value)) == value


def test_an_answer_beyond_any_figure_is_refused():
    assert number(Fraction(10) ** 308) == 1e308
    with pytest.raises(ValueError, match="larger than a figure can be"):
        number(Fraction(10) ** 309)


def test_a_word_that_is_not_allowed_is_named_with_those_that_are():
    one_of("mode", "relative", ("relative", "absolute"))
    with pytest.raises(ValueError, match="mode is 'both'; allowed are relative, absolute"):
        one_of("mode", "both", ("relative", "absolute"))
