"""Notebooks are templates: headings and one-line calls, no outputs committed."""

import ast
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
ALLOWED = ("pmf_lib.sections", "pmf_lib.workbench", "pmf_lib")


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def test_there_are_notebooks() -> None:
    assert {"unit_monitoring.ipynb", "quarter_overview.ipynb"} <= {path.name for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_holds_no_output(path: Path) -> None:
    for cell in code_cells(path):
        assert cell.outputs == [] and cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_is_thin(path: Path) -> None:
    cells = code_cells(path)
    lines = [line for cell in cells for line in cell.source.splitlines() if line.strip()]
    assert len(cells) <= 24 and len(lines) <= 60
    assert [cell.metadata.get("tags", []) for cell in cells].count(["parameters"]) == 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_defines_nothing_and_imports_no_deeper_than_sections(path: Path) -> None:
    for cell in code_cells(path):
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)
            if isinstance(node, ast.ImportFrom):
                assert node.module in ALLOWED
            if isinstance(node, ast.Import):
                assert all(alias.name in ALLOWED for alias in node.names)
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "select " not in node.value.lower()
