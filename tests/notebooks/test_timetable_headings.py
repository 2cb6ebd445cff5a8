"""The timetable's headings, in order."""

from pathlib import Path

import nbformat

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "packs" / "timetable.ipynb"


def test_the_timetables_headings() -> None:
    """The year's timetable as a page (R1-015)."""
    cells = nbformat.read(NOTEBOOK, 4).cells
    headings = [cell.source for cell in cells if cell.cell_type == "markdown"]
    assert headings == [
        "## What is late now",
        "## The year's deadlines by month",
        "## What each body is told, and how often",
        "## Meetings and what each considers",
        "## Meetings kept, papers and agendas",
        "## Letters that stand for words",
    ]
