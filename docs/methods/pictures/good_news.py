"""Two measures that end with a good figure: one really got better, the other comes and goes."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.lasting_change import chance_of_change, lasting_change
from pmf_lib.views import theme

TITLE = "Both end with a good figure, and only one is a success"
DESCRIPTION = (
    "Two lines of 18 figures, of which less is better. The upper comes and goes about 12 and ends "
    "with one good figure of 9; the lower falls from about 8 to about 5 for its last six figures. "
    "Dashes show the mean of the lower before and after."
)
USUAL = (12, 11, 13, 12, 14, 11, 12, 13, 12, 11, 13, 12, 12, 11, 13, 12, 14, 9)
BETTER = (8, 7, 9, 8, 10, 7, 8, 9, 8, 7, 9, 8, 5, 4, 5, 6, 4, 5)


def spec() -> dict[str, Any]:
    """The figures of both, the means of the one that got better, and what is told."""
    found = lasting_change(BETTER, -1)
    if found is None or chance_of_change(BETTER, -1) > 0.05 > chance_of_change(USUAL, -1):
        raise ValueError("the lower line must be a success and the upper none")
    lines = {"It comes and goes": USUAL, "Really better": BETTER}
    rows = [
        {"line": name, "at": place, "figure": figure}
        for name, figures in lines.items()
        for place, figure in enumerate(figures, 1)
    ]
    x = alt.X("at:Q", title="Month", scale=alt.Scale(domain=[1, 24]), axis={"values": [6, 12, 18]})
    y = alt.Y("figure:Q", title="Days", scale=alt.Scale(domain=[0, 16]))
    base = alt.Chart(pd.DataFrame(rows)).encode(x=x, y=y, detail="line:N")
    drawn = base.mark_line(color=theme.CATEGORICAL[0], point=True)
    names = base.mark_text(align="left", dx=10).encode(text="line:N")
    names = names.transform_filter(alt.datum.at == len(BETTER))
    parts = ((1, found.before), (len(BETTER) - found.length + 1, found.now))
    ends = (len(BETTER) - found.length, len(BETTER))
    spans = [
        {"from": first, "to": last, "mean": mean}
        for (first, mean), last in zip(parts, ends, strict=True)
    ]
    means = alt.Chart(pd.DataFrame(spans)).mark_rule(strokeDash=[6, 4], color=theme.INK)
    means = means.encode(x="from:Q", x2="to:Q", y="mean:Q")
    whole = (drawn + means + names).properties(width=480, height=240)
    return whole.to_dict() | {"config": theme.config()}
