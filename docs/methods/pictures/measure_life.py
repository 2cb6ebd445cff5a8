"""The life of two measures, stage by stage, one of them out of order."""

from datetime import date
from typing import Any

import pandas as pd

from docs.methods.pictures.lines import by_day
from pmf_lib.methods.measure_life import out_of_order

TITLE = "From proposal to use, stage by stage"
DESCRIPTION = (
    "Two measures on a line each. ICT01 is proposed in April 2003, tried as a prototype in July "
    "and active from October. ICT02 is proposed in April and under review in September, which no "
    "life may do, since it was never active."
)
EVENTS = (
    ("ICT01", "proposed", date(2003, 4, 7)),
    ("ICT01", "prototype", date(2003, 7, 1)),
    ("ICT01", "active", date(2003, 10, 1)),
    ("ICT02", "proposed", date(2003, 4, 7)),
    ("ICT02", "under review", date(2003, 9, 1)),
)


def spec() -> dict[str, Any]:
    """A point a stage; a step that may not be taken is said to be out of order."""
    events = pd.DataFrame(EVENTS, columns=["measure", "stage", "happened_on"])
    wrong = " ".join(out_of_order(events))
    points = [
        (code, day, f"{stage}, out of order" if f"{code}: “{stage}”" in wrong else stage)
        for code, stage, day in EVENTS
    ]
    return by_day(points, date(2003, 3, 15), date(2004, 1, 15), width=520)
