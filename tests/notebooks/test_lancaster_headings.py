"""Lancaster's notebooks carry their paper's headings in its exact words and order."""

import nbformat
import pytest

from pmf_lib.council import load_council
from tests.conftest import ROOT

HOW = "How to read this report"
CHECKED = ("What the total hides", "Warnings about targets and figures")
LETTERS = "Letters that stand for words"

FOUR_SECTIONS = (
    # R2-023, R2-024, R2-025, R2-026
    "Progress on achieving strategic targets (Corporate Plan / LAA / LSP) against approved"
    " milestones",
    "Progress on achieving key business plan targets (maybe from other policies and strategies)"
    " determined by each cabinet member",
    "Financial budget monitoring information including any service specific savings targets that"
    " may have been set",
    "A plan that provides an update on the agreed actions from the last PRT meeting which will be"
    " updated with any new actions agreed",
)
COVER = (
    "PURPOSE OF REPORT",
    "RECOMMENDATIONS",
    "1.0 Introduction",
    "2.0 Proposal Details",
    "3.0 Details of Consultation",
    "4.0 Options and Options Analysis (including risk assessment)",  # R2-037
    "5.0 Officer Preferred Option (and comments)",  # R2-038
    "6.0 Conclusion",  # R2-039
    "RELATIONSHIP TO POLICY FRAMEWORK",  # R2-040
    "CONCLUSION OF IMPACT ASSESSMENT (including Diversity, Human Rights, Community Safety,"
    " Sustainability and Rural Proofing)",  # R2-041
    "FINANCIAL IMPLICATIONS",  # R2-042
    "SECTION 151 OFFICER'S COMMENTS",  # R2-043
    "LEGAL IMPLICATIONS",  # R2-044
    "MONITORING OFFICER'S COMMENTS",  # R2-045
    "BACKGROUND PAPERS",  # R2-046
    "Contact Officer",  # R2-047
)
CORPORATE = (
    "Issues from each individual PRT meeting",
    "Progress on delivering the Council’s key strategic priorities",
    "Where this report goes",
    "Meetings, attendance and papers",
    "How old the figures are when each body sees them",
    "Service business plans signed off",
    "Complaints",
    "Risks and the targets they bear on",
    "Training and briefings",
    "What was heard, and what it changed",
    "What all this takes",
    "What each measure takes, and what came of it",
    "Measures proposed for retirement",
)
STAR_CHAMBER = (
    "Unit cost",
    "Service performance beside others",
    "Value for Money (vfm)",
    "Options to improve efficiency and to make savings",
)
FOUND = (
    "Successes found, waiting for approval",
    "Stories approved or put forward, and kept back",
)
BRIEFING = (
    "Your services",
    "Exceptions",
    "Budget and savings",
    "Targets that you chose to follow",
    "Agreed actions",
    "Decisions ahead",
    "Informal meetings with your Service Heads",
)


def notebook(pack):
    return nbformat.read(ROOT / f"notebooks/packs/{pack}.ipynb", 4)


def headings(pack):
    cells = notebook(pack).cells
    return tuple(cell.source.removeprefix("## ") for cell in cells if cell.cell_type == "markdown")


def code(pack):
    return "\n".join(cell.source for cell in notebook(pack).cells if cell.cell_type == "code")


@pytest.mark.parametrize(
    ("pack", "expected"),
    [
        ("corporate_prt_summary", (*CORPORATE, HOW)),
        ("star_chamber", (*STAR_CHAMBER, HOW)),
        ("good_news", ("Good news stories", "Stories that are not told yet", HOW)),
        ("good_news_found", (*FOUND, HOW)),
        ("portfolio_briefing", (*BRIEFING, HOW)),
    ],
)
def test_headings_stand_in_their_order(pack, expected):
    assert headings(pack) == expected


def test_prt_report_has_its_four_sections_in_the_papers_words():
    """R2-023 to R2-026, in this order; the plan of agreed actions stands alone too."""
    assert headings("prt_report") == (*FOUR_SECTIONS, *CHECKED, HOW)
    assert headings("prt_action_plan") == (FOUR_SECTIONS[-1], LETTERS)


def test_cover_has_its_headings_in_the_papers_words():
    """R2-037 to R2-047."""
    assert headings("cover_report") == (*COVER, LETTERS)


def test_prt_report_has_no_introduction():
    """The opening service introduction is no longer necessary (R2-027)."""
    assert "introduction" not in code("prt_report").lower()
    assert not any("introduction" in heading.lower() for heading in headings("prt_report"))


def test_spidergram_is_gone_from_prts_and_its_successor_is_in_the_star_chamber():
    """The spidergram is discontinued for PRTs and moves to the Star Chamber (R2-028)."""
    assert "value_for_money" not in code("prt_report")
    assert "value_for_money_chart(pack)" in code("star_chamber")


def test_paperless_mode_emits_the_action_plan_alone():
    """No paperwork but the action plans agreed."""
    calls = [line for line in code("prt_action_plan").splitlines() if line.endswith("(pack)")]
    assert calls == ["agreed_actions(pack)", "letters(pack)"]


@pytest.mark.parametrize(
    ("pack", "for_each"),
    [
        ("prt_report", "unit"),
        ("corporate_prt_summary", "council"),
        ("star_chamber", "unit"),
        ("cover_report", "council"),
        ("good_news", "council"),
        ("good_news_found", "council"),
        ("portfolio_briefing", "portfolio"),
    ],
)
def test_lancaster_makes_each_of_them(pack, for_each):
    """PRTs service by service (R2-032), on an exception basis (R2-022)."""
    spec = load_council("lancaster-2008").pack(pack)
    assert spec.for_each == for_each
    assert (spec.detail == "exception") is (pack == "prt_report")
