"""Two cases of challenge: one stage after the other, and one stage left out."""

from datetime import date
from typing import Any

import pandas as pd

from docs.methods.pictures.lines import by_day
from pmf_lib.methods.challenge_order import steps

TITLE = "Three stages, in their order"
DESCRIPTION = (
    "A line for each stage of two cases. Recycling goes from the initial diagnostic in May 2009 to "
    "cause and effect in August. Lettings goes from the initial diagnostic in May to a performance "
    "clinic in August without cause and effect between: that does not stand without a reason."
)
CASES = (
    ("Recycling", "initial diagnostic", date(2009, 5, 11)),
    ("Recycling", "cause and effect", date(2009, 8, 10)),
    ("Lettings", "initial diagnostic", date(2009, 5, 11)),
    ("Lettings", "performance clinic", date(2009, 8, 10)),
)


def spec() -> dict[str, Any]:
    """A point a stage; one that does not stand says so."""
    frame = pd.DataFrame(CASES, columns=["case", "stage", "opened_on"]).assign(override=None)
    points = [
        (row.case, row.opened_on, row.stage if row.allowed else f"{row.stage}: does not stand")
        for row in steps(frame).sort_values("case", ascending=False).itertuples()
    ]
    return by_day(points, date(2009, 5, 1), date(2010, 1, 1), width=520)
