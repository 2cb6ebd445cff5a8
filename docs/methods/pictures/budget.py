"""Overspends of a published table beside the limit from which each is red."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import budget
from pmf_lib.methods.status import Status
from pmf_lib.views import theme

TITLE = "An overspend is red from the lesser of 5 percent and £100,000"
DESCRIPTION = (
    "Bars of four services' overspends in thousands of pounds, each with a tick at its limit. "
    "£652,000 and £123,000 pass their limit of £100,000 and are red. £66,000 stays below its "
    "£100,000 and £13,000 below its £75,400: both are amber."
)
SERVICES = {"£46.3m": (46_267, 652), "£10.3m": (10_283, 66), "£4.8m": (4_807, 123)}
SERVICES |= {"£1.5m": (1_508, 13)}
LIMIT = budget.PUBLISHED["service"]
COLOURS = {Status.RED: theme.STATUS_COLOURS["red"], Status.AMBER: theme.STATUS_COLOURS["amber"]}


def spec() -> dict[str, Any]:
    """Bars with a tick at the limit, and the status in words."""
    rows = []
    for name, (planned, over) in SERVICES.items():
        status = budget.status(planned * 1000, (planned + over) * 1000)
        limit = min(LIMIT.percent / 100 * planned, LIMIT.amount / 1000)
        label = f"£{over},000: {status}"
        rows.append(
            {"budget": name, "over": over, "limit": limit, "label": label, "status": status}
        )
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("budget:N", title="Budget", sort=list(SERVICES))
    )
    over = alt.X(
        "over:Q", title="Overspend, £000; the tick is the limit", scale=alt.Scale(domain=[0, 860])
    )
    colours = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    bars = base.mark_bar(height=24, stroke=theme.INK).encode(
        x=over, color=alt.Color("status:N", scale=colours, legend=None)
    )
    ticks = base.mark_tick(size=44, thickness=4, color=theme.INK).encode(x="limit:Q")
    words = base.mark_text(align="left").encode(
        x=alt.X("place:Q"), text="label:N"
    ).transform_calculate(place="max(datum.over, datum.limit) + 12")  # fmt: skip
    drawn = (bars + ticks + words).properties(width=500, height=240)
    return drawn.to_dict() | {"config": theme.config()}
