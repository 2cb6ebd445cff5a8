"""The annual plan: achievements, every indicator with earlier years, priorities, money, targets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from pmf_lib.register import TABLES
from pmf_lib.sections import (
    annual_governance,
    annual_involvement,
    annual_priorities,
    annual_services,
    target_stretch,
)
from pmf_lib.sections.pack import Pack
from tests.sections import told

COUNCIL = "ribble-valley-2007"
Open = Callable[..., Pack]
STORY = {
    "story": "G1",
    "unit": "refuse-and-recycling",
    "period": "2007-08-Q2",
    "headline": "Recycling passed three in ten tonnes",
    "proposed_by": "Refuse and Recycling Manager",
    "recorded_on": "2007-10-12",
}
PRIORITY = {
    "priority": "Homes",
    "origin": "local",
    "horizon": "long",
    "starts_on": "2003-04-01",
    "set_on": "2007-03-27",
}


def test_only_approved_successes_of_this_year_are_told(pack_of: Open) -> None:
    """R1-011: achievements; not told is what nobody approved, or what no figure shows (R2-014).

    A story without a measure is told on the word of who approved it.
    """
    approved = {"approved_by": "Director", "approved_on": "2007-10-17"}
    rows = [
        {**STORY, **approved},
        {**STORY, "story": "G2", "headline": "Not approved"},
        {**STORY, **approved, "story": "G4", "measure": "REF09", "headline": "Not in force"},
        {**STORY, **approved, "story": "G3", "period": "2006-07-Q4", "headline": "Last year's"},
    ]
    section = annual_services.achievements(pack_of({"good_news": rows}, council=COUNCIL))
    shown = told.table(section, "Successes of the year")
    assert [row[0] for row in shown] == ["Recycling passed three in ten tonnes"]
    assert section.headline == "1 success told, no actions completed."


def test_the_demo_tells_only_what_really_got_better(council_pack: Open) -> None:
    """Recycling did; claims have new limits for ten months, and nobody approved the swims."""
    shown = told.table(annual_services.achievements(council_pack(COUNCIL)), "Successes of the year")
    assert [row[0] for row in shown] == ["Recycling and composting passed three in ten tonnes"]


def test_exempt_project_stands_apart(council_pack: Open) -> None:
    """What is exempt is in an exempt block alone, and in no headline."""
    section = annual_services.achievements(council_pack(COUNCIL))
    public = [block for block in section.blocks if block.type != "exempt"]
    (kept,) = [block for block in section.blocks if block.type == "exempt"]
    assert "Kestrel" in kept.model_dump_json() and "987,654" in kept.model_dump_json()
    assert "Kestrel" not in "".join(block.model_dump_json() for block in public)
    assert kept.paragraph == "paragraph 3"


def test_every_service_has_all_its_indicators_with_earlier_years(council_pack: Open) -> None:
    """R1-011: each service, all indicators, prior years and targets."""
    pack = council_pack(COUNCIL)
    section = annual_services.every_service(pack)
    assert told.headings(section) == [unit.name for unit in pack.units]
    shown = told.tables(section)
    assert sum(len(found.rows) for found in shown.values()) == len(pack.judgements)
    rows = {row[0]: row for row in told.table(section, "Every indicator of Refuse")}
    columns = [column.title for column in next(iter(shown.values())).columns]
    assert columns[2:5] == ["2004/05", "2005/06", "2006/07"]
    assert columns[-2:] == ["Target for 2007/08", "Target for 2008/09"]
    waste = rows["BV84a: Household waste collected for each resident, in kilograms"]
    assert waste[2:5] == ["411", "418", "421"]
    assert waste[-2:] == ["424", "Not set yet"]


def test_a_year_with_a_gap_has_no_figure(council_pack: Open) -> None:
    """R1-011: missing is said, never 0."""
    section = annual_services.every_service(council_pack(COUNCIL))
    rows = {row[0]: row for row in told.table(section, "Every indicator of Housing")}
    assert rows["BV212: Average days to let an empty council home again"][2] == "[x]"


def test_national_indicators_are_returned_with_sign_off(pack_of: Open, council_pack: Open) -> None:
    """R1-040: all of the last year's, source and check beside each."""
    section = annual_services.statutory_return(council_pack(COUNCIL))
    rows = told.table(section, "National indicators for 2006/07")
    assert len(rows) == 27
    assert all(row[0].startswith("BV") and row[2] != "[x]" for row in rows)


def test_return_is_signed_off_by_the_audit_committee_alone(pack_of: Open) -> None:
    """R1-040: agreed by it for that year; noting it, or another body, is no sign-off."""
    measure = {
        "measure": "REF01",
        "title": "BV82a: Waste recycled",
        "unit": "refuse-and-recycling",
        "polarity": "maximise",
        "kind": "percent",
        "frequency": "annual",
        "aggregation": "ratio",
        "owner": "Manager",
        "member": "Chair",
        "source": "Tickets",
        "measure_class": "national",
    }
    agreed = {
        "body": "accounts-and-audit",
        "period": "2006-07",
        "considered_on": "2007-06-27",
        "response": "agreed",
        "minute": "Minute 9",
        "recorded_on": "2007-06-27",
    }
    noted = {**agreed, "response": "noted"}
    pack = pack_of({"measures": [measure], "considered": [noted]}, council=COUNCIL)
    said = told.words(annual_services.statutory_return(pack))
    assert "Not signed off: no audit committee has agreed the figures of 2006/07." in said
    pack = pack_of({"considered": [{**agreed, "recorded_on": "2007-06-28"}]}, council=COUNCIL)
    said = told.words(annual_services.statutory_return(pack))
    assert "Signed off by the Accounts and Audit Committee on 27 June 2007 (Minute 9)." in said


def test_priorities_show_origin_horizon_and_what_came_and_went(council_pack: Open) -> None:
    """R1-021: origin, horizon, start and end; R1-023: entries and exits with the reason."""
    section = annual_priorities.priorities_now(council_pack(COUNCIL))
    rows = told.table(section, "Priorities on 30 September 2007")
    assert rows[0][:5] == [
        "A clean and green valley",
        "Consultation",
        "Long term",
        "1 April 2003",
        "No end set",
    ]
    moves = told.table(section, "Priorities taken up and dropped")
    assert [row[:2] for row in moves] == [
        ["Every home on broadband", "Dropped"],
        ["Homes flooded in June", "Taken up"],
        ["Bins emptied on the day", "Taken up"],
        ["Homes flooded in June", "Dropped"],
    ]
    assert all(row[4] != "not given" for row in moves)
    assert section.headline == "5 priorities in force; 2 taken up and 2 dropped this year."
    origins = TABLES["priorities"].column("origin").allowed
    assert origins == ("national", "local", "consultation", "emergency")


@pytest.mark.parametrize(("ends", "shown"), [("2007-09-29", 0), ("2007-09-30", 1)])
def test_a_priority_ends_with_its_last_day(pack_of: Open, ends: str, shown: int) -> None:
    """R1-021: on its last day it still is one."""
    pack = pack_of({"priorities": [{**PRIORITY, "ends_on": ends}]}, council=COUNCIL)
    assert annual_priorities.priorities_now(pack).headline.startswith(
        "1 priority in force" if shown else "No priorities in force"
    )


def test_money_is_shown_by_priority_between_years(council_pack: Open) -> None:
    """R1-026: spend and budget by priority level, and whether it moved to what matters most."""
    section = annual_priorities.money_by_priority(council_pack(COUNCIL))
    rows = told.table(section, "Budget and spending by priority")
    assert [row[1] for row in rows] == ["Level 2", "Level 2", "Level 1", "Level 1"]
    assert rows[1][-1] == "£55,000"
    assert section.headline == (
        "Budgets of what matters most changed by +£93,000 on last year, the others by −£41,000."
    )


def test_a_priority_without_last_years_money_has_no_change(pack_of: Open) -> None:
    """R1-026: missing is not nought."""
    row = {"priority": "Homes", "period": "2007-08", "budget": 10, "recorded_on": "2007-10-12"}
    section = annual_priorities.money_by_priority(
        pack_of({"priority_money": [row]}, council=COUNCIL)
    )
    (shown,) = told.table(section, "Budget and spending")
    assert shown[2:] == ["[x]", "[x]", "£10", "[x]", "[x]"]


def test_stretch_is_held_against_the_priority(council_pack: Open) -> None:
    """R1-024: a mismatch is flagged; R1-027: what a target lacks is named."""
    section = target_stretch.stretch_of_targets(council_pack(COUNCIL))
    rows = {row[0]: row for row in told.table(section, "Targets for the year")}
    brown = rows["BV106: New homes built on land that was built on before"]
    assert brown[1] == "Level 2" and brown[-1] == "Too easy for what matters most"
    small = rows["BV109b: Small planning applications decided within eight weeks"]
    assert small[-1] == "Yes" and small[5] == "70.0%"
    lacks = {row[0] for row in told.table(section, "Targets that lack")}
    assert "Benchmark" in lacks


def test_a_target_without_a_reason_is_not_in_force(council_pack: Open) -> None:
    """R1-027: raised in July and nobody said why: the page says so, and nothing is judged by it."""
    pack = council_pack(COUNCIL)
    section = target_stretch.stretch_of_targets(pack)
    rows = {row[0]: row for row in told.table(section, "Targets for the year")}
    pool = rows["Cost of the pool met by its visitors"]
    assert pool[2] == "54.0%" and pool[7:9] == ["None given", "No"]
    others = {row[8] for title, row in rows.items() if title != pool[0]}
    assert others == {"Yes"} and "None given" not in {
        row[7] for row in rows.values() if row != pool
    }
    assert "1 are not in force" not in section.headline and "1 is not in force" in section.headline
    judged = pack.judgement("CUL05")
    assert judged.status == "unknown" and pd.isna(judged.target)
    assert judged.status_reason.startswith("The target is not in force")


def test_running_totals_are_not_held_against_others_half_year(council_pack: Open) -> None:
    """R1-024: a year's target against others' figure of half a year would be no stretch at all."""
    section = target_stretch.stretch_of_targets(council_pack(COUNCIL))
    rows = {row[0]: row for row in told.table(section, "Targets for the year")}
    assert rows["BV9: Council tax collected"][5] == "[x]"


def test_each_ambition_has_its_card(council_pack: Open) -> None:
    """R1-080: a scorecard per ambition with the measures that serve it."""
    pack = council_pack(COUNCIL)
    section = annual_priorities.scorecard_by_ambition(pack)
    assert len(told.headings(section)) == 4
    cards = told.charts(section)
    counted = sum(int(told.cell_words(row[-1])) for card in cards for row in card.table.rows)
    assert counted == int(pack.judgements["priority"].notna().sum())


def test_consultations_say_what_was_done_with_the_answers(council_pack: Open) -> None:
    """R1-012: dates, method, sample, result, use; none is said."""
    section = annual_involvement.consultation_register(council_pack(COUNCIL))
    rows = {row[0].partition("?")[0]: row for row in told.table(section, "Consultations")}
    panel = rows["What should matter most, and how well are we doing"]
    assert panel[1] == "Citizens' Panel, by post"
    assert panel[3] == "401 of 700 (57%)"
    assert panel[5] == "Priorities of the Corporate Performance and Improvement Plan"
    assert rows["Should farms and lanes have a collection of paper"][5] == "Nothing recorded yet"
    assert section.headline.endswith("1 ended without saying what was done with the answers.")


def test_satisfaction_carries_its_sample_and_interval(council_pack: Open) -> None:
    """R1-042: how many, response rate, 95% interval."""
    section = annual_involvement.consultation_register(council_pack(COUNCIL))
    (latest, _) = told.table(section, "Satisfaction, and how sure")
    assert latest[1:5] == ["2006/07", "63.8%", "401 of 700 (57%)", "59.0% to 68.4%"]


@pytest.mark.parametrize(("percent", "answers"), [(None, 400), (50.0, float("nan")), (50.0, 0)])
def test_no_interval_without_figure_and_answers(percent: float | None, answers: float) -> None:
    """R1-042"""
    assert annual_involvement.interval_words(percent, answers) == "Not known"


def test_members_suggestions_have_a_status(council_pack: Open) -> None:
    """R1-022"""
    section = annual_involvement.consultation_register(council_pack(COUNCIL))
    rows = told.table(section, "Topics for surveys that members suggested")
    assert {row[2] for row in rows} == {"Asked", "Accepted", "Declined", "New"}


def test_decisions_show_consultation_change_and_cost(council_pack: Open) -> None:
    """R1-077: evidence used; R1-082: whether residents were asked and what changed; R1-083: cost.

    Those taken without any are named.
    """
    section = annual_involvement.decision_grounds(council_pack(COUNCIL))
    rows = {row[0].rpartition("(")[2]: row for row in told.table(section, "What decisions were")}
    assert rows["HOU-D2)"][2] == "Yes: Families on grants"
    assert rows["HOU-D2)"][3] == "Those coming home from hospital come first"
    assert rows["REF-D2)"][2] == "No"
    assert rows["REF-D2)"][4] == "£36,000"
    assert rows["REF-D2)"][5] == "4 of 6 measures on target"
    bare = told.table(section, "Decisions taken of which no evidence")
    assert [row[0].rpartition("(")[2] for row in bare] == ["FPB-D2)", "RVB-D2)"]


def test_legal_duties_have_evidence(council_pack: Open) -> None:
    """R1-074: review, improve and report to local people."""
    section = annual_governance.legal_duties(council_pack(COUNCIL))
    duties = {row[0] for row in told.table(section, "Legal duties")}
    assert "Report performance to local people (Local Government Act 1999, section 6)" in duties
    assert section.headline == "3 duties with evidence."


def test_assessment_is_counted_down_and_tagged(council_pack: Open) -> None:
    """R1-075: the three dates of the paper; R1-081: evidence tagged to a line of enquiry."""
    section = annual_governance.external_assessment(council_pack(COUNCIL))
    rows = told.table(section, "Timetable of outside assessment")
    assert [row[2:4] for row in rows[2:]] == [
        ["5 December 2007", "In 40 days"],
        ["28 January 2008", "In 94 days"],
        ["14 March 2008", "In 140 days"],
    ]
    assert section.headline == "Next: Self-assessment sent in, in 40 days."
    lines = told.table(section, "Key Lines of Enquiry")
    assert "Performance management" in {row[0] for row in lines}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2007, 10, 26), "today"),
        (date(2007, 10, 27), "in 1 day"),
        (date(2007, 10, 25), "1 day ago"),
    ],
)
def test_countdown(day: date, words: str) -> None:
    """R1-075"""
    assert annual_governance.countdown(day, date(2007, 10, 26)) == words


def test_guidance_is_reviewed_within_a_year(council_pack: Open) -> None:
    """R1-032: version, date, next review; overdue and too late are said."""
    section = annual_governance.guidance_register(council_pack(COUNCIL))
    rows = {row[0]: row for row in told.table(section, "Guidance and policies")}
    assert rows["Consultation strategy"][4] == "3 July 2007, 115 days ago: overdue"
    assert rows["Guidance on service planning"][4] == "20 August 2008"
    assert rows["Guide to Performance Clinics"][4].endswith("later than twelve months")


def test_reviews_keep_lesson_outcome_and_users(council_pack: Open) -> None:
    """R1-006: four steps, “revise” keeps lesson and change; R1-007: users; R1-009: outcome."""
    section = annual_governance.plan_reviews(council_pack(COUNCIL))
    assert section.headline == (
        "The cycle is plan, do, review and revise. 5 reviews, 2 lacking what its step asks for."
    )
    first, second, *_ = told.table(section, "Reviews of plans")
    assert first[1] == "24 September 2007: revise"
    assert first[2] == "New plan"
    assert first[4].startswith("Was: Twelve rounds") and "Now: Fourteen" in first[4]
    assert first[5] == "Parish councils named 31 lanes"
    assert second[4] == "Missing: the step asks for more"
    assert TABLES["plan_reviews"].column("outcome").allowed == (
        "new plan",
        "share success",
        "approach unrealistic",
        "use resources differently",
        "new partners",
    )


def test_nothing_to_tell_is_said(pack_of: Open) -> None:
    pack = pack_of(told.nothing(), council=COUNCIL)
    for make in (
        annual_services.statutory_return,
        annual_priorities.scorecard_by_ambition,
        annual_priorities.money_by_priority,
        target_stretch.stretch_of_targets,
        annual_governance.legal_duties,
        annual_governance.external_assessment,
        annual_governance.guidance_register,
        annual_governance.plan_reviews,
    ):
        assert told.nils(make(pack))[0].startswith("Nil return: ")
    for make in (
        annual_services.achievements,
        annual_services.every_service,
        annual_priorities.priorities_now,
        annual_involvement.consultation_register,
        annual_involvement.decision_grounds,
    ):
        assert all(nil.startswith("Nil return: ") for nil in told.nils(make(pack)))
        assert len(told.nils(make(pack))) >= 2


def test_a_figure_changed_after_sign_off_is_not_signed_off(pack_of: Open) -> None:
    """R1-040: the section says what changed, and that the year must be agreed again."""
    measure = {
        **{"measure": "REF01", "title": "BV82a: Waste recycled", "unit": "refuse-and-recycling"},
        **{"polarity": "maximise", "kind": "percent", "frequency": "annual"},
        **{"aggregation": "ratio", "owner": "Manager", "member": "Chair", "source": "Tickets"},
        "measure_class": "national",
    }
    agreed = {
        **{"body": "accounts-and-audit", "period": "2006-07", "considered_on": "2007-06-27"},
        **{"response": "agreed", "recorded_on": "2007-06-27"},
    }
    value = {"measure": "REF01", "unit": "refuse-and-recycling", "period": "2006-07", "value": 20.0}
    for day, words in (
        ("2007-06-27", "The return is the file statutory-return.csv of the quarter's data."),
        ("2007-06-28", "but changed since then: BV82a: Waste recycled. It must be agreed again"),
    ):
        tables = {"measures": [measure], "considered": [agreed]}
        pack = pack_of(tables | {"values": [{**value, "recorded_on": day}]}, council=COUNCIL)
        assert words in told.words(annual_services.statutory_return(pack))
