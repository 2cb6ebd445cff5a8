"""What becomes of each of the five questions, and what never does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pmf_lib.methods import question_sheet as rule
from pmf_lib.methods.miss_signal import GoodSigns, Signs
from pmf_lib.methods.question_sheet import Answer, Done, Held, Resources, Verdict
from pmf_lib.register.clinics import QUESTIONS

MET, WHY, REMEDY, LACK, SHIFT = QUESTIONS
FALL = Signs(change=("a real change for the worse",))
MISSED = Signs(level=("the target was missed 7 times running",))
CHANCE = Signs(chance=("the latest figure lies within its usual range",))
BETTER = Signs(improving="a real change for the better")
BARE = Held(met="No.")
ANSWERED = Held(
    met="No.",
    reason="A reason",
    done=Done(doing="An action"),
    resources=Resources(enough="No lack", no_spare="None"),
)

words = some.sampled_from(["", "words"])
any_signs = some.builds(
    Signs,
    change=some.sampled_from([(), ("a change",)]),
    level=some.sampled_from([(), ("a level",)]),
    chance=some.sampled_from([(), ("chance",)]),
    improving=some.sampled_from([None, "better"]),
)
any_held = some.builds(
    Held,
    met=some.just("Told."),
    is_met=some.booleans(),
    overdue=some.booleans(),
    doubt=words,
    reason=words,
    done=some.builds(Done, doing=words, late=words, spent=words, decided=words),
    resources=some.builds(Resources, lack=words, enough=words, spare=words, no_spare=words),
)


def verdicts(signs: Signs, held: Held) -> list[str]:
    return [str(answer.verdict) for answer in rule.answers(signs, held)]


@pytest.mark.parametrize("signs", [FALL, MISSED])
def test_what_is_more_than_chance_and_not_answered_is_asked(signs: Signs) -> None:
    """R1-018: the right questions."""
    assert verdicts(signs, BARE) == ["answered", "ask", "ask", "ask", "ask"]


def test_what_the_registers_say_is_not_asked() -> None:
    """R1-018"""
    assert verdicts(FALL, ANSWERED) == ["answered"] * 5
    reasons = [answer.reason for answer in rule.answers(FALL, ANSWERED)]
    assert reasons == ["No.", "A reason", "An action", "No lack", "None"]


def test_chance_is_noise_whatever_the_registers_say() -> None:
    """R1-018"""
    for held in (BARE, ANSWERED):
        assert verdicts(CHANCE, held) == ["answered", *["noise"] * 4]


def test_what_gets_better_is_answered() -> None:
    assert verdicts(BETTER, BARE) == ["answered"] * 5
    told = rule.answers(BETTER, replace(BARE, is_met=True))[1].reason
    assert told == "Does not arise: the target is met, after a real change for the better."


def test_a_target_met_asks_why_only_of_a_change() -> None:
    """A green can give false assurance."""
    met = replace(BARE, is_met=True)
    assert verdicts(FALL, met) == ["answered", "ask", "ask", "ask", "ask"]
    assert verdicts(MISSED, met) == ["answered", "answered", "ask", "answered", "answered"]


def test_an_overdue_figure_is_asked_for_and_nothing_else() -> None:
    assert verdicts(FALL, replace(ANSWERED, overdue=True)) == ["ask", *["noise"] * 4]


def test_a_doubtful_figure_is_asked_about() -> None:
    assert verdicts(CHANCE, replace(BARE, doubt="Estimated."))[0] == "ask"


@pytest.mark.parametrize(
    ("done", "verdict"),
    [
        (Done(doing="An action"), "answered"),
        (Done(decided="By decision"), "answered"),
        (Done(doing="An action", late="Late since May."), "ask"),
        (Done(spent="Complete: an action."), "ask"),
        (Done(), "ask"),
    ],
)
def test_the_remedy_is_asked_where_none_is_in_hand(done: Done, verdict: str) -> None:
    assert verdicts(FALL, replace(ANSWERED, done=done))[2] == verdict


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Resources(lack="Posts?", enough="No", no_spare="None"), ["ask", "answered"]),
        (Resources(enough="No", spare="Money", no_spare="None"), ["answered", "ask"]),
        (Resources(), ["ask", "ask"]),
    ],
)
def test_resources_are_asked_by_what_shows(found: Resources, expected: list[str]) -> None:
    assert verdicts(FALL, replace(ANSWERED, resources=found))[3:] == expected


def test_the_log_answers_what_would_be_asked_and_tells_what_waits() -> None:
    """R4-026: a question is not asked anew once answered, and not forgotten until then."""
    held = replace(BARE, given={WHY: "Told"}, waiting={REMEDY: "9 June 2009"})
    found = rule.answers(FALL, held)
    assert found[1] == Answer(WHY, Verdict.ANSWERED, "Told")
    assert found[2].reason.startswith("Asked on 9 June 2009 and not answered yet.")
    assert [one.verdict for one in rule.answers(CHANCE, held)[1:]] == [Verdict.NOISE] * 4


@given(any_signs, any_held)
def test_every_question_gets_one_answer_with_a_reason(signs: Signs, held: Held) -> None:
    found = rule.answers(signs, held)
    assert tuple(answer.question for answer in found) == QUESTIONS
    assert all(answer.reason for answer in found)


@given(any_signs, any_held)
def test_noise_and_news_never_meet(signs: Signs, held: Held) -> None:
    """What is more than chance is never called noise, and chance alone is never asked about."""
    rest = {answer.verdict for answer in rule.answers(signs, held)[1:]}
    if signs.news and not held.overdue:
        assert Verdict.NOISE not in rest
    if not signs.news:
        assert Verdict.ASK not in rest


@given(any_signs, any_held)
def test_more_on_record_never_asks_more(signs: Signs, held: Held) -> None:
    told = replace(held, reason="A reason", given=dict.fromkeys(QUESTIONS, "Told"))
    before, after = (
        len(rule.of_verdict(rule.answers(signs, one), Verdict.ASK)) for one in (held, told)
    )
    assert after <= before


def test_good_news_is_asked_one_thing() -> None:
    met = Held(met="Yes.", is_met=True)
    for signs, last in (
        (GoodSigns(room="room"), "ask"),
        (GoodSigns(real="news"), "answered"),
        (GoodSigns(chance="chance"), "noise"),
    ):
        found = [str(answer.verdict) for answer in rule.praise(signs, met)]
        assert found == [*["answered"] * 4, last]
    assert rule.praise(GoodSigns(real="news"), BARE)[1].reason == "It is on its way: news."
    assert rule.praise(GoodSigns(chance="chance"), BARE)[1].verdict is Verdict.NOISE


def test_one_question_worth_asking_makes_the_exception_worth_asking_about() -> None:
    assert rule.standing(rule.answers(FALL, BARE)) is Verdict.ASK
    assert rule.standing(rule.answers(CHANCE, BARE)) is Verdict.NOISE
    assert rule.standing(rule.answers(FALL, ANSWERED)) is Verdict.ANSWERED


def test_same_reasons_are_told_once() -> None:
    found = rule.together(rule.answers(CHANCE, BARE))
    assert [numbers for numbers, _ in found] == [(1,), (2, 3, 4, 5)]
