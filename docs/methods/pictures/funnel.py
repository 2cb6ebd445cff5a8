"""Councils' shares in a funnel of 95% and 99.8% limits."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pmf_lib.methods import funnel
from pmf_lib.views import theme

TITLE = "Small councils may stray further by chance than large ones"
DESCRIPTION = (
    "Shares of 16 councils against their number of cases, between two pairs of limits that narrow "
    "as cases rise. Most are circles within the inner limits. One of 600 cases at 26 percent lies "
    "between the limits above, and one of 1,000 at 19 percent between them below: triangles named "
    "look. One of 900 cases at 29 percent lies outside both, a square named signal. One of 40 "
    "cases at 30 percent is within, for all that it is highest."
)
SIZES = (40, 60, 90, 120, 160, 200, 260, 300, 380, 450, 520, 600, 700, 800, 900, 1000)
FOUND = (12, 10, 22, 22, 38, 36, 57, 60, 80, 92, 110, 156, 135, 168, 261, 190)
NAMES = {None: "within", funnel.Mark.LOOK: "look", funnel.Mark.SIGNAL: "signal"}
SHAPES = ("circle", "triangle-up", "square")


def spec() -> dict[str, Any]:
    """The councils as points, the limits as lines, and the marks as shapes and words."""
    found = funnel.proportion_funnel(FOUND, SIZES)
    points = pd.DataFrame({"n": SIZES, "share": np.multiply(found.shares, 100)})
    points["mark"] = [NAMES[mark] for mark in found.marks]
    points["word"] = points["mark"].replace("within", "")
    sizes = list(range(30, 1051, 10))
    rows = [
        {"n": size, "percent": 100 * limit, "level": f"{100 * level:g}%", "side": side}
        for level in (funnel.INNER, funnel.OUTER)
        for side, limits in enumerate(funnel.funnel_limits(sizes, found.baseline, level))
        for size, limit in zip(sizes, np.asarray(limits).tolist(), strict=True)
    ]
    limits = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X(
            "n:Q",
            title="Cases",
            scale=alt.Scale(domain=[0, 1150], nice=False),
            axis=alt.Axis(grid=False, values=[0, 200, 400, 600, 800, 1000]),
        ),
        y=alt.Y("percent:Q", title="Percent", scale=alt.Scale(domain=[0, 50])),
    )
    dashes = alt.StrokeDash("level:N", legend=None, scale=alt.Scale(range=[[6, 4], [1, 0]]))
    lines = limits.mark_line(color=theme.INK).encode(strokeDash=dashes, detail="side:N")
    at_end = limits.transform_filter((alt.datum.n == sizes[-1]) & (alt.datum.side == 1))
    inner = at_end.transform_filter(alt.datum.level == "95%").mark_text(align="left", dx=6, dy=5)
    outer = at_end.transform_filter(alt.datum.level != "95%").mark_text(align="left", dx=6, dy=-7)
    ends = inner.encode(text="level:N") + outer.encode(text="level:N")
    base = alt.Chart(points).encode(x="n:Q", y="share:Q")
    names = alt.Scale(domain=list(NAMES.values()), range=SHAPES)
    marks = base.mark_point(filled=True, size=110, opacity=1, color=theme.CATEGORICAL[0])
    shaped = marks.encode(shape=alt.Shape("mark:N", scale=names, legend=None))
    words = base.mark_text(dy=-14).encode(text="word:N")
    middle = alt.Chart(pd.DataFrame([{"p": 100 * found.baseline}])).mark_rule().encode(y="p:Q")
    drawn = (middle + lines + ends + shaped + words).properties(width=500, height=300)
    return drawn.to_dict() | {"config": theme.config()}
