"""One quarter's figure as known on three days, and which report showed which."""

from datetime import date
from typing import Any

import pandas as pd

from docs.methods.pictures.lines import by_day
from pmf_lib.methods.then_and_now import as_known

TITLE = "Each report can be made again as it was"
DESCRIPTION = (
    "A line of days: on 9 July 2021 the figure is known as 49, on 28 July the report shows 49, on "
    "5 October it is corrected to 58, and on 28 October the next report shows 58 beside 49."
)
HISTORY = pd.DataFrame(
    {
        "measure": "HOM04",
        "value": [49, 58],
        "known_from": pd.to_datetime(["2021-07-09", "2021-10-05"]),
    }
)
REPORTS = (date(2021, 7, 28), date(2021, 10, 28))


def spec() -> dict[str, Any]:
    """When it became known, and what was known on the day of each report."""
    known = [
        ("Becomes known", day.date(), str(value))
        for day, value in zip(HISTORY["known_from"], HISTORY["value"], strict=True)
    ]
    first, second = (int(as_known(HISTORY, ["measure"], day)["value"].iloc[0]) for day in REPORTS)
    shown = (f"{first}", f"{second}, was {first}")
    reports = [("Report shows", day, words) for day, words in zip(REPORTS, shown, strict=True)]
    return by_day([*known, *reports], date(2021, 7, 1), date(2021, 12, 1))
