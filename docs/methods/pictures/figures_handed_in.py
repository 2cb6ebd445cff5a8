"""Three figures of September, handed in around the tenth of October."""

from datetime import date
from typing import Any

import pandas as pd

from docs.methods.pictures.lines import by_figure
from pmf_lib.council import load_council
from pmf_lib.methods.submission import lateness

TITLE = "On time up to the end of the tenth"
DESCRIPTION = (
    "Three figures of September 2009 by the day of October on which they were handed in. Those of "
    "the 8th and of the 10th are on time; that of the 13th is 3 days late."
)
DAYS = (8, 10, 13)


def spec() -> dict[str, Any]:
    """A line a figure, with how late it was."""
    first = pd.DataFrame(
        {
            "measure": [f"Figure {letter}" for letter in "ABC"],
            "period": "2009-10-M06",
            "known_from": pd.to_datetime([date(2009, 10, day) for day in DAYS]),
        }
    )
    due = load_council("peterborough-2009").value_due
    found = lateness(first, pd.Series(dtype="float64"), due)
    points = [
        (row.measure, row.known_from.day, f"{row.days_late} days late" if row.late else "on time")
        for row in found.itertuples()
    ]
    return by_figure(points, "Handed in on this day of October 2009", (5, 18))
