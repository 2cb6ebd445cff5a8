"""Six sentences about one figure, each held against it."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.comments import findings
from pmf_lib.views import theme

TITLE = "Six sentences about one figure"
DESCRIPTION = (
    "Six sentences about a figure that is 80 now, was 85 last quarter and 75 a year ago, and "
    "should be 90. Three agree: improved on last year; not improved on last quarter; improved on "
    "last year but worse than last quarter. Two do not agree: improved on last quarter; on target. "
    "One is not sure and is left alone: improving, which may mean either period."
)
SENTENCES = (
    "Improved on last year.",
    "Not improved on last quarter.",
    "Improved on last year but worse than last quarter.",
    "Performance is improving.",
    "Improved on last quarter.",
    "The figure is on target.",
)
FIGURE: dict[str, Any] = {
    "title": "Calls answered within a minute",
    "polarity": "maximise",
    "frequency": "quarterly",
    "aggregation": "average",
    "basis": "period",
    "period": "2021-22-Q2",
    "expected_period": "2021-22-Q2",
    "value": 80,
    "figure": 80,
    "rolled_value": None,
    "target": 90,
    "lower": None,
    "upper": None,
    "status": "amber",
    "short_trend": "worse",
    "long_trend": "worse",
    "trend_kind": "ongoing",
    "previous_value": 85,
    "last_year_value": 75,
    "quarters": (),
}


def spec() -> dict[str, Any]:
    """A mark and a word a sentence."""
    rows = []
    for sentence in SENTENCES:
        found = findings(sentence, FIGURE)
        told = f"{found[0].rule}: does not agree" if found else "left alone"
        rows.append({"sentence": sentence, "verdict": told, "place": 0, "found": bool(found)})
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("sentence:N", title=None, sort=None, axis=alt.Axis(labelLimit=380)),
        x=alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0, 4])),
    )
    shape = alt.Shape("found:N", legend=None, scale=alt.Scale(range=["circle", "diamond"]))
    colour = alt.Color(
        "found:N",
        legend=None,
        scale=alt.Scale(range=[theme.CATEGORICAL[0], theme.CATEGORICAL[2]]),
    )
    marks = base.mark_point(filled=True, size=130).encode(shape=shape, color=colour)
    words = base.mark_text(align="left", dx=14).encode(text="verdict:N")
    drawn = (marks + words).properties(width=220, height=220)
    return drawn.to_dict() | {"config": theme.config()}
