import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods.benchmark import rank
from pmf_lib.methods.rank_range import RankRange, rank_ranges

ROWS = st.lists(
    st.tuples(st.none() | st.integers(0, 100), st.none() | st.integers(0, 5)), max_size=8
)


def ranges(rows, polarity="maximise", **options):
    values, errors = ([row[side] for row in rows] for side in (0, 1))
    return rank_ranges(values, errors, polarity, seed=7, draws=200, **options)


@settings(max_examples=50)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_same_seed_gives_the_same_ranges_in_any_order(rows, shuffler: random.Random):
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    expected = dict(zip(rows, ranges(rows), strict=True))
    assert ranges(shuffled) == [expected[row] for row in shuffled]


@settings(max_examples=50)
@given(st.lists(st.integers(0, 20), max_size=10))
def test_without_chance_a_range_is_the_rank(values):
    found = ranges([(value, 0) for value in values], "minimise")
    assert found == [RankRange(place, place) for place in rank(values, "minimise")]


def test_close_figures_change_places_and_far_ones_do_not():
    found = ranges([(90, 3), (91, 3), (50, 3), (None, 3), (80, None)])
    assert found == [RankRange(1, 2), RankRange(1, 2), RankRange(3, 3), None, None]
    assert [one and one.words for one in found[1:4]] == ["ranks 1st to 2nd", "ranks 3rd", None]
    low = ranges([(90, 3), (91, 3), (50, 3)], "minimise")
    assert low == [RankRange(2, 3), RankRange(2, 3), RankRange(1, 1)]


def test_two_alike_take_each_rank_half_the_time_and_bands_go_by_nearness():
    assert ranges([(90, 1), (90, 1)]) == [RankRange(1, 2)] * 2
    assert ranges([(90, 0), (104, 0)], "band", target=100) == [RankRange(2, 2), RankRange(1, 1)]


def test_more_confidence_is_a_wider_range():
    rows = [(place, 2) for place in range(12)]
    narrow, wide = ranges(rows, confidence=0.5), ranges(rows, confidence=0.99)
    assert all(w.best <= n.best <= n.worst <= w.worst for n, w in zip(narrow, wide, strict=True))
    assert narrow != wide


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"standard_errors": [1]}, "values has 2 entries and standard_errors 1"),
        ({"standard_errors": [1, -1]}, "standard_errors has -1; an error must be 0 or more"),
        ({"polarity": "none"}, "polarity is 'none'"),
        ({"confidence": 95}, "confidence is 95"),
        ({"draws": 0}, "draws is 0"),
        ({"seed": -1}, "seed is -1"),
    ],
)
def test_what_cannot_be_is_refused_by_name(options, named):
    arguments = {"values": [1, 2], "standard_errors": [1, 1], "polarity": "maximise", "seed": 1}
    with pytest.raises(ValueError, match=named):
        rank_ranges(**(arguments | options))
