"""A half year and where four ways of reckoning say that it ends."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import forecast
from pmf_lib.views import theme

TITLE = "One half year, four forecasts of the whole"
DESCRIPTION = (
    "Four points on one scale, one a way of reckoning from 540 by the half year: run rate 1,080, "
    "by the seasons 1,080, to go 1,040 and last year's shape 990. The run rate has a range from "
    "1,050 to 1,110, by the errors of three past years. The target is 1,000."
)
WEIGHTS, PATH, SO_FAR, TARGET = [0.2, 0.3, 0.3, 0.2], [200, 500, 800, 1000], 540, 1000


def spec() -> dict[str, Any]:
    """The forecasts, one with a range, and the target."""
    ways = {
        "Run rate": forecast.with_range(forecast.run_rate(SO_FAR, 2, 4), [10, -30, 5]),
        "By the seasons": forecast.by_profile(SO_FAR, WEIGHTS, 2),
        "To go": forecast.to_go(SO_FAR, PATH, 2),
        "Last year's shape": forecast.last_year_shape(SO_FAR, 880, 480),
    }
    rows = pd.DataFrame(
        {"way": way, "end": told.value, "low": told.low, "high": told.high}
        | {"label": f"{told.value:,.0f}", "target": TARGET, "words": "Target 1,000"}
        for way, told in ways.items()
    )
    base = alt.Chart(rows).encode(y=alt.Y("way:N", title=None, sort=list(ways)))
    scale = alt.Scale(domain=[960, 1120])
    ends = alt.X("end:Q", title="Year-end", scale=scale, axis=alt.Axis(tickCount=5))
    spans = base.mark_rule(strokeWidth=5, color=theme.RULE).encode(x="low:Q", x2="high:Q")
    points = base.mark_point(filled=True, size=160, color=theme.CATEGORICAL[0], opacity=1)
    labels = base.mark_text(dy=-18).encode(x=ends, text="label:N")
    target = alt.Chart(rows.head(1)).encode(x=alt.X("target:Q", scale=scale))
    rule = target.mark_rule(strokeDash=list(theme.TARGET_DASH), color=theme.TARGET, strokeWidth=2)
    said = target.mark_text(align="left", dx=6, y=12).encode(text="words:N")
    drawn = rule + said + spans + points.encode(x=ends) + labels
    return drawn.properties(width=500, height=280).to_dict() | {"config": theme.config()}
