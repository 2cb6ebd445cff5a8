"""The five steps of a case: which was left out, and which is next."""

from __future__ import annotations

import pandas as pd
import pytest

from pmf_lib.methods.challenge_steps import five_steps
from pmf_lib.register.clinics import STEPS_OF_CHALLENGE

IDENTIFY, ACT, CAUSE, PRACTICE, SUPPORT = STEPS_OF_CHALLENGE


@pytest.mark.parametrize(
    ("taken", "skipped", "following"),
    [
        ((), (), IDENTIFY),
        ((IDENTIFY,), (), ACT),
        ((CAUSE,), (IDENTIFY, ACT), IDENTIFY),
        ((IDENTIFY, ACT, PRACTICE), (CAUSE,), CAUSE),
        ((IDENTIFY, ACT, CAUSE, PRACTICE), (), SUPPORT),
        (STEPS_OF_CHALLENGE, (), None),
    ],
)
def test_a_step_left_out_is_named(
    taken: tuple[str, ...], skipped: tuple[str, ...], following: str | None
) -> None:
    """R4-046: identify, act, find the cause, challenge practice, support."""
    steps = pd.DataFrame({"case": ["A"] * len(taken), "step": list(taken)}, dtype=object)
    (found,) = five_steps(["A"], steps)
    assert (found.skipped, found.next_step) == (skipped, following)
    assert sum(row is not None for row in found.steps) == len(taken)


def test_each_case_has_its_own_steps() -> None:
    steps = pd.DataFrame({"case": ["B", "A"], "step": [IDENTIFY, ACT]})
    first, second = five_steps(["A", "B"], steps)
    assert (first.next_step, second.next_step) == (IDENTIFY, ACT)
