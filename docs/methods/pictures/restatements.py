"""One figure as it was known over time, and who received which of it."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.restatement import marks, restatement_log, to_be_told
from pmf_lib.views import theme

TITLE = "Nothing is written over: a figure, its correction, and who saw the first"
DESCRIPTION = (
    "A step line: a quarter's figure is known as 88, green, from 9 July 2021 and as 84.5, red, "
    "marked r, from 1 September. The Executive and scrutiny received 88 in between and must be "
    "told; the Audit Committee received 84.5 afterwards."
)
KEY = {"measure": "BC-01", "unit": "building-control", "period": "2021-22-Q1"}
HISTORY = pd.DataFrame(
    [
        KEY | {"value": 88.0, "known_from": "2021-07-09", "judged": "green"},
        KEY | {"value": 84.5, "known_from": "2021-09-01", "judged": "red", "reason_code": "error"},
    ]
).assign(note=None)
RECEIVED = pd.DataFrame(
    [
        KEY | {"body": "Executive", "value": 88.0, "received_on": "2021-08-02"},
        KEY | {"body": "Scrutiny", "value": 88.0, "received_on": "2021-08-12"},
        KEY | {"body": "Audit", "value": 84.5, "received_on": "2021-09-20"},
    ]
)


def spec() -> dict[str, Any]:
    """The figure as a step line, a mark for each body that received it."""
    log = restatement_log(HISTORY)
    tell = set(to_be_told(log, RECEIVED)["body"])
    last = HISTORY.iloc[[-1]].assign(known_from="2021-10-05")
    known = pd.concat([HISTORY, last])[["known_from", "value"]]
    step = alt.Chart(known).mark_line(
        interpolate="step-after", strokeWidth=3, color=theme.CATEGORICAL[0]
    )
    values = alt.Y("value:Q", title="Percent", scale=alt.Scale(domain=[82, 92]))
    step = step.encode(
        x=alt.X("known_from:T", title=None, axis=alt.Axis(format="%b %Y", tickCount="month")),
        y=values,
    )
    bodies = RECEIVED[["body", "value", "received_on"]].assign(
        word=[f"{body}{': tell' if body in tell else ''}" for body in RECEIVED["body"]],
        lift=[1.0, 2.2, 1.0],
    )
    base = alt.Chart(bodies).encode(x="received_on:T")
    points = base.mark_point(filled=True, size=160, opacity=1, shape="diamond", color=theme.INK)
    words = base.transform_calculate(place="datum.value + datum.lift").mark_text()
    mark = " ".join(marks("final", restated=True))
    said = pd.DataFrame(
        [
            {
                "at": "2021-07-20",
                "value": 87.2,
                "text": f"{log['old'][0]:g}, {log['old_status'][0]}",
            },
            {"at": "2021-09-16", "value": 83.7, "text": f"{log['new'][0]:g} {mark}, red"},
        ]
    )
    labels = (
        alt.Chart(said).mark_text(fontWeight="bold").encode(x="at:T", y="value:Q", text="text:N")
    )
    drawn = step + points.encode(y="value:Q") + words.encode(y="place:Q", text="word:N") + labels
    return drawn.properties(width=500, height=260).to_dict() | {"config": theme.config()}
