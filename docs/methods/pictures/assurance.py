"""Three targets against the same usual range."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import spc
from pmf_lib.views import theme

TITLE = "Where the target stands against the limits decides the assurance"
DESCRIPTION = (
    "A bar shows the usual range of a percentage where more is better, from about 72 to 91. Three "
    "targets are marked: 70, below the range, is P, it will pass; 85, inside the range, is a "
    "question mark, hit or miss; 95, above the range, is F, it will fail."
)
VALUES = (80, 83, 79, 84, 81, 78, 82, 85, 80, 83, 79, 82)
WORDS = {"pass": ("P", "pass"), "hit_or_miss": ("?", "hit or miss"), "fail": ("F", "fail")}
TARGETS = (70, 85, 95)


def spec() -> dict[str, Any]:
    """The range as a bar, the targets as diamonds with letter and word."""
    rows = []
    for target in TARGETS:
        chart = spc.xmr(VALUES, target=target)
        letter, word = WORDS[str(chart.assurance)]
        row = {"target": target, "lower": chart.lower, "upper": chart.upper, "mean": chart.mean}
        rows.append(row | {"name": f"Target {target}", "word": f"{letter}: {word}"})
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("name:N", title=None, axis=alt.Axis(domain=False, ticks=False))
    )
    scale = alt.Scale(domain=[65, 107])
    title = "Percent; the bar is the usual range, its line the mean"
    bars = base.mark_bar(height=22, color="#a6a6a6").encode(
        x=alt.X("lower:Q", title=title, scale=scale, axis=alt.Axis(grid=False)), x2="upper:Q"
    )
    means = base.mark_tick(size=22, thickness=2, color=theme.INK).encode(x="mean:Q")
    marks = base.mark_point(
        shape="diamond", filled=True, size=220, opacity=1, color="#de1b1b", stroke=theme.INK
    ).encode(x="target:Q")
    words = base.mark_text(align="left", dx=14).encode(x=alt.X("place:Q"), text="word:N")
    words = words.transform_calculate(place="max(datum.upper, datum.target)")
    drawn = (bars + means + marks + words).properties(width=500, height=160)
    return drawn.to_dict() | {"config": theme.config()}
