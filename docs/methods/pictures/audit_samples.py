"""The error rate of each part of a sample, and of all parts, with how high it may be."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.audit_draw import Design
from pmf_lib.methods.audit_result import Result, evaluate
from pmf_lib.views import theme

TITLE = "Each part says little; all parts together are what the sample was made for"
DESCRIPTION = (
    "Three rows, each with a point for the error rate found and a line up to the highest that can "
    "be believed, and a dashed line at the 10 percent that can be borne. Checked figures, none of "
    "30 wrong: up to 9.5 percent. Provisional figures, 1 of 16 wrong: up to 26.4 percent. All, 1 "
    "of 46 wrong: up to 9.9 percent."
)
SIZES = {"checked": 300, "provisional": 160}
DESIGN = Design("figures", 0.95, 0.1, 0.02, "status")


def papers() -> pd.DataFrame:
    """Thirty checked figures that agree, and sixteen provisional ones of which one does not."""
    found = [("checked", "agreed")] * 30 + [("provisional", "agreed")] * 15
    found.append(("provisional", "material"))
    return pd.DataFrame(found, columns=["stratum", "finding"])


def result() -> Result:
    """What they come to."""
    return evaluate(papers(), SIZES, DESIGN)


def spec() -> dict[str, Any]:
    """A point and a line a row, with the figures in words."""
    found = result()
    told = [
        (f"{one.name}: {one.errors} of {one.drawn} wrong", one.rate, one.upper_limit)
        for one in found.layers
    ]
    told.append((f"all: {found.errors} of {found.drawn} wrong", found.rate, found.upper_limit))
    rows = [
        {"part": part, "rate": 100 * (rate or 0), "limit": 100 * (limit or 0)}
        | {"word": f"up to {100 * (limit or 0):.1f}%"}
        for part, rate, limit in told
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("part:N", title=None, sort=None, axis=alt.Axis(labelLimit=240))
    )
    across = alt.X(
        "rate:Q",
        title="Items in error, percent",
        scale=alt.Scale(domain=[0, 35]),
        axis=alt.Axis(grid=False),
    )
    lines = base.mark_rule(color=theme.CATEGORICAL[0], strokeWidth=3).encode(x=across, x2="limit:Q")
    points = base.mark_point(filled=True, size=140, opacity=1, color=theme.INK).encode(x="rate:Q")
    words = base.mark_text(align="left", dx=16).encode(x="limit:Q", text="word:N")
    borne = alt.Chart(pd.DataFrame([{"at": 10}])).mark_rule(
        color=theme.TARGET, strokeDash=list(theme.TARGET_DASH), strokeWidth=2
    )
    drawn = (borne.encode(x="at:Q") + lines + points + words).properties(width=440, height=170)
    return drawn.to_dict() | {"config": theme.config()}
