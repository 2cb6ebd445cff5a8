"""The same news in three ways of writing, by the reading age each asks for."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.read_aloud import Position, summary
from pmf_lib.methods.reading import reading
from pmf_lib.views import theme

TITLE = "The same news written in three ways"
DESCRIPTION = (
    "Three bars of reading age for the same news. The summary that the rules make asks for a "
    "reading age of 8, a service manager's comment for 13, and an official sentence for 32. "
    "A line at 17 marks where a comment is called hard."
)
POSITION = Position({"red": 3, "amber": 2, "green": 12}, 4, 6, 3, "Bins missed")
TEXTS = {
    "Summary made by rule": " ".join(summary(POSITION)),
    "A manager's comment": (
        "Missed collections are far above the number of a year ago, because rounds are shared "
        "out among crews who do not know them. Four loaders will qualify to drive before "
        "Christmas, which should bring the figure down."
    ),
    "An official sentence": (
        "Deterioration in collection performance is attributable to operational resourcing "
        "constraints, mitigation of which necessitates accelerated qualification of additional "
        "personnel prior to the conclusion of the calendar year."
    ),
}
OLDEST = 17


def spec() -> dict[str, Any]:
    """A bar a text, and the line above which a comment is hard."""
    rows = [{"text": name, "age": reading(text).age} for name, text in TEXTS.items()]
    base = alt.Chart(pd.DataFrame(rows)).encode(y=alt.Y("text:N", title=None, sort=None))
    bars = base.mark_bar(height=24, color=theme.CATEGORICAL[0]).encode(
        x=alt.X("age:Q", title="Reading age", scale=alt.Scale(domain=[0, 35]))
    )
    words = base.mark_text(align="left", dx=6).encode(x="age:Q", text="age:Q")
    line = alt.Chart(pd.DataFrame([{"age": OLDEST}])).mark_rule(strokeDash=[4, 3]).encode(x="age:Q")
    drawn = (bars + words + line).properties(width=420, height=150)
    return drawn.to_dict() | {"config": theme.config()}
