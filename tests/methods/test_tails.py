"""Near a tie whole numbers decide; far from it floats do, and both agree with scipy.stats."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from pmf_lib.methods.tails import binomial_is_rare, hypergeometric_is_rare

TWENTIETH = Fraction(1, 20)


def test_a_tie_is_met_exactly():
    # P(X <= 0 | 2, 1/2) is one quarter
    assert binomial_is_rare(0, 2, Fraction(1, 2), Fraction(1, 4))
    assert not binomial_is_rare(0, 2, Fraction(1, 2), Fraction(1, 4) - Fraction(1, 10**20))


def test_a_tie_of_a_finite_population_is_met_exactly():
    # one error in 20 items: 19 drawn miss it with chance 1 in 20
    assert hypergeometric_is_rare(0, 19, (20, 1), TWENTIETH)
    assert not hypergeometric_is_rare(0, 18, (20, 1), TWENTIETH)


def test_as_many_errors_as_there_can_be_are_never_rare():
    assert not binomial_is_rare(3, 3, TWENTIETH, Fraction(999, 1000))
    assert not hypergeometric_is_rare(2, 10, (100, 2), Fraction(999, 1000))


def test_a_full_count_with_too_few_errors_cannot_happen():
    assert hypergeometric_is_rare(1, 100, (100, 5), Fraction(1, 10**30))


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.integers(0, 30), st.integers(1, 2000), st.integers(1, 99), st.integers(1, 99))
def test_binomial_agrees_with_scipy(k, n, share, limit):
    found = stats.binom.cdf(k, n, share / 100)
    if abs(found - limit / 100) > 1e-9:
        verdict = binomial_is_rare(k, n, Fraction(share, 100), Fraction(limit, 100))
        assert verdict == (found < limit / 100)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.integers(0, 8), st.integers(1, 300), st.integers(0, 200), st.integers(1, 99))
def test_hypergeometric_agrees_with_scipy(k, n, errors, limit):
    found = stats.hypergeom.cdf(k, 400, errors, n)
    if abs(found - limit / 100) > 1e-9:
        verdict = hypergeometric_is_rare(k, n, (400, errors), Fraction(limit, 100))
        assert verdict == (found < limit / 100)


@pytest.mark.parametrize("items", [10**6, 10**9])
def test_a_large_population_is_nearly_an_endless_one(items):
    assert hypergeometric_is_rare(0, 59, (items, items // 20), TWENTIETH)
    assert not hypergeometric_is_rare(0, 58, (items, items // 20), TWENTIETH)
