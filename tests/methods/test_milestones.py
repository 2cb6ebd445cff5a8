"""Milestones on a day: both sides of the day due and of the day reached."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.methods.milestones import Milestone, standing, with_standing

DAY = date(2008, 10, 28)


@pytest.mark.parametrize(
    ("due", "reached", "expected"),
    [
        ("2008-10-27", None, Milestone.MISSED),
        ("2008-10-28", None, Milestone.AHEAD),
        ("2008-09-30", "2008-09-30", Milestone.REACHED),
        ("2008-09-30", "2008-10-01", Milestone.REACHED_LATE),
        ("2008-09-30", "2008-10-29", Milestone.MISSED),
        ("2008-11-30", "2008-10-28", Milestone.REACHED),
    ],
)
def test_standing(due, reached, expected):
    """Each target's milestone shows where it stands (R2-023)."""
    on = pd.Timestamp(reached) if reached else pd.NaT
    assert standing(pd.Timestamp(due), on, DAY) is expected


def test_frame_is_ordered_by_the_day_due():
    frame = pd.DataFrame(
        {
            "milestone": ["b", "a"],
            "due_on": pd.to_datetime(["2008-12-01", "2008-09-01"]),
            "reached_on": pd.to_datetime([None, None]),
        }
    )
    found = with_standing(frame, DAY)
    assert list(found["milestone"]) == ["a", "b"]
    assert list(found["standing"]) == [Milestone.MISSED, Milestone.AHEAD]
    assert with_standing(frame.head(0), DAY).empty
