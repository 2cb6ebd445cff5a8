"""Where a proposal stands: an approval counts only by another, of what it is now (R0-035)."""

from __future__ import annotations

import pytest

from pmf_lib.methods.fabric import BLOCKING, Answer, Criterion, Reply, approval
from pmf_lib.methods.proposal_standing import Standing, against, standing
from pmf_lib.methods.smart import Letter, Outcome
from tests.methods.test_rehearsal import CALM, measure, tried

YES = approval(Answer(one, Reply.YES) for one in Criterion)
NOT_SURE = approval(
    Answer(one, Reply.NOT_SURE if one is Criterion.RELIABLE else Reply.YES) for one in Criterion
)
FIRST = {"author": "Analyst", "formula": "a", "target": 80, "approved_by": None}
APPROVED = FIRST | {"approved_by": "Director", "approved_on": "2021-09-01"}


@pytest.mark.parametrize(
    ("versions", "where"),
    [
        ([FIRST], Standing.WAITS),
        ([FIRST, APPROVED], Standing.APPROVED),
        ([FIRST, APPROVED | {"adopted_as": "NEW1"}], Standing.ADOPTED),
        ([FIRST | {"author": "director"}, APPROVED], Standing.OWN),
        ([FIRST, APPROVED, APPROVED | {"target": 70}], Standing.CHANGED),
        ([FIRST | {"target": 70}, APPROVED], Standing.APPROVED),
        (
            [FIRST, APPROVED, APPROVED | {"target": 70, "approved_on": "2021-09-02"}],
            Standing.APPROVED,
        ),
        ([FIRST, APPROVED, FIRST | {"target": 70}, APPROVED | {"target": 70}], Standing.APPROVED),
        ([APPROVED, APPROVED | {"change": "delete"}], Standing.CHANGED),
    ],
)
def test_an_approval_is_anothers_and_of_what_it_is_now(
    versions: list[dict[str, object]], where: Standing
) -> None:
    assert standing(versions, YES) is where


def test_an_approval_waits_for_the_three_yeses() -> None:
    """R1-031: well-defined, reliable and verifiable."""
    assert Criterion.RELIABLE in BLOCKING
    assert standing([APPROVED], NOT_SURE) is Standing.HELD
    assert standing([APPROVED | {"change": "amend"}], NOT_SURE) is Standing.HELD


def test_what_is_to_be_deleted_needs_no_yes() -> None:
    assert standing([APPROVED | {"change": "delete"}], NOT_SURE) is Standing.APPROVED


def test_what_speaks_against_it_is_told_one_by_one() -> None:
    found = tried(measure("A", CALM), target=80.5, mode="relative", green=0.0, red=0.0)
    letters = (
        Letter("T", "Timely", Outcome.FAIL, "No end date."),
        Letter("S", "Specific", Outcome.JUDGEMENT, "Is it?"),
    )
    chance, game, smart, fabric = against(found, letters, NOT_SURE)
    assert chance.startswith("It would be red in ") and "nothing changes" in chance
    assert (game, smart) == ("It is easily gamed.", "Timely: No end date.")
    assert fabric == "Nobody has said that it is reliable."


def test_nothing_speaks_against_a_sound_one() -> None:
    assert against(tried(measure("A", CALM), target=80), (), YES) == ()


def test_too_few_figures_are_a_reason() -> None:
    (reason,) = against(tried(measure("A", [85, 86, 85, 86]), target=85), (), YES)
    assert reason.startswith("Nobody can say how often its colour would mislead. Limits need")
