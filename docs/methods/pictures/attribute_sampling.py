"""The upper error limit by the size of the sample, for 0, 1 and 2 errors found."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import sampling
from pmf_lib.views import theme

TITLE = "Each error found asks for a larger sample"
DESCRIPTION = (
    "Three falling lines show the highest error rate that can still be believed, by the number of "
    "records checked, for 0, 1 and 2 errors found. They pass below the tolerable 5 percent at 59, "
    "93 and 124 records."
)
TOLERABLE = 0.05


def spec() -> dict[str, Any]:
    """Lines of the limit, a rule at what is tolerable, a point where each line passes it."""
    rows, passes = [], []
    for errors in (0, 1, 2):
        name = ("no error", "1 error", "2 errors")[errors]
        for n in range(25, 161, 3):
            limit = 100 * sampling.upper_error_limit(errors, n, 0.95)
            rows.append({"n": n, "limit": limit, "errors": name})
        n = sampling.sample_size_for_errors(0.95, TOLERABLE, errors)
        limit = 100 * sampling.upper_error_limit(errors, n, 0.95)
        passes.append({"n": n, "limit": limit, "word": f"{n}: {name}", "errors": name})
    names = [row["errors"] for row in passes]
    dashes = [list(dash) for dash in theme.DASHES[:3]]
    lines = alt.Chart(pd.DataFrame(rows)).mark_line(color=theme.CATEGORICAL[0], strokeWidth=2.5)
    lines = lines.encode(
        x=alt.X(
            "n:Q",
            title="Records checked",
            scale=alt.Scale(domain=[20, 180]),
            axis=alt.Axis(grid=False),
        ),
        y=alt.Y("limit:Q", title="Upper error limit, percent", scale=alt.Scale(domain=[0, 25])),
        strokeDash=alt.StrokeDash(
            "errors:N", legend=None, scale=alt.Scale(domain=names, range=dashes)
        ),
    )
    tolerable = alt.Chart(pd.DataFrame([{"limit": 100 * TOLERABLE}])).mark_rule(
        color=theme.TARGET, strokeDash=list(theme.TARGET_DASH), strokeWidth=2
    )
    points = alt.Chart(pd.DataFrame(passes)).encode(x="n:Q", y="limit:Q")
    marks = points.mark_point(filled=True, size=140, opacity=1, color=theme.INK)
    drops = points.mark_rule(color=theme.INK).encode(y2=alt.datum(0))
    words = points.mark_text(align="left", dx=5).encode(y=alt.datum(0.8), text="word:N")
    drawn = lines + tolerable.encode(y="limit:Q") + drops + marks + words
    return drawn.properties(width=500, height=300).to_dict() | {"config": theme.config()}
