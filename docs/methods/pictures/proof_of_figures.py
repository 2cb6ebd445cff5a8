"""A figure worked out again from its parts: how far off it may be handed in."""

from typing import Any

import pandas as pd

from docs.methods.pictures.lines import by_figure
from pmf_lib.methods.proof import checks

TITLE = "A figure is held to the decimals it was handed in with"
DESCRIPTION = (
    "Three figures for one case of three, which is 33.33 percent: 33.3 comes out, 33.2 and 33.4 "
    "do not."
)
FIGURES = (33.2, 33.3, 33.4)


def spec() -> dict[str, Any]:
    """Each figure on the line of what the check says of it."""
    judged = {"kind": "percent", "aggregation": "ratio", "year_to_date": float("nan")}
    points = []
    for figure in FIGURES:
        row = {"period": "2021-22-Q2", "value": figure, "numerator": 1.0, "denominator": 3.0}
        (check,) = checks(pd.DataFrame([row]), judged)
        points.append(("Comes out" if check.holds else "Does not", figure, f"{figure:g}%"))
    return by_figure(points, "Percent, as handed in", (33.1, 33.5))
