import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from pmf_lib.methods.benchmark import (
    Middle,
    category,
    mad_distance,
    middle,
    quartile_bounds,
    rank,
    rank_words,
    ranks_in_words,
)

HUNDREDTHS = st.integers(-(10**6), 10**6).map(lambda cents: cents / 100)
FIELDS = st.lists(st.none() | HUNDREDTHS, max_size=30)
SIDES = st.sampled_from(("maximise", "minimise"))


def test_one_is_best_ties_share_the_best_and_the_missing_have_none():
    values = [90, 95, None, 90, 80, math.nan]
    assert rank(values, "maximise") == [2, 1, None, 2, 4, None]
    assert rank(values, "minimise") == [2, 4, None, 2, 1, None]
    assert ranks_in_words(values, "maximise") == [
        "=2nd of 4",
        "1st of 4",
        "not ranked",
        "=2nd of 4",
        "4th of 4",
        "not ranked",
    ]


def test_a_band_is_ranked_by_nearness_to_its_target_as_written():
    assert rank([98.1, 101.9, 100.3, 97], "band", target=100) == [2, 2, 1, 4]
    assert rank([0.1, 0.5], "band", target=0.3) == [1, 1]


@pytest.mark.parametrize(
    ("polarity", "named"),
    [
        ("none", "polarity is 'none'; a rank needs one that says which end is best"),
        ("band", "target is None; a band is ranked by nearness to a target"),
        ("up", "polarity is 'up'; allowed are maximise"),
    ],
)
def test_nothing_is_ranked_where_no_end_is_best(polarity, named):
    with pytest.raises(ValueError, match=named):
        rank([1, 2], polarity)


@given(FIELDS, SIDES)
def test_ranks_agree_with_scipy_and_mirror_with_polarity(values, polarity):
    there = [value for value in values if value is not None]
    signed = [-value if polarity == "maximise" else value for value in there]
    expected = iter(stats.rankdata(signed, method="min").astype(int).tolist())
    found = rank(values, polarity)
    assert found == [None if value is None else next(expected) for value in values]
    mirrored = [None if value is None else -value for value in values]
    assert found == rank(mirrored, "minimise" if polarity == "maximise" else "maximise")


@given(FIELDS, st.randoms(use_true_random=False))
def test_a_rank_stays_with_its_value_in_any_order(values, shuffler: random.Random):
    order = list(range(len(values)))
    shuffler.shuffle(order)
    found = rank(values, "maximise")
    assert rank([values[place] for place in order], "maximise") == [found[place] for place in order]


@pytest.mark.parametrize(
    ("place", "ties", "of", "words"),
    [
        (3, True, 16, "=3rd of 16"),
        (1, False, 1, "1st of 1"),
        (2, False, 16, "2nd of 16"),
        (11, False, 121, "11th of 121"),
        (12, False, 121, "12th of 121"),
        (13, True, 121, "=13th of 121"),
        (21, False, 121, "21st of 121"),
        (111, False, 121, "111th of 121"),
        (None, False, 16, "not ranked"),
    ],
)
def test_a_rank_in_words(place, ties, of, words):
    assert rank_words(place, ties, of) == words


@pytest.mark.parametrize("place", [0, 17])
def test_a_rank_outside_the_field_is_refused(place):
    with pytest.raises(ValueError, match=f"place is {place}; it must be from 1 to 16"):
        rank_words(place, False, 16)


def test_quartile_bounds_of_four_sixteen_and_ties():
    assert quartile_bounds([4, 1, 3, 2]) == (1, 1.75, 2.5, 3.25, 4)
    sixteen = list(range(1, 17))
    assert quartile_bounds(sixteen) == (1, 4.75, 8.5, 12.25, 16)
    parts = [category(value, quartile_bounds(sixteen)) for value in sixteen]
    assert parts == [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4
    tied = [5, 5, 5, 5, 9]
    assert quartile_bounds(tied) == (5, 5, 5, 5, 9)
    assert [category(value, quartile_bounds(tied)) for value in tied] == [1, 1, 1, 1, 4]
    assert category(7, quartile_bounds([7] * 4)) == 1


def test_three_values_are_too_few_and_missing_ones_do_not_count():
    assert quartile_bounds([1, 2, 3, None, math.nan]) is None
    assert quartile_bounds([1, 2, None, 3, 4]) == quartile_bounds([1, 2, 3, 4])
    assert category(2, None) is None
    assert category(None, (1, 2, 3)) is None


def test_a_value_on_a_bound_is_below_it_and_one_outside_is_in_the_end_part():
    bounds = (1, 1.75, 2.5, 3.25, 4)
    assert [category(value, bounds) for value in (1.75, 1.7501, 3.25, 3.2501)] == [1, 2, 3, 4]
    assert [category(value, bounds) for value in (-5, 9)] == [1, 4]


@settings(max_examples=50)
@given(st.lists(HUNDREDTHS, min_size=4, max_size=40), st.integers(2, 10))
def test_bounds_are_percentile_inc_and_parts_rise_with_values(values, k):
    bounds = quartile_bounds(values, k)
    assert bounds == pytest.approx(np.percentile(values, np.linspace(0, 100, k + 1)).tolist())
    parts = [category(value, bounds) for value in sorted(values)]
    assert parts == sorted(parts)
    assert set(parts) <= set(range(1, k + 1))


def test_distance_from_the_median_is_in_unscaled_mads():
    assert Middle(7.6, 0.3, 3).distance(7.7) == pytest.approx(0.333, abs=5e-4)
    assert middle([7.3, 7.6, None, 7.9]) == Middle(7.6, 0.3, 3)
    assert mad_distance(7.7, [7.3, 7.6, 7.9]) == pytest.approx(1 / 3)
    assert mad_distance(7.0, [7.3, 7.6, 7.9]) == -2


def test_no_distance_without_a_spread_a_value_or_neighbours():
    assert mad_distance(8, [7, 7, 7, 9]) is None
    assert mad_distance(None, [7, 8, 9]) is None
    assert mad_distance(7, [None]) is None
    assert middle([]) is None


@given(
    HUNDREDTHS,
    st.lists(HUNDREDTHS, min_size=3, max_size=9),
    st.integers(1, 99),
    st.integers(-99, 99),
)
def test_distance_is_the_same_in_any_unit(value, field, factor, shift):
    moved = mad_distance(value * 100 * factor + shift, [v * 100 * factor + shift for v in field])
    found = mad_distance(value, field)
    assert (moved is None) == (found is None)
    assert found is None or moved == pytest.approx(found, rel=1e-9, abs=1e-9)


def test_huge_and_tiny_figures():
    assert rank([1e300, 1e-300, -1e300], "maximise") == [1, 2, 3]
    assert quartile_bounds([-1e300, 0, 1e-300, 1e300])[0::4] == (-1e300, 1e300)
    assert mad_distance(3e300, [1e300, 2e300, 3e300]) == 1
    assert mad_distance(3e-300, [1e-300, 2e-300, 3e-300]) == 1


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: rank([True, 2], "maximise"), "values is True"),
        (lambda: rank(["1"], "maximise"), "values is '1'"),
        (lambda: quartile_bounds([1, 2, 3, 4], 1), "k is 1; it must be a whole number from 2 up"),
        (lambda: quartile_bounds([1, 2, 3, 4], 2.5), "k is 2.5"),
        (lambda: category(1, (3, 2, 1)), "bounds is"),
        (lambda: category(1, (3, 4)), "bounds is"),
        (lambda: category("x", (1, 2, 3)), "value is 'x'"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
