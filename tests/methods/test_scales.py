import math
import statistics

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmf_lib.methods.scales import Goalposts, min_max, percent_of_target, z_score

WHOLE = st.integers(-1000, 1000)
FIELDS = st.lists(WHOLE, min_size=2, max_size=12)
SIDES = st.sampled_from(("maximise", "minimise"))


def test_z_score_is_better_upwards_whatever_the_polarity():
    field = [70, 80, 90, None]
    deviation = statistics.pstdev([70, 80, 90])
    assert z_score(90, field, "maximise") == pytest.approx(10 / deviation)
    assert z_score(90, field, "minimise") == pytest.approx(-10 / deviation)
    assert z_score(80, field, "maximise") == 0


@given(WHOLE, FIELDS, SIDES, st.integers(1, 99), WHOLE)
def test_z_score_is_the_same_in_any_unit(value, field, polarity, factor, shift):
    assume(len(set(field)) > 1)
    moved = z_score(value * factor + shift, [v * factor + shift for v in field], polarity)
    assert moved == pytest.approx(z_score(value, field, polarity), rel=1e-12)


@given(WHOLE, FIELDS, st.integers(1, 100))
def test_every_scale_mirrors_with_polarity(value, field, width):
    posts, mirror = Goalposts(0, width), Goalposts(-width, 0)
    assert min_max(value, posts, "maximise") == min_max(-value, mirror, "minimise")
    assert z_score(value, field, "maximise") == z_score(-value, [-v for v in field], "minimise")


@pytest.mark.parametrize(
    ("value", "more", "less"),
    [(20, 0, 100), (19, 0, 100), (40, 25, 75), (100, 100, 0), (101, 100, 0)],
)
def test_min_max_runs_from_0_to_100_between_stored_goalposts(value, more, less):
    posts = Goalposts(20, 100)
    assert min_max(value, posts, "maximise") == more
    assert min_max(value, posts, "minimise") == less


@pytest.mark.parametrize(
    ("value", "more", "less"),
    [
        (100, 100, 100),
        (90, 90, 110),
        (120, 120, 80),
        (121, 120, 79),
        (80, 80, 120),
        (79, 79, 120),
        (0, 0, 120),
        (-1, 0, 120),
        (200, 120, 0),
        (201, 120, 0),
    ],
)
def test_percent_of_target_stays_from_0_to_120(value, more, less):
    assert percent_of_target(value, 100, "maximise") == more
    assert percent_of_target(value, 100, "minimise") == less


def test_the_missing_have_no_score_nor_has_a_field_without_spread():
    assert z_score(None, [1, 2], "maximise") is None
    assert z_score(1, [None, math.nan], "maximise") is None
    assert z_score(1, [2, 2], "maximise") is None
    assert min_max(math.nan, Goalposts(0, 1), "maximise") is None
    assert percent_of_target(5, None, "maximise") is None
    assert percent_of_target(5, 0, "maximise") is None
    assert percent_of_target(5, -1, "minimise") is None


def test_huge_and_tiny_figures():
    assert z_score(1e300, [0, 1e-300, 1e300], "maximise") == pytest.approx(math.sqrt(2))
    assert z_score(1e-300, [0, 1e-300], "minimise") == -1
    assert min_max(5e299, Goalposts(0, 1e300), "maximise") == 50
    assert percent_of_target(1e300, 1e-300, "maximise") == 120


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: z_score(1, [1, 2], "band"), "polarity is 'band'; allowed are maximise, minimise"),
        (lambda: min_max(1, Goalposts(0, 1), "none"), "polarity is 'none'"),
        (lambda: percent_of_target(True, 1, "maximise"), "value is True"),
        (lambda: Goalposts(1, 1), "low is 1 and high 1; low must be below high"),
        (lambda: Goalposts(0, math.inf), "high is inf"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
