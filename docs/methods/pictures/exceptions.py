"""Five measures in the order of their score, each with the rules that fired."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.exceptions import rank
from pmf_lib.methods.judgement import JudgementRules, judge
from pmf_lib.periods import Period
from pmf_lib.register.indicators import MEASURES, TARGETS, VALUES
from pmf_lib.views import theme

TITLE = "Which exceptions stand first"
DESCRIPTION = (
    "Bars of the score of five measures. The longest bar is of a measure that has been red for "
    "many quarters and whose target lies beyond its usual range; the shortest is of one that is "
    "red once, within its usual range."
)
FIGURES = {
    "Red for twelve quarters": [70, 72, 69, 71, 70, 68, 72, 70, 69, 71, 70, 72],
    "A real fall": [100, 102, 99, 101, 100, 98, 102, 100, 99, 101, 100, 80],
    "Amber for two quarters": [101, 107, 103, 108, 104, 106, 101, 105, 103, 107, 98, 96],
    "Red, in its usual range": [112, 95, 110, 94, 111, 93, 109, 92, 112, 95, 110, 88],
}
LAST = Period.parse("2021-22-Q2")


def found() -> pd.DataFrame:
    """The exceptions of a council with these measures, each with a target of 100."""
    about = {"unit": "u", "polarity": "maximise", "kind": "count", "frequency": "quarterly"}
    known = {"aggregation": "last", "owner": "Head", "member": "Member", "source": "System"}
    measures = [{"measure": name, "title": name, **about, **known} for name in FIGURES]
    values = [
        {"measure": name, "unit": "u", "period": LAST.shift(place - 11).code, "value": value}
        for name, figures in FIGURES.items()
        for place, value in enumerate(figures)
    ]
    targets = [
        {"measure": name, "period": f"{year}-{year % 100 + 1}", "target": 100.0}
        for name in FIGURES
        for year in range(2018, 2022)
    ]
    judged = judge(
        pd.DataFrame(measures, columns=list(MEASURES.names)),
        pd.DataFrame(values, columns=[*VALUES.names, "known_from"]).assign(status="final"),
        pd.DataFrame(targets, columns=list(TARGETS.names)),
        period=LAST,
        as_at=date(2021, 10, 28),
        rules=JudgementRules("relative", 0.0, 0.1),
    )
    return rank(judged)


def spec() -> dict[str, Any]:
    """Bars of the score, with the codes beside them."""
    rows = [
        {"title": row.title, "score": row.rank_score, "codes": " ".join(row.codes)}
        for row in found().itertuples()
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("score:Q", title="Score", axis=alt.Axis(tickMinStep=1)),
        y=alt.Y("title:N", sort=None, title=None, axis=alt.Axis(labelLimit=260)),
    )
    bars = base.mark_bar(color=theme.CATEGORICAL[0])
    codes = base.mark_text(align="left", dx=6).encode(text="codes:N")
    drawn = alt.LayerChart(layer=[bars, codes]).properties(width=300, height=40 * len(rows))
    return {**drawn.to_dict(), "config": theme.config()}
