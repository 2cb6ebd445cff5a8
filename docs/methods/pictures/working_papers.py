"""Differences found in six records, against what is material."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.working_paper import WorkingPaper, evidence_hash
from pmf_lib.views import theme

TITLE = "A difference counts as an error from beyond what is material"
DESCRIPTION = (
    "Six records with the difference between the days reported and the days recalculated, and a "
    "band of one day either way. No difference is agreed; 1 day is on the edge of the band and "
    "immaterial; minus 3 days is material; a record without evidence is unsupported and has no "
    "difference shown."
)
MATERIALITY = 1
CHECKED = {"A": (41, 41), "B": (38, 39), "C": (52, 49), "D": (33, 33), "E": (47, None)}
CHECKED |= {"F": (40, 44)}
SHAPES = {"agreed": "circle", "immaterial": "square", "material": "diamond"}


def spec() -> dict[str, Any]:
    """A mark a record by its difference, with its conclusion in words."""
    seen = evidence_hash(b"case file")
    rows = []
    for record, (reported, again) in CHECKED.items():
        evidence = seen if again is not None else None
        paper = WorkingPaper(
            "DM01", "2021-22-Q2", record, "seed", reported, again, evidence, MATERIALITY
        )
        name = {"record": f"Record {record}", "conclusion": paper.conclusion}
        rows.append(name | {"difference": paper.difference, "place": paper.difference or 0})
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("record:N", title=None, axis=alt.Axis(domain=False, ticks=False))
    )
    scale = alt.Scale(domain=[-5, 7])
    band = alt.Chart(pd.DataFrame([{"from": -MATERIALITY, "to": MATERIALITY}])).mark_rect(
        color="#d9d9d9"
    )
    band = band.encode(x=alt.X("from:Q", scale=scale), x2="to:Q")
    marks = base.transform_filter("isValid(datum.difference)").mark_point(
        filled=True, size=220, opacity=1, color=theme.CATEGORICAL[0]
    )
    marks = marks.encode(
        x=alt.X("difference:Q", title="Recalculated less reported, days; band: immaterial"),
        shape=alt.Shape(
            "conclusion:N",
            legend=None,
            scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())),
        ),
    )
    words = base.mark_text(align="left", dx=14).encode(x="place:Q", text="conclusion:N")
    drawn = (band + marks + words).properties(width=500, height=260)
    return drawn.to_dict() | {"config": theme.config()}
