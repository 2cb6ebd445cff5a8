"""What every chart has: its titles, the caption of its figures, its specification."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pmf_lib.views import theme
from pmf_lib.views.specs import SCHEMA, Spec


@dataclass(frozen=True)
class Titles:
    """A chart's headline (the message), subtitle (measure, place, period) and source."""

    headline: str
    subtitle: str
    source: str

    def __post_init__(self) -> None:
        for name, words in vars(self).items():
            if not words.strip():
                raise ValueError(f"A chart needs a {name}")


def caption_of(titles: Titles) -> str:
    """The caption of the table of a chart's figures."""
    return f"Figures: {titles.subtitle}"


def spec_of(chart: Spec) -> Spec:
    """The chart's specification in the charts' own look, as JSON has it.

    It is not checked against Vega-Lite's schema, which would take as long as all else; the
    tests do that for every kind of chart.
    """
    whole = {"$schema": SCHEMA, "config": theme.config(), **chart}
    plain: Spec = json.loads(json.dumps(whole, default=float))  # NumPy's whole numbers are no ints
    return plain
