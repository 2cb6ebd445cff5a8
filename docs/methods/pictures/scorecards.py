"""A scorecard's four perspectives, one of them too heavy and one empty."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.scorecard import MOST, Perspective, scorecard
from pmf_lib.views import theme

TITLE = "A scorecard out of balance"
DESCRIPTION = (
    "Four bars. Customer has 7 of 12 measures, past the line at half. Process has 3, Finance 2 "
    "and Organisation none, which is a warning too."
)
PLACED = {"Customer": 7, "Process": 3, "Finance": 2}


def spec() -> dict[str, Any]:
    """How many measures each perspective holds, and where half of them lies."""
    placed = {f"{word}{number}": word for word, many in PLACED.items() for number in range(many)}
    card = scorecard(dict.fromkeys(placed, "green"), placed)
    rows = []
    for quarter in card.quarters:
        said = [one for one in card.warnings if one.startswith(quarter.perspective)]
        kept = f"{len(quarter.measures)}"
        words = said[0].split(" ", 1)[1].rstrip(".") if said else kept
        rows.append(
            {"perspective": quarter.perspective, "count": len(quarter.measures), "words": words}
        )
    half = float(MOST * len(placed))
    names = [str(one) for one in Perspective]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("perspective:N", title=None, sort=names),
        x=alt.X("count:Q", title="Measures", scale=alt.Scale(domain=[0, 15]),
                axis=alt.Axis(values=[0, 2, 4, 6, 8, 10, 12])),
    )  # fmt: skip
    bars = base.mark_bar(height=26, color=theme.CATEGORICAL[0])
    labels = base.mark_text(align="left", dx=8).encode(text="words:N")
    line = alt.Chart(pd.DataFrame([{"half": half, "words": "half"}])).encode(x="half:Q")
    rule = line.mark_rule(strokeDash=list(theme.TARGET_DASH), color=theme.INK, strokeWidth=2)
    said_half = line.mark_text(align="left", dx=6, y=225).encode(text="words:N")
    drawn = (bars + rule + said_half + labels).properties(width=520, height=240)
    return drawn.to_dict() | {"config": theme.config()}
