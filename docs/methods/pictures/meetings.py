"""The days before one public meeting: agenda, papers, meeting."""

from datetime import date
from typing import Any

import pandas as pd

from docs.methods.pictures.lines import by_day
from pmf_lib.council import load_council
from pmf_lib.methods.meetings_kept import kept

TITLE = "What has to be there before a meeting"
DESCRIPTION = (
    "Days before the meeting of Lancaster's Cabinet on 2 December 2008. The agenda had to be "
    "published by 24 November and was published on 25 November: late without a reason. The papers "
    "had to go out by 25 November and did."
)
MEETING = {
    "meeting": "M1",
    "body": "cabinet",
    "kind": "ordinary",
    "unit": None,
    "held_on": date(2008, 12, 2),
    "papers_sent_on": pd.Timestamp(2008, 11, 25),
    "agenda_published_on": pd.Timestamp(2008, 11, 25),
    "urgency": None,
}


def spec() -> dict[str, Any]:
    """The last day for each, and what was done."""
    found = kept(load_council("lancaster-2008"), pd.DataFrame([MEETING]), date(2008, 12, 31))
    row = found.iloc[0]
    points = [
        ("Agenda due", row["agenda_due"], _day(row["agenda_due"])),
        ("Agenda published", row["agenda_published_on"], row["agenda"]),
        ("Papers due", row["papers_due"], _day(row["papers_due"])),
        ("Papers sent", row["papers_sent_on"], row["papers"]),
        ("Meeting", row["held_on"], _day(row["held_on"])),
    ]
    return by_day(points, date(2008, 11, 20), date(2008, 12, 12))


def _day(on: date) -> str:
    return f"{on.day} {on:%B}"
