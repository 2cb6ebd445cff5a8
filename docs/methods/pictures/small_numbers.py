"""A table with one small count, and what is hidden with it."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.suppression import two_way
from pmf_lib.views import theme

TITLE = "One small count takes three others with it"
DESCRIPTION = (
    "A table of complaints in three wards by three themes, with totals. The count of 3 in Castle "
    "for staff is hidden, outlined in bold, and three others with it, shaded: without them it "
    "could be worked out from the totals. Hidden cells say c in brackets; the others are shown."
)
COUNTS = pd.DataFrame(
    [[3, 15, 40], [20, 25, 50], [30, 35, 0]],
    index=["Castle", "Denton", "Yewdale"],
    columns=["staff", "delay", "quality"],
)


def spec() -> dict[str, Any]:
    """The cells as a reader sees them, with those that are hidden shaded."""
    found = two_way(COUNTS)
    rows = [
        {
            "ward": ward,
            "theme": theme_name,
            "text": found.shown.loc[ward, theme_name],
            "fill": "#d9d9d9" if found.hidden.loc[ward, theme_name] else theme.PAPER,
            "line": 4 if found.primary.loc[ward, theme_name] else 1,
        }
        for ward in found.shown.index
        for theme_name in found.shown.columns
    ]
    top = alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False)
    side = alt.Axis(domain=False, ticks=False)
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("theme:N", title=None, sort=None, axis=top),
        y=alt.Y("ward:N", title=None, sort=None, axis=side),
    )
    cells = base.mark_rect(stroke=theme.INK).encode(
        fill=alt.Fill("fill:N", scale=None),
        strokeWidth=alt.StrokeWidth("line:Q", scale=None),
    )
    words = base.mark_text(fontSize=20).encode(text="text:N")
    drawn = (cells + words).properties(width=420, height=220)
    return drawn.to_dict() | {"config": theme.config()}
