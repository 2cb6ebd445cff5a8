"""Sample sizes to the item, and what the errors found allow to be said (R1-041)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from pmf_lib.methods import sampling
from pmf_lib.methods.sampling import attribute_sample_size, sample_size_for_errors

ERRORS_0_1_2 = [
    (0.90, 0.05, (45, 77, 105)),
    (0.90, 0.10, (22, 38, 52)),
    (0.95, 0.02, (149, 236, 313)),
    (0.95, 0.05, (59, 93, 124)),
    (0.95, 0.10, (29, 46, 61)),
    (0.95, 0.20, (14, 22, 30)),
    (0.99, 0.05, (90, 130, 165)),
    (0.99, 0.10, (44, 64, 81)),
]


@pytest.mark.parametrize(("confidence", "tolerable", "sizes"), ERRORS_0_1_2)
def test_the_table_of_sizes(confidence, tolerable, sizes):
    """How many records are checked for a confidence and a tolerable error rate (R1-041)."""
    found = tuple(sample_size_for_errors(confidence, tolerable, k) for k in (0, 1, 2))
    assert found == sizes
    assert attribute_sample_size(confidence, tolerable) == sizes[0]


@pytest.mark.parametrize(
    ("population", "at_5", "at_10"),
    [(12, 12, 9), (52, 33, 20), (100, 45, 25), (200, 51, 27), (250, 51, 27), (1000, 57, 29)],
)
def test_small_populations_need_fewer(population, at_5, at_10):
    assert attribute_sample_size(0.95, 0.05, population=population) == at_5
    assert attribute_sample_size(0.95, 0.10, population=population) == at_10


def test_expected_errors_are_counted_in_exact_decimals():
    # 3.5 % of 400 is 14; floats make it a whisker more and so 15, and the sample 423
    assert attribute_sample_size(0.90, 0.05, 0.035) == 400
    assert sample_size_for_errors(0.90, 0.05, 14) <= 400 < sample_size_for_errors(0.90, 0.05, 15)


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.integers(80, 99), st.integers(3, 20), st.data())
def test_no_smaller_sample_would_do(confidence, tolerable, data):
    expected = data.draw(st.integers(0, tolerable // 3))
    c, rate = confidence / 100, tolerable / 100
    size = attribute_sample_size(c, rate, expected / 100)
    errors = [-(-n * expected // 100) for n in range(1, size + 1)]
    rare = [stats.binom.cdf(k, n, rate) <= 1 - c for n, k in enumerate(errors, 1)]
    assert rare[-1]
    assert not any(rare[:-1])


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.integers(1, 400), st.integers(2, 40), st.data())
def test_a_population_never_asks_for_more_than_itself(population, tolerable, data):
    expected = data.draw(st.integers(0, tolerable - 1))
    size = attribute_sample_size(0.95, tolerable / 100, expected / 100, population)
    assert 1 <= size <= population


def test_where_no_sample_is_enough_everything_is_counted():
    # of 12 items the first error is already 8 %
    assert attribute_sample_size(0.95, 0.05, 0.04, population=12) == 12


@pytest.mark.parametrize(
    ("errors", "n", "percent"), [(0, 25, 11.293), (0, 59, 4.951), (1, 60, 7.664)]
)
def test_upper_error_limit(errors, n, percent):
    """The most errors that what was found leaves possible (R1-041)."""
    found = 100 * sampling.upper_error_limit(errors, n, 0.95)
    assert found == pytest.approx(percent, abs=0.0005)
    assert sampling.upper_error_limit(n, n, 0.95) == 1.0


def test_the_conclusion_on_both_sides_of_the_boundary():
    assert sampling.conclusion(0, 59, 0.05) is sampling.Conclusion.ACCEPT
    assert sampling.conclusion(0, 58, 0.05) is sampling.Conclusion.REJECT
    # the limit of 0 in 2 at 75 % is exactly one half
    assert sampling.conclusion(0, 2, 0.5, 0.75) is sampling.Conclusion.ACCEPT
    assert sampling.conclusion(5, 5, 0.99) is sampling.Conclusion.REJECT


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((1.0, 0.05), "confidence"),
        ((0, 0.05), "confidence"),
        ((True, 0.05), "confidence"),
        ((0.95, float("nan")), "tolerable"),
        ((0.95, 1.2), "tolerable"),
        ((0.95, 0.05, 0.05), "expected"),
        ((0.95, 0.05, -0.01), "expected"),
        ((0.95, 0.05, float("nan")), "expected"),
        ((0.95, 0.05, "1 %"), "expected"),
        ((0.95, 0.05, 0.0, 0), "population"),
        ((0.95, 0.05, 0.0, 12.5), "population"),
        ((0.95, 1e-300), "100,000"),
        ((0.95, 0.05, 0.0499), "100,000"),
        ((0.95, 1e-6, 0.0, 10**6), "100,000"),
    ],
)
def test_bad_input_is_refused_by_name(arguments, named):
    with pytest.raises(ValueError, match=named):
        attribute_sample_size(*arguments)


def test_more_errors_than_a_population_may_hold_are_refused():
    with pytest.raises(ValueError, match="errors is 1; it must be below 1"):
        sample_size_for_errors(0.95, 0.05, 1, population=12)
    with pytest.raises(ValueError, match="errors"):
        sampling.conclusion(3, 2, 0.05)
