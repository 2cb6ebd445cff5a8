"""One invented measure judged month by month, each by the target of its own time."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.judgement import JudgementRules, judge
from pmf_lib.periods import Period
from pmf_lib.register import TABLES
from pmf_lib.views import theme

TITLE = "Each month is judged by the target of its own time"
DESCRIPTION = (
    "Twelve months of an invented percentage. The target is 85 until March and 90 from April. "
    "86 in March is green; 87 in April is amber, though it is higher; May has no figure; 80 in "
    "June is red; then 88 is amber and 91 and 92 are green."
)
FIGURES = [82, 86, 87, 85, 86, 86, 87, None, 80, 88, 91, 92]
TARGETS = {"2020-21": 85, "2021-22": 90}
SHAPES = {"green": "circle", "amber": "square", "red": "triangle-down"}
RULES = JudgementRules(mode="relative", green_tolerance=0.0, red_tolerance=0.10)


def judged() -> pd.DataFrame:
    """The one row that the rules together make of it."""
    last = Period.parse("2021-22-M06")
    months = [last.shift(place - 11).code for place in range(12)]
    about = {"measure": "CUS01", "title": "Calls answered in time", "unit": "customer-services"}
    about |= {"polarity": "maximise", "kind": "percent", "frequency": "monthly"}
    about |= {"aggregation": "average", "targeted": "yes", "state": "active"}
    found = zip(months, FIGURES, strict=True)
    figures = [about | {"period": month, "value": value} for month, value in found]
    aims = [about | {"period": year, "target": aim} for year, aim in TARGETS.items()]
    frames = [
        pd.DataFrame(rows, columns=[*TABLES[name].names, "known_from"])
        for name, rows in (("measures", [about]), ("values", figures), ("targets", aims))
    ]
    period, as_at = Period.parse("2021-22-Q2"), date(2021, 10, 28)
    return judge(*frames, period=period, as_at=as_at, rules=RULES)


def spec() -> dict[str, Any]:
    """The months as shapes with their status in words, and the target as steps."""
    row = judged().iloc[0]
    told = zip(row["series"], row["series_target"], row["series_status"], strict=True)
    rows = pd.DataFrame(
        {"month": f"{Period.parse(code).start:%b}", "value": value, "target": aim}
        | {"status": status}
        for (code, value), aim, status in told
    )
    marks, names = [SHAPES[name] for name in SHAPES], list(SHAPES)
    colours = [theme.STATUS_COLOURS[name] for name in SHAPES]
    base = alt.Chart(rows).encode(
        x=alt.X("month:N", title=None, sort=None, axis=alt.Axis(labelAngle=0))
    )
    scale = alt.Scale(domain=[78, 94], zero=False)
    value = alt.Y("value:Q", title="Percent", scale=scale)
    steps = base.mark_line(
        interpolate="step", strokeDash=list(theme.TARGET_DASH), color=theme.TARGET
    ).encode(y=alt.Y("target:Q", scale=scale))
    known = base.transform_filter("isValid(datum.value)")
    points = known.mark_point(filled=True, size=190, opacity=1, stroke=theme.INK).encode(
        y=value,
        color=alt.Color("status:N", scale=alt.Scale(domain=names, range=colours), legend=None),
        shape=alt.Shape("status:N", scale=alt.Scale(domain=names, range=marks), legend=None),
    )
    words = known.mark_text(dy=-18).encode(y=value, text="status:N")
    drawn = (steps + points + words).properties(width=680, height=300)
    return drawn.to_dict() | {"config": theme.config()}
