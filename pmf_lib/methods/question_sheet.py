"""Which of a panel's five questions the data answer, which to ask, which would ask about noise.

Ribble Valley 2007, 6.5, for the five questions, in the paper's words; 4.2: to identify and ask
the right questions (R1-018). A sheet for members to choose from: it forbids no question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pmf_lib.methods.miss_signal import GoodSigns, Signs
from pmf_lib.register.clinics import QUESTIONS

MET, WHY, REMEDY, LACK, SHIFT = QUESTIONS

DOES_NOT_ARISE = "Does not arise: the target is met"
ROOM = "can effort go elsewhere, or the target be harder?"
NOT_YET = "there is no figure for the period yet"
UNKNOWN_MEANS = "The registers do not hold both its posts and its money."
UNKNOWN_SPARE = "The registers do not say where effort could come from."


class Verdict(StrEnum):
    """What becomes of a question."""

    ASK = "ask"
    NOISE = "noise"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Answer:
    """One question about one exception, what becomes of it, and why in a sentence."""

    question: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class Done:
    """What is done about it.

    `doing`: actions in hand; `late`: one past its day; `spent`: every action is complete;
    `decided`: that nothing will be done.
    """

    doing: str = ""
    late: str = ""
    spent: str = ""
    decided: str = ""


@dataclass(frozen=True)
class Resources:
    """Signs of too few posts or too little money, or that there are none; where effort may come
    from, or that nothing shows any.
    """

    lack: str = ""
    enough: str = ""
    spare: str = ""
    no_spare: str = ""


@dataclass(frozen=True)
class Held:
    """What the registers hold about one exception, in words; empty where they hold nothing.

    `met` answers the first question and `is_met` says whether with yes. `overdue`: its figure is.
    `doubt`: why the figure is not sure. `reason`: what was said of it, and by whom. `given` and
    `waiting` are the answers, and the days of questions without one, by question.
    """

    met: str
    is_met: bool = False
    overdue: bool = False
    doubt: str = ""
    reason: str = ""
    done: Done = Done()
    resources: Resources = Resources()
    given: Mapping[str, str] = field(default_factory=dict)
    waiting: Mapping[str, str] = field(default_factory=dict)


def answers(signs: Signs, held: Held) -> tuple[Answer, ...]:
    """The five questions about an adverse exception, in the paper's order."""
    found = (_met(held), *_rest(signs, held))
    return tuple(_from_log(answer, held) for answer in found)


def praise(signs: GoodSigns, held: Held) -> tuple[Answer, ...]:
    """The same about a favourable exception, which is asked one thing: can effort be shifted?"""
    news = signs.room or signs.real
    if held.is_met:
        middle = Answer(WHY, Verdict.ANSWERED, f"{DOES_NOT_ARISE}.")
    elif news:
        middle = Answer(WHY, Verdict.ANSWERED, f"It is on its way: {news}.")
    else:
        middle = Answer(WHY, Verdict.NOISE, f"{_begun(signs.chance)}.")
    if signs.room:
        last = Answer(SHIFT, Verdict.ASK, f"{_begun(signs.room)}: {ROOM}")
    elif news:
        last = Answer(SHIFT, Verdict.ANSWERED, f"Real good news: {news}.")
    else:
        last = Answer(SHIFT, Verdict.NOISE, f"{_begun(signs.chance)}.")
    middles = (replace(middle, question=one) for one in (WHY, REMEDY, LACK))
    found = (Answer(MET, Verdict.ANSWERED, held.met), *middles, last)
    return tuple(_from_log(answer, held) for answer in found)


def standing(found: Iterable[Answer]) -> Verdict:
    """What becomes of the exception: asked about if any question is, then noise, then answered."""
    verdicts = {answer.verdict for answer in found}
    return next(verdict for verdict in Verdict if verdict in verdicts)


def of_verdict(found: Iterable[Answer], verdict: Verdict) -> tuple[Answer, ...]:
    """The questions of which that becomes."""
    return tuple(answer for answer in found if answer.verdict is verdict)


def together(found: Iterable[Answer]) -> tuple[tuple[tuple[int, ...], Answer], ...]:
    """The answers with the same verdict and reason as one, each with the questions' numbers."""
    kept: dict[tuple[Verdict, str], list[int]] = {}
    first: dict[tuple[Verdict, str], Answer] = {}
    for answer in found:
        same = (answer.verdict, answer.reason)
        first.setdefault(same, answer)
        kept.setdefault(same, []).append(QUESTIONS.index(answer.question) + 1)
    return tuple((tuple(numbers), first[same]) for same, numbers in kept.items())


def _met(held: Held) -> Answer:
    if held.overdue:
        return Answer(MET, Verdict.ASK, f"{held.met} When will it come, and who answers for it?")
    if held.doubt:
        return Answer(MET, Verdict.ASK, f"{held.met} Yet how sure is the figure? {held.doubt}")
    return Answer(MET, Verdict.ANSWERED, held.met)


def _rest(signs: Signs, held: Held) -> tuple[Answer, ...]:
    """What becomes of the other four, by what the figures say."""
    if held.overdue:
        return _all(Verdict.NOISE, f"{_begun(NOT_YET)}.")
    if signs.news:
        asked = (_why(signs, held), _remedy(signs, held))
        return (*asked, *_resources(signs, held))
    if signs.improving:
        lead = f"{DOES_NOT_ARISE}, after" if held.is_met else "It is being turned round:"
        return _all(Verdict.ANSWERED, f"{lead} {signs.improving}.")
    if signs.chance:
        return _all(Verdict.NOISE, f"{_begun('; '.join(signs.chance))}.")
    return _all(Verdict.ANSWERED, f"{DOES_NOT_ARISE}." if held.is_met else "Nothing more is known.")


def _all(verdict: Verdict, reason: str) -> tuple[Answer, ...]:
    return tuple(Answer(question, verdict, reason) for question in QUESTIONS[1:])


def _why(signs: Signs, held: Held) -> Answer:
    if held.is_met and not signs.change:
        return Answer(WHY, Verdict.ANSWERED, f"{DOES_NOT_ARISE}.")
    if signs.improving and not signs.change:
        return Answer(WHY, Verdict.ANSWERED, f"It is on its way: {signs.improving}.")
    if held.reason:
        return Answer(WHY, Verdict.ANSWERED, held.reason)
    sign = _begun((signs.change or signs.level)[0])
    return Answer(WHY, Verdict.ASK, f"{sign}, and nobody has said why.")


def _remedy(signs: Signs, held: Held) -> Answer:
    done, sign = held.done, _begun(signs.news[0])
    if done.late:
        return Answer(REMEDY, Verdict.ASK, f"{done.late} What stands in its way?")
    if done.doing or done.decided:
        return Answer(REMEDY, Verdict.ANSWERED, done.doing or done.decided)
    if done.spent:
        return Answer(REMEDY, Verdict.ASK, f"{done.spent} Yet {sign[0].lower()}{sign[1:]}.")
    return Answer(REMEDY, Verdict.ASK, f"{sign}, and no action is linked to it.")


def _resources(signs: Signs, held: Held) -> tuple[Answer, Answer]:
    found = held.resources
    if held.is_met and not signs.change:
        reason = f"{DOES_NOT_ARISE}."
        return Answer(LACK, Verdict.ANSWERED, reason), Answer(SHIFT, Verdict.ANSWERED, reason)
    lack = Answer(LACK, Verdict.ASK, found.lack or UNKNOWN_MEANS)
    if found.enough and not found.lack:
        lack = Answer(LACK, Verdict.ANSWERED, found.enough)
    if found.no_spare and not found.spare:
        return lack, Answer(SHIFT, Verdict.ANSWERED, found.no_spare)
    return lack, Answer(SHIFT, Verdict.ASK, found.spare or UNKNOWN_SPARE)


def _from_log(answer: Answer, held: Held) -> Answer:
    """A question that was answered, or asked before, is told as that; noise stays noise."""
    if answer.verdict is not Verdict.ASK:
        return answer
    if given := held.given.get(answer.question):
        return Answer(answer.question, Verdict.ANSWERED, given)
    if day := held.waiting.get(answer.question):
        reason = f"Asked on {day} and not answered yet. {answer.reason}"
        return Answer(answer.question, Verdict.ASK, reason)
    return answer


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
