"""The cover of a report to committee: headings filled or none, decisions against each number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.sections import committee_cover
from pmf_lib.sections.pack import Pack
from tests.sections import told

COUNCIL = "ribble-valley-2007"
Open = Callable[..., Pack]


def heading(words: str, text: str | None, **cells: object) -> dict[str, object]:
    own = {"report": "R", "heading": words, "text": text, "recorded_on": "2007-09-17"}
    return {**own, **cells}


def test_relevance_has_four_headings_filled_or_none(pack_of: Open) -> None:
    """R1-003: Council Ambitions; Community Objectives; Corporate Priorities; others."""
    rows = [heading("Council Ambitions", "Well managed"), heading("Community Objectives", None)]
    section = committee_cover.paper_relevance(pack_of({"cover_reports": rows}, council=COUNCIL))
    assert told.facts(section) == {
        "Council Ambitions": "Well managed",
        "Community Objectives": "None",
        "Corporate Priorities": "None",
        "Other Considerations": "None",
    }


def test_risk_assessment_has_four_headings_filled_or_none(pack_of: Open) -> None:
    """R1-078: Resources; Technical, Environmental and Legal; Political; Reputation."""
    rows = [heading("Resources", "Four days", commented_by="Director", commented_on="2007-09-14")]
    section = committee_cover.paper_risks(pack_of({"cover_reports": rows}, council=COUNCIL))
    assert told.facts(section) == {
        "Resources": "Four days (Director, 14 September 2007)",
        "Technical, Environmental and Legal": "None",
        "Political": "None",
        "Reputation": "None",
    }


def test_each_recommendation_has_its_decision_or_awaits_it(council_pack: Open) -> None:
    """R1-079"""
    pack = council_pack(COUNCIL)
    asked = told.table(committee_cover.paper_recommendations(pack), "Recommendations")
    taken = told.table(committee_cover.paper_decision(pack), "Decisions")
    assert [row[0] for row in asked] == [row[0] for row in taken] == ["10.1", "10.2"]
    assert taken[0][1:] == ["Agreed", "Minute 271 of 25 September 2007"]
    assert taken[1][1:] == ["Awaited", "None yet"]
    assert "1 still to be decided" in committee_cover.paper_summary(pack)[1]


@pytest.mark.parametrize(("day", "shown"), [("2007-06-30", False), ("2007-07-01", True)])
def test_only_reports_of_the_quarter_are_shown(pack_of: Open, day: str, shown: bool) -> None:
    rows = [heading("PURPOSE", "To tell", recorded_on=day)]
    section = committee_cover.paper_purpose(pack_of({"cover_reports": rows}, council=COUNCIL))
    assert ("To tell" in told.words(section)) is shown
    assert bool(told.nils(section)) is not shown


@pytest.mark.parametrize(("reports", "named"), [(("R",), []), (("R", "S"), ["R", "S"])])
def test_a_report_that_goes_alone_is_named_on_the_title_page_only(
    pack_of: Open, reports: tuple[str, ...], named: list[str]
) -> None:
    """R1-003: its title is not said again under every heading."""
    rows = [heading("PURPOSE", "To tell", report=report) for report in reports]
    pack = pack_of({"cover_reports": rows}, council=COUNCIL)
    assert told.headings(committee_cover.paper_purpose(pack)) == named
    assert told.headings(committee_cover.paper_risks(pack)) == named
    assert "“R”" in committee_cover.paper_summary(pack)[0]


def test_no_report_is_a_nil_return_under_every_heading(pack_of: Open) -> None:
    pack = pack_of(told.nothing(), council=COUNCIL)
    for make in (
        committee_cover.paper_purpose,
        committee_cover.paper_relevance,
        committee_cover.paper_conclusion,
        committee_cover.paper_risks,
        committee_cover.paper_recommendations,
        committee_cover.paper_decision,
    ):
        assert told.nils(make(pack)) == ["Nil return: no report goes to committee this quarter."]
