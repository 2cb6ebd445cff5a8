import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from pmf_lib.methods import benchmark, funnel
from pmf_lib.methods.funnel import FunnelLimits, Mark, funnel_limits

LEVELS = (0.95, 0.998)
SHARES = st.floats(0.01, 0.99)


def test_the_published_limits_at_both_levels():
    assert [round(limit, 6) for limit in funnel_limits(50, 0.1)] == [0.016846, 0.183154]
    lower, upper = funnel_limits(500, 0.1, 0.998)
    reach = 3.090232 * math.sqrt(0.1 * 0.9 / 500)
    assert (lower, upper) == pytest.approx((0.1 - reach, 0.1 + reach), abs=1e-8)
    assert benchmark.funnel_limits is funnel_limits


def test_several_sizes_give_an_array_each_and_limits_stay_between_0_and_1():
    lower, upper = funnel_limits([5, 50], 0.1, 0.998)
    assert lower.tolist() == [0, 0]
    assert upper.tolist() == [funnel_limits(n, 0.1, 0.998).upper for n in (5, 50)]
    assert funnel_limits(2, 0.95).upper == 1
    assert tuple(funnel_limits(10, 0)) == (0, 0)


@given(st.integers(1, 10**9), SHARES, st.sampled_from(LEVELS))
def test_the_funnel_narrows_and_mirrors(n, share, level):
    lower, upper = funnel_limits(n, share, level)
    assert tuple(funnel_limits(n, 1 - share, level)) == pytest.approx((1 - upper, 1 - lower))
    narrower = funnel_limits(4 * n, share, level)
    assert lower <= narrower.lower <= share <= narrower.upper <= upper


@given(st.floats(0.5, 10**5), st.sampled_from(LEVELS))
def test_ratio_limits_agree_with_chi_square(expected, level):
    tail = (1 - level) / 2
    lower = stats.chi2.ppf(tail, 2 * expected) / 2 / expected
    upper = stats.chi2.ppf(1 - tail, 2 * (expected + 1)) / 2 / expected
    assert tuple(funnel.ratio_limits(expected, level)) == pytest.approx((lower, upper), rel=1e-9)


def test_rate_limits_are_ratio_limits_of_the_events_expected():
    lower, upper = funnel.rate_limits([50_000, 100_000], 82, multiplier=100_000)
    assert lower[1] == pytest.approx(82 * funnel.ratio_limits(82).lower)
    assert upper[0] == pytest.approx(82 * funnel.ratio_limits(41).upper)


def test_a_point_on_a_limit_is_within_it():
    inner, outer = FunnelLimits(0.2, 0.8), FunnelLimits(0.1, 0.9)
    values = (0.5, 0.2, 0.8, 0.19, 0.81, 0.1, 0.9, 0.09, 0.91, None, math.nan)
    found = [funnel.mark(value, inner, outer) for value in values]
    assert found == [None] * 3 + [Mark.LOOK] * 4 + [Mark.SIGNAL] * 2 + [None] * 2


def test_overdispersion_step_by_step():
    """Spiegelhalter's steps written out, winsorised at 10% as FunnelPlotR does it."""
    counts, sizes = np.array([10, 20, 5, 90, 60]), np.array([100, 100, 100, 200, 300])
    angle = np.arcsin(np.sqrt(counts.sum() / sizes.sum()))
    z = (np.arcsin(np.sqrt(counts / sizes)) - angle) / (1 / (2 * np.sqrt(sizes)))
    ends = np.percentile(z, [10, 90])
    phi = np.mean(np.minimum(np.maximum(z, ends[0]), ends[1]) ** 2)
    w = 4.0 * sizes
    tau2 = (5 * phi - 4) / (w.sum() - (w**2).sum() / w.sum())
    found = funnel.overdispersion(counts.tolist(), sizes.tolist())
    assert (found.phi, found.tau2) == pytest.approx((phi, tau2))
    unwinsorised = funnel.overdispersion(counts.tolist(), sizes.tolist(), winsorise=0)
    assert unwinsorised.phi == pytest.approx(np.mean(z**2))
    assert unwinsorised.phi > found.phi


@settings(max_examples=50)
@given(st.integers(2000, 10**6), st.floats(0.2, 0.8), st.sampled_from(LEVELS))
def test_no_variance_between_groups_gives_about_the_plain_limits(n, share, level):
    plain = tuple(funnel_limits(n, share, level))
    assert tuple(funnel.overdispersed_limits(n, share, 0, level)) == pytest.approx(plain, abs=2e-3)
    wide = funnel.overdispersed_limits(n, share, 0.01, level)
    assert wide.lower < plain[0] < plain[1] < wide.upper


def test_groups_alike_have_no_variance_between_them():
    alike = funnel.overdispersion([10, 20, 30], [100, 200, 300])
    assert alike.phi == pytest.approx(0, abs=1e-12)
    assert alike.tau2 == 0
    assert funnel.overdispersion([1], [2]).tau2 == 0


def test_limits_do_not_fold_back_past_0_and_1():
    lower, upper = funnel.overdispersed_limits(4, 0.01, 0.5, 0.998)
    assert (lower, upper) == (0, 1)


def test_both_sets_of_marks_are_shown_when_the_groups_are_overdispersed():
    found = funnel.proportion_funnel([10, 20, 5, 90], [100, 100, 100, 200])
    assert found.baseline == 0.25
    assert found.marks == (Mark.SIGNAL, None, Mark.SIGNAL, Mark.SIGNAL)
    assert found.dispersion.phi > 1
    assert found.widened == (None, None, None, None)
    calm = funnel.proportion_funnel([25, 26, 24], [100, 100, 100])
    assert calm.dispersion.phi <= 1
    assert calm.widened is None


@given(st.permutations([(10, 100), (20, 100), (5, 100), (90, 200), (0, 7), (3, 3)]))
def test_marks_stay_with_their_group_in_any_order(rows):
    def marked(order):
        found = funnel.proportion_funnel(*zip(*order, strict=True))
        return set(zip(order, found.marks, found.widened or found.marks, strict=True))

    assert marked(rows) == marked(sorted(rows))


def test_huge_and_tiny_sizes():
    assert tuple(funnel_limits(1e300, 0.5)) == pytest.approx((0.5, 0.5))
    assert tuple(funnel_limits(1e-300, 0.5)) == (0, 1)
    assert tuple(funnel.ratio_limits(1e300)) == pytest.approx((1, 1))
    assert math.isfinite(funnel.ratio_limits(1e-300).upper)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: funnel_limits(0, 0.1), "n is 0; it must be a finite number above 0"),
        (lambda: funnel_limits([5, math.nan], 0.1), "n is nan"),
        (lambda: funnel_limits(5, 1.1), "p0 is 1.1"),
        (lambda: funnel_limits(5, None), "p0 is None"),
        (lambda: funnel_limits(5, 0.1, 95), "level is 95"),
        (lambda: funnel.ratio_limits(-1), "expected is -1"),
        (lambda: funnel.rate_limits(5, 0), "rate is 0"),
        (lambda: funnel.overdispersed_limits(5, 0.1, -0.1), "tau2 is -0.1"),
        (lambda: funnel.overdispersion([], []), "numerators is empty"),
        (lambda: funnel.overdispersion([1, 2], [3]), "numerators has 2 entries and denominators 1"),
        (lambda: funnel.overdispersion([4], [3]), "numerators is 4"),
        (lambda: funnel.overdispersion([None], [3]), "numerators is None"),
        (lambda: funnel.overdispersion([0], [0]), "denominators is 0"),
        (lambda: funnel.overdispersion([1], [2], winsorise=0.6), "winsorise is 0.6"),
        (lambda: funnel.mark("a", FunnelLimits(0, 1), FunnelLimits(0, 1)), "value is 'a'"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
