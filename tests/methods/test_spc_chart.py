import pytest

from pmf_lib.methods.spc import clipped, suggested_rebase, xmr

BASE = (3, 0) * 6


@pytest.mark.parametrize(("count", "place"), [(11, None), (12, 12), (13, 12)])
def test_a_shift_of_twelve_that_lasts_suggests_new_limits(count, place):
    high = [2 + turn % 2 for turn in range(count)]
    assert suggested_rebase(xmr([*BASE, *high], fix_after=12)) == place
    assert suggested_rebase(xmr([*BASE, *high, 1.5], fix_after=12)) is None


def test_a_shift_hidden_by_stronger_signals_still_suggests():
    """Points outside the limits are on their side of the mean all the same."""
    assert suggested_rebase(xmr([*BASE, *[20, 2] * 6], fix_after=12)) == 12


def test_what_was_rebased_is_not_suggested_again():
    chart = xmr([*BASE, *[2, 3] * 6], fix_after=12, rebase=(12,))
    assert suggested_rebase(chart) is None
    assert suggested_rebase(xmr([5] * 20)) is None


def test_limits_are_drawn_no_further_than_figures_can_go():
    chart = xmr([99, 90] * 6)
    drawn = clipped(chart, 0, 100)
    assert chart.upper > 100 and drawn.upper == 100
    assert (drawn.lower, drawn.signals) == (chart.lower, chart.signals)
    assert "drawn only as far" in drawn.notes[-1]
    assert clipped(chart, 0) is not None and clipped(chart, 0).upper == chart.upper


def test_limits_within_bounds_are_drawn_as_they_are():
    chart, flat = xmr([50, 51] * 6), xmr([50] * 6)
    assert clipped(chart, 0, 100) == clipped(chart) == chart
    assert clipped(flat, 0, 100) == flat


def test_bounds_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="lowest is 100; it must not be above highest, 0"):
        clipped(xmr(BASE), 100, 0)
