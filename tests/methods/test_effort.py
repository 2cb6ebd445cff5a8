"""The effort ledger: this quarter beside the last, and requests nobody agreed to."""

import pandas as pd

from pmf_lib.methods.effort import effort_ledger
from pmf_lib.periods import Period

QUARTER = Period.parse("2008-09-Q2")


def effort(*rows):
    return pd.DataFrame(
        list(rows), columns=["activity", "period", "hours", "items", "agreed_by"]
    ).astype({"hours": "float64", "items": "float64", "agreed_by": "object"})


def test_hours_stand_beside_those_of_the_quarter_before():
    """Hours and items per cycle (R2-016)."""
    found = effort_ledger(
        effort(
            ("reports", "2008-09-Q1", 118, 9, None),
            ("reports", "2008-09-Q2", 72, 9, None),
            ("reports", "2007-08-Q4", 200, 9, None),
            ("lists", "2008-09-Q2", 80, 1, "Director"),
        ),
        QUARTER,
    )
    assert list(found["activity"]) == ["lists", "reports"]
    reports = found.set_index("activity").loc["reports"]
    assert (reports["hours"], reports["hours_before"], reports["items_before"]) == (72, 118, 9)
    assert pd.isna(found.set_index("activity").loc["lists", "hours_before"])


def test_only_a_new_request_without_an_agreed_estimate_is_flagged():
    """A new request needs an estimate that its owner agreed to (R2-016)."""
    found = effort_ledger(
        effort(
            ("old", "2007-08-Q1", 1, 1, None),
            ("old", "2008-09-Q2", 1, 1, None),
            ("agreed", "2008-09-Q2", 1, 1, "Director"),
            ("nobody", "2008-09-Q2", 1, 1, None),
            ("later", "2008-09-Q3", 1, 1, None),
        ),
        QUARTER,
    ).set_index("activity")
    assert found["unagreed"].to_dict() == {"old": False, "agreed": False, "nobody": True}
    assert effort_ledger(effort(), QUARTER).empty
