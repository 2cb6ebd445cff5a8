"""Papers: five working days ahead, or late."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.methods.papers_ahead import Papers, papers
from pmf_lib.workdays import paper_deadline

DUE = paper_deadline(date(2008, 11, 5))


@pytest.mark.parametrize(
    ("sent", "as_at", "expected"),
    [
        ("2008-10-29", "2008-11-05", Papers.IN_TIME),
        ("2008-10-30", "2008-11-05", Papers.LATE),
        (None, "2008-10-29", Papers.NOT_DUE),
        (None, "2008-10-30", Papers.NOT_SENT),
    ],
)
def test_both_sides_of_the_last_day(sent, as_at, expected):
    """Papers at least five working days ahead; late ones are flagged (R2-033)."""
    assert date(2008, 10, 29) == DUE
    on = pd.Timestamp(sent) if sent else pd.NaT
    assert papers(on, DUE, date.fromisoformat(as_at)) is expected
