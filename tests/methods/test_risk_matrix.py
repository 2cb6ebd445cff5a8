import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import risk
from pmf_lib.methods.opportunity import mirror
from pmf_lib.methods.risk import TYPICAL, Band
from pmf_lib.methods.risk_matrix import matrix, mirrored

PLACES = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=20)


def test_a_cell_says_in_words_what_it_holds():
    """R2-035: an accessible table; the band is the one painted in the cell."""
    painted = tuple(tuple(Band.HIGH for _ in range(5)) for _ in range(5))
    cell = matrix([(4, 5), (4, 5)], painted).rows[1][4]
    assert cell.text == "likelihood 4, impact 5, score 20, high, 2 risks"
    rows = matrix([(4, 5)]).rows
    assert rows[1][4].text == "likelihood 4, impact 5, score 20, very high, 1 risk"
    assert rows[4][0].text == "likelihood 1, impact 1, score 1, low, 0 risks"
    assert mirrored([]).rows[0][0].text == (
        "likelihood 5, impact 5, score 25, very high, 0 opportunities"
    )
    assert mirrored([(1, 1)]).rows[4][4].text.endswith("low, 1 opportunity")


def test_likelihood_falls_downwards_and_impact_rises_to_the_right():
    rows = matrix([]).rows
    assert [row[0].likelihood for row in rows] == [5, 4, 3, 2, 1]
    assert [cell.impact for cell in rows[0]] == [1, 2, 3, 4, 5]


@given(PLACES)
def test_opportunities_stand_as_in_a_mirror(places):
    threats, chances = matrix(places).rows, mirrored(places).rows
    for row, opposite in zip(threats, chances, strict=True):
        seen = [(cell.score, cell.band, cell.count) for cell in row]
        assert seen == [(cell.score, cell.band, cell.count) for cell in reversed(opposite)]
    bands = tuple(tuple(cell.band for cell in row) for row in reversed(chances))
    assert bands == mirror(TYPICAL)


@given(PLACES.flatmap(lambda places: st.tuples(st.just(places), st.permutations(places))))
def test_every_risk_stands_once_whatever_the_order(pair):
    places, shuffled = pair
    found = matrix(places)
    assert sum(cell.count for row in found.rows for cell in row) == len(places)
    assert found == matrix(shuffled)


def test_what_is_not_scored_is_counted_apart():
    found = matrix([(None, 3), (2, float("nan")), (2.0, 3)])
    assert found.unplaced == 2
    assert found.rows[3][2].count == 1
    with pytest.raises(ValueError, match="impact is 6"):
        matrix([(1, 6)])


def test_bands_are_those_of_the_table_and_not_of_the_score():
    for row in matrix([]).rows:
        for cell in row:
            assert cell.band is risk.band(cell.likelihood, cell.impact)
