import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods.composite import (
    Aggregation,
    Member,
    composite,
    composite_status,
    count_view,
)
from pmf_lib.methods.status import Status
from pmf_lib.methods.trend import Direction

SCORES = st.lists(st.integers(1, 120), min_size=1, max_size=8)
HOW = st.sampled_from(Aggregation)


def basket(*scores, weights=None, **stated):
    given_weights = weights or [None] * len(scores)
    return [
        Member(f"PI {place}", score, score, weight, **stated)
        for place, (score, weight) in enumerate(zip(scores, given_weights, strict=True), start=1)
    ]


def test_the_default_view_counts_and_scores_nothing():
    """A basket paints a picture of its members, not a number (R1-030)."""
    statuses = {"A": Status.GREEN, "B": Status.RED, "C": Status.RED, "D": Status.UNKNOWN}
    statuses |= {"E": Status.AMBER, "F": Status.DATA_ONLY}
    found = count_view(statuses, {"A": Direction.BETTER, "B": Direction.SAME})
    assert (found.green, found.amber, found.red, found.without_colour) == (1, 1, 2, 2)
    assert found.improving == 1
    assert found.statuses == statuses


@pytest.mark.parametrize(
    ("how", "score"),
    [
        (Aggregation.ARITHMETIC, 0.5 * 80 + 0.3 * 60 + 0.2 * 100),
        (Aggregation.GEOMETRIC, 80**0.5 * 60**0.3 * 100**0.2),
        (Aggregation.WORST, 60),
    ],
)
def test_three_ways_to_put_members_together(how, score):
    members = basket(80, 60, 100, weights=[0.5, 0.3, 0.2])
    found = composite(members, how)
    assert found.score == pytest.approx(score)
    assert found.members == tuple(members)
    assert found.weights == (0.5, 0.3, 0.2)
    assert (found.coverage, found.reason) == (1, None)


def test_a_missing_member_s_weight_goes_to_the_others_from_three_quarters_up():
    enough = composite(basket(80, 60, None, weights=[0.5, 0.25, 0.25]))
    assert enough.weights == pytest.approx((2 / 3, 1 / 3, 0))
    assert enough.score == pytest.approx(80 * 2 / 3 + 60 / 3)
    assert enough.coverage == 0.75
    too_few = composite(basket(80, 60, math.nan, weights=[0.5, 0.249, 0.251]))
    assert too_few.score is None
    assert too_few.reason == "less than 75% of the weight has a score"
    assert len(too_few.members) == 3
    assert too_few.words.startswith("Not calculable from 2 of 3 members, 74% of the weight:")


def test_nine_of_twelve_equal_members_are_enough_and_eight_are_not():
    assert composite(basket(*[50] * 9, *[None] * 3)).score == 50
    assert composite(basket(*[50] * 8, *[None] * 4)).score is None
    thirds = composite(basket(30, 60, 90, weights=[1 / 3] * 3))
    assert thirds.score == pytest.approx(60)


def test_a_geometric_mean_needs_scores_above_nought():
    assert composite(basket(0, 50), "weighted geometric mean").reason == (
        "a geometric mean needs scores above 0"
    )
    assert composite(basket(1e-300, 1e300), Aggregation.GEOMETRIC).score == pytest.approx(1)


def test_other_choices_are_worked_out_and_their_range_is_printed():
    found = composite(basket(80, 60, 100, weights=[0.5, 0.3, 0.2]))
    assert found.equal_weights == 80
    assert found.leave_one_out == pytest.approx({"PI 1": 76, "PI 2": 60 / 0.7, "PI 3": 72.5})
    assert found.range == pytest.approx((72.5, 60 / 0.7))
    assert found.words == (
        "Score 78.0 from 3 of 3 members, 100% of the weight; 72.5 to 85.7 by other choices."
    )
    alone = composite(basket(80))
    assert (alone.leave_one_out, alone.range) == ({}, (80, 80))


@settings(max_examples=50)
@given(SCORES, HOW)
def test_a_score_lies_between_its_members_and_never_without_them(scores, how):
    found = composite(basket(*scores), how)
    assert min(scores) - 1e-9 <= found.score <= max(scores) + 1e-9
    assert [member.score for member in found.members] == scores
    assert sum(found.weights) == pytest.approx(1)


@settings(max_examples=50)
@given(SCORES, HOW, st.randoms(use_true_random=False))
def test_the_order_of_members_changes_nothing(scores, how, shuffler: random.Random):
    members = basket(*scores)
    shuffled = list(members)
    shuffler.shuffle(shuffled)
    one, other = composite(members, how), composite(shuffled, how)
    assert (one.score, one.leave_one_out) == (other.score, other.leave_one_out)


def test_a_status_only_where_every_member_could_have_one():
    """CorVu's reviewers of 2002 missed the way down from a score to its members."""
    stated = basket(80, 60, polarity="minimise", target=5)
    assert composite_status(composite(stated), 70) is Status.GREEN
    assert composite_status(composite(stated), 75) is Status.AMBER
    assert composite_status(composite(stated), 90) is Status.RED
    no_target = Member("X", 80, 80, None, "maximise")
    no_side = Member("Y", 80, 80, None, "none", 5)
    for member in (no_target, no_side, Member("Z", 80, 80, None, None, 5)):
        assert composite_status(composite([*stated, member]), 70) is Status.NOT_APPLICABLE
    empty = basket(None, polarity="maximise", target=5)
    assert composite_status(composite(empty), 70) is Status.UNKNOWN


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: composite([]), "members is empty"),
        (lambda: composite(basket(1) + basket(2)), "members has 'PI 1' twice"),
        (lambda: composite(basket(1, 2, weights=[0.5, 0.6])), "weights sum to 1.1; they must"),
        (lambda: composite(basket(1, 2, weights=[0.5, 0.49])), "weights sum to 0.99"),
        (lambda: composite(basket(1, 2, weights=[1, None])), "weight of PI 2 is None"),
        (lambda: composite(basket(1, 2, weights=[1, 0])), "weight of PI 2 is 0"),
        (lambda: composite(basket(1), "median"), "aggregation is 'median'; allowed are weighted"),
        (lambda: composite(basket("80")), "score is '80'"),
        (lambda: count_view({}), "statuses is empty"),
        (lambda: count_view({"A": Status.RED}, {"B": Direction.SAME}), "directions names 'B'"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
