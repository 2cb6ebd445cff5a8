"""When each rung of a council's ladder considers one quarter."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.council import load_council
from pmf_lib.methods.ladder import considered_by_meeting
from pmf_lib.periods import Period
from pmf_lib.views import theme

TITLE = "One quarter climbs the ladder"
DESCRIPTION = (
    "Dates on one line for each body. The packs of July to September 2021 are made on 28 October. "
    "The Senior Management Team considers them first, then the Executive, then a scrutiny panel."
)
COUNCIL, QUARTER = "carlisle-2021", Period.parse("2021-22-Q2")
BODIES = ("smt", "executive", "health-and-wellbeing")


def spec() -> dict[str, Any]:
    """The first meeting of each rung that considers the quarter."""
    council = load_council(COUNCIL)
    considered = considered_by_meeting(council)
    steps = [("Packs made", council.pack_date(QUARTER))]
    for key in BODIES:
        body = council.body(key)
        days = [day for day in body.meetings if considered[key, day].quarter == QUARTER]
        steps.append((body.name, min(days)))
    rows = pd.DataFrame(
        {"body": name, "on": day.isoformat(), "label": f"{day.day} {day:%B %Y}"}
        for name, day in steps
    )
    names = [name for name, _ in steps]
    base = alt.Chart(rows).encode(
        x=alt.X("on:T", title=None, axis=alt.Axis(format="%b %Y", tickCount="month"),
                scale=alt.Scale(domain=["2021-10-15", "2022-01-15"])),
        y=alt.Y("body:N", title=None, sort=names, axis=alt.Axis(labelLimit=320)),
    )  # fmt: skip
    path = base.mark_line(color=theme.RULE, strokeWidth=3).encode(order="on:T")
    points = base.mark_point(filled=True, size=170, color=theme.CATEGORICAL[0], opacity=1)
    labels = base.mark_text(align="left", dx=14, dy=-4).encode(text="label:N")
    drawn = (path + points + labels).properties(width=440, height=260)
    return drawn.to_dict() | {"config": theme.config()}
