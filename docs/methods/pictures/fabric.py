"""The six qualities of a small set of measures."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.fabric import COLUMNS, system
from pmf_lib.views import theme

TITLE = "How much of each quality a set of measures has"
DESCRIPTION = (
    "Six bars for a set of four measures, each with its score and outcome. Focused 2 of 3, "
    "appropriate 4 of 4, balanced 3 of 4, robust 3 of 4, integrated 4 of 4, cost-effective 4 of 4. "
    "Appropriate and integrated pass, cost-effective is left to human judgement, the others fail."
)
MEASURES = pd.DataFrame(
    [
        ("A", "economy", "Executive", "customer", "Head of A", "Officer", "corporate", 300),
        ("B", "economy", "Executive", "customer", "Head of B", None, "service", 200),
        ("C", "housing", "Scrutiny", "process", "Head of C", "Officer", "service", 100),
        ("D", "housing", "Scrutiny", "finance", "Head of D", "Officer", "corporate", 50),
    ],
    columns=list(COLUMNS),
)
PRIORITIES = ("economy", "housing", "environment")
PERSPECTIVES = ("customer", "process", "finance", "organisation")


def spec() -> dict[str, Any]:
    """A bar a quality: how many of how many."""
    rows = [
        {
            "quality": quality.word,
            "share": (quality.met or 0) / (quality.of or 1),
            "word": f"{quality.met} of {quality.of}: {quality.outcome}",
        }
        for quality in system(MEASURES, PRIORITIES, PERSPECTIVES)
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(y=alt.Y("quality:N", title=None, sort=None))
    scale = alt.Scale(domain=[0, 1.9])
    axis = alt.Axis(values=[0, 0.5, 1], format="%", grid=False)
    bars = base.mark_bar(height=22, color=theme.CATEGORICAL[0]).encode(
        x=alt.X("share:Q", title="Share met", scale=scale, axis=axis)
    )
    words = base.mark_text(align="left", dx=8).encode(x="share:Q", text="word:N")
    drawn = (bars + words).properties(width=460, height=260)
    return drawn.to_dict() | {"config": theme.config()}
