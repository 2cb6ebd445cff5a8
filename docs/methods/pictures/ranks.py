"""Eight councils' ranks and the ranks that chance would give them."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.benchmark import rank, ranks_in_words
from pmf_lib.methods.rank_range import rank_ranges
from pmf_lib.views import theme

TITLE = "A rank changes by chance, in the middle of a table most of all"
DESCRIPTION = (
    "Eight councils in order of rank, each a dot on a line that shows between which ranks chance "
    "would move it. The first and the last hardly move; two that tie for third could be anything "
    "from second to seventh, as could those close to them."
)
VALUES = (92, 86, 84, 84, 83, 82, 80, 70)
ERRORS = (1.5, 1.5, 2, 1.5, 1.5, 2, 1.5, 1.5)
SEED = 2021


def spec() -> dict[str, Any]:
    """A dot and a line for each council, with its rank in words."""
    ranges = rank_ranges(VALUES, ERRORS, "maximise", seed=SEED)
    rows = [
        {"name": f"{value}%, {chr(65 + place)}", "rank": own, "word": word}
        | {"best": found.best, "worst": found.worst}
        for place, (value, own, word, found) in enumerate(
            zip(
                VALUES,
                rank(VALUES, "maximise"),
                ranks_in_words(VALUES, "maximise"),
                ranges,
                strict=True,
            )
        )
        if found
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("name:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False))
    )
    axis = alt.Axis(values=list(range(1, 9)), format="d")
    lines = base.mark_rule(strokeWidth=4, color=theme.CATEGORICAL[0]).encode(
        x=alt.X("best:Q", title="Rank", scale=alt.Scale(domain=[0.7, 9.6]), axis=axis),
        x2="worst:Q",
    )
    dots = base.mark_point(filled=True, size=150, opacity=1, color=theme.INK).encode(x="rank:Q")
    words = base.mark_text(align="left", dx=12).encode(x="worst:Q", text="word:N")
    drawn = (lines + dots + words).properties(width=500, height=280)
    return drawn.to_dict() | {"config": theme.config()}
