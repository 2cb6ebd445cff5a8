"""The eight tests of one figure, and the grade they leave it."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import quality_tests as tests
from pmf_lib.methods.quality_dimensions import grade_of
from pmf_lib.views import theme

TITLE = "One failed test rules the grade, however many are passed"
DESCRIPTION = (
    "Eight rows, a test each, for one figure handed in as final. Accuracy, validity, timeliness, "
    "relevance, completeness and uniqueness pass. Consistency cannot be said, as the figure is "
    "shown in one place only. Reliability fails, because no reason is given for a break, so the "
    "grade is D, estimated, instead of B."
)
TODAY = date(2021, 10, 28)
FINDINGS = (
    tests.accuracy(87.5, 87.5),
    tests.validity(87.5, "percent", parts=(7, 8)),
    tests.reliability(["2"], breaks={"2021-22-Q1": None}),
    tests.timeliness(date(2021, 10, 14), date(2021, 10, 11), TODAY),
    tests.relevance(True, date(2021, 7, 29), TODAY),
    tests.completeness(6, 6),
    tests.uniqueness(["2021-22-Q1", "2021-22-Q2"]),
    tests.consistency({"unit pack": 87.5}),
)
SHAPES = {"pass": "circle", "fail": "diamond", "cannot say": "square"}
COLOURS = {"pass": theme.CATEGORICAL[0], "fail": theme.CATEGORICAL[2], "cannot say": "#ffffff"}


def spec() -> dict[str, Any]:
    """A mark and a word a dimension, and what follows."""
    rows = [{"dimension": each.dimension, "outcome": each.outcome, "x": 0} for each in FINDINGS]
    grade = grade_of("final", FINDINGS)
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.1, 1])),
        y=alt.Y("dimension:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False)),
    )
    marks = base.mark_point(filled=True, size=260, opacity=1, stroke=theme.INK).encode(
        shape=alt.Shape(
            "outcome:N", legend=None, scale=alt.Scale(domain=list(SHAPES), range=[*SHAPES.values()])
        ),
        fill=alt.Fill(
            "outcome:N", legend=None, scale=alt.Scale(domain=[*COLOURS], range=[*COLOURS.values()])
        ),
    )
    words = base.mark_text(align="left", dx=18).encode(text="outcome:N")
    said = pd.DataFrame([{"x": 0.42, "text": f"Grade {grade}: {grade.meaning}"}])
    result = alt.Chart(said).mark_text(align="left", fontWeight="bold", fontSize=22)
    result = result.encode(x="x:Q", y=alt.value(140), text="text:N")
    drawn = (marks + words + result).properties(width=500, height=300)
    return drawn.to_dict() | {"config": theme.config()}
