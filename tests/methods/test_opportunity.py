from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import opportunity, risk
from pmf_lib.methods.risk import TYPICAL, Band
from pmf_lib.methods.trend import Direction

PLACE = st.integers(1, 5)


@given(PLACE, PLACE)
def test_an_opportunity_scores_as_a_risk_of_the_same_place_does(likelihood, benefit):
    """R3-027."""
    assert opportunity.score(likelihood, benefit) == risk.score(likelihood, benefit)
    assert opportunity.band(likelihood, benefit) is risk.band(likelihood, benefit)
    assert opportunity.mirror(TYPICAL)[likelihood - 1][5 - benefit] is risk.band(
        likelihood, benefit
    )


def test_mirrored_twice_a_table_is_itself():
    assert opportunity.mirror(opportunity.mirror(TYPICAL)) == TYPICAL
    assert opportunity.mirror(TYPICAL)[0] == (Band.MEDIUM, *[Band.LOW] * 4)
    with pytest.raises(ValueError, match="5 rows of 5"):
        opportunity.mirror(TYPICAL[:4])


@given(st.integers(1, 25), st.integers(1, 25))
def test_what_is_better_for_a_chance_is_worse_for_a_threat(now, before):
    opposite = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER}
    threat = risk.direction(now, before)
    assert opportunity.direction(now, before) is opposite.get(threat, threat)


def test_a_chance_worth_taking_needs_a_plan():
    assert opportunity.worth_pursuing(3, 4, 12)
    assert not opportunity.worth_pursuing(3, 4, 13)
    assert not opportunity.worth_pursuing(None, 4, 12)
    assert opportunity.needs(3, 4, 12) == ("action", "owner", "date")
    assert opportunity.needs(3, 4, 13) == ()
    plan = {"action": "Bid for the grant", "owner": "Head of Regeneration"}
    assert opportunity.needs(3, 4, 12, **plan, due_on=date(2021, 12, 1)) == ()
