import pytest

from pmf_lib.methods import risk
from pmf_lib.methods.risk import Band

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
