import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.service_standard import (
    Dimension,
    Standard,
    State,
    days_taken,
    record,
    state,
)
from pmf_lib.register.yardsticks import DIMENSIONS

VALUES = st.lists(st.none() | st.integers(0, 100), max_size=8)
PROMISE = Standard(
    "We answer within five working days", "timeliness", "CUS01", 90, "maximise", "Weekends"
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], "unknown"),
        ([None], "unknown"),
        ([89.9, None], "unknown"),
        ([90], "kept"),
        ([89.99], "broken"),
        ([95, 89.99], "broken"),
        ([80, 85], "broken"),
        ([89.99, 90], "restored"),
        ([80, 91, 92], "kept"),
        ([None, 91], "kept"),
        ([80, math.nan, 91], "kept"),
        ([1e300], "kept"),
        ([1e-300], "broken"),
    ],
)
def test_kept_broken_and_restored(values, expected):
    """Exceptions A11 and F11; R3-037. Meeting the threshold exactly keeps the promise."""
    assert state(values, 90) == expected


@given(VALUES)
def test_the_most_allowed_is_the_mirror_of_the_least(values):
    mirrored = [None if value is None else -value for value in values]
    assert state(mirrored, -90, "minimise") is state(values, 90, "maximise")


@given(VALUES)
def test_only_the_last_two_figures_decide_and_the_last_four_are_shown(values):
    found = record(PROMISE, values)
    assert found.state is state(values[-2:], 90)
    assert len(found.figures) == len(found.kept) == 4
    assert list(found.figures[4 - min(4, len(values)) :]) == values[-4:]
    assert (found.state is State.BROKEN) == (found.kept[-1] is False)


def test_a_standard_s_words_are_those_of_the_register():
    assert tuple(Dimension) == DIMENSIONS
    assert record(PROMISE, [88, 91]).kept == (None, None, False, True)


def test_days_that_are_not_worked_do_not_count():
    """Easter 2021: Thursday 1 April to Wednesday 7 April."""
    received, answered = date(2021, 4, 1), date(2021, 4, 7)
    assert days_taken(received, answered) == 2
    assert days_taken(received, answered, working=False) == 6
    assert days_taken(received, answered, closures=frozenset({date(2021, 4, 6)})) == 1
    assert days_taken(received, received) == 0


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: state([1], 90, "band"), "polarity is 'band'; allowed are maximise, minimise"),
        (lambda: state([1], math.nan), "threshold is nan"),
        (lambda: state([True], 1), "values is True"),
        (lambda: Standard("x", "speed", "M1", 1, "maximise"), "dimension is 'speed'"),
        (lambda: days_taken(date(2021, 4, 2), date(2021, 4, 1)), "answered is 2021-04-01"),
    ],
)
def test_what_cannot_be_is_refused_by_name(make, named):
    with pytest.raises(ValueError, match=named):
        make()
