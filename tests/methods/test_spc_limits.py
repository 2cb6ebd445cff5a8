"""Mean, screen and limits, and a plain reading of all the rules in fractions beside ours."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods.spc import xmr
from pmf_lib.methods.spc_limits import Limits, ruler


def running(*ranges):
    """A series, up and down by turns, with these moving ranges in thousandths."""
    values = [0]
    for place, size in enumerate(ranges):
        values.append(values[-1] + size * (-1) ** place)
    return values


@pytest.mark.parametrize(
    ("ranges", "mean"),
    [
        ((3267, 733, *[1000] * 6, 0, 0), Fraction(6733, 9)),
        ((3266, 734, *[1000] * 6, 0, 0), Fraction(1000)),
        ((10_000, 3000, *[500] * 8), Fraction(7000, 9)),
    ],
)
def test_the_screen_is_met_exactly_and_used_once(ranges, mean):
    """3.267 means of 1 is screened, 3.266 is not; what the new mean would screen stays."""
    assert sum(ranges) in (10_000, 17_000)
    assert ruler(running(*ranges), screen=True, fix_after=None).moving_range == mean


def test_screening_leaves_the_mean_alone():
    figures = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 90]
    both = [ruler(figures, screen, None) for screen in (True, False)]
    assert both[0].mean == both[1].mean == Fraction(106, 12)
    assert both[0].moving_range == 1 < both[1].moving_range


def test_near_limits_are_two_thirds_of_the_way_to_the_limits():
    rule = ruler([0, 3] * 6, screen=True, fix_after=None)
    assert (rule.far, rule.near) == (Fraction("7.98"), Fraction("5.32"))


def test_without_limits_nothing_is_beyond_them():
    rule = ruler([7] * 6, screen=True, fix_after=None)
    assert rule.limits is Limits.NO_VARIATION
    assert rule.far is rule.near is rule.beyond(Fraction(10**6)) is None


def plain(values, screen):
    """The rules as one would read them out, a point at a time, the last rule first."""
    figures = [Fraction(str(value)) for value in values]
    mean = sum(figures) / len(figures)
    ranges = [abs(b - a) for a, b in pairwise(figures)]
    usual = sum(ranges) / len(ranges)
    kept = [size for size in ranges if size < Fraction("3.267") * usual]
    usual = sum(kept) / len(kept) if screen and any(kept) else usual
    reach = Fraction("2.66") * usual
    away = [figure - mean for figure in figures]
    signals = [None] * len(figures)
    for start in range(len(figures) - 6):
        run = range(start, start + 7)
        for name, sign in (("above", 1), ("below", -1)):
            if all(sign * away[place] > 0 for place in run):
                signals[start : start + 7] = [f"shift_{name}"] * 7
    for start in range(len(figures) - 2):
        trio = range(start, start + 3)
        near = [place for place in trio if reach * 2 / 3 < abs(away[place]) <= reach and usual]
        for name, sign in (("above", 1), ("below", -1)):
            if len(near) >= 2 and all(sign * away[place] > 0 for place in trio):
                for place in near:
                    signals[place] = f"two_in_three_{name}"
    for start in range(len(figures) - 6):
        steps = [b - a for a, b in pairwise(figures[start : start + 7])]
        for name, sign in (("up", 1), ("down", -1)):
            if all(sign * step > 0 for step in steps):
                signals[start : start + 7] = [f"trend_{name}"] * 7
    for place, distance in enumerate(away):
        if usual and abs(distance) > reach:
            signals[place] = "outside_above" if distance > 0 else "outside_below"
    return signals


STEPPING = st.lists(st.integers(-2, 3), min_size=5, max_size=40)
LEVELS = st.lists(st.tuples(st.integers(-4, 4), st.integers(1, 9)), min_size=5, max_size=12)


@given(STEPPING, st.sampled_from([1, 10, 1000]), st.booleans())
@settings(max_examples=50)
def test_walks_are_judged_as_a_plain_reading_judges_them(steps, unit, screen):
    values = [sum(steps[: place + 1]) / unit for place in range(len(steps))]
    assert list(xmr(values, screen=screen).signals) == plain(values, screen)


@given(LEVELS, st.booleans())
@settings(max_examples=50)
def test_levels_are_judged_as_a_plain_reading_judges_them(levels, screen):
    values = [level + place % 2 / 2 for level, count in levels for place in range(count)]
    assert list(xmr(values, screen=screen).signals) == plain(values, screen)
