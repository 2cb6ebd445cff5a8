"""Six plans of a council, one of which serves nothing and one of which nothing serves."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.golden_thread import Node, Thread
from pmf_lib.views import theme

TITLE = "What serves what"
DESCRIPTION = (
    "Plans as a list with steps inwards. The corporate plan has beneath it the directorate plan "
    "for people, with the service plan of housing and the team plan of lettings beneath that, and "
    "the directorate plan for places, which leads nowhere. The team plan of parks serves nothing."
)
NODES = (
    Node("CP", "Corporate plan", top=True),
    Node("D1", "Directorate plan, people", ("CP",)),
    Node("D2", "Directorate plan, places", ("CP",)),
    Node("S1", "Service plan, housing", ("D1",), end=True),
    Node("T1", "Team plan, lettings", ("S1",), end=True),
    Node("T2", "Team plan, parks", ("S9",), end=True),
)


def spec() -> dict[str, Any]:
    """A line a plan, further in the further down it is."""
    thread = Thread.of(NODES)
    found = dict.fromkeys(thread.orphans, "orphan") | dict.fromkeys(thread.dead_ends, "dead end")
    rows = [
        {
            "place": number,
            "depth": len(place) - 1,
            "words": thread.nodes[key].title + (f": {found[key]}" if key in found else ""),
        }
        for number, (place, key) in enumerate(thread.in_order())
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("depth:Q", axis=None, scale=alt.Scale(domain=[-0.2, 6])),
        y=alt.Y("place:O", axis=None),
    )
    marks = base.mark_point(filled=True, size=150, color=theme.CATEGORICAL[0], opacity=1)
    words = base.mark_text(align="left", dx=14, fontSize=theme.TEXT_SIZE).encode(text="words:N")
    drawn = (marks + words).properties(width=560, height=36 * len(rows))
    return drawn.to_dict() | {"config": theme.config()}
