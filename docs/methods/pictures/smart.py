"""The five letters of one objective."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.smart import Measurement, Objective, check
from pmf_lib.views import theme

TITLE = "An objective letter by letter"
OBJECTIVE = Objective(
    outcome="Half of household waste is recycled",
    lead="Waste Services Manager",
    measurement=Measurement(
        name="Household waste recycled",
        formula="recycled / collected",
        unit="percent",
        baseline=42,
        target=58,
        neighbours_best=52,
    ),
    resourced=True,
    priority="Clean and green",
    budget_link="Waste Services",
    end=date(2023, 3, 31),
    milestones=(date(2022, 9, 30),),
)
DESCRIPTION = (
    "Five rows for one objective. Specific, measurable and time-bound pass. Achievable fails: the "
    "target of 58 is beyond 52, the best of any neighbour. Realistic is left to human judgement: "
    "nobody has said whether the service controls it."
)
SHAPES = {"pass": "circle", "fail": "diamond", "human judgement": "square"}
COLOURS = {"pass": theme.CATEGORICAL[0], "fail": theme.CATEGORICAL[2], "human judgement": "#ffffff"}


def spec() -> dict[str, Any]:
    """A mark and a word a letter."""
    rows = [{"word": each.word, "outcome": each.outcome, "x": 0} for each in check(OBJECTIVE)]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.1, 1])),
        y=alt.Y("word:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False)),
    )
    marks = base.mark_point(filled=True, size=300, opacity=1, stroke=theme.INK).encode(
        shape=alt.Shape(
            "outcome:N", legend=None, scale=alt.Scale(domain=list(SHAPES), range=[*SHAPES.values()])
        ),
        fill=alt.Fill(
            "outcome:N", legend=None, scale=alt.Scale(domain=[*COLOURS], range=[*COLOURS.values()])
        ),
    )
    words = base.mark_text(align="left", dx=20).encode(text="outcome:N")
    drawn = (marks + words).properties(width=400, height=220)
    return drawn.to_dict() | {"config": theme.config()}
