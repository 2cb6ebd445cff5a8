import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import savings
from pmf_lib.methods.savings import Saving, Standing
from pmf_lib.methods.status import Status
from pmf_lib.register.money import SAVING_STATUSES

POUNDS = st.integers(0, 10**7)


@pytest.mark.parametrize(
    ("target", "forecast", "status"),
    [
        (100, 100, "green"),
        (100, 99.99, "amber"),
        (100, 75, "amber"),
        (100, 74.99, "red"),
        (100, 0, "red"),
        (0, 0, "unknown"),
        (100, None, "unknown"),
        (100, math.nan, "unknown"),
        (None, 5, "unknown"),
        (1e300, 0.76e300, "amber"),
        (1e-300, 1e-300, "green"),
    ],
)
def test_the_colours_and_both_sides_of_their_limits(target, forecast, status):
    """R2-025."""
    assert savings.status(target, forecast) == status


def test_the_limits_are_the_council_s():
    assert savings.status(100, 95, green=95, amber=90) is Status.GREEN
    with pytest.raises(ValueError, match="amber is 96"):
        savings.status(100, 95, green=95, amber=96)
    with pytest.raises(ValueError, match="target is -1"):
        savings.status(-1, 95)


def test_the_standings_are_those_of_the_register():
    assert tuple(Standing) == SAVING_STATUSES
    assert set(savings.CONFIDENCE) == set(Standing)
    row = {"saving": "S1", "target": 9.0, "forecast": 8.0, "status": None, "recurring": "no"}
    assert Saving.of(row) == Saving("S1", 9.0, 8.0, recurring=False)


@pytest.mark.parametrize(
    ("saving", "expected"),
    [
        (Saving("S1", 100, 100, 40, "at risk"), 40 + 0.5 * 60),
        (Saving("S1", 100, 100, None, "at risk"), 50),
        (Saving("S1", 100, 100, 100, "delivered"), 100),
        (Saving("S1", 100, 100, 40, "will not be delivered"), 40),
        (Saving("S1", 100, 100, 40, "at risk", confidence=0.8), 40 + 0.8 * 60),
        (Saving("S1", 100, 100, 40, confidence=0), 40),
        (Saving("S1", 100, 100, 40), None),
        (Saving("S1", 100, None, 40, "on track"), None),
    ],
)
def test_what_was_delivered_counts_and_the_rest_by_how_sure_it_is(saving, expected):
    assert savings.weighted_forecast(saving) == expected


@given(POUNDS, POUNDS, st.floats(0, 1))
def test_what_may_be_counted_on_lies_between_delivered_and_forecast(got, rest, sure):
    saving = Saving("S1", 1, got + rest, got, confidence=sure)
    assert got <= savings.weighted_forecast(saving) <= got + rest


LISTED = (
    Saving("S1", 100, 100, 50, "on track", recurring=True),
    Saving("S2", 80, 20, 10, "replaced", recurring=True, replaced_by=("S3",)),
    Saving("S3", 0, 60, 0, "on track", recurring=False),
)


def test_recurring_and_one_off_savings_are_added_up_apart():
    split = savings.by_recurrence(LISTED)
    assert (split["recurring"].forecast, split["one-off"].forecast) == (120, 60)
    assert split["not stated"].count == 0
    assert split["recurring"].expected == 50 + 0.9 * 50 + 10


def test_the_sum_is_blank_where_one_amount_is():
    found = savings.total((*LISTED, Saving("S4", None, 5, None)))
    assert (found.target, found.delivered, found.forecast) == (None, None, 185)
    assert found.expected is None


@given(st.permutations(LISTED))
def test_the_order_of_savings_does_not_matter_and_parts_make_the_whole(order):
    assert savings.by_recurrence(order) == savings.by_recurrence(LISTED)
    parts = savings.by_recurrence(order).values()
    assert sum(part.forecast for part in parts) == savings.total(LISTED).forecast
    assert savings.substitutions(order) == savings.substitutions(LISTED)


def test_a_replaced_saving_stays_red_and_its_replacement_is_listed():
    """The sum makes up for it; the saving does not turn green, and the sum says what it hides."""
    (found,) = savings.substitutions(LISTED)
    assert (found.saving.code, found.status) == ("S2", Status.RED)
    assert [one.code for one in found.replacements] == ["S3"]
    assert found.short == 0
    whole = savings.total(LISTED)
    assert savings.status(whole.target, whole.forecast) is Status.GREEN
    assert whole.replaced == ("S2",)
    assert savings.at_risk(LISTED[1])


def test_a_replacement_that_is_not_there_or_serves_two_makes_up_for_nothing():
    alone = (Saving("S2", 80, 20, standing="replaced", replaced_by=("S9",)),)
    assert savings.substitutions(alone)[0].short is None
    named = Saving("S5", 10, 0, standing="replaced", replaced_by=("S3",))
    assert [one.short for one in savings.substitutions((*LISTED, named))] == [None, None]
    unnamed = savings.substitutions((Saving("S2", 80, 20, standing="replaced"),))
    assert (unnamed[0].replacements, unnamed[0].short) == ((), 60)


@pytest.mark.parametrize(
    ("saving", "risk", "over"),
    [
        (Saving("S1", 100, 100, 50, "on track"), False, False),
        (Saving("S1", 100, 100, 50, "at risk"), True, False),
        (Saving("S1", 100, 100, 0, "will not be delivered"), True, False),
        (Saving("S1", 100, 74.99, 50, "on track"), True, False),
        (Saving("S1", 100, 75, 50, "on track"), False, False),
        (Saving("S1", 100, 100.01, 50, "on track"), False, True),
        (Saving("S1", 100, 120, 50, "at risk"), True, False),
        (Saving("S1", 100, None, 100.01, "delivered"), False, True),
        (Saving("S1", 100, None, 100, "delivered"), False, False),
        (Saving("S1", None, 120, 110, "on track"), False, False),
    ],
)
def test_in_doubt_and_over_delivered(saving, risk, over):
    """Exceptions A9 and F9."""
    assert (savings.at_risk(saving), savings.over_delivered(saving)) == (risk, over)


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: Saving("S1", 1, 1, standing="done"), "standing is 'done'; allowed are delivered"),
        (lambda: Saving("S1", 1, 1, confidence=1.01), "confidence is 1.01"),
        (lambda: Saving("S1", 1, 1, confidence=True), "confidence is True"),
        (lambda: savings.substitutions((LISTED[0], LISTED[0])), "holds a code twice"),
        (lambda: savings.status(100, 90, green=math.nan), "green is nan"),
    ],
)
def test_what_cannot_be_is_refused_by_name(make, named):
    with pytest.raises(ValueError, match=named):
        make()
