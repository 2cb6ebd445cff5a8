"""Proposed indicators as a report: on planted rows and on the demo's two (R0-035, R0-036)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmf_lib.periods import Period
from pmf_lib.sections.indicator_proposals import (
    indicator_proposal,
    indicator_proposals,
    proposals_summary,
)
from pmf_lib.sections.pack import Pack
from tests.sections import told

Open = Callable[..., Pack]
UNIT = "pa-support"
MEASURE = {
    "measure": "PAS09",
    "title": "Letters answered in time",
    "unit": UNIT,
    "polarity": "maximise",
    "kind": "percent",
    "frequency": "monthly",
    "aggregation": "ratio",
    "owner": "Head of service",
    "member": "Leader",
    "source": "Post book",
    "state": "active",
    "defined_on": "2016-04-01",
}
PROPOSAL: dict[str, object] = {
    "proposal": "NEW1",
    "unit": UNIT,
    "title": "Letters answered",
    "formula": "100 * pas09_numerator / pas09_denominator",
    "polarity": "maximise",
    "kind": "percent",
    "frequency": "monthly",
    "target": 80,
    "author": "Analyst",
    "proposed_on": "2021-08-01",
    "recorded_on": "2021-08-01",
}
YES = dict.fromkeys(("well_defined", "reliable", "verifiable"), "yes")
APPROVED = {"approved_by": "Director", "approved_on": "2021-09-01", "recorded_on": "2021-09-01"}


def planted(*rows: dict[str, object], tops: tuple[int, ...] = (80, 84, 79, 83) * 6) -> Any:
    last = Period.parse("2021-22-M06")
    values = [
        {
            "measure": "PAS09",
            "unit": UNIT,
            "period": last.shift(place + 1 - len(tops)).code,
            "value": top,
            "numerator": top,
            "denominator": 100,
        }
        for place, top in enumerate(tops)
    ]
    return {"measures": [MEASURE], "values": values, "proposals": [PROPOSAL | row for row in rows]}


def answer(section: Any, begins: str) -> str:
    (found,) = [
        row[1]
        for row in told.table(section, "What past figures and answers say")
        if row[0].startswith(begins)
    ]
    return found


def test_no_proposal_is_a_nil_return(pack_of: Open) -> None:
    pack = pack_of(told.nothing())
    for section in (indicator_proposals(pack), indicator_proposal(pack)):
        assert told.nils(section) == ["Nil return: no indicator is proposed."]
    assert proposals_summary(pack) == ("Nil return: no indicator is proposed.",)


def test_a_proposal_is_drawn_and_told(pack_of: Open) -> None:
    """R0-036: back-cast by the council's rules, chance, smallest change, gaming and cost."""
    section = indicator_proposal(pack_of(planted({"hours": 2.0})))
    assert told.headings(section) == ["Letters answered"]
    assert len(told.charts(section)) == 1
    assert answer(section, "What colour") == "Of 24 months: green 18, amber 6, red 0."
    assert answer(section, "How often red") == "Never: it would not have been red."
    assert answer(section, "What is the smallest").startswith("A lasting change of ")
    assert answer(section, "How easily") == "Not easily."
    assert answer(section, "What does it take") == "24 hours a year, by estimate."
    facts = told.facts(section)
    assert facts["Formula"].endswith("(PAS09: Letters answered in time)")
    assert facts["Tolerance"] == "As the council's rules have it"
    assert facts["Where it stands"] == "Waits for a second person to approve it"


def test_what_it_costs_is_not_known_where_nobody_says(pack_of: Open) -> None:
    section = indicator_proposal(pack_of(planted({})))
    assert answer(section, "What does it take").startswith("Not known")


def test_a_formula_whose_measure_has_gone_is_a_sentence_and_the_page_stands(pack_of: Open) -> None:
    section = indicator_proposal(pack_of(planted({"formula": "pas08"})))
    assert "Its formula has “pas08”, where there may be the code of a loaded" in told.words(section)
    assert not told.charts(section)
    assert told.facts(section)["Formula"] == "Cannot be worked out"


def test_three_months_are_a_sentence(pack_of: Open) -> None:
    section = indicator_proposal(pack_of(planted({}, tops=(80, 84, 79))))
    said = "Nobody can say how often its colour would mislead. Limits need at least 5 figures"
    assert said in told.words(section)
    assert answer(section, "How often red").startswith("Not known")


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        (YES | APPROVED, "Approved by a second person, and may be entered"),
        (APPROVED, "Approved, but may not be adopted before it is well-defined"),
        (YES | APPROVED | {"adopted_as": "PAS10"}, "Approved by a second person, and entered"),
    ],
)
def test_where_it_stands_names_who_approved_it(
    pack_of: Open, cells: dict[str, object], where: str
) -> None:
    """R0-035: each change with its day and approver."""
    (row,) = told.table(indicator_proposals(pack_of(planted(cells))), "Indicators")
    assert row[-1].startswith(where) and row[-1].endswith("(Director, 1 September 2021)")


@pytest.mark.parametrize(
    ("change", "words", "fact"),
    [("amend", "to be amended", "Amends"), ("delete", "to be deleted", "Deletes")],
)
def test_a_change_to_a_measure_says_so(pack_of: Open, change: str, words: str, fact: str) -> None:
    """R0-035: audited, amended or deleted."""
    pack = pack_of(planted({"change": change, "measure": "PAS09"}))
    section = indicator_proposal(pack)
    assert told.headings(section) == [f"Letters answered ({words})"]
    assert told.facts(section)[fact] == "PAS09"


def test_a_month_without_figures_is_named(pack_of: Open) -> None:
    tables = planted({})
    tables["values"][3].update(value=None, numerator=None, denominator=None)
    found = answer(indicator_proposal(pack_of(tables)), "What colour")
    assert found.endswith("without a figure or colour 1 (no figure: Jan 2020).")


def test_an_approval_in_spite_of_reasons_is_told(pack_of: Open) -> None:
    section = indicator_proposal(pack_of(planted(YES | APPROVED)))
    assert "was approved by the Director on 1 September 2021 although something" in told.words(
        section
    )


def test_an_approver_who_proposed_it_first_does_not_count(pack_of: Open) -> None:
    """R0-035: nobody gets round it by giving another author later."""
    pack = pack_of(planted({"author": "Director"}, YES | APPROVED))
    (row,) = told.table(indicator_proposals(pack), "Indicators")
    assert row[-1].startswith("Approved by somebody who proposed it, which does not count")


def test_a_units_own_pack_may_name_measures_of_others(pack_of: Open) -> None:
    tables = planted({"unit": "ict-services"})
    section = indicator_proposal(pack_of(tables, unit="ict-services"))
    assert len(told.charts(section)) == 1


def test_the_demos_good_one_has_nothing_against_it(council_pack: Open) -> None:
    pack = council_pack("carlisle-2021")
    good, _ = told.table(indicator_proposals(pack), "Indicators")
    assert good[0] == "Households whose homelessness was prevented or relieved"
    assert good[2] == "Nothing" and good[3].startswith("Approved by a second person")


def test_the_demos_bad_one_would_have_been_red_for_nothing(council_pack: Open) -> None:
    pack = council_pack("carlisle-2021")
    _, bad = told.table(indicator_proposals(pack), "Indicators")
    assert "It would be red in 46 of 100 periods in which nothing changes" in bad[2]
    assert "easily gamed" in bad[2] and bad[3].startswith("Waits")
    assert "16 of 16 reds" in told.words(indicator_proposal(pack))
