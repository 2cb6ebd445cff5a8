"""What measures take, what came of them, and which are proposed for retirement (R2-016, R0-035)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmf_lib.periods import Period
from pmf_lib.sections.burden_and_use import burden_and_use, proposed_for_retirement
from pmf_lib.sections.pack import Pack
from tests.sections import told

Open = Callable[..., Pack]
LEDGER = "The ledger of burden and use"
PROPOSED = "Measures proposed for retirement"
LOOK = "Measures to look at"
KEPT = "The costliest measures that are kept"
UNIT = "pa-support"
MEASURE = {
    "measure": "PAS09",
    "title": "Letters opened",
    "unit": UNIT,
    "polarity": "none",
    "kind": "count",
    "frequency": "quarterly",
    "aggregation": "sum",
    "owner": "Vacant",
    "member": "Leader",
    "source": "Post book",
    "state": "active",
    "defined_on": "2016-04-01",
}
ASKED = {
    "question": "Q1",
    "body": "business-and-transformation",
    "unit": UNIT,
    "period": "2019-20-Q1",
    "text": "How many?",
    "addressee": "Head of service",
    "asked_on": "2019-06-20",
    "asked_by": "Chair",
    "recorded_on": "2019-06-21",
}


def planted(hours: float | None = 10, **more: list[dict[str, Any]]) -> dict[str, Any]:
    """A measure that nobody answers for, with figures and hours; and a log of questions."""
    last = Period.parse("2021-22-Q2")
    values = [
        {"measure": "PAS09", "unit": UNIT, "period": last.shift(-back).code, "value": 40 + back}
        for back in range(12)
    ]
    effort = {
        "activity": "Count letters",
        "unit": UNIT,
        "measure": "PAS09",
        "period": last.code,
        "hours": hours,
        "recorded_on": "2021-10-11",
    }
    own = {"measures": [MEASURE], "values": values, "effort": [effort], "questions": [ASKED]}
    return own | more


def test_nothing_registered_is_said(pack_of: Open) -> None:
    pack = pack_of(told.nothing())
    for section in (burden_and_use, proposed_for_retirement):
        assert told.nils(section(pack)) == ["Nil return: no measure is registered."]


def test_a_proposal_has_its_reason_and_a_body_decides(pack_of: Open) -> None:
    section = proposed_for_retirement(pack_of(planted()))
    ((measure, _, hours, why, came, owner),) = told.table(section, PROPOSED)
    assert (measure, came, owner) == ("PAS09: Letters opened", "Nothing", "Vacant")
    assert hours == "40 hours, written down"
    assert why.startswith("No use is on record in two years; it takes 40 hours a year and nobody")
    assert "These are proposals. A body decides" in told.words(section)
    assert section.headline == (
        "Of 1 measure 1 is proposed for retirement and none is to be looked at first."
    )


def test_unknown_hours_are_said_and_are_not_nought(pack_of: Open) -> None:
    pack = pack_of(planted(hours=None))
    ledger, proposals = burden_and_use(pack), proposed_for_retirement(pack)
    assert told.table(ledger, LEDGER)[0][2] == "Not known"
    assert told.table(ledger, "Measures by what")[1] == ["Look at", "1", "Not known", "1"]
    assert ledger.headline == "What it costs to collect is not known of any of 1 measure."
    assert "What 1 measure costs is not known" in told.words(proposals)
    assert told.nils(proposals) == ["Nil return: no measure is proposed for retirement this year."]


def test_a_measure_that_a_law_asks_for_names_its_duty(pack_of: Open) -> None:
    """A local measure may be statutory: its record names the duty, and it is not proposed."""
    record = {"measure": "PAS09", "duty": "Environment Act 1995, section 84"}
    section = proposed_for_retirement(pack_of(planted(measure_records=[record])))
    assert told.nils(section)
    ((_, _, _, why, _, _),) = told.table(section, KEPT)
    assert why == "Statutory: Environment Act 1995, section 84."


def test_a_question_in_the_two_years_keeps_it(pack_of: Open) -> None:
    later = ASKED | {"question": "Q2", "measure": "PAS09", "asked_on": "2021-06-24"}
    section = proposed_for_retirement(pack_of(planted(questions=[ASKED, later])))
    assert told.nils(section)
    ((_, _, _, why, came, _),) = told.table(section, KEPT)
    assert why == "It is asked about, last on 24 June 2021. But nobody answers for it."
    assert came == "1 question"


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ([], "No log of questions is kept"),
        ([ASKED | {"asked_on": "2020-06-18"}], "The log of questions begins on 18 June 2020"),
    ],
)
def test_without_a_log_of_two_years_nothing_is_proposed(
    pack_of: Open, questions: list[dict[str, Any]], said: str
) -> None:
    section = proposed_for_retirement(pack_of(planted(questions=questions)))
    assert told.nils(section)
    assert said in told.table(section, LOOK)[0][3]


def test_targets_and_readers_are_routine_and_no_use(pack_of: Open) -> None:
    aims = [{"measure": "PAS09", "period": "2021-22", "target": 160, "set_on": "2021-04-01"}]
    section = burden_and_use(pack_of(planted(targets=aims)))
    ((_, why, _, asked, acted, relied, aimed, _),) = told.table(section, LEDGER)
    (given,) = told.table(section, "Who is given every figure")
    assert given[0] == "PA Support" and int(given[1]) and given[3] == "Not written down"
    assert (asked, acted, relied, aimed) == ("Nothing", "Nothing", "Nothing", "1")
    assert why.startswith("Propose to retire. ")


def test_the_demo_finds_its_story_and_is_silent_on_the_others(council_pack: Open) -> None:
    """ENV05 takes 80 hours, nobody answers for it and nobody asked: proposed, and it alone.

    REF02 takes more and is statutory, REF04 more and led to a clinic; FPB01 has no owner either,
    and its target stands in the Corporate Plan.
    """
    pack = council_pack("ribble-valley-2007")
    section = proposed_for_retirement(pack)
    ((measure, *_, owner),) = told.table(section, PROPOSED)
    assert measure == "ENV05: Noise complaints received"
    assert owner == "Vacant since April 2006"
    kept = {row[0][:5]: (row[3], row[4]) for row in told.table(section, KEPT)}
    assert kept["REF02"][0].startswith("Statutory: a Best Value performance indicator")
    assert "1 clinic" in kept["REF04"][1] and "2 actions" in kept["REF04"][1]
    lines = {row[0][:5]: row[1] for row in told.table(burden_and_use(pack), LEDGER)}
    assert lines["FPB01"] == "Keep. It is relied on. But nobody answers for it."


def test_a_log_that_has_just_begun_is_no_evidence(council_pack: Open) -> None:
    """CSC05 takes 48 hours and no use is known; members' questions are kept since July 2009."""
    section = proposed_for_retirement(council_pack("peterborough-2009"))
    assert told.nils(section)
    ((measure, _, hours, why, _, _),) = told.table(section, LOOK)
    assert measure == "CSC05: Referrals to children's social care"
    assert hours == "48 hours, written down"
    assert why.endswith("The log of questions begins on 14 July 2009: too late to tell.")


@pytest.mark.parametrize("council", ["carlisle-2003", "carlisle-2021", "lancaster-2008"])
def test_without_a_log_the_demos_propose_nothing(council_pack: Open, council: str) -> None:
    section = proposed_for_retirement(council_pack(council))
    assert told.nils(section) == ["Nil return: no measure is proposed for retirement this year."]
    assert "No log of members' questions is kept" in told.words(section)
