"""Owners' comments held against their figures, rule by rule."""

from time import process_time
from typing import Any

import pandas as pd
import pytest

from pmf_lib.methods import comment_rules
from pmf_lib.methods.answers_given import declines, gives_action, gives_date, gives_reason
from pmf_lib.methods.comment_rules import Group, Rule
from pmf_lib.methods.comments import Beside, Registers, checked, findings, introduction_findings
from tests.methods.test_agreement import row

GOOD = "Two posts are vacant, so fewer calls are answered. Two officers begin in November."
FRENCH = "Les résultats se sont améliorés au cours du trimestre grâce à deux agents"
WELSH = "Mae'r ffigur wedi gwella yn y chwarter hwn oherwydd bod staff newydd wedi dechrau"


NOTHING = Beside()


def codes(text: str, beside: Beside = NOTHING, **changes: Any) -> list[str]:
    return [one.rule.name for one in findings(text, row(**changes), beside)]


def test_a_comment_that_answers_is_left_alone() -> None:
    """R1-035: a reason, a remedial action, a date."""
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{GOOD} Performance has improved on last quarter.", ["SAYS_BETTER"]),
        (f"{GOOD} It is worse than last year.", ["SAYS_WORSE"]),
        (f"{GOOD} We are on target.", ["SAYS_MET"]),
        ("Calls are answered by the team. Two officers begin in November.", ["NO_REASON"]),
        ("Two posts are vacant in the team of June.", ["NO_ACTION"]),
        ("Because two posts are vacant, officers will be trained.", ["NO_DATE"]),
        ("The team answers calls.", ["NO_REASON", "NO_ACTION", "NO_DATE"]),
        ("Two posts are vacant and no action is proposed.", []),
    ],
)
def test_each_rule_on_a_red_measure(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_the_questions_are_asked_of_red_alone() -> None:
    assert codes("The team answers calls.", status="amber") == []
    assert codes("Below target.", status="green", figure=90.0) == ["SAYS_SHORT"]


def test_a_linked_action_answers_what_and_when() -> None:
    assert codes("Two posts are vacant.", Beside(acted=True)) == []


def test_a_copy_is_known_by_the_comment_before() -> None:
    assert codes(GOOD, Beside(earlier=GOOD.replace("November", "July"))) == ["COPIED"]
    assert codes(GOOD, Beside(earlier="One post is vacant.")) == []


def test_letters_need_words() -> None:
    text = f"{GOOD} The DVLA agreed."
    assert codes(text) == ["ACRONYM"]
    assert codes(text, Beside(frozenset({"DVLA"}))) == []


def test_length_at_its_limit() -> None:
    words = "because of snow we will grit roads in May " * comment_rules.MOST_WORDS
    most = words.split()[: comment_rules.MOST_WORDS]
    text = ". ".join(" ".join(most[start : start + 9]) for start in range(0, len(most), 9))
    assert "TOO_LONG" not in codes(text)
    assert "TOO_LONG" in codes(f"{text} more")


def test_hard_words_are_told() -> None:
    hard = (
        "Because reinstatement of carriageway infrastructure is programmed subsequent to "
        "meteorological amelioration, utilising operational personnel appropriately, "
        "deliverability will remain demonstrably problematical until November notwithstanding."
    )
    assert codes(hard) == ["HARD"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["EMPTY"]),
        ("   ", ["EMPTY"]),
        (".", ["EMPTY"]),
        ("None", ["EMPTY"]),
        (FRENCH, ["LANGUAGE"]),
        (WELSH, ["WELSH"]),
        ("Цифры улучшились", ["LANGUAGE"]),
    ],
)
def test_what_cannot_be_read_is_said_not_to_be_checked(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize("sentence", [GOOD, "x", FRENCH, "improved, but ", "A&B ("])
def test_fifty_thousand_words_are_read_in_little_time(sentence: str) -> None:
    text = " ".join([sentence] * (50_000 // len(sentence.split())))
    started = process_time()
    found = codes(text, Beside(earlier=text))
    assert "TOO_LONG" in found or "EMPTY" in found
    assert process_time() - started < 20


def test_every_rule_has_a_group_a_meaning_and_advice() -> None:
    for rule in Rule:
        assert rule.group in Group
        assert rule.meaning.endswith(".") and comment_rules.ADVICE[rule].endswith(".")


@pytest.mark.parametrize(
    ("text", "red", "found"),
    [
        ("All our targets were met.", ["Calls"], ["ALL_WELL"]),
        ("All our targets were met.", [], []),
        ("Every measure is on target this quarter.", ["Calls", "Letters"], ["ALL_WELL"]),
        ("No measure is red.", ["Calls"], ["ALL_WELL"]),
        ("Not all targets were met, as two posts are vacant.", ["Calls"], []),
        ("Nearly all measures are on target.", ["Calls"], []),
        ("All measures are reported monthly.", ["Calls"], []),
    ],
)
def test_an_introduction_may_not_leave_out_a_red(
    text: str, red: list[str], found: list[str]
) -> None:
    assert [one.rule.name for one in introduction_findings(text, red)] == found


def frame(*rows: tuple[str, str, str]) -> pd.DataFrame:
    entries = [(measure, "parks", author, text) for measure, author, text in rows]
    return pd.DataFrame(entries, columns=["measure", "unit", "author", "text"])


def test_reds_and_exceptions_without_a_comment_are_told_to_who_answers() -> None:
    """The order is what to mend first; a green measure needs no comment."""
    shared = {"unit": "parks", "owner": "Parks Officer"}
    judged = pd.DataFrame(
        [
            row(measure="A", **shared),
            row(measure="B", **shared | {"owner": None}, status="amber"),
            row(measure="C", **shared, status="green", figure=95.0),
            row(measure="D", **shared),
        ]
    )
    registers = Registers(
        comments=frame(("D", "Head of Parks", f"{GOOD} We are on target.")),
        earlier=frame(),
        introductions=frame(("", "Head of Parks", "All targets were met.")),
        exceptions=frozenset("ABC"),
        managers={"parks": "Head of Parks"},
    )
    found = checked(judged, registers)
    assert list(found["code"]) == ["H03", "H05", "H06", "H07", "H07"]
    assert list(found["measure"].fillna("")) == ["D", "", "A", "B", "C"]
    assert list(found["author"])[2:4] == ["Parks Officer", "Head of Parks"]


@pytest.mark.parametrize(
    ("text", "reason", "action", "date"),
    [
        ("Because of snow.", True, False, False),
        ("Roads will be gritted.", False, True, False),
        ("By 1 March.", False, False, True),
        ("Within two weeks.", False, False, True),
        ("The figure is 80.", False, False, False),
    ],
)
def test_words_of_a_reason_an_action_and_a_date(
    text: str, reason: bool, action: bool, date: bool
) -> None:
    assert (gives_reason(text), gives_action(text), gives_date(text)) == (reason, action, date)


def test_saying_that_nothing_is_done_is_an_answer() -> None:
    assert declines("No further action is proposed.") and gives_action("No action is proposed.")
    assert not declines("Action is proposed.")
