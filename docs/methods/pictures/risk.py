"""The matrix of threats, each cell with its score, its band and how many stand in it."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.risk import Band
from pmf_lib.methods.risk_matrix import matrix
from pmf_lib.views import theme

TITLE = "A risk matrix that can be read without its colours"
DESCRIPTION = (
    "Five rows by likelihood and five columns by impact. Each cell prints its score and band: "
    "low up to 4, medium to 9, high to 16, very high from 20. Two risks stand at likelihood 4 and "
    "impact 5, one at 3 and 4, one at 1 and 2."
)
RISKS = [(4, 5), (4, 5), (3, 4), (1, 2)]
SHADES = dict(zip(Band, ("#ffffff", "#d6e4ef", "#8fb4d3", "#12436d"), strict=True))


def spec() -> dict[str, Any]:
    """The matrix as shaded cells with words in them."""
    rows = pd.DataFrame(
        {"likelihood": cell.likelihood, "impact": cell.impact, "band": str(cell.band)}
        | {"words": f"{cell.score} {cell.band}", "dark": cell.band is Band.VERY_HIGH}
        | {"count": "●" * cell.count}
        for row in matrix(RISKS).rows
        for cell in row
    )
    upright = alt.Axis(labelAngle=0)
    base = alt.Chart(rows).encode(
        x=alt.X("impact:O", title="Impact", axis=upright),
        y=alt.Y("likelihood:O", title="Likelihood", sort="descending"),
    )
    shades = alt.Scale(domain=[str(band) for band in SHADES], range=list(SHADES.values()))
    cells = base.mark_rect(stroke=theme.INK).encode(
        color=alt.Color("band:N", scale=shades, legend=None)
    )
    ink = alt.condition(alt.datum.dark, alt.value(theme.PAPER), alt.value(theme.INK))
    words = base.mark_text(dy=-10).encode(text="words:N", color=ink)
    dots = base.mark_text(dy=14, fontSize=20).encode(text="count:N", color=ink)
    drawn = (cells + words + dots).properties(width=540, height=340)
    return drawn.to_dict() | {"config": theme.config()}
