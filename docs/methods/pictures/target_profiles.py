"""The six ways to spread a year's target over its periods."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import profiles
from pmf_lib.views import theme

TITLE = "Six ways to spread a target of 100 over four quarters"
DESCRIPTION = (
    "Six small charts, one a profile, each with four points that end at 100: flat stays at 100, "
    "even and seasonal rise as a running total, step, trajectory and recovery climb to it."
)
NEEDS: dict[str, dict[str, Any]] = {
    "flat": {},
    "even": {},
    "seasonal": {"weights": [0.4, 0.3, 0.2, 0.1]},
    "step": {"steps": [80, 80, 90, 100]},
    "trajectory": {"baseline": 60},
    "recovery": {"steps": [55, 60, 85, 100]},
}


def spec() -> dict[str, Any]:
    """A small chart for each profile."""
    rows = pd.DataFrame(
        {"profile": name, "quarter": f"Q{place}", "target": figure, "label": f"{figure:.0f}"}
        for name, needs in NEEDS.items()
        for place, figure in enumerate(profiles.spread(100, name, 4, **needs), start=1)
    )
    base = alt.Chart(rows).encode(
        x=alt.X("quarter:N", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("target:Q", title=None, scale=alt.Scale(domain=[0, 120]), axis=None),
    )
    line = base.mark_line(color=theme.CATEGORICAL[0], strokeWidth=3)
    point = base.mark_point(filled=True, size=90, color=theme.CATEGORICAL[0], opacity=1)
    text = base.mark_text(dy=-16).encode(text="label:N")
    drawn = (
        (line + point + text)
        .properties(width=165, height=130)
        .facet(facet=alt.Facet("profile:N", title=None, sort=list(NEEDS)), columns=3)
    )
    return drawn.to_dict() | {"config": theme.config()}
