"""FABRIC: six qualities of the whole, eight of each measure (R1-031)."""

import pandas as pd
import pytest

from pmf_lib.methods.fabric import (
    BLOCKING,
    COLUMNS,
    Answer,
    Criterion,
    Reply,
    approval,
    system,
)

PRIORITIES = ("economy", "environment")
PERSPECTIVES = ("customer", "finance")
ALL_YES = [Answer(criterion, Reply.YES) for criterion in Criterion]


def measures(**changed: list) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "measure": ["A", "B"],
            "priority": ["economy", "environment"],
            "users": ["Executive", "Economy panel"],
            "perspective": ["customer", "finance"],
            "owner": ["Head of A", "Head of B"],
            "deputy": ["Officer A", "Officer B"],
            "plan": ["Corporate plan", "Service plan"],
            "cost": [400.0, 600.0],
        }
        | changed,
        columns=list(COLUMNS),
    )


def found(letter: str, frame: pd.DataFrame, cost_limit: float | None = 1000) -> tuple:
    qualities = system(frame, PRIORITIES, PERSPECTIVES, cost_limit=cost_limit)
    assert "".join(quality.letter for quality in qualities) == "FABRIC"
    one = {quality.word: quality for quality in qualities}[letter]
    return one.met, one.of, one.outcome


def test_a_good_set_passes_each():
    qualities = system(measures(), PRIORITIES, PERSPECTIVES, cost_limit=1000)
    assert {quality.outcome for quality in qualities} == {"pass"}


@pytest.mark.parametrize(
    ("word", "changed", "score"),
    [
        ("Focused", {"priority": ["economy", None]}, (1, 2, "fail")),
        ("Appropriate", {"users": ["Executive", " "]}, (1, 2, "fail")),
        ("Balanced", {"perspective": ["customer", "customer"]}, (0, 2, "fail")),
        ("Robust", {"deputy": [None, None]}, (0, 2, "fail")),
        ("Integrated", {"plan": [float("nan"), "Service plan"]}, (1, 2, "fail")),
        ("Cost-effective", {"cost": [400.0, float("nan")]}, (1, 2, "fail")),
        ("Cost-effective", {"cost": [400.0, 600.01]}, (2, 2, "fail")),
    ],
)
def test_each_quality_is_scored_from_evidence(word, changed, score):
    """Each of the six qualities passes on its evidence and fails without it (R1-031)."""
    assert found(word, measures(**changed)) == score


def test_without_a_limit_the_cost_is_for_people_to_judge():
    assert found("Cost-effective", measures(), None) == (2, 2, "human judgement")


def test_no_measures_are_no_pass():
    assert found("Robust", measures().iloc[:0]) == (None, None, "human judgement")
    assert found("Focused", measures().iloc[:0]) == (0, 2, "fail")


def test_columns_that_are_not_there_are_named():
    with pytest.raises(ValueError, match="lacks deputy, cost"):
        system(measures().drop(columns=["deputy", "cost"]), PRIORITIES, PERSPECTIVES)


@pytest.mark.parametrize("criterion", Criterion)
def test_only_three_block_approval(criterion):
    """Well defined, reliable, verifiable: without these nothing is approved."""
    others = [answer for answer in ALL_YES if answer.criterion is not criterion]
    for reply in (Reply.NO, Reply.NOT_SURE):
        decided = approval([*others, Answer(criterion, reply, "tried in one team")])
        assert decided.allowed == (criterion not in BLOCKING)
        assert decided.blocked_by == ((criterion,) if criterion in BLOCKING else ())
    missing = approval(others)
    assert missing.unanswered == (criterion,)
    assert missing.allowed == (criterion not in BLOCKING)


def test_answers_are_kept_in_order_with_their_notes():
    decided = approval(reversed(ALL_YES))
    assert decided.allowed
    assert [answer.criterion for answer in decided.answers] == list(Criterion)


def test_what_cannot_be_answered_is_refused():
    with pytest.raises(ValueError, match="twice"):
        approval([*ALL_YES, ALL_YES[0]])
    with pytest.raises(ValueError, match="reply is 'maybe'"):
        approval([Answer(Criterion.TIMELY, "maybe")])
    with pytest.raises(ValueError, match="criterion is 'cheap'"):
        approval([Answer("cheap", Reply.YES)])
