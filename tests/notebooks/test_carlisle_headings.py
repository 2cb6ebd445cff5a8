"""Carlisle's notebooks carry the headings of its two papers, word for word and in order."""

from collections.abc import Callable

import nbformat
import pytest

from pmf_lib import sections
from pmf_lib.council import load_council
from pmf_lib.sections import Pack
from pmf_lib.views.records import Nil, Paragraph, Part
from tests.conftest import ROOT, Home

COUNCIL = "carlisle-2003"

HEADINGS = {
    "unit_monitoring": (
        "Introduction",  # R0-024
        "Key Developments against ‘Key Challenges’",  # R0-025
        "Best Value Review Update (where applicable)",  # R0-026
        "Corporate Issues – including people, accommodation, IT",  # R0-027
        "Key Decisions Update",  # R0-028
        "Issues Impacting other Business Units",  # R0-029
        "Budget Update",  # R0-030
    ),
    "priority_scorecard": (  # R3-036
        "Carlisle Plan priorities",
        "Service Standards",
        "Key Performance Indicators",
    ),
    "golden_thread": (
        "From the top to the team",
        "Where the thread is broken",
        "From the top down",
        "My line of sight",
    ),
    "plan_on_a_page": ("Key actions and projects",),
    "group_report": ("Remit",),
    "measures_guide": ("Definition, formula, target and rationale",),
    "framework_review": ("The framework", "The framework as a picture", "What it covers"),
}


@pytest.fixture
def pack_of_2003(in_councils_home: Home) -> Callable[..., Pack]:
    """Open a pack of Carlisle 2003's current quarter."""
    period = load_council(COUNCIL).period.code
    return lambda **about: sections.open_pack(COUNCIL, period, **about)


@pytest.mark.parametrize("pack", HEADINGS)
def test_headings_come_first_in_order_and_word_for_word(pack: str) -> None:
    """R0-024 to R0-030, R3-036: golden headings against the notebook's own cells."""
    notebook = nbformat.read(ROOT / f"notebooks/packs/{pack}.ipynb", 4)
    written = [
        cell.source.removeprefix("## ") for cell in notebook.cells if cell.cell_type == "markdown"
    ]
    assert tuple(written[: len(HEADINGS[pack])]) == HEADINGS[pack]


def test_the_guide_and_the_page_bear_the_papers_own_titles() -> None:
    """R3-008, R3-032: Carlisle Plan on a Page; Performance Measures Definition and Target Guide."""
    council = load_council("carlisle-2021")
    assert council.pack("plan_on_a_page").title == "Carlisle Plan on a Page"
    title = "Performance Measures Definition and Target Guide"
    assert council.pack("measures_guide").title == title


def test_each_key_challenge_of_2003_has_a_development_or_a_nil_return(
    pack_of_2003: Callable[..., Pack],
) -> None:
    """R0-025: both are met in the demonstration."""
    kinds = set()
    for unit in load_council("carlisle-2003").units:
        pack = pack_of_2003(unit=unit.key)
        challenges = pack.entries("key_challenges", every_period=True)
        found = sections.key_developments(pack).blocks
        assert len(found) == (challenges["period"] == "2003-04").sum() > 0
        for one in found:
            assert isinstance(one, Part) and isinstance(one.blocks[0], Paragraph | Nil)
            kinds.add(type(one.blocks[0]))
    assert kinds == {Paragraph, Nil}


def test_a_review_that_does_not_apply_says_why(pack_of_2003: Callable[..., Pack]) -> None:
    """R0-026: the section is left out, with the reason; where there is a review it is told."""
    told = {
        unit.key: sections.best_value_review(pack_of_2003(unit=unit.key))
        for unit in load_council("carlisle-2003").units
    }
    without = [section for section in told.values() if not section.blocks]
    assert 0 < len(without) < len(told)
    assert all(section.left_out.startswith("Not applicable: ") for section in without)
    assert not any(section.left_out for section in told.values() if section.blocks)


def test_the_latest_figure_of_each_indicator_with_its_period_and_age(
    pack_of_2003: Callable[..., Pack],
) -> None:
    """R0-031: the latest that was known by the pack's day, and a stale one is marked."""
    judged = pack_of_2003().judgements
    assert judged["period"].notna().all()
    assert (judged["age_days"] >= 0).all()
    assert judged["stale"].any() and not judged["stale"].all()
