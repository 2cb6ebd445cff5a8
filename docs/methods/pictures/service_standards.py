"""A promise over eight quarters: kept, broken, restored."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.service_standard import State, state
from pmf_lib.views import theme

TITLE = "A promise kept, broken and restored"
DESCRIPTION = (
    "Eight quarters against a promise of at least 90 percent. 94 and 92 keep it; 88 and 86 break "
    "it; 91 restores it; 93 keeps it; a quarter without a figure is unknown; 90 exactly keeps it."
)
FIGURES = [94, 92, 88, 86, 91, 93, None, 90]
LEAST = 90
SCALE = alt.Scale(domain=[82, 98], zero=False)
SHAPES = dict(zip(State, ("circle", "triangle-down", "diamond", "cross"), strict=True))


def spec() -> dict[str, Any]:
    """The figures, the promise, and the state at each quarter in words."""
    rows = pd.DataFrame(
        {"quarter": place + 1, "figure": figure, "place": LEAST if figure is None else figure}
        | {"state": str(state(FIGURES[: place + 1], LEAST)), "least": LEAST}
        for place, figure in enumerate(FIGURES)
    )
    base = alt.Chart(rows).encode(
        x=alt.X("quarter:O", title="Quarter", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("place:Q", title="Percent in time", scale=SCALE),
    )
    shapes = alt.Scale(domain=[str(one) for one in SHAPES], range=list(SHAPES.values()))
    line = base.mark_line(strokeWidth=2, color=theme.RULE).encode(y="figure:Q")
    points = base.mark_point(filled=True, size=180, color=theme.CATEGORICAL[0], opacity=1)
    words = base.mark_text(dy=-20).encode(text="state:N")
    rule = alt.Chart(rows.head(1)).mark_rule(
        strokeDash=list(theme.TARGET_DASH), color=theme.TARGET, strokeWidth=2
    )
    marks = points.encode(shape=alt.Shape("state:N", scale=shapes, legend=None))
    drawn = rule.encode(y=alt.Y("least:Q", scale=SCALE)) + line + marks + words
    return drawn.properties(width=620, height=280).to_dict() | {"config": theme.config()}
