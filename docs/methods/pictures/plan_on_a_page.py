"""A plan on a page: six places, each with a status in words."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.plan_on_a_page import Action, plan_on_a_page
from pmf_lib.views import theme

TITLE = "A fixed grid, each action with its status in words"
DESCRIPTION = (
    "Two rows of three boxes. First the actions of the highest priority, the late one before the "
    "others: Repair the bridge, late; Let the flats, on track; Open the hall, on track; then "
    "Plant 560 trees, at risk; Move the archive, complete; and one place that is free."
)
ACTIONS = (
    Action("A1", "Let the flats", "on track", level=3),
    Action("A2", "Open the hall", "on track", level=3),
    Action("A3", "Repair the bridge", "late", level=3),
    Action("A4", "Move the archive", "complete", level=1),
    Action("A5", "Plant 560 trees", "at risk", level=1),
)


def spec() -> dict[str, Any]:
    """The grid as boxes with a title and a status word."""
    page = plan_on_a_page(ACTIONS, most=6)
    rows = pd.DataFrame(
        {"row": down, "column": across}
        | {"title": action.title if action else "", "words": action.words if action else "free"}
        for down, line in enumerate(page.rows)
        for across, action in enumerate(line)
    )
    base = alt.Chart(rows).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.1)),
    )
    boxes = base.mark_rect(fill=theme.PAPER, stroke=theme.INK, strokeWidth=2)
    titles = base.mark_text(dy=-12, fontWeight="bold").encode(text="title:N")
    words = base.mark_text(dy=14).encode(text="words:N")
    drawn = (boxes + titles + words).properties(width=540, height=200)
    return drawn.to_dict() | {"config": theme.config()}
