"""Figures that only come and go, with two red limits: one in their midst, one below them all."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.recovery_evidence import OldLevel, old_level
from pmf_lib.methods.rehearsal_chance import chance_of
from pmf_lib.methods.status import Status
from pmf_lib.views import theme

TITLE = "The same figures under two proposed targets"
DESCRIPTION = (
    "A line of 24 months that comes and goes about 81 percent and never changes. Below a limit of "
    "80.5 percent ten of the months would be red, though nothing happened; below a limit of 76.5 "
    "percent none would."
)
FIGURES = (
    81,
    83,
    82,
    79,
    80,
    84,
    82,
    81,
    79,
    78,
    80,
    82,
    84,
    83,
    81,
    79,
    81,
    80,
    78,
    80,
    83,
    82,
    80,
    82,
)
MIDST, BELOW = 80.5, 76.5


def spec() -> dict[str, Any]:
    """The months, those that the higher limit would make red, and both limits."""
    level = old_level(FIGURES)
    if not isinstance(level, OldLevel):
        raise ValueError("the figures must have a level")
    rows = [
        {"at": place, "figure": figure, "red": "red" if figure < MIDST else "green"}
        for place, figure in enumerate(FIGURES, 1)
    ]
    limits = [
        {"limit": limit, "words": f"Red below {limit:g}%: {100 * _wrong(level, limit):.0f} in 100"}
        for limit in (MIDST, BELOW)
    ]
    x = alt.X(
        "at:Q", title="Month", scale=alt.Scale(domain=[1, 38]), axis={"values": [6, 12, 18, 24]}
    )
    y = alt.Y("figure:Q", title="Percent", scale=alt.Scale(domain=[74, 88]))
    base = alt.Chart(pd.DataFrame(rows)).encode(x=x, y=y)
    line = base.mark_line(color=theme.CATEGORICAL[0])
    marks = base.mark_point(filled=True, size=80, opacity=1, color=theme.CATEGORICAL[0])
    marks = marks.encode(
        shape=alt.condition(alt.datum.red == "red", alt.value("triangle-down"), alt.value("circle"))
    )
    rule = alt.Chart(pd.DataFrame(limits)).encode(y="limit:Q")
    dashes = rule.mark_rule(strokeDash=[6, 4], color=theme.INK)
    words = rule.mark_text(align="left", dy=-8).encode(text="words:N", x=alt.datum(25))
    whole = (line + marks + dashes + words).properties(width=480, height=240)
    return whole.to_dict() | {"config": theme.config()}


def _wrong(level: OldLevel, limit: float) -> float:
    found = chance_of(level, lambda now, _: Status.RED if now < limit else Status.GREEN)
    return found.wrong if found else 0.0
