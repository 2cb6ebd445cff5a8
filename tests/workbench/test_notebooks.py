"""Every interactive notebook runs top to bottom with its defaults, and is a template."""

from __future__ import annotations

import re

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT, Home

NOTEBOOKS = sorted((ROOT / "notebooks" / "scrutiny").glob("*.ipynb"))
LONGEST_SECONDS = 240


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_top_to_bottom(path, in_councils_home: Home) -> None:  # type: ignore[no-untyped-def]
    notebook = nbformat.read(path, 4)
    client = NotebookClient(
        notebook,
        timeout=LONGEST_SECONDS,
        resources={"metadata": {"path": str(in_councils_home.path)}},
    )
    client.execute()
    shown = [
        output["data"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "data" in output
    ]
    assert shown, "no cell shows anything"
    assert all("application/vnd.jupyter.widget-view+json" in data for data in shown)
    panels = [
        model["state"]["html"]
        for model in notebook.metadata["widgets"]["application/vnd.jupyter.widget-state+json"][
            "state"
        ].values()
        if "html" in model["state"]
    ]
    assert len(panels) == len(shown)
    assert all(panel.strip() for panel in panels)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_headings_and_one_line_calls(path) -> None:  # type: ignore[no-untyped-def]
    cells = nbformat.read(path, 4).cells
    assert cells[0].metadata["tags"] == ["parameters"]
    assert re.fullmatch(r"# .+\n\n.+", cells[1].source)
    for cell in cells[3:]:
        assert "\n" not in cell.source.strip()
        assert not cell.get("outputs")
        assert re.search(r"\bdef |\bselect\b .* from ", cell.source) is None
