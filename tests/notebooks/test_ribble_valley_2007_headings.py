"""Ribble Valley 2007's packs carry the paper's headings in their exact words and order."""

from __future__ import annotations

import nbformat
import pytest

from pmf_lib.register.clinics import QUESTIONS
from pmf_lib.sections import committee_cover
from tests.conftest import ROOT

GUIDE = "How to read this report"
LETTERS = "Letters that stand for words"
TO_COMMITTEES = {
    # R1-033, R1-035, R1-039
    "exception_report": (
        "Decisions and recommendations overdue",
        "Performing particularly badly",
        "Performing particularly well",
        "Reasons for poor performance and remedial action",
        "Comments that do not agree with the figures",
        "Exceptions without an action",
        "Questions members may ask",
        "Recommendations followed through",
        "Powers of scrutiny",
        "Watch-list",
        "Length of this report",
        GUIDE,
    ),
    # R1-018
    "question_sheet": ("What to ask of the exceptions", "Log of questions"),
    # R1-072
    "chair_edition": (
        "Decisions and recommendations overdue",
        "Priorities relevant to the committee",
        "Actions relevant to the committee",
        "Performance indicators relevant to the committee",
        "Questions to ask",
        "Recommendations followed through",
        "Watch-list",
        GUIDE,
    ),
    # R1-037
    "service_committee_report": (
        "Decisions and recommendations overdue",
        "Best Value Performance Indicators (BVPI’s - national)",
        "Local Performance Indicators (LPI’s - local)",
        "Reasons for poor performance and remedial action",
        "Recommendations followed through",
        "Watch-list",
        "Warnings about targets and figures",
        GUIDE,
    ),
    # R1-003, R1-078, R1-079
    "committee_cover": (
        "PURPOSE",
        "Relevance to the Council’s ambitions and priorities",
        "CONCLUSION",
        "RISK ASSESSMENT",
        "it is recommended that committee",
        "DECISION",
        LETTERS,
    ),
}
TO_THE_COUNCIL = {
    # R1-011
    "annual_plan": (
        "All our achievements",
        "Meeting the Council’s ambitions",
        "Our priorities",
        "Resources flowing from low to high priorities",
        "Targets that fit our priorities",
        "SMART objectives",
        "Detailed performance information for each service",
        "Baskets of indicators",
        "Indicators reported to the Audit Commission",
        "Consultation and Communication",
        "What decisions were based on",
        "Plan, do, review, revise",
        "Qualities of our performance measurement",
        "What each measure takes, and what came of it",
        "Measures proposed for retirement",
        "Our duties in law",
        "Comprehensive Performance Assessment",
        "Guidance",
        GUIDE,
    ),
    # R1-005
    "strategic_overview": (
        "Where the organisation is today/how well the organisation is doing",
        "Where the organisation wants to be/what do we want to do",
        "How the organisation is going to get there/how do we intend to do it",
        "What should we do next",
        "Warnings about targets and figures",
        GUIDE,
    ),
}
TO_HELP = {
    "clinics": (
        "Clinics at a glance",
        "Each clinic",
        "Could an improvement be told from chance?",
        "Candidates for a clinic",
        GUIDE,
    ),
    # R1-001, R1-002, R1-073, R1-084
    "members_guide": (
        "What tables, charts and symbols say",
        "Where figures come from",
        "Which report is for whom",
        "Who does what",
        "Skills of a councillor",
        "Exercises on this quarter’s figures",
        "Training and briefings",
        "Competencies of managers",
        "Whom to ask",
        GUIDE,
    ),
    # R1-043
    "measures_register": (
        "Records in order",
        "Measures, figures, targets, evidence and actions",
        "Service Plans Action Plans",  # R1-048
        GUIDE,
    ),
}


def written(pack: str) -> tuple[str, ...]:
    notebook = nbformat.read(ROOT / f"notebooks/packs/{pack}.ipynb", 4)
    return tuple(
        cell.source.removeprefix("## ") for cell in notebook.cells if cell.cell_type == "markdown"
    )


@pytest.mark.parametrize("pack", list(TO_COMMITTEES))
def test_what_committees_get_has_these_headings_in_order(pack: str) -> None:
    assert written(pack) == TO_COMMITTEES[pack]


@pytest.mark.parametrize("pack", list(TO_THE_COUNCIL))
def test_what_tells_of_the_whole_council_has_these_headings_in_order(pack: str) -> None:
    assert written(pack) == TO_THE_COUNCIL[pack]


@pytest.mark.parametrize("pack", list(TO_HELP))
def test_what_helps_officers_and_members_has_these_headings_in_order(pack: str) -> None:
    assert written(pack) == TO_HELP[pack]


def test_subheadings_of_the_cover_are_the_papers() -> None:
    """R1-003, R1-078"""
    assert committee_cover.RELEVANCE == (
        "Council Ambitions",
        "Community Objectives",
        "Corporate Priorities",
        "Other Considerations",
    )
    assert committee_cover.RISKS == (
        "Resources",
        "Technical, Environmental and Legal",
        "Political",
        "Reputation",
    )


def test_questions_of_the_panel_are_the_papers() -> None:
    """R1-063 to R1-067; the paper's “their” of the last is set right to “there”."""
    assert QUESTIONS == (
        "Have targets been met?",
        "If not why have they not been achieved?",
        "What can be done to turn this work around?",
        "Is the performance problem caused by a lack of capability/capacity/resources?",
        "Is there opportunity to prioritise or shift resources?",
    )
