from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import risk
from pmf_lib.methods.risk import Band

PLACE = st.integers(1, 5)
CELLS = [(likelihood, impact) for likelihood in range(1, 6) for impact in range(1, 6)]


def by_score(scored):
    limits = ((4, Band.LOW), (9, Band.MEDIUM), (16, Band.HIGH), (25, Band.VERY_HIGH))
    return next(band for highest, band in limits if scored <= highest)


@pytest.mark.parametrize(("likelihood", "impact"), CELLS)
def test_the_typical_cells_follow_the_scores_and_spare_no_impact_of_five(likelihood, impact):
    """R2-035."""
    assert risk.score(likelihood, impact) == likelihood * impact
    assert risk.band(likelihood, impact) is by_score(likelihood * impact)
    if impact == 5:
        assert risk.band(likelihood, impact) is not Band.LOW


def test_a_council_may_paint_its_own_cells():
    cells = tuple(tuple(Band.LOW for _ in range(5)) for _ in range(5))
    assert risk.band(5, 5, cells) is Band.LOW
    with pytest.raises(ValueError, match="5 rows of 5"):
        risk.band(1, 1, cells[:4])


def test_appetite_is_the_highest_score_borne():
    assert not risk.above_appetite(3, 4, 12)
    assert risk.above_appetite(3, 5, 12)
    assert not risk.above_appetite(None, 5, 12)


def test_a_missing_score_is_none():
    assert risk.score(None, 3) is None
    assert risk.band(3, float("nan")) is None


@pytest.mark.parametrize("likelihood", [0, 6, 2.5, -1])
def test_only_whole_numbers_from_one_to_five(likelihood):
    with pytest.raises(ValueError, match="likelihood is"):
        risk.score(likelihood, 3)


@given(PLACE, PLACE)
def test_the_score_is_the_same_either_way_round_and_never_falls(likelihood, impact):
    assert risk.score(likelihood, impact) == risk.score(impact, likelihood)
    if likelihood < 5:
        assert risk.score(likelihood + 1, impact) > risk.score(likelihood, impact)


def test_three_scores_and_what_lies_between_them():
    found = risk.scores((3, 4), inherent=(5, 4), target=(2, 4))
    assert (found.inherent, found.current, found.target) == (20, 12, 8)
    assert (found.reduced, found.to_go) == (8, 4)
    bare = risk.scores((3, 4))
    assert (bare.inherent, bare.target, bare.reduced, bare.to_go) == (None,) * 4


@pytest.mark.parametrize(
    ("now", "before", "direction"),
    [(12, 16, "better"), (16, 12, "worse"), (12, 12, "same"), (12, None, "no_trend")],
)
def test_a_lower_score_is_better_and_no_review_is_no_trend(now, before, direction):
    assert risk.direction(now, before) == direction


def test_the_age_of_a_review():
    assert risk.review_age(date(2021, 7, 14), date(2021, 10, 12)) == 90
    assert risk.review_age(date(2021, 10, 12), date(2021, 10, 12)) == 0
    assert risk.review_age(None, date(2021, 10, 12)) is None
    with pytest.raises(ValueError, match="reviewed_on is 2021-10-13"):
        risk.review_age(date(2021, 10, 13), date(2021, 10, 12))


@pytest.mark.parametrize(
    ("impact", "plan", "lacks"),
    [
        (4, {}, ()),
        (5, {}, ("action", "owner", "date")),
        (5, {"action": " ", "owner": "Head of Finance"}, ("action", "date")),
        (5, {"action": "Insure", "owner": "Head", "due_on": date(2021, 12, 1)}, ()),
        (None, {}, ()),
    ],
)
def test_above_appetite_a_risk_needs_action_owner_and_date(impact, plan, lacks):
    """R2-035; the appetite is 12."""
    assert risk.needs(3, impact, 12, **plan) == lacks


def test_yes_is_no_likelihood():
    with pytest.raises(ValueError, match="likelihood is True"):
        risk.score(True, 3)
