"""Figures as multiples of their targets: which are warned about."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.views import theme

TITLE = "Figure and target should be of one size"
DESCRIPTION = (
    "Four figures on a scale of how many times their target they are, each step ten times the one "
    "before. 87.2 percent against 85 percent lies at 1 and is not warned about. 87.2 percent "
    "against 0.85 lies at 100: a fraction, rule L03. 73,390 against 420 lies at 175: of another "
    "size, rule L05. 52,000 pounds against 50 lies at 1,000: thousands, rule L04."
)
CASES = (
    ("87.2% against 85%", 87.2 / 85, "no warning"),
    ("87.2% against 0.85%", 87.2 / 0.85, "L03, a fraction"),
    ("73,390 against 420", 73390 / 420, "L05, of another size"),
    ("£52,000 against £50", 52000 / 50, "L04, thousands"),
)


def spec() -> dict[str, Any]:
    """A point a figure on a logarithmic scale, its rule beside it, and a line at the target."""
    frame = pd.DataFrame(CASES, columns=["case", "times", "words"])
    scale = alt.Scale(type="log", domain=[0.5, 20000])
    x = alt.X(
        "times:Q",
        title="Times its target",
        scale=scale,
        axis=alt.Axis(values=[1, 10, 100, 1000], format=",d"),
    )
    names = [name for name, _, _ in CASES]
    base = alt.Chart(frame).encode(
        x=x, y=alt.Y("case:N", title=None, sort=names, axis=alt.Axis(labelLimit=260))
    )
    points = base.mark_point(filled=True, size=150, color=theme.CATEGORICAL[0], opacity=1)
    words = base.mark_text(align="left", dx=12, fontSize=theme.TEXT_SIZE).encode(text="words:N")
    drawn = (points + words).properties(width=420, height=200)
    return drawn.to_dict() | {"config": theme.config()}
