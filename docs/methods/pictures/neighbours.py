"""A council's distance from seven others, its three nearest set apart."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.neighbours import neighbour_set
from pmf_lib.views import theme

TITLE = "Neighbours are those whose areas are most alike"
DESCRIPTION = (
    "Bars of the distance of seven invented districts from Oakdale, from 0 to 1. The three "
    "nearest, Ashby, Elmford and Thornley, have dark bars and the word neighbour; the four others "
    "have light bars."
)
COUNCILS = pd.DataFrame(
    {
        "people, thousands": [70, 72, 78, 64, 110, 95, 180, 240],
        "people over 65, percent": [26, 25, 27, 24, 20, 23, 15, 12],
        "people a hectare": [0.5, 0.6, 0.7, 0.5, 2.1, 1.4, 12, 25],
    },
    index=[
        "Oakdale",
        "Ashby",
        "Elmford",
        "Thornley",
        "Beckton",
        "Larchfield",
        "Millbank",
        "Portside",
    ],
)


def spec() -> dict[str, Any]:
    """Bars from the nearest to the farthest, with the distance and the word."""
    nearest = neighbour_set(COUNCILS, version="example").nearest
    rows = nearest[nearest["name"] == "Oakdale"].assign(
        kind=lambda frame: ["neighbour" if place <= 3 else "other" for place in frame["place"]]
    )
    ends = {"neighbour": ", neighbour", "other": ""}
    rows["label"] = [
        f"{apart:.2f}{ends[kind]}"
        for apart, kind in zip(rows["distance"], rows["kind"], strict=True)
    ]
    base = alt.Chart(rows[["neighbour", "distance", "kind", "label"]]).encode(
        x=alt.X(
            "distance:Q",
            title="Distance from Oakdale; 1 is the farthest pair",
            scale=alt.Scale(domain=[0, 1.1]),
            axis=alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2f"),
        ),
        y=alt.Y("neighbour:N", title=None, sort=None),
    )
    colours = alt.Scale(domain=["neighbour", "other"], range=[theme.CATEGORICAL[0], theme.RULE])
    bars = base.mark_bar(height=20, stroke=theme.INK).encode(
        color=alt.Color("kind:N", scale=colours, legend=None)
    )
    words = base.mark_text(align="left", dx=8).encode(text="label:N")
    drawn = (bars + words).properties(width=500, height=240)
    return drawn.to_dict() | {"config": theme.config()}
