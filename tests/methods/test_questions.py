"""Questions drafted from what the figures show, and none that they do not ask."""

from __future__ import annotations

from typing import Any

import pytest

from pmf_lib.methods import questions
from pmf_lib.methods.quality import Grade
from pmf_lib.methods.spc import Assurance, Variation

QUIET: dict[str, Any] = {
    "assurance": Assurance.HIT_OR_MISS,
    "status": "green",
    "long_trend": "better",
    "variation": Variation.COMMON_CAUSE,
    "standing": None,
    "grade": Grade.CHECKED,
    "doubts": None,
}


def asked(**cells: object) -> str:
    return " ".join(questions.drafted({**QUIET, **cells}, ["Fill the post"], late=0))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"status": "amber"}, "The target was missed"),
        ({"status": "overdue"}, "The figure is late"),
        ({"assurance": Assurance.FAIL}, "missed as a rule"),
        ({"long_trend": "worse"}, "better before"),
        ({"variation": Variation.CONCERN}, "changed for the worse"),
        ({"variation": Variation.IMPROVEMENT}, "can others learn"),
        ({"status": "red"}, "within its usual range"),
        ({"standing": object()}, "councils that do best"),
        ({"grade": Grade.ESTIMATED}, "How sure are we"),
        ({"doubts": "Percent out of range."}, "How sure are we"),
    ],
)
def test_each_sign_asks_its_own_question(cells: dict[str, object], words: str) -> None:
    """Target, trend, variation, benchmark, data quality (R1-018)."""
    assert words in asked(**cells)
    assert words not in asked()


def test_the_action_is_always_asked_about() -> None:
    """Whether there is one, whether it is late, or when it will show (R1-018)."""
    assert "No action is linked" in questions.drafted(QUIET, [], late=0)[-1]
    assert "An action is late" in questions.drafted(QUIET, ["a", "b"], late=1)[-1]
    assert "show in the figure" in questions.drafted(QUIET, ["a"], late=0)[-1]
