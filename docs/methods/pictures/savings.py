"""Savings: delivered, what is still counted on, and the target."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import savings
from pmf_lib.methods.savings import Saving
from pmf_lib.views import theme

TITLE = "What was delivered counts whole, the rest by how sure it is"
DESCRIPTION = (
    "Three bars against a target of £100,000 each. On track: £50,000 delivered and £45,000 more "
    "counted on, green. At risk: £40,000 and £20,000, amber. Replaced: £10,000 delivered and "
    "nothing more, red, whatever took its place."
)
LISTED = (
    Saving("On track", 100, 100, 50, "on track"),
    Saving("At risk", 100, 80, 40, "at risk"),
    Saving("Replaced", 100, 20, 10, "replaced", replaced_by=("On track",)),
)
PARTS = {"Delivered": theme.CATEGORICAL[0], "Counted on": theme.RULE}


def spec() -> dict[str, Any]:
    """A bar a saving in two parts, its target as a tick."""
    rows = []
    for saving in LISTED:
        sure = savings.weighted_forecast(saving) or 0
        label = f"{sure:.0f} of 100: {savings.status(saving.target, saving.forecast)}"
        for part, amount in zip(PARTS, (saving.delivered, sure - saving.delivered), strict=True):
            row = {"saving": saving.code, "part": part, "amount": amount, "sure": sure}
            rows.append(row | {"label": label, "target": saving.target})
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("saving:N", title=None, sort=[saving.code for saving in LISTED])
    )
    legend = alt.Legend(title=None, orient="top", labelFontSize=theme.TEXT_SIZE)
    bars = base.mark_bar(height=30, stroke=theme.INK).encode(
        x=alt.X("amount:Q", title="£000; the tick is the target", scale=alt.Scale(domain=[0, 160])),
        color=alt.Color(
            "part:N",
            scale=alt.Scale(domain=list(PARTS), range=list(PARTS.values())),
            legend=legend,
        ),
        order=alt.Order("part:N", sort="descending"),
    )
    first = base.transform_filter(alt.datum.part == "Delivered")
    words = first.mark_text(align="left", dx=10).encode(x="target:Q", text="label:N")
    ticks = first.mark_tick(size=50, thickness=4, color=theme.INK).encode(x="target:Q")
    drawn = (bars + words + ticks).properties(width=500, height=200)
    return drawn.to_dict() | {"config": theme.config()}
