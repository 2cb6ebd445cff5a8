"""FABRIC: six qualities of a whole set of measures, eight of each one (R1-031)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, one_of
from pmf_lib.methods.smart import Outcome

COLUMNS = ("measure", "priority", "users", "perspective", "owner", "deputy", "plan", "cost")


@dataclass(frozen=True)
class Quality:
    """One of the six: `met` of `of` is its score, None when nothing could be counted."""

    letter: str
    word: str
    met: int | None
    of: int | None
    outcome: Outcome
    reason: str


def system(
    measures: pd.DataFrame,
    priorities: Sequence[str],
    perspectives: Sequence[str],
    *,
    cost_limit: Figure = None,
) -> tuple[Quality, ...]:
    """The six qualities of a set of measures, each scored from evidence, in FABRIC's order.

    `measures` has a row a measure with text columns measure, priority, users, perspective, owner,
    deputy, plan and the number cost (pounds a year to collect), missing ones None or NaN.
    Focused: every priority has a measure. Appropriate: every measure names its users. Balanced:
    no perspective has none or more than half. Robust: every measure has an owner and a deputy.
    Integrated: every measure stands in a plan. Cost-effective: all costs are known and together
    within `cost_limit` (pounds); without a limit it is left to judgement.

    Source: HM Treasury, Cabinet Office, National Audit Office, Audit Commission and Office for
    National Statistics, Choosing the Right FABRIC (2001).
    """
    lacking = [name for name in COLUMNS if name not in measures]
    if lacking:
        raise ValueError(f"measures lacks {', '.join(lacking)}; it must have {', '.join(COLUMNS)}")
    robust = _said(measures["owner"]) & _said(measures["deputy"])
    return (
        _focused(measures["priority"], priorities),
        _every("A", "Appropriate", _said(measures["users"]), "name who uses them"),
        _balanced(measures["perspective"], perspectives),
        _every("R", "Robust", robust, "have an owner and a deputy"),
        _every("I", "Integrated", _said(measures["plan"]), "stand in a plan"),
        _cost_effective(measures["cost"], cost_limit),
    )


class Criterion(StrEnum):
    """What is asked of every single measure."""

    RELEVANT = "relevant"
    NO_PERVERSE_INCENTIVE = "avoids perverse incentives"
    ATTRIBUTABLE = "attributable"
    WELL_DEFINED = "well-defined"
    TIMELY = "timely"
    RELIABLE = "reliable"
    COMPARABLE = "comparable"
    VERIFIABLE = "verifiable"


BLOCKING = (Criterion.WELL_DEFINED, Criterion.RELIABLE, Criterion.VERIFIABLE)


class Reply(StrEnum):
    """What may be answered."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not sure"


@dataclass(frozen=True)
class Answer:
    """The answer to one criterion as it is kept, with what was said to it."""

    criterion: Criterion
    reply: Reply
    note: str = ""


@dataclass(frozen=True)
class Approval:
    """Whether a measure may be adopted; `blocked_by` and `unanswered` in the criteria's order."""

    allowed: bool
    blocked_by: tuple[Criterion, ...]
    unanswered: tuple[Criterion, ...]
    answers: tuple[Answer, ...]


def approval(answers: Iterable[Answer]) -> Approval:
    """Adoption is blocked until a measure is well-defined, reliable and verifiable: three yeses.

    All eight are asked and kept; the other five inform and do not block. ValueError for a
    criterion answered twice and for a word that is no criterion or reply.
    """
    kept: dict[Criterion, Answer] = {}
    for answer in answers:
        one_of("criterion", answer.criterion, Criterion)
        one_of("reply", answer.reply, Reply)
        if answer.criterion in kept:
            raise ValueError(f"answers has {answer.criterion!r} twice; each is answered once")
        kept[Criterion(answer.criterion)] = answer
    blocked = tuple(c for c in BLOCKING if c not in kept or kept[c].reply != Reply.YES)
    return Approval(
        allowed=not blocked,
        blocked_by=blocked,
        unanswered=tuple(c for c in Criterion if c not in kept),
        answers=tuple(kept[c] for c in Criterion if c in kept),
    )


def _said(texts: pd.Series) -> pd.Series:
    return texts.notna() & (texts.fillna("").astype(str).str.strip() != "")


def _every(letter: str, word: str, good: pd.Series, what: str) -> Quality:
    return _scored((letter, word), int(good.sum()), len(good), f"measures {what}")


def _focused(given_priorities: pd.Series, priorities: Sequence[str]) -> Quality:
    served = set(given_priorities.dropna())
    met = sum(1 for priority in priorities if priority in served)
    return _scored(("F", "Focused"), met, len(priorities), "priorities have a measure")


def _balanced(perspective: pd.Series, perspectives: Sequence[str]) -> Quality:
    counts = {name: int((perspective == name).sum()) for name in perspectives}
    fair = sum(1 for count in counts.values() if 0 < count * 2 <= len(perspective))
    what = "perspectives have some measures and not more than half"
    return _scored(("B", "Balanced"), fair, len(perspectives), what)


def _cost_effective(costs: pd.Series, limit: Figure) -> Quality:
    name, most = ("C", "Cost-effective"), given.figure("cost_limit", limit)
    known = [cost for cost in given.figures("cost", costs) if cost is not None]
    if len(known) < len(costs) or not known:
        return _scored(name, len(known), len(costs), "measures say what they cost to collect")
    whole = f"Together they cost £{float(sum(known)):,.0f} a year to collect"
    if most is None:
        return Quality(*name, len(known), len(costs), Outcome.JUDGEMENT, f"{whole}: worth it?")
    outcome = Outcome.PASS if sum(known) <= most else Outcome.FAIL
    return Quality(*name, len(known), len(costs), outcome, f"{whole}, of £{float(most):,.0f}.")


def _scored(name: tuple[str, str], met: int, of: int, what: str) -> Quality:
    if of == 0:
        return Quality(*name, None, None, Outcome.JUDGEMENT, "There is nothing to count.")
    outcome = Outcome.PASS if met == of else Outcome.FAIL
    return Quality(*name, met, of, outcome, f"{met} of {of} {what}.")
