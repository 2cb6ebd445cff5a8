import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods.spc import Assurance, Limits, Signal, Variation, refusal, xmr

PUBLISHED = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
TREND = (41, 42, 53, 53, 57, 46, 48, 49, 50, 52, 54, 55, 42, 51, 56, 46, 41)
FALLBACK = (9, 9, 9, 9, 9, 9, 10, 11, 11, 11, 11, 11, 11)
# Mean 1.5 and moving range 3, so limits -6.48 and 9.48 and near limits -3.82 and 6.82, exactly.
BASE = (3, 0) * 6
TIES = st.lists(st.integers(-3, 3), min_size=1, max_size=40)
HUNDREDTHS = st.lists(st.integers(-2000, 2000).map(lambda cents: cents / 100), min_size=5)
MIRROR = {"above": "below", "below": "above", "up": "down", "down": "up"}


def mirrored(signal):
    if signal is None:
        return None
    rule, _, side = signal.rpartition("_")
    return f"{rule}_{MIRROR[side]}"


def told(chart):
    return [round(one, 4) for one in (chart.mean, chart.moving_range, chart.lower, chart.upper)]


def flagged(chart):
    return {place + 1: str(signal) for place, signal in enumerate(chart.signals) if signal}


def after_base(*points, **options):
    return list(xmr([*BASE, *points], fix_after=12, **options).signals[12:])


@pytest.mark.parametrize(
    ("screen", "numbers"),
    [(True, [1.9444, 1.0, -0.7156, 4.6044]), (False, [1.9444, 1.8824, -3.0626, 6.9515])],
)
def test_the_published_case_with_both_screening_conventions(screen, numbers):
    chart = xmr(PUBLISHED, screen=screen)
    assert told(chart) == numbers
    assert flagged(chart) == {5: "outside_above"}
    assert chart.limits is Limits.FULL and chart.notes == ()


@pytest.mark.parametrize("screen", [True, False])
def test_the_trend_series(screen):
    chart = xmr(TREND, screen=screen)
    assert told(chart) == [49.1765, 4.875, 36.209, 62.144]
    assert flagged(chart) == dict.fromkeys(range(6, 13), "trend_up")


def test_screening_that_would_leave_no_variation_is_not_done_and_says_so():
    chart = xmr(FALLBACK)
    assert chart.moving_range == xmr(FALLBACK, screen=False).moving_range == 1 / 6
    assert "no moving range is screened out" in chart.notes[0]
    assert chart.limits is Limits.FULL


@pytest.mark.parametrize(
    ("point", "signal"),
    [(9.48, None), (9.4801, "outside_above"), (-6.48, None), (-6.4801, "outside_below")],
)
def test_outside_is_beyond_the_limit_not_on_it(point, signal):
    assert after_base(point) == [signal]


@pytest.mark.parametrize(
    ("points", "places"),
    [
        ((6.83, 6.83, 2), (0, 1)),
        ((6.82, 6.83, 2), ()),
        ((9.48, 2, 6.83), (0, 2)),
        ((9.49, 2, 6.83), ()),
        ((6.83, 6.83, 1.5), ()),
        ((6.83, 6.83, 1.6), (0, 1)),
    ],
)
def test_near_is_beyond_the_near_limit_up_to_and_with_the_limit(points, places):
    expected = ["two_in_three_above" if place in places else None for place in range(3)]
    expected[0] = "outside_above" if points[0] == 9.49 else expected[0]
    assert after_base(*points) == expected


@pytest.mark.parametrize(("last", "signal"), [(1.51, "shift_above"), (1.5, None), (1.49, None)])
def test_a_point_exactly_on_the_mean_breaks_a_run(last, signal):
    assert after_base(2, 3, 2, 3, 2, 3, last)[-1] == signal


@pytest.mark.parametrize(("last", "signal"), [(3.7, "trend_up"), (3.6, "shift_above")])
def test_a_level_step_breaks_a_trend(last, signal):
    assert after_base(3, 3.1, 3.2, 3.3, 3.4, 3.6, last)[-1] == signal


@pytest.mark.parametrize(
    ("improvement", "high", "low"),
    [
        ("increase", Variation.IMPROVEMENT, Variation.CONCERN),
        ("decrease", Variation.CONCERN, Variation.IMPROVEMENT),
        ("neutral", Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW),
    ],
)
def test_classes_by_direction_of_improvement(improvement, high, low):
    chart = xmr([*BASE, 20, 2, -20], fix_after=12, improvement=improvement)
    assert chart.classes[-3:] == (high, Variation.COMMON_CAUSE, low)
    assert chart.variation is low


@pytest.mark.parametrize(
    ("target", "increase", "decrease"),
    [
        (9.49, "fail", "pass"),
        (9.48, "hit_or_miss", "hit_or_miss"),
        (-6.48, "hit_or_miss", "hit_or_miss"),
        (-6.49, "pass", "fail"),
        (None, None, None),
    ],
)
def test_assurance(target, increase, decrease):
    assert xmr(BASE, target=target).assurance == increase
    assert xmr(BASE, target=target, improvement="decrease").assurance == decrease
    assert xmr(BASE, target=target, improvement="neutral").assurance is None


@pytest.mark.parametrize(
    ("count", "limits"),
    [(1, "too_few"), (4, "too_few"), (5, "trial"), (11, "trial"), (12, "full")],
)
def test_how_many_figures_limits_need(count, limits):
    chart = xmr(BASE[:count], target=100)
    judged = limits != "too_few"
    assert chart.limits == limits
    assert (chart.lower is not None) == (chart.variation is not None) == judged
    assert chart.assurance == (Assurance.FAIL if judged else None)
    assert bool(chart.notes) == (limits != "full")
    assert (chart.moving_range is None) == (count == 1)


def test_figures_that_do_not_vary_have_no_limits_but_are_common_cause():
    chart = xmr([0.1] * 12, target=1)
    assert (chart.limits, chart.mean, chart.lower) == (Limits.NO_VARIATION, 0.1, None)
    assert set(chart.classes) == {Variation.COMMON_CAUSE} and chart.assurance is None
    assert "do not vary" in chart.notes[0]


def test_limits_fixed_after_twelve_take_no_notice_of_what_follows():
    chart = xmr([*BASE, 2, 3, 2, 3, 2, 3, 2], fix_after=12)
    assert told(chart) == told(xmr(BASE)) and chart.variation is Variation.IMPROVEMENT
    assert told(xmr(BASE[:8], fix_after=12)) == told(xmr(BASE[:8]))


def test_no_run_crosses_a_rebase():
    """Seven above the old mean, cut in two by new limits, are no shift in either part."""
    values = [*BASE, 2, 3, 2, 3, 2, 3, 2]
    assert xmr(values, fix_after=12).signals[-1] is Signal.SHIFT_ABOVE
    chart = xmr(values, fix_after=12, rebase=(13,))
    assert set(chart.signals) == {None}
    assert [(one.start, one.end, one.limits) for one in chart.segments] == [
        (0, 13, "full"),
        (13, 19, "trial"),
    ]
    assert chart.mean == chart.segments[1].mean == 2.5
    assert chart.notes[0].startswith("Points 14 to 19: ")


@pytest.mark.parametrize("size", [1e-300, 1e-9, 1e15, 1e299])
def test_size_makes_no_difference(size):
    chart, scaled = xmr(PUBLISHED), xmr([value * size for value in PUBLISHED])
    assert scaled.signals == chart.signals and scaled.sides == chart.sides
    assert math.isclose(scaled.upper, chart.upper * size)


def test_running_totals_and_rolling_figures_have_no_control_chart():
    for aggregation in ("entered_cumulative", "rolling"):
        assert refusal(aggregation)
        with pytest.raises(ValueError, match="no control chart"):
            xmr(BASE, aggregation=aggregation)
    assert refusal(None) is refusal("ratio") is None
    assert xmr(BASE, aggregation="ratio") == xmr(BASE)


@given(TIES, st.integers(-3, 3), st.booleans())
@settings(max_examples=50)
def test_the_mirror(values, target, screen):
    chart = xmr(values, target=target, screen=screen)
    other = xmr([-value for value in values], target=-target, screen=screen, improvement="decrease")
    assert [mirrored(signal) for signal in chart.signals] == list(other.signals)
    assert (chart.classes, chart.assurance) == (other.classes, other.assurance)
    assert (chart.mean, chart.moving_range) == (-other.mean, other.moving_range)
    assert chart.lower is other.upper is None or chart.lower == -other.upper


@given(HUNDREDTHS, st.integers(-100000, 100000))
@settings(max_examples=50)
def test_signals_are_the_same_wherever_nought_lies(values, shift):
    moved = [float(Fraction(str(value)) + Fraction(shift, 100)) for value in values]
    assert xmr(moved).signals == xmr(values).signals
