"""A profile's headings against the notebook's; sections that there are not."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from pmf_lib.council import ForEach, PackSpec
from pmf_lib.errors import ParameterError
from pmf_lib.run.definition import check_definition, section_names

BUDGET = ("Budget Update", "budget_update")
REVIEW = ("Best Value Review Update (where applicable)", "best_value_review")


def spec(*headings: tuple[str, str]) -> PackSpec:
    return PackSpec(
        pack="report",
        title="Report",
        notebook="notebooks/packs/report.ipynb",
        for_each=ForEach.UNIT,
        audience="All",
        sections=dict(headings),
    )


def written(folder: Path, *headings: tuple[str, str], imports: str = "budget_update") -> Path:
    cells = [nbformat.v4.new_code_cell(f"from pmf_lib.sections import {imports}")]
    for heading, section in headings:
        cells.append(nbformat.v4.new_markdown_cell(f"## {heading}"))
        cells.append(nbformat.v4.new_code_cell(f"{section}(pack)"))
    path = folder / "report.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_a_notebook_that_keeps_to_the_profile_passes(tmp_path: Path) -> None:
    """Headings are the profile's: another council's are other words, not other code."""
    check_definition(spec(BUDGET, REVIEW), written(tmp_path, BUDGET, REVIEW))
    check_definition(spec(BUDGET), written(tmp_path, BUDGET, REVIEW))
    check_definition(spec(), written(tmp_path, REVIEW))


@pytest.mark.parametrize(
    "headings",
    [(REVIEW, BUDGET), (BUDGET,), (BUDGET, (REVIEW[0].lower(), REVIEW[1]))],
    ids=["another order", "one is missing", "other words"],
)
def test_other_headings_are_refused(tmp_path: Path, headings: tuple[tuple[str, str], ...]) -> None:
    """Which headings stand, and in which order, is the profile's to say (R0-009)."""
    with pytest.raises(ParameterError, match=r"report\.ipynb heading"):
        check_definition(spec(BUDGET, REVIEW), written(tmp_path, *headings))


def test_an_unknown_section_of_the_profile_is_refused_with_the_nearest(tmp_path: Path) -> None:
    """The report is defined by the profile; a section it misnames is told, none is run (R3-060)."""
    wrong = ("Budget Update", "budget_updat")
    with pytest.raises(ParameterError) as told:
        check_definition(spec(wrong), written(tmp_path, BUDGET))
    assert "“budget_updat”" in told.value.found
    assert "budget_update" in told.value.allowed


def test_an_unknown_section_of_the_notebook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="budget_updated"):
        check_definition(spec(), written(tmp_path, BUDGET, imports="budget_updated"))


def test_section_names_are_those_of_the_room() -> None:
    from pmf_lib import sections

    assert set(sections.__all__) == set(section_names())
