"""Questions that members may ask of an exception, drafted from what its figures show.

Ribble Valley 2007, 4.2: to identify and ask the right questions (R1-018). A draft for members to
choose from, not an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmf_lib.methods.quality import Grade
from pmf_lib.methods.spc import Assurance, Variation

DOUBTFUL = (Grade.ESTIMATED, Grade.UNKNOWN)


def drafted(judgement: Mapping[str, Any], actions: Sequence[str], *, late: int) -> tuple[str, ...]:
    """The questions to one measure: target, trend, variation, benchmark, data quality, action.

    `judgement` is a row of `judge`; `actions` are the titles of its linked actions, of which
    `late` are past their day.
    """
    about = (_target, _trend, _variation, _benchmark, _quality)
    asked = [question for ask in about for question in ask(judgement)]
    return (*asked, *_action(actions, late))


def _target(row: Mapping[str, Any]) -> Iterator[str]:
    if row["assurance"] is Assurance.FAIL:
        yield "The target is missed as a rule: what must change in the service, or in the target?"
    elif row["status"] in ("red", "amber"):
        yield "The target was missed: by when will it be met, and what depends on that?"
    elif row["status"] == "overdue":
        yield "The figure is late: what keeps it, and who answers for that?"


def _trend(row: Mapping[str, Any]) -> Iterator[str]:
    if row["long_trend"] == "worse":
        yield "It has been better before: what was done then that is not done now?"


def _variation(row: Mapping[str, Any]) -> Iterator[str]:
    if row["variation"] is Variation.CONCERN:
        yield "Something has changed for the worse: what was it, and when?"
    elif row["variation"] is Variation.IMPROVEMENT:
        yield "Something has changed for the better: what was it, and can others learn from it?"
    elif row["variation"] is Variation.COMMON_CAUSE and row["status"] == "red":
        yield "The figure is within its usual range: what would move the range, not the month?"


def _benchmark(row: Mapping[str, Any]) -> Iterator[str]:
    if row["standing"] is not None:
        yield "What do the councils that do best here do in another way?"


def _quality(row: Mapping[str, Any]) -> Iterator[str]:
    if row["grade"] in DOUBTFUL or row["doubts"]:
        yield "How sure are we of the figure, and when will it be checked?"


def _action(actions: Sequence[str], late: int) -> Iterator[str]:
    if not actions:
        yield "No action is linked to it: what will be done, by whom and by when?"
    elif late:
        yield "An action is late: what stands in its way, and can members help?"
    else:
        yield "When will the actions that are under way show in the figure?"
