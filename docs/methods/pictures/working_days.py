"""The days before a meeting after Easter: which are worked, and which are the last days."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from pmf_lib import workdays
from pmf_lib.views import theme

TITLE = "Easter 2021: the agenda of a Monday meeting is out twelve days before"
DESCRIPTION = (
    "A calendar of three weeks. The meeting is on Monday 12 April 2021. Good Friday, Easter "
    "Monday and weekends are not worked. Papers are due on Thursday 1 April, and the agenda is "
    "published on Wednesday 31 March."
)
MEETING, FIRST, DAYS = date(2021, 4, 12), date(2021, 3, 29), 21
NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def _row(day: date, named: dict[date, str]) -> dict[str, Any]:
    worked = workdays.is_working_day(day)
    words = named.get(day) or ("" if worked else "not worked")
    number = f"{day.day} {day:%b}"
    place = {"week": (day - FIRST).days // 7, "name": NAMES[day.weekday()]}
    kind = "named" if day in named else "worked" if worked else "shut"
    return place | {"number": number, "words": words, "kind": kind}


def spec() -> dict[str, Any]:
    """Three weeks of days, those that count for the meeting named."""
    named = {
        workdays.agenda_publication_deadline(MEETING): "Agenda",
        workdays.paper_deadline(MEETING): "Papers",
        MEETING: "Meeting",
    }
    rows = pd.DataFrame(_row(FIRST + timedelta(days=ahead), named) for ahead in range(DAYS))
    base = alt.Chart(rows).encode(
        x=alt.X("name:N", title=None, sort=NAMES, axis=alt.Axis(labelAngle=0, orient="top")),
        y=alt.Y("week:O", title=None, axis=None),
    )
    shades = alt.Scale(
        domain=["worked", "shut", "named"], range=[theme.PAPER, "#e3e5e6", theme.CATEGORICAL[0]]
    )
    cells = base.mark_rect(stroke=theme.INK).encode(
        color=alt.Color("kind:N", scale=shades, legend=None)
    )
    dark = alt.datum.kind == "named"
    ink = alt.condition(dark, alt.value(theme.PAPER), alt.value(theme.INK))
    numbers = base.mark_text(dy=-12).encode(text="number:N", color=ink)
    words = base.mark_text(dy=14).encode(text="words:N", color=ink)
    drawn = (cells + numbers + words).properties(width=640, height=220)
    return drawn.to_dict() | {"config": theme.config()}
