"""SMART objectives: a letter each of what a machine can test (R1-028, R3-018).

Each letter passes, fails, or is left to human judgement, with the reason. Two councils name two
of the letters differently: a profile each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, one_of
from pmf_lib.register.indicators import POLARITIES


class Outcome(StrEnum):
    """What the test of a letter can answer."""

    PASS = "pass"
    FAIL = "fail"
    JUDGEMENT = "human judgement"


PROFILES: Mapping[str, tuple[str, ...]] = {
    "RV2007": ("Specific", "Measurable", "Achievable", "Realistic", "Time-bound"),
    "Carlisle2021": ("Specific", "Measurable", "Achievable", "Realistic", "Timely"),
}
# what is carried on doing is an activity; only a reader can tell whether an outcome is meant
ACTIVITIES = ("continue", "consider", "explore", "support", "maintain", "work", "review", "develop")


@dataclass(frozen=True)
class Measurement:
    """How an objective is measured; text None or blank, numbers None, where it is not said.

    `neighbours_best` is the best value among comparable councils; `trend` is where the past leads
    at the end date, and `stretch` how far beyond that is still in reach. All in the measure's own
    unit.
    """

    name: str | None = None
    formula: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    unit: str | None = None
    baseline: Figure = None
    target: Figure = None
    polarity: str = "maximise"
    neighbours_best: Figure = None
    trend: Figure = None
    stretch: Figure = 0


@dataclass(frozen=True)
class Objective:
    """An objective as it is written down; flags are None where nobody has said.

    `deliverable` names what will be there at the end of an objective without a measure;
    `milestones` are their days.
    """

    outcome: str | None = None
    lead: str | None = None
    measurement: Measurement = Measurement()
    deliverable: str | None = None
    resourced: bool | None = None
    priority: str | None = None
    within_control: bool | None = None
    budget_link: str | None = None
    end: date | None = None
    milestones: tuple[date, ...] = ()


@dataclass(frozen=True)
class Letter:
    """One letter, the council's word for it, the outcome and its reason."""

    letter: str
    word: str
    outcome: Outcome
    reason: str


def check(objective: Objective, profile: str = "RV2007") -> tuple[Letter, ...]:
    """The five letters in order. ValueError for a profile or polarity there is none of."""
    one_of("profile", profile, PROFILES)
    one_of("polarity", objective.measurement.polarity, POLARITIES)
    tests = (_specific, _measurable, _achievable, _realistic, _timed)
    answers = [test(objective) for test in tests]
    return tuple(
        Letter(word[0], word, *answer)
        for word, answer in zip(PROFILES[profile], answers, strict=True)
    )


_Answer = tuple[Outcome, str]


def _specific(objective: Objective) -> _Answer:
    wanted = {
        "outcome": objective.outcome,
        "named lead": objective.lead,
        "named measure or deliverable": "".join(
            text or "" for text in (objective.measurement.name, objective.deliverable)
        ),
    }
    lacking = _lacking(wanted)
    if lacking:
        return Outcome.FAIL, lacking
    first = str(objective.outcome).split()[0].lower()
    if first in ACTIVITIES:
        return Outcome.JUDGEMENT, f"“{first}” says what is done; is the outcome said too?"
    return Outcome.PASS, "Outcome, lead and measure or deliverable are named."


def _measurable(objective: Objective) -> _Answer:
    found = objective.measurement
    if _by_deliverable(objective):
        return Outcome.JUDGEMENT, "A deliverable: can all agree when it is there?"
    in_parts = not (_blank(found.numerator) or _blank(found.denominator))
    wanted = {
        "formula": found.formula,
        "numerator and denominator, or unit": "parts" if in_parts else found.unit,
    }
    lacking = _lacking(wanted)
    if lacking:
        return Outcome.FAIL, lacking
    if given.figure("baseline", found.baseline) is None:
        return Outcome.FAIL, "No baseline."
    return Outcome.PASS, "Formula, unit and baseline are there."


def _achievable(objective: Objective) -> _Answer:
    found = objective.measurement
    target = given.figure("target", found.target)
    if objective.resourced is False:
        return Outcome.FAIL, "It has no resources."
    if target is not None:
        return _in_reach(target, found, resourced=objective.resourced is True)
    if _by_deliverable(objective):
        return Outcome.JUDGEMENT, "A deliverable without a target: is it in reach?"
    return Outcome.FAIL, "No target."


def _in_reach(target: Fraction, found: Measurement, *, resourced: bool) -> _Answer:
    reach = _reach(found)
    if reach is None:
        return Outcome.JUDGEMENT, "Neither neighbours nor a trend show how far one can get."
    beyond = target > reach if found.polarity == "maximise" else target < reach
    if beyond:
        return Outcome.FAIL, f"The target is beyond {float(reach):g}, the best that looks in reach."
    if not resourced:
        return Outcome.JUDGEMENT, "In reach, if there are resources: nobody has said."
    return Outcome.PASS, f"{float(reach):g} looks in reach, and there are resources."


def _realistic(objective: Objective) -> _Answer:
    lacking = _lacking({"priority": objective.priority, "budget link": objective.budget_link})
    if lacking:
        return Outcome.FAIL, lacking
    if objective.within_control is False:
        return Outcome.FAIL, "It is not within the service's control."
    if objective.within_control is None:
        return Outcome.JUDGEMENT, "Is it within the service's control?"
    return Outcome.PASS, "It serves a priority, has a budget and is within the service's control."


def _timed(objective: Objective) -> _Answer:
    if objective.end is None:
        return Outcome.FAIL, "No end date."
    if not objective.milestones:
        return Outcome.FAIL, "No milestones."
    if max(objective.milestones) > objective.end:
        return Outcome.FAIL, "A milestone is after the end date."
    return Outcome.PASS, "It has an end date and milestones."


def _reach(found: Measurement) -> Fraction | None:
    """The further of the neighbours' best and the trend with its stretch; None if unknown."""
    if found.polarity not in ("maximise", "minimise"):
        return None
    further = 1 if found.polarity == "maximise" else -1
    best = given.figure("neighbours_best", found.neighbours_best)
    trend = given.figure("trend", found.trend)
    stretch = given.due("stretch", found.stretch, least=0)
    stretched = None if trend is None else trend + further * stretch
    known = [figure for figure in (best, stretched) if figure is not None]
    return max(known, key=lambda figure: further * figure, default=None)


def _by_deliverable(objective: Objective) -> bool:
    return _blank(objective.measurement.name) and not _blank(objective.deliverable)


def _blank(text: str | None) -> bool:
    return text is None or not text.strip()


def _lacking(wanted: Mapping[str, str | None]) -> str | None:
    lacking = [name for name, text in wanted.items() if _blank(text)]
    return f"No {' and no '.join(lacking)}." if lacking else None
