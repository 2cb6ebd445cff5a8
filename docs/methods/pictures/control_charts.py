"""A control chart in which each of the four rules flags points."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import spc
from pmf_lib.views import theme

TITLE = "The four rules flag what is out of the usual on a control chart"
DESCRIPTION = (
    "A line of 33 monthly percentages with a mean line and dashed limits taken from the first 12. "
    "Month 13 lies above the upper limit, letter O. Months 16 and 18 lie near the lower limit, "
    "number 2. Months 20 to 26 rise at every step, letter T. Months 27 to 33 stay above the mean, "
    "letter S. Improvements are triangles, concerns squares, all others circles."
)
USUAL = (80, 83, 79, 84, 81, 78, 82, 85, 80, 83, 79, 82)
LATER = (93, 80, 83, 74, 78, 74, 82, 76, 77, 78, 80, 81, 83, 85, 84, 82, 85, 83, 86, 84, 82)
LETTERS = {"outside": "O", "trend": "T", "two": "2", "shift": "S"}
KEY = "O outside a limit, T trend, 2 two in three, S shift"
NAMES = ("improvement", "concern", "common cause")
SHAPES = alt.Scale(domain=NAMES, range=("triangle-up", "square", "circle"))
COLOURS = alt.Scale(domain=NAMES, range=("#00b0f0", "#e46c0a", "#a6a6a6"))


def spec() -> dict[str, Any]:
    """The series with its mean, limits, shapes and letters."""
    chart = spc.xmr(USUAL + LATER, fix_after=len(USUAL))
    words = ["" if one is None else LETTERS[one.split("_")[0]] for one in chart.signals]
    kinds = [one and one.replace("_", " ") for one in chart.classes]
    points = pd.DataFrame({"value": chart.values, "letter": words, "class": kinds})
    base = alt.Chart(points.assign(month=points.index + 1)).encode(
        x=alt.X("month:Q", title="Month", axis=alt.Axis(grid=False)), y=_height("value")
    )
    legend = alt.Legend(title=None, orient="bottom", labelFontSize=16, symbolSize=120)
    marks = base.mark_point(filled=True, size=110, opacity=1, stroke=theme.INK).encode(
        shape=alt.Shape("class:N", scale=SHAPES, legend=legend),
        color=alt.Color("class:N", scale=COLOURS, legend=legend),
    )
    levels = {"upper limit": chart.upper, "mean": chart.mean, "lower limit": chart.lower}
    drawn = [_level(name, height) for name, height in levels.items()]
    drawn += [base.mark_line(color="#6f777b"), marks]
    for place, which in ((-16, "!="), (18, "==")):
        letters = base.mark_text(dy=place).encode(text="letter")
        drawn.append(letters.transform_filter(f"datum.class {which} 'concern'"))
    title = alt.Title(KEY, fontSize=16, fontWeight="normal", anchor="start")
    picture = alt.layer(*drawn).properties(width=500, height=300, title=title)
    return picture.to_dict() | {"config": theme.config()}


def _height(field: str) -> alt.Y:
    scale = alt.Scale(domain=[68, 98], zero=False)
    return alt.Y(f"{field}:Q", title="Percent", scale=scale, axis=alt.Axis(grid=False))


def _level(name: str, height: float | None) -> alt.LayerChart:
    rows = pd.DataFrame({"level": [height], "name": [f"{name} {height:.1f}"]})
    base = alt.Chart(rows).encode(y=_height("level"))
    words = base.mark_text(align="left", dx=4).encode(x=alt.value(500), text="name")
    return base.mark_rule(strokeDash=[] if name == "mean" else [6, 4], color=theme.INK) + words
