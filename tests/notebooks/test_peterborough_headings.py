"""Peterborough's packs carry the paper's headings in its words and order (2009/10)."""

from __future__ import annotations

import nbformat
import pytest

from tests.conftest import ROOT

READ = "How to read this report"
AUDIT = (  # 3.10; its first bullet holds two items
    "Service performance",  # R4-057
    "Budgetary data",  # R4-058
    "Project monitoring",  # R4-059
    "Risk management updates",  # R4-060
    "Internal control updates",  # R4-061
    "Governance updates",  # R4-062
    "Fraud updates",  # R4-063
    "Recommendations from external agencies including Inspection and External Audit",  # R4-064
    "Internal audit reports",  # R4-065
    "Assurance map",  # R4-028
    READ,
)
SCORECARD = ("Customer", "Process", "Finance", "Organisation")  # 3.5, R4-033
CONTRACT = (  # 2.2
    "The parties to the contract",  # R4-007
    "Drivers for the business",
    "Outcomes",
    "Delivery within the existing budget profile",
    "Value for money",
    "Contract summary",  # R4-010
    "Financial profile",  # R4-011
    "Delivery plan",  # R4-012
    "Challenge sessions",  # R4-008, R4-009
    "Cross cutting themes",  # R4-013
    "Cabinet Policy Forum",  # R4-014
    "Letters that stand for words",
)
CHALLENGE = (  # 3.7 to 3.9
    "Initial Diagnostic",  # R4-047
    "Cause and Effect",  # R4-048
    "Performance Clinics",  # R4-049
    "From exception to support",  # R4-046
    "Public Involvement",  # R4-051
)


def headings(pack: str) -> tuple[str, ...]:
    notebook = nbformat.read(ROOT / f"notebooks/packs/{pack}.ipynb", 4)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert all(cell.startswith("## ") and "\n" not in cell for cell in cells)
    return tuple(cell.removeprefix("## ") for cell in cells)


def test_the_audit_committee_has_its_nine_items_in_order() -> None:
    """R4-056 to R4-065: eight bullets in the paper, nine items when the first is split."""
    assert headings("audit_committee") == AUDIT
    assert AUDIT.index("Assurance map") == 9


def test_the_scorecard_begins_with_the_four_perspectives() -> None:
    """R4-033."""
    assert headings("balanced_scorecard")[:4] == SCORECARD


def test_the_delivery_contract_has_its_parts_and_documents() -> None:
    """R4-007 to R4-014: three documents stand together in the paper's order."""
    assert headings("delivery_contract") == CONTRACT
    place = CONTRACT.index("Contract summary")
    assert CONTRACT[place : place + 3] == ("Contract summary", "Financial profile", "Delivery plan")


def test_challenge_has_its_three_stages_first() -> None:
    """R4-047 to R4-049."""
    assert headings("challenge")[:5] == CHALLENGE
    assert "Scrutiny" in headings("challenge")


@pytest.mark.parametrize(
    ("pack", "wanted"),
    [
        ("delivery_plan_report", ("Objectives", "Performance indicators", "Budget")),  # R4-038
        ("partnership", ("Comprehensive Area Assessment",)),  # R4-017
        ("benchmarking", ("Approaches: adopt and adapt",)),  # R4-066
        ("data_quality", ("By the 10th day of the month", "Financial systems")),  # R4-042, R4-043
    ],
)
def test_the_other_packs_have_what_the_paper_names(pack: str, wanted: tuple[str, ...]) -> None:
    """R4-017, R4-038, R4-039, R4-042, R4-043, R4-066."""
    found = headings(pack)
    assert [word for word in found if word in wanted] == list(wanted)
    assert found[-1] == READ
