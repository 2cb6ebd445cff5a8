"""Five measures that nobody answers for, by what they take and how often they were used."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.burden_and_use import COSTLY, Case, Window, judged
from pmf_lib.methods.collecting_cost import Cost
from pmf_lib.methods.uses_made import REGISTERS, Use
from pmf_lib.periods import Period
from pmf_lib.views import theme

TITLE = "Costly and never used is proposed; used, or asked for by law, is kept"
DESCRIPTION = (
    "Five points by hours a year and uses in two years, all of measures that nobody answers for. "
    "Noise calls, 80 hours and no use: propose to retire. Parking, 12 hours and no use: look at. "
    "Compost, 136 hours, no use and asked for by law: keep. Missed bins, 108 hours and 9 uses: "
    "keep. Fees, 20 hours and 4 uses: keep. A dotted line at 24 hours marks costly."
)
MADE = {
    "Noise calls": (80, 0, ""),
    "Parking": (12, 0, ""),
    "Compost": (136, 0, "an act"),
    "Missed bins": (108, 9, ""),
    "Fees": (20, 4, ""),
}


def spec() -> dict[str, Any]:
    """A point a measure with its name and what is proposed of it."""
    end = Period.parse("2007-08-Q2").end
    window = Window.up_to(end, end.replace(year=2000))
    rows = []
    for name, (hours, count, duty) in MADE.items():
        uses = (Use(REGISTERS[0], count, end),) if count else ()
        case = Case(name, Cost(hours), uses, 0, duty, frozenset({"L23"}), window.log_since)
        law = ", by law" if duty else ""
        told = f"{name}{law}: {judged(case, window).verdict}"
        rows.append({"hours": hours, "uses": count, "told": told, "law": bool(duty)})
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("hours:Q", title="Hours a year", scale=alt.Scale(domain=[0, 170])),
        y=alt.Y("uses:Q", title="Uses in two years", scale=alt.Scale(domain=[-2, 11])),
    )
    points = base.mark_point(filled=True, size=90, color=theme.CATEGORICAL[0], opacity=1)
    above = base.mark_text(dy=-14, align="left").encode(text="told:N")
    below = base.mark_text(dy=18).encode(text="told:N")
    names = above.transform_filter(~alt.datum.law) + below.transform_filter(alt.datum.law)
    costly = (
        alt.Chart(pd.DataFrame({"hours": [COSTLY]}))
        .mark_rule(strokeDash=[2, 4], color=theme.INK)
        .encode(x="hours:Q")
    )
    drawn = (costly + points + names).properties(width=520, height=260)
    return drawn.to_dict() | {"config": theme.config()}
