"""Top priorities: in force on a day, and not too many of them."""

from datetime import date

import pandas as pd

from pmf_lib.methods.top_priorities import TOP_AT_MOST, in_force, too_many, top

DAY = date(2008, 10, 28)


def priorities(number, *, rank=1, starts="2008-04-01", ends=None):
    return pd.DataFrame(
        {
            "priority": [f"P{place}" for place in range(number)],
            "rank": float(rank),
            "starts_on": pd.Timestamp(starts),
            "ends_on": pd.Series([pd.Timestamp(ends) if ends else pd.NaT] * number),
        }
    )


def test_warns_only_above_the_limit():
    """Real priorities are few: a warning when more than five stand first (R2-008)."""
    assert not too_many(priorities(TOP_AT_MOST), DAY)
    assert too_many(priorities(TOP_AT_MOST + 1), DAY)
    assert not too_many(priorities(9, rank=2), DAY)
    assert too_many(priorities(3), DAY, at_most=2)


def test_counts_from_its_first_day_through_its_last():
    assert len(in_force(priorities(1, starts="2008-10-28"), DAY)) == 1
    assert in_force(priorities(1, starts="2008-10-29"), DAY).empty
    assert len(in_force(priorities(1, ends="2008-10-28"), DAY)) == 1
    assert top(priorities(1, ends="2008-10-27"), DAY).empty
