"""Two groups that both fall while their total rises: the mix of cases changed."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.year_apart import Measured, Tally, standardised
from pmf_lib.views import theme

TITLE = "Both groups fall, and the total rises"
DESCRIPTION = (
    "Two points a line, a year before and now. Large firms fall from 98.0 to 97.0 percent and "
    "small firms from 90.0 to 85.0, while the total rises from 94.0 to 95.8, because nine in ten "
    "cases are now of large firms. With the mix of cases held still it falls by 2.2 points."
)
GROUPS = {
    "Large firms": (Tally(980, 1000), Tally(1746, 1800)),
    "Small firms": (Tally(900, 1000), Tally(170, 200)),
}
LEFT, RIGHT = "A year before", "Now"


def spec() -> dict[str, Any]:
    """The groups, their total, and the total with the mix held still."""
    totals = [sum(pair[side].numerator for pair in GROUPS.values()) / 20 for side in (0, 1)]
    moved, _ = standardised(GROUPS, Measured.SHARE)
    lines = {name: [100 * tally.rate for tally in pair] for name, pair in GROUPS.items()}
    lines |= {"The total": totals, "Mix held still": [totals[0], totals[0] + 100 * moved]}
    rows = [
        {"line": name, "when": when, "value": value, "label": f"{name} {value:.1f}%"}
        for name, values in lines.items()
        for when, value in zip((LEFT, RIGHT), values, strict=True)
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("when:N", title=None, sort=[LEFT, RIGHT], axis={"labelAngle": 0}),
        y=alt.Y("value:Q", title="Percent", scale=alt.Scale(domain=[84, 100])),
        detail="line:N",
    )
    dashed = base.mark_line(color=theme.CATEGORICAL[0], strokeWidth=2).encode(
        strokeDash=alt.condition(
            alt.datum.line == "The total", alt.value([1, 0]), alt.value([6, 4])
        )
    )
    marks = base.mark_point(filled=True, size=90, color=theme.CATEGORICAL[0], opacity=1)
    words = base.mark_text(align="left", dx=14).encode(text="label:N")
    now = words.transform_filter(alt.datum.when == RIGHT)
    drawn = (dashed + marks + now).properties(width=300, height=300)
    return drawn.to_dict() | {"config": theme.config()}
