"""The managers' four checks, each with yes, in part, no and what cannot be said."""

import pytest

from pmf_lib.methods.four_checks import (
    Answer,
    Target,
    customers_first,
    plan_in_place,
    rationale,
    stretch,
    stretches,
)


def aim(
    target: float | None, before: float | None, polarity: str = "maximise", why: str = "x"
) -> Target:
    return Target("Calls", target, before, polarity, why)


@pytest.mark.parametrize(
    ("titles", "signed", "answer"),
    [
        ([], [], Answer.NO),
        (["P"], [], Answer.IN_PART),
        (["P"], ["P"], Answer.YES),
        (["P", "Q"], ["P"], Answer.IN_PART),
    ],
)
def test_the_plan_is_there_and_signed(titles: list[str], signed: list[str], answer: Answer) -> None:
    """R4-019, first check."""
    assert plan_in_place(titles, signed).answer is answer


def test_every_target_gives_its_reason() -> None:
    """R4-019, second check."""
    assert rationale([aim(1, 1)]).answer is Answer.YES
    assert rationale([aim(1, 1), aim(1, 1, why=" ")]).answer is Answer.IN_PART
    assert rationale([aim(1, 1, why="")]).answer is Answer.NO
    assert rationale([]).answer is Answer.CANNOT_SAY


@pytest.mark.parametrize(
    ("target", "before", "polarity", "answer"),
    [
        (90.1, 90, "maximise", True),
        (90, 90, "maximise", False),
        (89, 90, "maximise", False),
        (9.9, 10, "minimise", True),
        (10, 10, "minimise", False),
        (10, 9, "none", None),
        (None, 9, "maximise", None),
        (10, None, "maximise", None),
        (5, 4, "band", None),
    ],
)
def test_a_target_stretches_when_it_asks_for_more_than_was_reached(
    target: float | None, before: float | None, polarity: str, answer: bool | None
) -> None:
    """R4-019, third check."""
    assert stretches(aim(target, before, polarity)) is answer


def test_targets_that_cannot_be_tested_do_not_count() -> None:
    found = stretch([aim(95, 90), aim(None, 90), aim(80, 90)])
    assert found.answer is Answer.IN_PART
    assert found.evidence.startswith("1 of 2 targets tested")
    assert stretch([aim(None, 1)]).answer is Answer.CANNOT_SAY


def test_customers_are_the_focus_where_something_shows_it() -> None:
    """R4-019, fourth check."""
    assert customers_first([]).answer is Answer.NO
    assert customers_first(["1 service standard"]).evidence == "1 service standard."
