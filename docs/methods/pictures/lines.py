"""Points with words beside them on named lines, by day or by figure: what many pictures are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.views import theme

ROW = 56


def by_day(
    points: Sequence[tuple[str, date, str]], first: date, last: date, *, width: int = 420
) -> dict[str, Any]:
    """Each point as (line, day, words), on an axis from the first day to the last."""
    rows = [(line, day.isoformat(), words) for line, day, words in points]
    axis = alt.Axis(format="%b %Y", tickCount="month")
    scale = alt.Scale(domain=[first.isoformat(), last.isoformat()])
    return _drawn(rows, alt.X("at:T", title=None, axis=axis, scale=scale), width)


def by_figure(
    points: Sequence[tuple[str, float, str]],
    title: str,
    domain: tuple[float, float],
    *,
    width: int = 420,
) -> dict[str, Any]:
    """Each point as (line, figure, words), on an axis with this title."""
    scale = alt.Scale(domain=list(domain))
    return _drawn(
        points, alt.X("at:Q", title=title, scale=scale, axis=alt.Axis(tickCount=5)), width
    )


def _drawn(points: Sequence[tuple[str, Any, str]], x: alt.X, width: int) -> dict[str, Any]:
    rows = pd.DataFrame(points, columns=["line", "at", "words"])
    names = list(dict.fromkeys(rows["line"]))
    base = alt.Chart(rows).encode(
        x=x, y=alt.Y("line:N", title=None, sort=names, axis=alt.Axis(labelLimit=260))
    )
    marks = base.mark_point(filled=True, size=150, color=theme.CATEGORICAL[0], opacity=1)
    words = base.mark_text(align="left", dx=10, dy=-12, fontSize=theme.TEXT_SIZE).encode(
        text="words:N"
    )
    drawn = (marks + words).properties(width=width, height=ROW * len(names))
    return drawn.to_dict() | {"config": theme.config()}
