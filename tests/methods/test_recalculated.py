"""A figure worked out again by its formula, else by its kind (R1-047)."""

from __future__ import annotations

import math

from pmf_lib.methods.recalculated import recalculated

NOTHING = math.nan


def row(value: float, top: float = NOTHING, bottom: float = NOTHING) -> dict[str, float]:
    return {"value": value, "numerator": top, "denominator": bottom}


def test_what_comes_to_the_figure_is_given_as_it_was_rounded() -> None:
    found = recalculated({}, row(82.8, 111, 134), "percent")
    assert found is not None
    assert found.value == 82.8
    assert found.how == "111 of 134 is 82.8, rounded from 82.8358209"


def test_what_differs_is_given_as_it_is() -> None:
    found = recalculated({}, row(90, 111, 134), "percent")
    assert found is not None
    assert found.value == 82.8358


def test_the_formula_goes_before_the_kind() -> None:
    record = {"calculation": "100 * (asked - late) / asked", "data_items": "late, asked"}
    found = recalculated(record, row(75, 5, 20), "percent")
    assert found is not None
    assert found.value == 75
    assert found.how.endswith("numerator 5, denominator 20 is 75")


def test_without_parts_nothing_is_worked_out() -> None:
    assert recalculated({}, row(12), "count") is None
    assert recalculated({}, row(12, 12, 0), "percent") is None
    assert recalculated({}, row(12, 12, 3), "count") is None
