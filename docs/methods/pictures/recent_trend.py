"""Two indicators with the same intervals: one has moved, one has not."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.recent_trend import recent_trend
from pmf_lib.views import theme

TITLE = "Five years of two percentages, each with its interval"
DESCRIPTION = (
    "Two panels of five yearly percentages with intervals of two points either side. The first "
    "rises from 70 to 80: increasing. The second moves between 70 and 72: no significant change."
)
SERIES = {"A": (70, 72, 75, 77, 80), "B": (70, 71, 70, 72, 71)}
YEARS = ("2016/17", "2017/18", "2018/19", "2019/20", "2020/21")


def spec() -> dict[str, Any]:
    """A panel a series, headed by what the rule says of it."""
    rows = []
    for name, values in SERIES.items():
        lower, upper = ([value + side for value in values] for side in (-2, 2))
        found = recent_trend(values, lower=lower, upper=upper)
        head = f"{name}: {found.direction.replace('_', ' ')} (chi-square {found.chi2:.1f})"
        rows += [
            {"year": year, "value": value, "lower": low, "upper": high, "head": head}
            for year, value, low, high in zip(YEARS, values, lower, upper, strict=True)
        ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("year:O", title=None, axis={"labelAngle": 0})
    )
    scale = alt.Scale(domain=[66, 84])
    bars = base.mark_rule(strokeWidth=2).encode(
        y=alt.Y("lower:Q", title="Percent", scale=scale), y2="upper:Q"
    )
    line = base.mark_line(color=theme.CATEGORICAL[0]).encode(y=alt.Y("value:Q", scale=scale))
    marks = base.mark_point(filled=True, size=120, color=theme.CATEGORICAL[0], opacity=1).encode(
        y="value:Q"
    )
    drawn = (bars + line + marks).properties(width=480, height=170)
    return drawn.facet(row=alt.Row("head:N", title=None, header={"orient": "top"})).to_dict() | {
        "config": theme.config()
    }
