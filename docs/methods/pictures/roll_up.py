"""A ratio to date beside the mean of percentages, which is not the same."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import rollup
from pmf_lib.views import theme

TITLE = "The year to date is a ratio of sums, not a mean of percentages"
DESCRIPTION = (
    "Two lines over four quarters. The ratio of sums goes 90.0, 86.4, 88.7, 85.8 percent. The "
    "mean of the quarters' percentages ends at 87.1 percent, more than a point too high."
)
TOPS, BOTTOMS = [45, 50, 38, 60], [50, 60, 40, 75]
RIGHT, WRONG = "Sum over sum", "Mean of percentages"


def spec() -> dict[str, Any]:
    """The worked ratio of four quarters, both ways."""
    percents = [100 * top / bottom for top, bottom in zip(TOPS, BOTTOMS, strict=True)]
    ways = {
        RIGHT: rollup.year_to_date("ratio", numerators=TOPS, denominators=BOTTOMS),
        WRONG: rollup.year_to_date("average", percents),
    }
    rows = pd.DataFrame(
        {"quarter": f"Q{place}", "way": way, "percent": figure, "label": f"{figure:.1f}"}
        for way, figures in ways.items()
        for place, figure in enumerate(figures, start=1)
    )
    base = alt.Chart(rows).encode(
        x=alt.X("quarter:N", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("percent:Q", title="Percent, year to date", scale=alt.Scale(domain=[84, 92])),
        color=alt.Color(
            "way:N",
            scale=alt.Scale(domain=[RIGHT, WRONG], range=[theme.CATEGORICAL[0], theme.INK]),
            legend=None,
        ),
    )
    marks = base.mark_point(filled=True, size=130, opacity=1).encode(
        shape=alt.Shape("way:N", legend=None)
    )
    lines = base.mark_line(strokeWidth=3).encode(strokeDash=alt.StrokeDash("way:N", legend=None))
    last = alt.datum.quarter == "Q4"
    ends = base.mark_text(align="left", dx=12).encode(text="way:N").transform_filter(last)
    labels = base.mark_text(dy=22).encode(text="label:N").transform_filter(alt.datum.way == RIGHT)
    drawn = (lines + marks + labels + ends).properties(width=500, height=260).to_dict()
    return drawn | {"config": theme.config()}
