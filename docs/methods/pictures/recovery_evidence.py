"""The chance, month by month, that improvements of three sizes are shown."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.recovery_evidence import LIKELY, OldLevel, wait
from pmf_lib.views import theme

TITLE = "The smaller the improvement, the longer it takes to show"
DESCRIPTION = (
    "Three rising lines over 18 months: an improvement of three standard deviations is likely to "
    "be shown after 3 months, of two after 5, and of one not within these 18. A dotted line at "
    "80 percent marks likely."
)
SIZES = {"3 deviations": 3.0, "2 deviations": 2.0, "1 deviation": 1.0}
MONTHS = 18


def spec() -> dict[str, Any]:
    """A line a size, with its name at its end."""
    far = 2.66 * 1.128
    level = OldLevel(0, 24, 0.0, 1.128, far * 2 / 3, far, "")
    rows = [
        {"month": month, "chance": 100 * chance, "size": name}
        for name, size in SIZES.items()
        for month, chance in enumerate(wait(level, [size] * MONTHS, 1).planned, 1)
    ]
    x = alt.X("month:Q", title="Months since the clinic", scale=alt.Scale(domain=[1, MONTHS]))
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=x, y=alt.Y("chance:Q", title="Percent", scale=alt.Scale(domain=[0, 110]))
    )
    line = base.mark_line(color=theme.CATEGORICAL[0]).encode(detail="size:N")
    above = base.mark_text(align="right", dy=-10).encode(text="size:N")
    below = base.mark_text(align="right", dy=16).encode(text="size:N")
    last, top = alt.datum.month == MONTHS, alt.datum.size == "3 deviations"
    names = above.transform_filter(last & top) + below.transform_filter(last & ~top)
    likely = (
        alt.Chart(pd.DataFrame({"chance": [100 * LIKELY]}))
        .mark_rule(strokeDash=[2, 4], color=theme.INK)
        .encode(y="chance:Q")
    )
    drawn = (likely + line + names).properties(width=480, height=240)
    return drawn.to_dict() | {"config": theme.config()}
