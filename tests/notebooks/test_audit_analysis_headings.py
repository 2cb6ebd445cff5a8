"""The report of audit samples: its headings in order, and those of each sample."""

import nbformat

from pmf_lib.council import ForEach, load_council
from pmf_lib.sections import audit_sample_each, open_pack
from tests.conftest import COUNCIL, PERIOD, ROOT, Home
from tests.sections import told

OF_A_SAMPLE = [  # Ribble Valley 2007, 5.3 (R1-041), 5.5 (R1-047)
    "Design",
    "How anybody can draw it again",
    "Items and working papers",
    "What it comes to",
    "What is still to be tested",
]


def test_the_notebook_has_its_headings_in_order() -> None:
    """R4-056: samples, data quality, restatements, recommendations, risk and money."""
    notebook = nbformat.read(ROOT / "notebooks/packs/audit_analysis.ipynb", 4)
    found = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert found == [
        "## Audit samples at a glance",
        "## Each sample, from design to conclusion",
        "## Data quality by owner",
        "## Figures that are late, doubtful or restated",
        "## Recommendations, and what became of them",
        "## Recommendations from external agencies including Inspection and External Audit",
        "## Movements of risks and savings",
        "## How to read this report",
    ]


def test_each_sample_is_told_under_the_same_headings(in_demo_home: Home) -> None:
    """R1-041, R1-047."""
    found = told.headings(audit_sample_each(open_pack(COUNCIL, PERIOD)))
    assert [word for word in found if word in OF_A_SAMPLE] == OF_A_SAMPLE * 3


def test_both_councils_make_it_for_the_whole_council() -> None:
    for key in ("carlisle-2021", "ribble-valley-2007"):
        assert load_council(key).pack("audit_analysis").for_each is ForEach.COUNCIL
