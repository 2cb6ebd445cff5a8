import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.rollup import coarser, increments, year_to_date
from pmf_lib.register.indicators import AGGREGATIONS

CENTS = st.integers(-(10**7), 10**7).map(lambda cents: cents / 100)
COUNTS = st.integers(1, 10**6)
VALUES = st.lists(CENTS, min_size=1, max_size=12)
PLAIN = ("sum", "average", "last", "first", "max", "min", "entered_cumulative")


def test_the_worked_ratio_is_not_the_mean_of_percentages():
    """methods: 90.000, 86.364, 88.667, 85.778; the mean of percentages would be 87.083."""
    found = year_to_date("ratio", numerators=[45, 50, 38, 60], denominators=[50, 60, 40, 75])
    assert found == pytest.approx([90.0, 86.364, 88.667, 85.778], abs=0.0005)
    of_one = year_to_date("ratio", None, [45, 50], [50, 60], scale=1)
    assert of_one == pytest.approx([0.9, 0.86364], abs=0.00001)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("sum", [4, 6, 12]),
        ("average", [4, 3, 4]),
        ("last", [4, 2, 6]),
        ("first", [4, 4, 4]),
        ("max", [4, 4, 6]),
        ("min", [4, 2, 2]),
        ("entered_cumulative", [4, 2, 6]),
    ],
)
def test_the_plain_kinds(kind, expected):
    assert year_to_date(kind, [4, 2, 6]) == expected
    assert coarser(kind, [4, 2, 6]) == expected[-1]


def test_weighted_rolling_and_yes():
    assert year_to_date("weighted_average", [10, 20], weights=[1, 3]) == [10, 17.5]
    assert year_to_date("rolling", [1, 2, 3, 4], rolling_periods=3) == [None, None, 6, 9]
    rates = year_to_date("rolling", numerators=[1, 2, 3], denominators=[2, 2, 4], rolling_periods=2)
    assert rates == [None, 75.0, pytest.approx(83.3333, abs=0.0001)]
    assert year_to_date("count_yes", [1, 0, 1, 1]) == [1, 0.5, pytest.approx(2 / 3), 0.75]


@pytest.mark.parametrize("gap", [None, math.nan])
@pytest.mark.parametrize("kind", PLAIN)
def test_after_a_gap_there_is_no_figure(kind, gap):
    found = year_to_date(kind, [1, gap, 3])
    assert found == [1, None, None]
    assert coarser(kind, [1, gap, 3]) is None


def test_a_gap_on_either_side_of_a_ratio_blanks_it():
    assert year_to_date("ratio", None, [1, None], [2, 2]) == [50, None]
    assert year_to_date("ratio", None, [1, 1], [2, None]) == [50, None]
    assert year_to_date("weighted_average", [1, 1], weights=[None, 1]) == [None, None]


def test_a_rolling_figure_recovers_when_the_gap_is_out_of_reach():
    assert year_to_date("rolling", [1, None, 3, 4], rolling_periods=2) == [None, None, None, 7]


def test_a_denominator_of_nought_gives_no_figure():
    assert year_to_date("ratio", None, [0, 3], [0, 4]) == [None, 75]
    assert year_to_date("weighted_average", [5], weights=[0]) == [None]


def test_nothing_gives_nothing():
    assert year_to_date("sum", []) == []
    assert coarser("sum", []) is None


@given(VALUES)
def test_months_make_the_year_however_they_are_grouped(values):
    while len(values) < 12:
        values = [*values, *values][:12]
    quarters = [values[start : start + 3] for start in (0, 3, 6, 9)]
    for kind in ("sum", "max", "min", "last", "first", "average"):
        rolled = [coarser(kind, quarter) for quarter in quarters]
        assert coarser(kind, rolled) == pytest.approx(coarser(kind, values))


@given(VALUES)
def test_increments_undo_a_running_sum(values):
    assert increments(year_to_date("sum", values)) == values


@given(VALUES)
def test_equal_weights_make_a_plain_mean(values):
    weighted = year_to_date("weighted_average", values, weights=[7] * len(values))
    assert weighted == year_to_date("average", values)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=12))
def test_a_ratio_is_the_mean_of_its_parts_weighted_by_denominators(pairs):
    tops, bottoms = zip(*pairs, strict=True)
    parts = [100 * top / bottom for top, bottom in pairs]
    ratio = coarser("ratio", None, tops, bottoms)
    assert ratio == pytest.approx(coarser("weighted_average", parts, weights=bottoms))
    assert min(parts) - 1e-6 <= ratio <= max(parts) + 1e-6


@given(VALUES, st.integers(0, 11), st.sampled_from(PLAIN))
def test_later_periods_change_no_earlier_figure(values, count, kind):
    assert year_to_date(kind, values)[:count] == year_to_date(kind, values[:count])


@given(VALUES.flatmap(lambda values: st.tuples(st.just(values), st.permutations(values))))
def test_the_order_of_periods_matters_to_first_and_last_alone(pair):
    values, shuffled = pair
    for kind in ("sum", "average", "max", "min"):
        assert coarser(kind, shuffled) == coarser(kind, values)
    assert (coarser("first", values), coarser("last", values)) == (values[0], values[-1])
    assert coarser("first", values) == coarser("last", values[::-1])


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=12, max_size=12))
def test_a_year_s_ratio_is_that_of_its_quarters_sums(pairs):
    tops, bottoms = zip(*pairs, strict=True)
    quarters = [
        [coarser("sum", side[start : start + 3]) for start in (0, 3, 6, 9)]
        for side in (tops, bottoms)
    ]
    assert coarser("ratio", None, *quarters) == coarser("ratio", None, tops, bottoms)


@given(VALUES, st.integers(1, 4))
def test_a_rolling_sum_is_the_sum_of_its_last_periods(values, span):
    found = year_to_date("rolling", values, rolling_periods=span)
    for end, figure in enumerate(found, start=1):
        assert figure == (coarser("sum", values[end - span : end]) if end >= span else None)


def test_a_late_month_blanks_its_own_quarter_and_the_year_to_date_from_then_on():
    """A late period is never skipped: blank in, blank out, whatever comes after it."""
    months = [10, 20, 30, 40, None, 60, 70, 80, 90]
    quarters = [coarser("sum", months[start : start + 3]) for start in (0, 3, 6)]
    assert quarters == [60, None, 240]
    assert year_to_date("sum", months) == [10, 30, 60, 100, *[None] * 5]


@pytest.mark.parametrize("size", [1e300, 1e-300])
def test_huge_and_tiny_figures_keep_their_mean(size):
    for kind in ("average", "last", "first", "max", "min"):
        assert year_to_date(kind, [size] * 5) == [size] * 5
    assert coarser("weighted_average", [size, size], weights=[size, size]) == size
    assert coarser("ratio", None, [size], [size], scale=1) == 1


def test_one_point_is_its_own_figure_and_a_negative_weight_weighs_nothing():
    assert all(year_to_date(kind, [7]) == [7] for kind in PLAIN)
    assert coarser("weighted_average", [1, 2], weights=[3, -1]) is None


def test_ten_tenths_are_one():
    assert year_to_date("sum", [0.1] * 10)[-1] == 1.0


def test_increments_of_a_year_start_with_the_first_and_stop_at_gaps():
    assert increments([100, 250, None, 600, 700]) == [100, 150, None, None, 100]
    assert increments([None, 5]) == [None, None]
    assert increments([]) == []


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"kind": "mean", "values": [1]}, "kind is 'mean'; allowed are sum"),
        ({"kind": "sum"}, "values is None"),
        ({"kind": "ratio", "numerators": [1]}, "denominators is None"),
        ({"kind": "ratio", "denominators": [1]}, "numerators is None"),
        ({"kind": "ratio", "numerators": [1], "denominators": [1, 2]}, "denominators 2"),
        ({"kind": "weighted_average", "values": [1]}, "weights is None"),
        ({"kind": "rolling", "values": [1]}, "rolling_periods is None"),
        ({"kind": "rolling", "values": [1], "rolling_periods": 0}, "rolling_periods is 0"),
        ({"kind": "rolling", "values": [1], "rolling_periods": 1.5}, "rolling_periods is 1.5"),
        ({"kind": "count_yes", "values": [1, 2]}, "count_yes takes 1"),
        ({"kind": "sum", "values": [True]}, "values is True"),
        ({"kind": "sum", "values": ["7"]}, "values is '7'"),
        ({"kind": "ratio", "numerators": [1], "denominators": [1], "scale": math.nan}, "scale is"),
    ],
)
def test_what_cannot_be_is_refused_by_name(arguments, named):
    with pytest.raises(ValueError, match=named):
        year_to_date(**arguments)


def test_every_aggregation_of_the_register_has_a_rule():
    lists = {"numerators": [1, 1], "denominators": [1, 1], "weights": [1, 1]}
    for kind in AGGREGATIONS:
        values = None if kind == "ratio" else [1, 1]
        assert year_to_date(kind, values, **lists, rolling_periods=1)[-1] is not None
