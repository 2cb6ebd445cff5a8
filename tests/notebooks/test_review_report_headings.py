"""The report of in-depth reviews: its headings in order, and those of each review."""

import nbformat

from pmf_lib.council import ForEach, load_council
from pmf_lib.sections import each_review, open_pack
from tests.conftest import COUNCIL, PERIOD, ROOT, Home
from tests.sections import told

OF_A_REVIEW = [  # Peterborough 2009/10, 3.9; Carlisle 2021, Overview and Scrutiny
    "Concern and scope",
    "Lines of enquiry",
    "Evidence",
    "Witnesses",  # R3-045
    "Questions and answers",  # R3-042
    "Findings",
    "From concern to recommendation",
    "What is missing",
    "Performance against objectives and targets",  # R3-041
    "Decisions over time",  # R3-040
    "Recommendations, and what became of them",  # R3-043
]


def test_the_notebook_has_its_headings_in_order() -> None:
    notebook = nbformat.read(ROOT / "notebooks/packs/review_report.ipynb", 4)
    found = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert found == [
        "## Reviews at a glance",
        "## Each review, from concern to recommendation",
        "## How to read this report",
    ]


def test_each_review_is_told_under_the_same_headings(in_demo_home: Home) -> None:
    """R3-040 to R3-043, R3-045."""
    found = each_review(open_pack(COUNCIL, PERIOD))
    assert told.headings(found)[1:] == OF_A_REVIEW


def test_both_councils_make_it_for_the_whole_council() -> None:
    for key in ("carlisle-2021", "peterborough-2009"):
        assert load_council(key).pack("review_report").for_each is ForEach.COUNCIL
