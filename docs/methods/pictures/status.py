"""The colour of every whole figure about a target, where more is better and where less is."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import status
from pmf_lib.views import theme

TITLE = "Green on target or better, amber within a tenth of it, red beyond"
DESCRIPTION = (
    "Two bars of whole figures from 80 to 120 about a target of 100. Where more is better, up to "
    "89 is red, 90 to 99 is amber, from 100 on is green. Where less is better, up to 100 is green, "
    "101 to 110 is amber, from 111 on is red."
)
NAMES = {"maximise": "More is better", "minimise": "Less is better"}
TONES = {one: theme.STATUS_COLOURS[one] for one in ("green", "amber", "red")}
FIGURES = range(80, 121)


def spec() -> dict[str, Any]:
    """A bar for each colour, with its word and its first and last figure."""
    rows = pd.DataFrame(
        {"polarity": name, "figure": figure, "status": str(status.rag(figure, 100, polarity))}
        for polarity, name in NAMES.items()
        for figure in FIGURES
    )
    zones = rows.groupby(["polarity", "status"], as_index=False)["figure"].agg(["min", "max"])
    span = zones["min"].astype(str) + " to " + zones["max"].astype(str)
    zones = zones.assign(start=zones["min"] - 0.5, end=zones["max"] + 0.5, span=span)
    zones = zones.assign(middle=(zones["start"] + zones["end"]) / 2)
    base = alt.Chart(zones).encode(y=alt.Y("polarity:N", title=None, sort=list(NAMES.values())))
    x = alt.X(
        "start:Q",
        title="The figure; its target is 100",
        scale=alt.Scale(domain=[79.5, 120.5], nice=False),
    )
    colour = alt.Color(
        "status:N", legend=None, scale=alt.Scale(domain=list(TONES), range=list(TONES.values()))
    )
    bars = base.mark_bar(height=50, stroke=theme.PAPER, strokeWidth=2).encode(
        x=x, x2="end:Q", color=colour
    )
    ink = alt.condition("datum.status == 'amber'", alt.value(theme.INK), alt.value(theme.PAPER))
    words = base.mark_text(dy=-10, fontWeight="bold").encode(
        x="middle:Q", text="status:N", color=ink
    )
    spans = base.mark_text(dy=10).encode(x="middle:Q", text="span:N", color=ink)
    drawn = (bars + words + spans).properties(width=520, height=130)
    return drawn.to_dict() | {"config": theme.config()}
