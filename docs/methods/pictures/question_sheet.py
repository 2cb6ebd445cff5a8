"""Four exceptions and what becomes of each of the five questions about them."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.miss_signal import Signs
from pmf_lib.methods.question_sheet import Held, Resources, answers
from pmf_lib.views import theme

TITLE = "What becomes of the five questions about four exceptions"
DESCRIPTION = (
    "A grid of four exceptions by the five questions. Of a real fall with a reason on record, the "
    "first two questions are answered and the other three worth asking. Of a red within its usual "
    "range, the first is answered and the others would be asking about noise. Of a red that is "
    "getting better, all are answered. Of a figure that is overdue, the first is worth asking and "
    "the others are noise."
)
FALL = Signs(change=("a real change for the worse",))
WITH_REASON = Held(met="No.", reason="Two posts are vacant.", resources=Resources(lack="Posts?"))
EXCEPTIONS = {
    "A real fall, with a reason": (FALL, WITH_REASON),
    "Red, within its usual range": (Signs(chance=("within its usual range",)), Held(met="No.")),
    "Red, and getting better": (Signs(improving="a real change"), Held(met="No.")),
    "The figure is overdue": (Signs(), Held(met="Not known.", overdue=True)),
}
COLOURS = {"ask": theme.CATEGORICAL[0], "noise": "#d0d3d5", "answered": "#ffffff"}


def cells() -> list[tuple[str, int, str]]:
    """Exception, number of the question, verdict."""
    return [
        (name, number, str(answer.verdict))
        for name, (signs, held) in EXCEPTIONS.items()
        for number, answer in enumerate(answers(signs, held), 1)
    ]


def spec() -> dict[str, Any]:
    """The grid, each cell with its word."""
    rows = pd.DataFrame(cells(), columns=["exception", "question", "verdict"])
    rows["ink"] = rows["verdict"].map(lambda verdict: "#ffffff" if verdict == "ask" else theme.INK)
    base = alt.Chart(rows).encode(
        x=alt.X("question:O", title="Question", axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("exception:N", title=None, sort=list(EXCEPTIONS), axis=alt.Axis(labelLimit=260)),
    )
    scale = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    boxes = base.mark_rect(stroke=theme.INK).encode(
        color=alt.Color("verdict:N", scale=scale, legend=None)
    )
    words = base.mark_text(fontSize=theme.TEXT_SIZE).encode(
        text="verdict:N", color=alt.Color("ink:N", scale=None)
    )
    drawn = (boxes + words).properties(width=430, height=190)
    return drawn.to_dict() | {"config": theme.config()}
