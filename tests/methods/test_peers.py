"""Where a measure stands among like authorities."""

import random

import pandas as pd
import pytest

from pmf_lib.methods.comparison import Outcome
from pmf_lib.methods.latest import histories
from pmf_lib.methods.peers import Peer, better, peers_of, standing, worse
from pmf_lib.periods import Period
from pmf_lib.register import TABLES
from pmf_lib.register.indicators import MEASURES, VALUES
from tests.methods.frames import frame, measure

YEAR = Period.parse("2020-21")
NOW = Period.parse("2021-22-Q2")


def own(value, *, top=None, bottom=None, period="2020-21", **about):
    row = measure(**({"frequency": "annual", "kind": "percent"} | about))
    figures = {
        "measure": row["measure"],
        "unit": row["unit"],
        "period": period,
        "value": value,
        "numerator": top,
        "denominator": bottom,
    }
    (history,) = histories(frame(MEASURES, [row]), frame(VALUES, [figures]))
    return history


def field(values, *, cases=None, period=YEAR, provisional=False):
    return [
        Peer(
            f"Neighbour {place:02d}",
            period,
            value,
            None if cases is None else value * cases / 100,
            cases,
            provisional,
        )
        for place, value in enumerate(values)
    ]


def test_rank_quarter_and_distance_from_the_median():
    found = standing(own(65.0), field([50, 60, 70, 80, 90]), NOW)
    assert (found.words, found.of, found.part.from_best) == ("4th of 6", 6, 3)
    assert (found.median, found.distance) == (70, -0.5)
    assert found.period == YEAR


def test_ties_are_told():
    assert standing(own(70.0), field([70, 60, 80, 50]), NOW).words == "=2nd of 5"


def test_polarity_turns_the_rank_round():
    least = own(50.0, polarity="minimise")
    assert standing(least, field([60, 70, 80, 90]), NOW).rank == 1
    assert standing(own(50.0), field([60, 70, 80, 90]), NOW).rank == 5


@pytest.mark.parametrize("polarity", ["none", "band"])
def test_a_measure_with_no_better_end_has_no_standing(polarity):
    assert standing(own(50.0, polarity=polarity), field([60, 70, 80, 90]), NOW) is None


def test_four_peers_are_enough_and_three_are_not():
    assert standing(own(50.0), field([60, 70, 80]), NOW) is None
    assert standing(own(50.0), field([60, 70, 80, None]), NOW) is None
    assert standing(own(50.0), field([60, 70, 80, 90]), NOW) is not None


def test_only_the_same_period_is_compared_and_only_the_past():
    earlier, later = Period.parse("2019-20"), Period.parse("2022-23")
    assert standing(own(50.0), field([60, 70, 80, 90], period=earlier), NOW) is None
    assert standing(own(50.0, period="2022-23"), field([60, 70, 80, 90], period=later), NOW) is None


def test_peers_together_are_their_sums_and_the_interval_decides():
    """A rate is compared with all peers' cases, never with the mean of their rates (Fingertips)."""
    others = field([80, 90, 80, 90], cases=100)
    large = standing(own(70.0, top=700, bottom=1000), others, NOW)
    small = standing(own(70.0, top=7, bottom=10), others, NOW)
    assert large.pooled and large.benchmark == 85
    assert (large.verdict.outcome, small.verdict.outcome) == (Outcome.WORSE, Outcome.SIMILAR)
    assert worse(large) == "significantly worse than similar councils (5th of 5)"
    assert worse(small) == "in the last quarter of similar councils (5th of 5)"


def test_the_best_are_told_and_the_middle_is_no_news():
    others = field([60, 62, 70, 72, 80, 82, 90])
    first, middle = standing(own(95.0), others, NOW), standing(own(71.0), others, NOW)
    assert better(first) == "in the first quarter of similar councils (1st of 8)"
    assert (worse(first), worse(middle), better(middle)) == (None, None, None)


@pytest.mark.parametrize(
    ("top", "bottom"), [(None, None), (5.5, 10), (-5, 10), (5, 0), (12, 10), (5, 10.5)]
)
def test_counts_that_give_no_interval_are_not_compared(top, bottom):
    found = standing(own(50.0, top=top, bottom=bottom), field([60, 70, 80, 90]), NOW)
    assert found.verdict.outcome is Outcome.NOT_COMPARED and found.verdict.reason


def test_a_rate_has_poisson_limits():
    rate = own(0.5, top=500, bottom=1000, kind="ratio")
    found = standing(rate, field([0.9, 0.9, 0.9, 0.9], cases=None), NOW)
    assert found.verdict.outcome is Outcome.WORSE


def test_the_order_of_the_peers_changes_nothing():
    others = field([60, 62, 70, 72, 80, 82, 90], cases=50)
    shuffled = random.Random(4).sample(others, len(others))
    assert standing(own(71.0), shuffled, NOW) == standing(own(71.0), others, NOW)


def test_the_register_gives_the_peers_of_each_measure():
    rows = [
        {
            "measure": "ICT01",
            "authority": "A",
            "period": "2020-21",
            "value": 5.0,
            "status": "final",
        },
        {"measure": "ICT01", "authority": "B", "period": "2020-21", "status": "provisional"},
    ]
    found = peers_of(pd.DataFrame(rows, columns=list(TABLES["benchmarks"].names)))
    assert [(peer.authority, peer.value, peer.provisional) for peer in found["ICT01"]] == [
        ("A", 5.0, False),
        ("B", None, True),
    ]


def test_a_close_field_has_a_wide_range_of_ranks_and_a_spread_one_a_narrow():
    """A rank is never quoted without how far chance could move it."""
    close = standing(own(70.0, top=70, bottom=100), field([68, 69, 71, 72], cases=100), NOW)
    apart = standing(own(70.0, top=7000, bottom=10000), field([20, 40, 80, 95], cases=10000), NOW)
    assert (close.by_chance.best, close.by_chance.worst) == (1, 5)
    assert (apart.by_chance.best, apart.by_chance.worst) == (3, 3)
    assert close.cases == 100


def test_without_counts_nobody_can_say_how_far_chance_moves_a_rank():
    assert standing(own(70.0), field([68, 69, 71, 72], cases=100), NOW).by_chance is None
    assert standing(own(70.0, top=7, bottom=10), field([68, 69, 71, 72]), NOW).by_chance is None
