"""Informal meetings are counted by service and quarter."""

import pandas as pd

from pmf_lib.methods.informal_meetings import informal_meetings
from pmf_lib.periods import Period

QUARTER = Period.parse("2008-09-Q2")


def meetings(*rows):
    frame = pd.DataFrame(list(rows), columns=["unit", "held_on", "kind"])
    return frame.assign(held_on=pd.to_datetime(frame["held_on"]))


def test_first_and_last_day_of_the_quarter_count_and_no_other():
    """At least one additional meeting a quarter, else flagged (R2-019)."""
    held = meetings(
        ("in", "2008-07-01", "informal"),
        ("in", "2008-09-30", "informal"),
        ("out", "2008-06-30", "informal"),
        ("out", "2008-10-01", "informal"),
        ("out", "2008-08-05", "performance review"),
    )
    found = informal_meetings(held, ["in", "out", "never"], QUARTER).set_index("unit")
    assert found["held"].to_dict() == {"in": 2, "out": 0, "never": 0}
    assert found["enough"].to_dict() == {"in": True, "out": False, "never": False}
    assert found.loc["in", "last_on"] == pd.Timestamp("2008-09-30")


def test_more_may_be_asked_for():
    one = meetings(("u", "2008-07-01", "informal"))
    (row,) = informal_meetings(one, ["u"], QUARTER, least=2).itertuples()
    assert not row.enough
    assert informal_meetings(one, [], QUARTER).empty
