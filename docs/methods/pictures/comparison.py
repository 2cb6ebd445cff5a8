"""Three councils and a benchmark, compared by whether the interval holds it."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.area import Area
from pmf_lib.methods.comparison import Outcome, single_overlap
from pmf_lib.methods.intervals import wilson
from pmf_lib.views import theme

TITLE = "An interval that holds the benchmark is similar to it"
DESCRIPTION = (
    "Intervals of three councils against a dashed line at the benchmark, 80 percent. Council A, "
    "175 of 200, lies wholly above: better, an upward triangle. Council B, 42 of 50, holds the "
    "line: similar, a circle. Council C, 105 of 150, lies wholly below: worse, a square."
)
BENCHMARK = Area("England", 80)
COUNTS = {"Council A": (175, 200), "Council B": (42, 50), "Council C": (105, 150)}
SHAPES = {Outcome.BETTER: "triangle-up", Outcome.SIMILAR: "circle", Outcome.WORSE: "square"}


def spec() -> dict[str, Any]:
    """An interval a council, its outcome as shape and word, and the benchmark's line."""
    rows = []
    for name, (found, cases) in COUNTS.items():
        lower, upper = (100 * limit for limit in wilson(found, cases))
        area = Area(name, 100 * found / cases, lower, upper)
        outcome = single_overlap(area, BENCHMARK, "maximise").outcome
        row = {"name": name, "value": area.value, "lower": lower, "upper": upper}
        rows.append(row | {"outcome": str(outcome)})
    base = alt.Chart(pd.DataFrame(rows)).encode(
        y=alt.Y("name:N", title=None, axis=alt.Axis(domain=False, ticks=False))
    )
    scale = alt.Scale(domain=[60, 106], zero=False)
    lines = base.mark_rule(strokeWidth=4, color=theme.CATEGORICAL[0]).encode(
        x=alt.X("lower:Q", title="Percent, with 95% interval", scale=scale), x2="upper:Q"
    )
    shapes = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    marks = base.mark_point(filled=True, size=220, opacity=1, color=theme.INK).encode(
        x="value:Q", shape=alt.Shape("outcome:N", scale=shapes, legend=None)
    )
    words = base.mark_text(align="left").encode(x=alt.datum(95), text="outcome:N")
    line = alt.Chart(pd.DataFrame([{"at": BENCHMARK.value, "word": "benchmark"}])).encode(x="at:Q")
    rule = line.mark_rule(strokeWidth=2, strokeDash=theme.TARGET_DASH, color=theme.TARGET)
    told = line.mark_text(align="left", dx=6, baseline="top").encode(text="word:N", y=alt.value(0))
    drawn = (rule + told + lines + marks + words).properties(width=500, height=190)
    return drawn.to_dict() | {"config": theme.config()}
