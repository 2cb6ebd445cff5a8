"""One figure, six published rules."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods.status_profiles import PROFILES, judge
from pmf_lib.views import theme

TITLE = "The same figures by six published rules"
DESCRIPTION = (
    "A grid: six published rules against four figures with a target of 100. 94 after 93 last year "
    "is green at Havering, a red triangle under three icons and amber elsewhere. 94 after 96 is "
    "judged the same, but for Thurrock, where it is red. 89 after 88 is amber at Havering and "
    "Thurrock and red elsewhere. 106 is green everywhere, with a star under three icons."
)
FIGURES = {
    "94, last year 93": (94, 93),
    "94, last year 96": (94, 96),
    "89, last year 88": (89, 88),
    "106, last year 99": (106, 99),
}
TONES = {"green": theme.STATUS_COLOURS["green"], "amber": "#ffdd00", "red": "#aa2a16"}
SYMBOLS = {"star": "★ ", "circle": "● ", "triangle": "▲ "}


def spec() -> dict[str, Any]:
    """A cell for each rule and figure, coloured and in words."""
    rows = []
    for profile in PROFILES.values():
        for words, (value, last_year) in FIGURES.items():
            found = judge(profile, value, 100, "maximise", last_year=last_year)
            word = f"{SYMBOLS.get(found.icon or '', '')}{found.status}"
            rows.append(
                {"rule": profile.name, "figure": words, "status": str(found.status), "word": word}
            )
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X(
            "figure:N", title=None, sort=list(FIGURES), axis=alt.Axis(orient="top", labelAngle=0)
        ),
        y=alt.Y("rule:N", title=None, sort=None, axis=alt.Axis(labelLimit=280)),
    )
    colour = alt.Color(
        "status:N", legend=None, scale=alt.Scale(domain=list(TONES), range=list(TONES.values()))
    )
    cells = base.mark_rect(stroke=theme.PAPER, strokeWidth=3).encode(color=colour)
    ink = alt.condition("datum.status == 'amber'", alt.value(theme.INK), alt.value(theme.PAPER))
    words = base.mark_text(fontWeight="bold").encode(text="word:N", color=ink)
    drawn = (cells + words).properties(width=560, height=230)
    return drawn.to_dict() | {"config": theme.config()}
