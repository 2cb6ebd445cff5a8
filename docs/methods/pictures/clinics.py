"""Monthly updates after a clinic: given, overdue, not due yet."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import clinic
from pmf_lib.views import theme

TITLE = "An update is due each month, and overdue from the day after"
DESCRIPTION = (
    "Three days in a row after a clinic held on 19 September 2007, seen on 20 November. The update "
    "of 19 October was given on its day. That of 19 November is overdue by a day. That of "
    "19 December is not due yet."
)
HELD, AS_AT = date(2007, 9, 19), date(2007, 11, 20)
GIVEN = [(date(2007, 10, 19), date(2007, 10, 19), "Given")]


def spec() -> dict[str, Any]:
    """A point an update, with where it stands."""
    found = clinic.updates(HELD, GIVEN, AS_AT)
    rows = [
        {
            "month": place,
            "row": "Updates",
            "shape": str(update.state),
            "label": f"{update.due_on.day} {update.due_on:%B}: {update.state}",
        }
        for place, update in enumerate(found)
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("month:Q", axis=None, scale=alt.Scale(domain=[-0.5, 2.7])),
        y=alt.Y("row:N", axis=None),
    )
    points = base.mark_point(
        size=300, filled=True, color=theme.CATEGORICAL[0], stroke=theme.INK
    ).encode(
        shape=alt.Shape(
            "shape:N",
            legend=None,
            scale=alt.Scale(
                domain=["given", "overdue", "not due yet"], range=["circle", "square", "diamond"]
            ),
        )
    )
    words = base.mark_text(dy=26, fontSize=theme.TEXT_SIZE).encode(text="label:N")
    drawn = (points + words).properties(width=600, height=100)
    return drawn.to_dict() | {"config": theme.config()}
