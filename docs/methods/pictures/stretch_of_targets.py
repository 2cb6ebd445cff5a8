"""Targets by the level of their priority, and how far each stretches."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import stretch
from pmf_lib.views import theme

TITLE = "What matters most should stretch furthest"
DESCRIPTION = (
    "Four targets as bars from nought. Two are of level 2, which matters most: one stretches by "
    "8 percent and fits; one by minus 12 percent and is too easy. Two are of level 1: one by minus "
    "3 percent, which fits, and one by 9 percent, harder than for what matters most."
)
MEASURES = (("A", 2, 8.0), ("B", 2, -12.0), ("C", 1, -3.0), ("D", 1, 9.0))


def spec() -> dict[str, Any]:
    """A bar a target, from nought, with its verdict beside it."""
    frame = pd.DataFrame(MEASURES, columns=["measure", "level", "stretch"])
    judged = stretch.mismatches(frame)
    rows = [
        {
            "name": f"Target {row.measure}, level {row.level}",
            "stretch": row.stretch,
            "label": f"{row.stretch:g}%: {row.mismatch or 'fits'}",
            "end": max(row.stretch, 0),
        }
        for row in judged.itertuples()
    ]
    names = [row["name"] for row in rows]
    base = alt.Chart(pd.DataFrame(rows)).encode(y=alt.Y("name:N", title=None, sort=names))
    scale = alt.Scale(domain=[-15, 40])
    bars = base.mark_bar(height=24, color=theme.CATEGORICAL[0], stroke=theme.INK).encode(
        x=alt.X("stretch:Q", title="Stretch in percent", scale=scale)
    )
    words = base.mark_text(align="left", dx=8, fontSize=theme.TEXT_SIZE).encode(
        x=alt.X("end:Q", scale=scale), text="label:N"
    )
    drawn = (bars + words).properties(width=500, height=180)
    return drawn.to_dict() | {"config": theme.config()}
