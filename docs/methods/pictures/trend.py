"""Seventeen quarters, and what the latest is compared with."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import trend
from pmf_lib.views import theme

TITLE = "Four comparisons of the latest quarter"
DESCRIPTION = (
    "Seventeen quarters, each year climbing from about 10 to about 40. The latest, a first "
    "quarter, is 30. It is worse than the quarter before, 43, but better than the mean of the four "
    "quarters before, than the same quarter last year, 13, and than the mean of that "
    "quarter in four years."
)
QUARTERS = (10, 20, 30, 40, 11, 21, 31, 41, 12, 22, 32, 42, 13, 23, 33, 43, 30)


def spec() -> dict[str, Any]:
    """The quarters as bars, the latest marked, and a line of words for each comparison."""
    last = len(QUARTERS) - 1
    rows = [{"at": at, "value": value, "now": at == last} for at, value in enumerate(QUARTERS)]
    last_year = {"kind": "year_to_year"}
    words = [
        f"Short, ongoing: {trend.short(QUARTERS, 'maximise')} than 43, the quarter before",
        f"Long, ongoing: {trend.long(QUARTERS, 'maximise')} than 28, the mean of four quarters",
        f"Short, year to year: {trend.short(QUARTERS, 'maximise', **last_year)} than 13, last year",
        f"Long, year to year: {trend.long(QUARTERS, 'maximise', **last_year)} than 11.5, "
        "the mean of four first quarters",
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("at:O", title="Quarters from Q1 2014/15 to Q1 2018/19", axis=alt.Axis(labels=False))
    )
    tone = alt.condition("datum.now", alt.value(theme.CATEGORICAL[0]), alt.value("#a6a6a6"))
    bars = base.mark_bar().encode(y=alt.Y("value:Q", title=None), color=tone)
    figures = base.mark_text(dy=-9).encode(y="value:Q", text="value:Q")
    said = alt.TitleParams(words, fontSize=16, fontWeight="normal", anchor="start", offset=12)
    drawn = (bars + figures).properties(width=520, height=190, title=said)
    return drawn.to_dict() | {"config": theme.config()}
