import math
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.status import Status, rag, state

WHOLE = st.integers(-(10**6), 10**6)
HUNDREDTHS = st.integers(-(10**8), 10**8).map(lambda cents: cents / 100)
TARGETS = HUNDREDTHS.filter(bool)
SHARES = st.integers(1, 50).map(lambda percent: percent / 100)


@pytest.mark.parametrize(
    ("value", "target", "polarity", "expected"),
    [
        (90, 100, "maximise", Status.AMBER),
        (89.999, 100, "maximise", Status.RED),
        (100, 100, "maximise", Status.GREEN),
        (99.99, 100, "maximise", Status.AMBER),
        (88, 90, "maximise", Status.AMBER),
        (11, 10, "minimise", Status.AMBER),
        (11.01, 10, "minimise", Status.RED),
        (10, 10, "minimise", Status.GREEN),
        (94.96, 95.0, "maximise", Status.AMBER),
        (-90, -100, "maximise", Status.GREEN),
        (-110, -100, "maximise", Status.AMBER),
        (5, 0, "maximise", Status.UNKNOWN),
        (None, 10, "maximise", Status.UNKNOWN),
        (10, None, "maximise", Status.UNKNOWN),
        (math.nan, 10, "minimise", Status.UNKNOWN),
        (10, math.nan, "band", Status.UNKNOWN),
        (math.inf, 10, "maximise", Status.UNKNOWN),
        (10, None, "none", Status.DATA_ONLY),
    ],
)
def test_the_published_rule(value, target, polarity, expected):
    assert rag(value, target, polarity) is expected


def test_absolute_tolerances_are_in_the_measure_s_own_unit():
    def colour(value):
        return rag(value, 0, mode="absolute", green_tolerance=0.1, red_tolerance=0.3)

    assert [colour(value) for value in (5, 0, -0.1, -0.11, -0.3, -0.31)] == [
        *["green"] * 3,
        *["amber"] * 2,
        "red",
    ]


@given(TARGETS, SHARES, SHARES)
def test_both_boundaries_are_met_exactly_whatever_the_size(target, one, other):
    """v = -tauA is green and v = -tauR is amber, though floats between would not agree."""
    green, red = sorted((one, other))
    exact = Decimal(repr(target))

    def at(share, beyond=Decimal(0)):
        value = float(exact - abs(exact) * Decimal(repr(share)) - beyond)
        return rag(value, target, green_tolerance=green, red_tolerance=red)

    beyond = Decimal("0.0001")
    assert at(green) is Status.GREEN
    assert at(red) is (Status.GREEN if green == red else Status.AMBER)
    assert at(red, beyond) is Status.RED


@given(HUNDREDTHS, HUNDREDTHS, st.floats(0, 10), st.floats(10, 100))
def test_minimise_is_maximise_in_the_mirror(value, target, green, red):
    """Whichever way is better, the rule is one, seen in the mirror (R1-046)."""
    limits = {"mode": "absolute", "green_tolerance": green, "red_tolerance": red}
    assert rag(value, target, "maximise", **limits) is rag(-value, -target, "minimise", **limits)


@given(WHOLE, WHOLE, WHOLE)
def test_absolute_status_is_the_same_wherever_nought_lies(value, target, shift):
    limits = {"mode": "absolute", "green_tolerance": 2, "red_tolerance": 7}
    assert rag(value, target, **limits) is rag(value + shift, target + shift, **limits)


@given(HUNDREDTHS, HUNDREDTHS, TARGETS)
def test_a_better_value_never_has_a_worse_colour(one, other, target):
    order = [Status.RED, Status.AMBER, Status.GREEN]
    worse, better = sorted((one, other))
    assert order.index(rag(worse, target)) <= order.index(rag(better, target))


@given(HUNDREDTHS, TARGETS, st.sampled_from((2, 4, 8, 16)))
def test_relative_status_is_the_same_in_any_unit(value, target, factor):
    assert rag(value, target) is rag(value * factor, target * factor)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(90, "green"), (110, "green"), (100, "green"), (81, "amber"), (121, "amber"), (80.9, "red")],
)
def test_a_band_tolerates_a_share_of_the_edge_that_was_passed(value, expected):
    """Best within a band, not as high or as low as can be (R1-046)."""
    assert rag(value, None, "band", lower=90, upper=110) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(90, "green"), (89.9, "amber"), (85, "amber"), (84.9, "red")]
)
def test_a_band_in_its_own_unit_is_green_only_within(value, expected):
    limits = {"mode": "absolute", "green_tolerance": 3, "red_tolerance": 5}
    assert rag(value, 100, "band", lower=90, upper=110, **limits) == expected
    mirrored = 200 - value
    assert rag(mirrored, 100, "band", lower=90, upper=110, **limits) == expected


@pytest.mark.parametrize("edges", [{}, {"lower": 90}, {"upper": 110, "lower": math.nan}])
def test_without_both_edges_nearer_the_target_is_better(edges):
    """Pentana's Goldilocks."""
    limits = {"green_tolerance": 0.02, "red_tolerance": 0.05}
    colours = [rag(value, 100, "band", **limits, **edges) for value in (98, 102, 95, 105, 94, 106)]
    assert colours == ["green", "green", "amber", "amber", "red", "red"]


def test_a_share_of_an_edge_of_nought_is_unknown_but_within_is_green():
    assert rag(0, None, "band", lower=0, upper=5) is Status.GREEN
    assert rag(-1, None, "band", lower=0, upper=5) is Status.UNKNOWN


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"polarity": "higher"}, "polarity is 'higher'; allowed are maximise"),
        ({"mode": "percent"}, "mode is 'percent'; allowed are relative, absolute"),
        ({"green_tolerance": -0.1}, "green_tolerance is -0.1"),
        ({"green_tolerance": math.nan}, "green_tolerance is nan"),
        ({"green_tolerance": 0.2, "red_tolerance": 0.1}, "red_tolerance is 0.1"),
        ({"red_tolerance": -1}, "red_tolerance is -1"),
        ({"red_tolerance": "10%"}, "red_tolerance is '10%'; it must be a number"),
        ({"lower": True}, "lower is True; it must be a number"),
        ({"polarity": "band", "lower": 2, "upper": 1}, "lower is 2 and upper 1"),
    ],
)
def test_what_cannot_be_is_refused_by_name_even_without_a_value(arguments, named):
    with pytest.raises(ValueError, match=named):
        rag(None, 100, **arguments)


@pytest.mark.parametrize(("value", "target"), [(True, 1), (1, "1")])
def test_neither_yes_nor_text_is_a_number(value, target):
    with pytest.raises(ValueError, match="it must be a number"):
        rag(value, target)


@pytest.mark.parametrize(
    ("value", "target", "polarity", "share"),
    [(88, 90, "maximise", 0.0222), (11, 10, "minimise", 0.1), (-110, -100, "maximise", 0.1)],
)
def test_the_worked_shortfalls(value, target, polarity, share):
    """88 against 90 is 2.22 % short, 11 against 10 is 10 % over."""
    assert rag(value, target, polarity, red_tolerance=share + 0.0001) is Status.AMBER
    assert rag(value, target, polarity, red_tolerance=share - 0.0001) is Status.RED


def test_huge_and_tiny_figures_are_figures():
    assert rag(9e307, 1e308) is Status.AMBER
    assert rag(-1.7e308, 1.7e308) is Status.RED
    assert rag(9e-301, 1e-300) is Status.AMBER
    assert rag(8.9e-301, 1e-300) is Status.RED


def test_equal_tolerances_and_edges_are_allowed():
    assert rag(90, 100, green_tolerance=0.1, red_tolerance=0.1) is Status.GREEN
    assert rag(89, 100, green_tolerance=0.1, red_tolerance=0.1) is Status.RED
    assert rag(5, None, "band", lower=5, upper=5) is Status.GREEN


DUE = date(2021, 10, 10)


def test_a_missing_value_is_not_due_up_to_its_due_day_and_overdue_after():
    assert state(None, DUE, DUE) is Status.NOT_DUE
    assert state(math.nan, DUE, date(2021, 10, 11)) is Status.OVERDUE
    assert state(None, DUE, date(2021, 10, 13), overdue_days=3) is Status.NOT_DUE
    assert state(None, DUE, date(2021, 10, 14), overdue_days=3) is Status.OVERDUE
    assert state(0.0, DUE, date(2022, 1, 1)) is None
    with pytest.raises(ValueError, match="overdue_days"):
        state(None, DUE, DUE, overdue_days=-1)


def test_only_three_states_are_coloured():
    assert [one for one in Status if one.coloured] == ["green", "amber", "red"]
