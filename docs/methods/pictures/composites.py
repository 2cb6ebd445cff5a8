"""A score with its members, and with what other choices would make of it."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.composite import Member, composite
from pmf_lib.views import theme

TITLE = "A score stands beside its members and its range"
DESCRIPTION = (
    "Bars of four members of a basket on a scale from 0 to 100: missed bins 90, recycling 70, "
    "street cleanliness 55, fly-tips cleared 40, each with its weight. Below them the score, 67, "
    "as a diamond on a line from 57 to 74: the range that equal weights, or leaving a member out, "
    "would give."
)
MEMBERS = {
    "Missed bins": (90, 0.3),
    "Recycling": (70, 0.3),
    "Street cleanliness": (55, 0.2),
    "Fly-tips cleared": (40, 0.2),
}


def spec() -> dict[str, Any]:
    """Bars with their weights, and the score with its range in a row of its own."""
    members = [Member(name, score, score, weight) for name, (score, weight) in MEMBERS.items()]
    found = composite(members)
    low, high = found.range or (0, 0)
    rows = [
        {"name": name, "score": score, "label": f"{score}, weight {weight:.0%}"}
        for name, (score, weight) in MEMBERS.items()
    ]
    label = f"{found.score:.0f}, from {low:.0f} to {high:.0f}"
    total = {"name": "Score", "score": found.score, "low": low, "high": high, "label": label}
    y = alt.Y("name:N", title=None, sort=[*MEMBERS, "Score"])
    scale, axis = alt.Scale(domain=[0, 120]), alt.Axis(values=[0, 25, 50, 75, 100])
    x = alt.X("score:Q", title="Score, 0 to 100", scale=scale, axis=axis)
    base = alt.Chart(pd.DataFrame(rows)).encode(y=y, x=x)
    bars = base.mark_bar(height=24, color=theme.RULE, stroke=theme.INK)
    words = base.mark_text(align="left", dx=8).encode(text="label:N")
    whole = alt.Chart(pd.DataFrame([total])).encode(y=y)
    line = whole.mark_rule(strokeWidth=4, color=theme.CATEGORICAL[0]).encode(x="low:Q", x2="high:Q")
    mark = whole.mark_point(shape="diamond", filled=True, size=260, opacity=1, color=theme.INK)
    told = whole.mark_text(align="left", dx=8).encode(x="high:Q", text="label:N")
    drawn = (bars + words + line + mark.encode(x="score:Q") + told).properties(
        width=500, height=220
    )
    return drawn.to_dict() | {"config": theme.config()}
