"""Figures worked out again by their formula."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from pmf_lib.methods import worked_out

RECORD = {"measure": "M", "data_items": "kept, due", "calculation": "100 * kept / due"}


def figure(value: float, top: float, bottom: float) -> dict[str, object]:
    parts = {"value": value, "numerator": top, "denominator": bottom}
    return {"measure": "M", "unit": "waste", "period": "2007-08-Q2", **parts}


def test_a_figure_is_worked_out_from_its_parts() -> None:
    """R1-045: the formula runs on what was handed in."""
    assert worked_out.again(RECORD, figure(75, 3, 4)) == 75
    assert worked_out.again(RECORD, figure(75, math.nan, 4)) is None
    assert worked_out.again(RECORD, figure(75, 3, 0)) is None
    assert worked_out.again({**RECORD, "calculation": None}, figure(75, 3, 4)) is None
    alone = {"data_items": "visits", "calculation": "visits"}
    assert worked_out.again(alone, figure(75, math.nan, math.nan)) == 75


@pytest.mark.parametrize(
    ("value", "again", "holds"),
    [(33.3, 100 / 3, True), (33.0, 100 / 3, True), (33.4, 100 / 3, False), (0.5, 0.5, True)],
)
def test_a_figure_agrees_as_it_was_rounded(value: float, again: float, holds: bool) -> None:
    assert worked_out.agrees(value, again) is holds


def test_only_what_disagrees_is_listed() -> None:
    values = pd.DataFrame([figure(75, 3, 4), figure(70, 3, 4), figure(math.nan, 3, 4)])
    found = worked_out.disagreeing(values, pd.DataFrame([RECORD]))
    assert found[["value", "again"]].to_numpy().tolist() == [[70, 75]]
    assert worked_out.disagreeing(values, pd.DataFrame([RECORD]).assign(measure="N")).empty


def test_parts_are_a_numerator_and_a_denominator() -> None:
    values = pd.DataFrame([figure(75, 3, 4), {**figure(1, math.nan, 4), "measure": "N"}])
    assert worked_out.in_parts(values) == {"M"}
