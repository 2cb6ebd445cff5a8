"""The recommendations of one review on four days: where each stood."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.review import Papers, progress
from pmf_lib.views import theme

TITLE = "Where a review's recommendations stood, day by day"
DESCRIPTION = (
    "Four bars, one for each day, three recommendations in each. On 31 December 2020 all three "
    "await an answer. On 31 January 2021 two are to be done and one is closed. On 31 March one is "
    "done, one still to be done and one closed. On 30 June two are done and one is closed."
)
DAYS = (date(2020, 12, 31), date(2021, 1, 31), date(2021, 3, 31), date(2021, 6, 30))
SHOWN = ("awaiting answer", "to be done", "done", "closed")
MADE = pd.DataFrame(
    [
        ("R1", "F1", "agreed", "2021-02-22", "done"),
        ("R2", "F1", "amended", "2021-05-10", "done"),
        ("R3", None, "not agreed", None, "closed"),
    ],
    columns=["recommendation", "finding", "response", "done_on", "status"],
).assign(
    title="",
    unit=None,
    addressee="executive",
    made_on=pd.Timestamp("2020-12-10"),
    received_on=pd.Timestamp("2020-12-14"),
    answered_on=pd.Timestamp("2021-01-25"),
    due_on=pd.NaT,
    done_on=lambda made: pd.to_datetime(made["done_on"]),
)


def papers() -> Papers:
    """A review with links missing, for the example of the page."""
    enquiries = pd.DataFrame({"enquiry": ["L1", "L2"], "dropped": [None, None]})
    evidence = pd.DataFrame({"exhibit": ["E1", "E2"], "enquiry": "L1", "set_aside": [None, None]})
    findings = pd.DataFrame({"finding": ["F1"], "exhibit": ["E1"], "no_recommendation": [None]})
    grounds = pd.DataFrame(columns=["finding", "exhibit", "left_on"], dtype=object)
    questions = pd.DataFrame(columns=["question", "asked_on", "answered_on"], dtype=object)
    return Papers(enquiries, evidence, findings, grounds, questions, MADE)


def spec() -> dict[str, Any]:
    """A bar a day, stacked by where the recommendations stood, each part with its word."""
    told = progress(MADE, DAYS)
    rows = []
    for row in told.to_dict("records"):
        base = 0
        for word in SHOWN:
            if count := int(row[word]):
                rows.append(
                    {
                        "day": f"{row['day'].day} {row['day']:%B %Y}",
                        "word": f"{word}: {count}",
                        "place": SHOWN.index(word),
                        "from": base,
                        "to": base + count,
                        "middle": base + count / 2,
                    }
                )
                base += count
    base_chart = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("day:N", title=None, sort=None),
    )
    bars = base_chart.mark_bar(fill="white", stroke=theme.CATEGORICAL[0], strokeWidth=2).encode(
        x=alt.X("from:Q", title="Recommendations", axis={"tickMinStep": 1, "format": "d"}),
        x2="to:Q",
    )
    words = base_chart.mark_text().encode(x="middle:Q", text="word:N")
    return (bars + words).properties(width=460, height=190).to_dict() | {"config": theme.config()}
