import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from pmf_lib.methods import intervals
from pmf_lib.methods.intervals import Method, byar, clopper_pearson_upper, survey, wilson

WORKED = [
    (wilson(0, 20), 0, 0.161125, 6),
    (wilson(8, 10), 0.490162, 0.943318, 6),
    (wilson(263, 300), 0.834626, 0.909183, 6),
    (byar(0), 0, 3.6889, 4),
    (byar(5), 1.6235, 11.6683, 4),
    (byar(9), 4.1154, 17.0848, 4),
    (byar(10), 4.7874, 18.3915, 4),
    (byar(25), 16.1743, 36.9065, 4),
    (byar(82), 65.2149, 101.7848, 4),
    (byar(100), 81.3621, 121.6279, 4),
]
COUNTS = st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
LEVELS = st.sampled_from((0.9, 0.95, 0.99, 0.998))


@pytest.mark.parametrize(("interval", "lower", "upper", "digits"), WORKED)
def test_the_published_values_to_every_printed_digit(interval, lower, upper, digits):
    assert [round(limit, digits) for limit in interval] == [lower, upper]


def test_an_interval_unpacks_indexes_and_says_how_it_was_found():
    found = wilson(8, 10, 0.9)
    lower, upper = found
    assert (found[0], found[1], found[-1], len(found)) == (lower, upper, upper, 2)
    assert (found.lower, found.upper, found.confidence) == (lower, upper, 0.9)
    assert found.method is Method.WILSON


def test_ten_events_are_enough_for_byar_and_nine_are_not():
    assert [byar(x).method for x in (0, 9, 10)] == [
        Method.EXACT_POISSON,
        Method.EXACT_POISSON,
        Method.BYAR,
    ]


@settings(max_examples=50)
@given(COUNTS, LEVELS)
def test_wilson_agrees_with_statsmodels(case, level):
    x, n = case
    theirs = proportion_confint(x, n, alpha=1 - level, method="wilson")
    assert tuple(wilson(x, n, level)) == pytest.approx(theirs, abs=1e-12)


@settings(max_examples=50)
@given(COUNTS, LEVELS)
def test_wilson_mirrors_and_holds_the_share(case, level):
    x, n = case
    lower, upper = wilson(x, n, level)
    assert 0 <= lower <= x / n <= upper <= 1
    assert tuple(wilson(n - x, n, level)) == pytest.approx((1 - upper, 1 - lower), abs=1e-12)


@given(st.integers(0, 9), LEVELS)
def test_small_counts_agree_with_chi_square(x, level):
    tail = (1 - level) / 2
    lower = stats.chi2.ppf(tail, 2 * x) / 2 if x else 0.0
    upper = stats.chi2.ppf(1 - tail, 2 * x + 2) / 2
    assert tuple(byar(x, confidence=level)) == pytest.approx((lower, upper), rel=1e-9)


@given(st.integers(10, 10**6))
def test_byar_is_close_to_exact_and_more_confidence_is_wider(x):
    lower, upper = byar(x)
    assert (lower, upper) == pytest.approx(intervals.poisson_limits(x, 0.95), rel=0.005)
    wider = byar(x, confidence=0.998)
    assert wider.lower < lower < x < upper < wider.upper


@given(st.integers(0, 500), st.integers(1, 10**6), st.sampled_from((1, 1000, 100_000)))
def test_a_rate_is_the_count_scaled(x, n, multiplier):
    expected = [limit * multiplier / n for limit in byar(x)]
    assert list(byar(x, n, multiplier=multiplier)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("errors", "n", "percent"), [(0, 25, 11.293), (0, 59, 4.951), (1, 60, 7.664), (7, 7, 100)]
)
def test_upper_error_limit(errors, n, percent):
    assert round(100 * clopper_pearson_upper(errors, n), 3) == percent


@settings(max_examples=50)
@given(COUNTS, LEVELS)
def test_upper_error_limit_agrees_with_the_beta_distribution(case, level):
    errors, n = case
    expected = stats.beta.ppf(level, errors + 1, n - errors) if errors < n else 1.0
    assert clopper_pearson_upper(errors, n, level) == pytest.approx(expected, rel=1e-9)


def test_a_survey_is_as_sure_as_its_effective_sample():
    assert tuple(survey(0.8, 10)) == tuple(wilson(8, 10))
    assert tuple(survey(0.8, 20, design_effect=2)) == pytest.approx(tuple(wilson(8, 10)))
    assert survey(0.8, 20, design_effect=2).method is Method.WILSON_EFFECTIVE
    assert intervals.design_effect([3, 3, 3]) == 1
    assert intervals.design_effect([1, 1, 2]) == pytest.approx(3 * 6 / 16)


def test_the_sentence_says_what_an_interval_speaks_of():
    assert intervals.meaning(full_count=True, confidence=0.998) == (
        "Every case was counted, so the figure itself is certain: "
        "the 99.8% interval shows how far chance alone could move the process behind it."
    )
    assert "sample: the 95% interval" in intervals.meaning(full_count=False)


def test_huge_and_tiny_numbers_give_finite_limits():
    for found in (wilson(1e299, 1e300), byar(1e300), byar(3, 1e-300), byar(3, 1e300)):
        assert all(math.isfinite(limit) for limit in found)
    assert clopper_pearson_upper(0, 10**15) == pytest.approx(2.9957e-15, rel=1e-4)
    with pytest.raises(ValueError, match=r"n is .*up to 1000000000000000 items"):
        clopper_pearson_upper(0, 10**15 + 1)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: wilson(11, 10), "x is 11; it must not be above n"),
        (lambda: wilson(0, 0), "n is 0"),
        (lambda: wilson(-1, 10), "x is -1"),
        (lambda: wilson(2.5, 10), "x is 2.5; it must be a whole number"),
        (lambda: wilson(2, 10.5), "n is 10.5; it must be a whole number"),
        (lambda: wilson(math.nan, 10), "x is nan"),
        (lambda: wilson(True, 10), "x is True"),
        (lambda: wilson(5, 10, 0), "confidence is 0"),
        (lambda: wilson(5, 10, 1), "confidence is 1"),
        (lambda: wilson(5, 10, 95), "confidence is 95; it must be between 0 and 1"),
        (lambda: byar(-1), "x is -1"),
        (lambda: byar(None), "x is None"),
        (lambda: byar(5, 0), "n is 0; it must be a finite number above 0"),
        (lambda: byar(5, multiplier=0), "multiplier is 0"),
        (lambda: clopper_pearson_upper(3, 2), "errors is 3"),
        (lambda: clopper_pearson_upper(0, 2, 1.5), "confidence is 1.5"),
        (lambda: survey(1.2, 10), "proportion is 1.2"),
        (lambda: survey(0.2, 10, design_effect=0), "design_effect is 0"),
        (lambda: intervals.design_effect([]), "weights is empty"),
        (lambda: intervals.design_effect([1, 0]), "weights is 0"),
        (lambda: intervals.meaning(full_count=True, confidence=2), "confidence is 2"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
