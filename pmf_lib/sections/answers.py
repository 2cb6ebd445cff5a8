"""Yes, no, not known, and no number: answers shown in one manner everywhere."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.sections import measure_card
from pmf_lib.views.records import Badge, Shape, Text, Tone

_HOLDS = {
    True: Badge(word="Yes", tone=Tone.GREEN, shape=Shape.CIRCLE),
    False: Badge(word="No", tone=Tone.RED, shape=Shape.SQUARE),
    None: Badge(word="Cannot say", tone=Tone.PLAIN, shape=Shape.DASH),
}


def holds(answer: bool | None) -> Badge:
    """The answer as word, shape and colour."""
    return _HOLDS[answer]


def number_or(value: float, words: str) -> float | Text:
    """A number for a column of numbers, or the words that stand there for none."""
    return Text(text=words) if pd.isna(value) else value


def graded_figure(row: Any) -> str:
    """The figure of a row of the judgements with its grade of data quality (R3-003)."""
    return f"{measure_card.figure_words(row)}, grade {row.grade}"
