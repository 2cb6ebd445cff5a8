"""The same seed draws the same records, whatever order they stand in (R1-041)."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods.sample_drawing import allocate, draw, draw_strata, seed

RECORDS = [f"record-{number:03}" for number in range(60)]
SEED = seed("ICT01", "2021-22-Q2", "kept by the auditor")


def test_anybody_can_repeat_the_seed():
    assert sha256(b"ICT01\n2021-22-Q2\nkept by the auditor").hexdigest() == SEED
    assert seed("ICT01", "2021-22-Q2", "another") != SEED


@pytest.mark.parametrize("parts", [("", "p", "s"), ("m", "p\nq", "s"), ("m", "p", "  ")])
def test_a_seed_without_its_parts_is_refused(parts):
    with pytest.raises(ValueError, match="one line, not empty"):
        seed(*parts)


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.permutations(RECORDS), st.integers(0, 59))
def test_row_order_does_not_matter_and_a_larger_sample_keeps_the_smaller(shuffled, n):
    """The same seed draws the same sample, so another auditor can draw it again (R1-041)."""
    drawn = draw(RECORDS, n, SEED)
    assert draw(shuffled, n, SEED) == drawn
    assert draw(RECORDS, n + 1, SEED)[:n] == drawn


def test_every_record_is_drawn_about_as_often():
    times = dict.fromkeys(RECORDS, 0)
    for salt in range(600):
        for record in draw(RECORDS, 6, seed("ICT01", "2021-22-Q2", str(salt))):
            times[record] += 1
    assert sum(times.values()) == 3600
    assert min(times.values()) > 30 and max(times.values()) < 95


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="given once"):
        draw(["a", "a"], 1, SEED)
    with pytest.raises(ValueError, match="the 2 records"):
        draw(["a", "b"], 3, SEED)


def test_shares_are_in_proportion_and_leave_no_stratum_out():
    assert allocate({"north": 50, "south": 30, "west": 20}, 10) == {
        "north": 5,
        "south": 3,
        "west": 2,
    }
    assert allocate({"north": 97, "south": 2, "west": 1}, 10) == {
        "north": 8,
        "south": 1,
        "west": 1,
    }
    assert allocate({"north": 5, "south": 0}, 3) == {"north": 3, "south": 0}
    assert allocate({}, 0) == {}


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40)), st.data())
def test_shares_add_up_and_fit(sizes, data):
    n = data.draw(st.integers(0, sum(sizes.values())))
    shares = allocate(sizes, n)
    assert sum(shares.values()) == n
    assert all(0 <= shares[name] <= size for name, size in sizes.items())
    assert shares == allocate(dict(reversed(sizes.items())), n)


def test_each_stratum_is_drawn_by_itself():
    wards = {record: ("urban" if place % 3 else "rural") for place, record in enumerate(RECORDS)}
    drawn = draw_strata(wards, 9, SEED)
    assert {name: len(ids) for name, ids in drawn.items()} == {"rural": 3, "urban": 6}
    assert all(wards[record] == name for name, ids in drawn.items() for record in ids)
    assert drawn == draw_strata(dict(reversed(wards.items())), 9, SEED)
