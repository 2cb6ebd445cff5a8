"""The same share from more and more cases, each with its 95% interval."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.intervals import wilson
from pmf_lib.views import theme

TITLE = "The more cases, the narrower the interval"
DESCRIPTION = (
    "Four horizontal lines with a dot at 80 percent. From 10 cases the interval runs from 49 to 94 "
    "percent, from 50 cases from 67 to 89, from 300 cases from 75 to 84, and from 3,000 cases from "
    "79 to 81."
)
SIZES = (10, 50, 300, 3000)


def spec() -> dict[str, Any]:
    """A dot and its interval for each number of cases, with the limits written."""
    rows = []
    for size in SIZES:
        share = size * 8 // 10
        lower, upper = (100 * limit for limit in wilson(share, size))
        label = f"{lower:.0f} to {upper:.0f}"
        row = {"cases": f"{share:,} of {size:,}", "lower": lower, "upper": upper, "label": label}
        rows.append(row | {"share": 80})
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("cases:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False))
    )
    scale = alt.Scale(domain=[40, 110])
    axis = alt.Axis(values=[40, 50, 60, 70, 80, 90, 100])
    lines = base.mark_rule(strokeWidth=4, color=theme.CATEGORICAL[0]).encode(
        x=alt.X("lower:Q", title="Percent, with 95% interval", scale=scale, axis=axis),
        x2="upper:Q",
    )
    dots = base.mark_point(filled=True, size=160, opacity=1, color=theme.INK).encode(x="share:Q")
    words = base.mark_text(align="left", dx=10).encode(x="upper:Q", text="label:N")
    drawn = (lines + dots + words).properties(width=500, height=200)
    return drawn.to_dict() | {"config": theme.config()}
