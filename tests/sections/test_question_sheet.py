"""The question sheet: what to ask, what is answered, what is noise, and the log of questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.council import load_council
from pmf_lib.demo.stories import STORIES, StoryKind
from pmf_lib.methods.question_sheet import Verdict
from pmf_lib.register.clinics import QUESTIONS
from pmf_lib.sections import Pack
from pmf_lib.sections.question_evidence import clipped
from pmf_lib.sections.question_log import question_log
from pmf_lib.sections.question_sheet import (
    AS_WELL,
    IN_FULL,
    NOT_ASKED,
    Asked,
    asked,
    question_sheet,
    question_sheet_summary,
)
from tests.sections import told

COUNCIL = "ribble-valley-2007"
Open = Callable[..., Pack]


def question(code: str, **cells: object) -> dict[str, object]:
    return {
        "question": code,
        "body": "planning-and-development",
        "unit": "development-control",
        "period": "2007-08-Q1",
        "text": f"Question {code}?",
        "addressee": "Development Control Manager",
        "asked_on": "2007-06-21",
        "asked_by": "Chair",
        "recorded_on": "2007-06-22",
        **cells,
    }


def of(pack: Pack, code: str) -> Asked:
    (found,) = [one for one in asked(pack) if one.item.measure == code]
    return found


def committee_of(council: str, measure: str, packs: Open) -> Pack:
    """The pack of the committee before which a measure comes."""
    for committee in load_council(council).committees:
        pack = packs(council, committee=committee.key)
        if measure in set(pack.measures["measure"]):
            return pack
    raise AssertionError(measure)


@pytest.mark.parametrize("committee", [one.key for one in load_council(COUNCIL).committees])
def test_every_exception_of_the_committees_units_is_on_its_sheet(
    council_pack: Open, committee: str
) -> None:
    """R1-018: questions for every exception, not for the worst alone."""
    pack = council_pack(COUNCIL, committee=committee)
    found = asked(pack)
    assert [one.item.measure for one in found] == list(pack.exceptions["measure"])
    shown = told.words(question_sheet(pack))
    for one in found:
        assert [answer.question for answer in one.answers] == list(QUESTIONS)
        assert not one.adverse or one.item.title in shown


def test_a_planted_real_change_is_worth_asking_about(council_pack: Open) -> None:
    """R1-018: a fall of December 2008, with posts vacant, and a question of July unanswered."""
    pack = council_pack("peterborough-2009", committee="children-and-adults")
    fall = of(pack, "CSC01")
    assert fall.standing is Verdict.ASK
    assert [answer.verdict for answer in fall.answers][3] is Verdict.ASK
    reason = fall.answers[3].reason
    assert reason.startswith("Asked on 14 July 2009 and not answered yet. 33.0 of 196.0 posts")
    section = question_sheet(pack)
    shown = told.table(section, fall.item.title)
    assert shown[0][0] == "1. Have targets been met?"
    assert "A real change for the worse" in shown[0][2]


def test_a_planted_red_within_its_usual_range_is_noise(council_pack: Open) -> None:
    """R1-018: the invoices of September, red and no news."""
    pack = council_pack(COUNCIL, committee="policy-and-finance")
    red = of(pack, "COR01")
    assert red.row is not None
    assert red.row.status == "red"
    assert red.standing is Verdict.NOISE
    rows = {row[0]: row[2] for row in told.table(question_sheet(pack), "No need to ask")}
    assert rows["BV8: Invoices paid within thirty days"].startswith(
        "Noise. 2 to 5: The latest figure lies within its usual range, "
    )


@pytest.mark.parametrize("council", sorted(STORIES))
def test_planted_changes_are_never_noise_and_planted_noise_is_never_asked(
    council_pack: Open, council: str
) -> None:
    """Each council's change that nobody drew new limits for, and its noise that looks like news."""
    for story in STORIES[council]:
        if story.kind not in (StoryKind.NOT_REBASED, StoryKind.NOISE):
            continue
        pack = committee_of(council, story.measure, council_pack)
        found = [one for one in asked(pack) if one.item.measure == story.measure]
        if story.kind is StoryKind.NOT_REBASED:
            assert [one.adverse for one in found] == [True]
            assert found[0].standing is not Verdict.NOISE
            assert all(answer.verdict is not Verdict.NOISE for answer in found[0].answers)
        else:
            assert all(one.standing is Verdict.NOISE for one in found if one.adverse), story


def test_clinics_actions_and_comments_answer(council_pack: Open) -> None:
    """R1-018: what the registers say already is told, not asked."""
    pack = council_pack(COUNCIL, committee="health-and-housing")
    grants = of(pack, "HOU06").answers
    assert grants[1].reason.endswith("(Housing Services Manager)")
    assert "(clinic PC2)" in grants[3].reason
    late = of(council_pack(COUNCIL, committee="policy-and-finance"), "COR03").answers[2]
    assert "Late since 30 September 2007" in late.reason


def test_an_overdue_figure_is_asked_for(council_pack: Open) -> None:
    pack = council_pack(COUNCIL, committee="planning-and-development")
    first, *rest = of(pack, "DCO04").answers
    assert first.verdict is Verdict.ASK
    assert {answer.verdict for answer in rest} == {Verdict.NOISE}


def test_the_first_stand_in_full_and_the_rest_in_tables(council_pack: Open) -> None:
    pack = council_pack("carlisle-2021", committee="economic-growth")
    section = question_sheet(pack)
    bad = [one for one in asked(pack) if one.adverse]
    worth = [one for one in bad if one.standing is Verdict.ASK]
    in_full = [caption for caption in told.tables(section) if not caption.endswith("worst first")]
    assert len(in_full) == IN_FULL
    assert in_full[0].startswith(worth[0].item.title)
    assert len(told.table(section, "Worth asking as well")) == min(len(worth) - IN_FULL, AS_WELL)
    assert len(told.table(section, "No need to ask")) == min(len(bad) - len(worth), NOT_ASKED)
    everything = section.model_dump_json()
    assert [one for one in bad if one.item.title not in everything] == []
    assert section.headline == f"{len(worth)} of {len(bad)} worth asking about."
    assert f"{len(worth)} worth asking about" in question_sheet_summary(pack)[0]


def test_nothing_to_ask_is_said(pack_of: Open) -> None:
    pack = pack_of(told.nothing(), council=COUNCIL, committee="community")
    assert told.nils(question_sheet(pack)) == ["Nil return: there is no exception to ask about."]
    assert told.nils(question_log(pack))[0].startswith("Nil return: no question is open")
    first, second = question_sheet_summary(pack)
    assert first == "What to ask? Nothing performs particularly badly, so nothing is asked."
    assert second == "What still waits? No questions asked before and not answered."


def test_the_log_carries_open_questions_and_drops_what_was_shown(pack_of: Open) -> None:
    """R4-026: carried from the quarter before; an answer of this quarter once; one before, gone."""
    rows = [
        question("OPEN"),
        question("NEW", period="2007-08-Q2", asked_on="2007-09-20"),
        question("DONE", answer="So it is.", answered_on="2007-09-03"),
        question("GONE", answer="So it was.", answered_on="2007-07-20"),
        question("OTHERS", unit="housing-services"),
    ]
    about = {"council": COUNCIL, "committee": "planning-and-development"}
    section = question_log(pack_of({"questions": rows}, **about))
    shown = told.table(section, "Open on 26 October 2007")
    assert [row[0] for row in shown] == ["Question OPEN?", "Question NEW?", "Question DONE?"]
    assert shown[0][2] == "21 June 2007, by Chair, Planning and Development Committee"
    assert shown[0][4] == "Open for 127 days"
    assert shown[2][4] == "So it is. (3 September 2007, after 74 days)"
    assert section.headline == (
        "2 open questions, 1 carried over from an earlier quarter; 1 answer since last quarter."
    )


def test_the_next_quarter_still_shows_what_is_open_and_no_longer_what_was_answered(
    pack_of: Open,
) -> None:
    """R4-026: from sheet to sheet."""
    rows = [question("OPEN"), question("DONE", answer="Yes.", answered_on="2007-07-20")]
    about = {"council": COUNCIL, "committee": "planning-and-development"}
    before = question_log(pack_of({"questions": rows}, period="2007-08-Q1", **about))
    assert [row[0] for row in told.table(before, "Open on")] == ["Question OPEN?", "Question DONE?"]


def test_demo_questions_are_told_on_the_sheets(council_pack: Open) -> None:
    """R4-026: improvement plans are asked about too."""
    pack = council_pack("peterborough-2009", committee="environment-and-communities")
    (row,) = told.table(question_log(pack), "Open on")
    assert row[1].startswith("Improvement plan for housing (Housing and Community Safety)")
    applications = of(council_pack(COUNCIL, committee="planning-and-development"), "DCO06")
    assert applications.answers[1].reason.startswith("Asked on 21 June 2007")
    savings = of(council_pack(COUNCIL, committee="health-and-housing"), "HOU-S1")
    assert savings.answers[2].verdict is Verdict.ANSWERED


@pytest.mark.parametrize(("length", "cut"), [(170, False), (171, True)])
def test_long_words_are_cut_at_a_word(length: int, cut: bool) -> None:
    text = ("word " * 40)[:length]
    assert clipped(text).endswith(" …") == cut
    assert len(clipped(text)) <= 172
