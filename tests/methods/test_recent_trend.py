import math

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from pmf_lib.methods.recent_trend import CRITICAL, Change, recent_trend
from pmf_lib.methods.trend import Direction

RISING = (70, 72, 75, 77, 80)
LEVEL = (70, 71, 70, 72, 71)
THOUSANDS = (1000,) * 5
SERIES = st.lists(st.integers(0, 100), min_size=5, max_size=5)


def rates(values, polarity="maximise", either_side=2, **how):
    return recent_trend(
        values,
        polarity,
        lower=[None if value is None else value - either_side for value in values],
        upper=[None if value is None else value + either_side for value in values],
        **how,
    )


def shares(numerators, denominators=THOUSANDS, polarity="maximise"):
    return recent_trend(numerators=numerators, denominators=denominators, polarity=polarity)


def test_the_critical_value_is_that_of_the_published_code():
    assert pytest.approx(9.54953570608324, rel=1e-14) == CRITICAL
    assert pytest.approx(stats.chi2.ppf(0.998, 1)) == CRITICAL


def test_a_steady_rise_is_significant():
    found = rates(RISING)
    assert (found.slope, found.direction, found.judged) == (2.5, "increasing", "better")
    assert found.chi2 == pytest.approx(60.025)
    assert (found.steady, found.used) == (True, (0, 1, 2, 3, 4))


def test_a_wobble_is_not():
    found = rates(LEVEL)
    assert found.chi2 == pytest.approx(0.864, abs=0.001)
    assert (found.direction, found.judged) == (Change.NONE, Direction.SAME)


def test_the_same_shares_of_more_cases_say_more():
    many, few = shares((700, 720, 750, 770, 800)), shares(RISING, (100,) * 5)
    assert many.chi2 == pytest.approx(33.157, abs=0.001)
    assert many.direction is Change.INCREASING
    assert few.chi2 == pytest.approx(3.316, abs=0.001)
    assert few.direction is Change.NONE
    assert many.slope == few.slope == 0.025


@pytest.mark.parametrize(
    ("values", "polarity", "judged"),
    [
        (RISING, "minimise", "worse"),
        (RISING[::-1], "minimise", "better"),
        (RISING[::-1], "maximise", "worse"),
        (RISING, "band", "no_trend"),
        (RISING, "none", "no_trend"),
        (LEVEL, "none", "no_trend"),
    ],
)
def test_polarity_makes_it_better_or_worse(values, polarity, judged):
    assert rates(values, polarity).judged == judged


def test_one_point_may_not_make_the_trend():
    """Without the last point the line falls, so the rise is not steady, significant as it is."""
    found = rates((50, 49, 48, 47, 90))
    assert found.chi2 > CRITICAL
    assert (found.steady, found.direction) == (False, Change.NONE)
    level_without_it = rates((50, 50, 50, 50, 90))
    assert (level_without_it.steady, level_without_it.direction) == (False, Change.NONE)


def test_chi_square_must_exceed_the_critical_value():
    """Each slope of 1 with equal intervals w wide has chi-square 10 * (3.92 / w) ** 2."""
    edge = 3.92 * math.sqrt(10 / CRITICAL) / 2
    line = (1, 2, 3, 4, 5)
    assert rates(line, either_side=edge * (1 - 1e-9)).direction is Change.INCREASING
    assert rates(line, either_side=edge * (1 + 1e-9)).direction is Change.NONE


@pytest.mark.parametrize("values", [[], [1], [1, 2, 3, 4], [1, None, 3, 4, 5], [math.nan] * 9])
def test_under_five_it_cannot_be_calculated(values):
    found = rates(values)
    assert (found.direction, found.judged) == (Change.UNKNOWN, Direction.NO_TREND)
    assert (found.slope, found.chi2) == (None, None)
    assert "needs 5 years" in found.reason


def test_the_last_five_valid_points_count():
    gapped = rates((99, 70, 72, None, 75, 77, 80))
    assert gapped.used == (1, 2, 4, 5, 6)
    assert gapped.chi2 == pytest.approx(60.025)


def test_figures_of_three_years_do_not_overlap():
    rolling = [value for value in RISING for _ in range(3)]
    assert rates(rolling, span=3).used == (2, 5, 8, 11, 14)
    assert rates([*rolling, None], span=3).used == (2, 5, 8, 11, 14)
    assert rates(rolling[:12], span=3).direction is Change.UNKNOWN


def test_all_or_none_of_the_cases_every_year_is_no_trend():
    for share in (0, 1000):
        found = shares((share,) * 5)
        assert (found.chi2, found.direction) == (0, Change.NONE)


def test_huge_and_tiny_figures_are_figures():
    huge = rates([value * 1e300 for value in RISING], either_side=2e300)
    assert huge.chi2 == pytest.approx(60.025)
    tiny = rates([value * 1e-300 for value in RISING], either_side=2e-300)
    assert tiny.chi2 == pytest.approx(60.025)
    beyond = (0.0, 0.0, 0.0, -1.7e308, 1.7e308)
    found = recent_trend(
        beyond, lower=[*[-1e308] * 3, -1.7e308, 1.6e308], upper=[*[1e308] * 3, -1.6e308, 1.7e308]
    )
    assert found.slope > 1e307
    spread = recent_trend([1, 2, 3, 4, 5], lower=[0] * 5, upper=[1e300] * 5)
    assert spread.direction is Change.NONE


@settings(max_examples=50, deadline=None)
@given(SERIES, st.lists(st.integers(1, 40), min_size=5, max_size=5))
def test_it_is_the_weighted_regression_of_statsmodels(values, widths):
    found = recent_trend(
        values,
        lower=[value - width for value, width in zip(values, widths, strict=True)],
        upper=[value + width for value, width in zip(values, widths, strict=True)],
    )
    weights = (3.92 / (2 * np.array(widths))) ** 2
    fitted = sm.WLS(values, sm.add_constant(np.arange(1, 6)), weights=weights).fit()
    assert found.slope == pytest.approx(fitted.params[1], abs=1e-9)
    variance = fitted.normalized_cov_params[1, 1]
    assert found.chi2 == pytest.approx(fitted.params[1] ** 2 / variance, abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(SERIES)
def test_it_is_the_published_sum_for_proportions(tops):
    assume(0 < sum(tops) < 500)
    cases, times = 500, range(1, 6)
    hits, crossed = sum(tops), sum(x * t for x, t in zip(tops, times, strict=True))
    moment, squared = 100 * 15, 100 * 55
    above = cases * (cases * crossed - hits * moment) ** 2
    below = hits * (cases - hits) * (cases * squared - moment**2)
    assert shares(tops, (100,) * 5).chi2 == pytest.approx(above / below)


@given(SERIES, st.integers(-1000, 1000))
def test_shifts_change_nothing_and_the_mirror_turns_it_round(values, shift):
    found, moved = rates(values), rates([value + shift for value in values])
    assert (found.direction, found.chi2) == (moved.direction, moved.chi2)
    mirrored = rates([-value for value in values], "minimise")
    assert (mirrored.judged, mirrored.chi2) == (found.judged, found.chi2)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"values": RISING}, "lower is missing"),
        ({"values": RISING, "lower": RISING}, "upper is missing"),
        ({}, "numerators is missing"),
        ({"numerators": RISING}, "denominators is missing"),
        ({"values": RISING, "lower": RISING, "upper": RISING}, "wider than nothing"),
        ({"values": (5,), "lower": (6,), "upper": (4,)}, "lower is 6.0 and upper 4.0"),
        ({"values": (5,), "lower": (6,), "upper": (7,)}, "values is 5.0 at place 0"),
        ({"values": RISING, "lower": (1,), "upper": RISING}, "values has 5 entries and lower 1"),
        ({"numerators": (1, 2), "denominators": (3,)}, "numerators has 2 entries"),
        ({"numerators": (4,), "denominators": (3,)}, "numerators is 4.0 at place 0"),
        ({"numerators": (-1,), "denominators": (3,)}, "numerators is -1.0"),
        ({"numerators": (0,), "denominators": (0,)}, "denominators is 0.0"),
        ({"values": (1,), "numerators": (1,), "denominators": (1,)}, "one kind"),
        ({"values": (True,), "lower": (0,), "upper": (2,)}, "values is True"),
        ({"numerators": (1,), "denominators": (1,), "polarity": "up"}, "polarity is 'up'"),
        ({"numerators": (1,), "denominators": (1,), "span": 0}, "span is 0"),
    ],
)
def test_what_cannot_be_is_refused_by_name(arguments, named):
    with pytest.raises(ValueError, match=named):
        recent_trend(**arguments)
