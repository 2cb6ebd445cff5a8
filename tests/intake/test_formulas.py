"""Formulas of measures' records are read on load, and must give the figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.builders import check, codes, the_fault, write

HEADING = "measure,data_items,calculation,recorded_on"


def checked(folder: Path, measure: str, items: str, calculation: str):
    row = f'{measure},"{items}",{calculation},2021-07-01'
    return check(write(folder / "measure_records.csv", HEADING, row))


@pytest.mark.parametrize(
    ("measure", "items", "calculation"),
    [
        ("P-1", "in_time, answered", "100 * in_time / answered"),
        ("P-1", "", "100 * numerator / denominator"),
        ("P-1", "in_time, answered", "in_time / answered * 100"),
        ("P-1", "in_time, answered", ""),
        ("R-1", "missed, made", "100000 * missed / made"),
        ("M-1", "cost, homes", "cost / homes"),
        ("C-1", "visits", "visits"),
    ],
)
def test_a_formula_that_gives_the_figure_loads(
    tmp_path: Path, measure: str, items: str, calculation: str
) -> None:
    """R1-045: an executable formula in the record."""
    with checked(tmp_path, measure, items, calculation) as intake:
        assert (intake.rows, codes(intake)) == ({"measure_records": 1}, [])


@pytest.mark.parametrize(
    ("items", "calculation", "code", "found"),
    [
        ("in_time, answered", "100 * on_time / answered", "not_a_formula", "“on_time”"),
        ("in_time, answered", "100 * in_time /", "not_a_formula", "an end where"),
        ("in_time, answered", "__import__('os')", "not_a_formula", "“__import__"),
        ("a, b, c", "100 * a / b", "not_data_items", "“a, b, c”"),
        ("in_time, answered", "in_time / answered", "formula_disagrees", "in_time / answered"),
        ("in_time, answered", "100 * answered / in_time", "formula_disagrees", "100 * ans"),
        ("in_time, answered", "100 * in_time", "formula_disagrees", "100 * in_time"),
        ("in_time, answered", "100", "formula_disagrees", "100"),
        ("visits", "2 * visits", "formula_disagrees", "2 * visits"),
    ],
)
def test_a_formula_that_is_none_or_gives_another_figure_is_refused(
    tmp_path: Path, items: str, calculation: str, code: str, found: str
) -> None:
    """R1-045: unknown names, and what disagrees with numerator over denominator."""
    with checked(tmp_path, "P-1", items, calculation) as intake:
        assert intake.rows == {"measure_records": 0}
        assert str(the_fault(intake, code)["found"]).startswith(found)
