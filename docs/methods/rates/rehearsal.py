"""How often a proposal that would mislead is found out, and how often a sound one is suspected.

Each draw is an indicator with so many past months, which stray by one standard deviation about
their level.
"""

from __future__ import annotations

import numpy as np

from pmf_lib.methods import recovery_evidence as evidence
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import NOTHING, History
from pmf_lib.methods.proposal_standing import WRONG
from pmf_lib.methods.recovery_evidence import Evidence, OldLevel
from pmf_lib.methods.rehearsal import Rehearsal, rehearse
from pmf_lib.methods.rehearsal_chance import chance_of, smallest_change
from pmf_lib.methods.rehearsal_figures import Proposal
from pmf_lib.methods.status import Status
from pmf_lib.periods import Grain, Period
from pmf_lib.register.proposals import items_of, proposed_formula

Chance = np.random.Generator
Months = list[float]

DRAWS = 300
SEED = 20030408
BEFORE = (12, 36)
AWAY = (0.25, 0.5, 2.0, 3.0)
AFTER = 12
TRIED = 30
LAST = Period.parse("2021-22-M06")


def rates() -> dict[str, float]:
    """Shares of draws: suspected by how far the red limit is from the level; shown; false."""
    suspected = {
        f"{away:g} away after {before}": _suspected(before, away)
        for away in AWAY
        for before in BEFORE
    }
    shown = {
        f"{times:g} times the change after {before}": _shown(before, times)
        for times in (1.0, 0.0)
        for before in BEFORE
    }
    return suspected | shown | {"still": _false(0.0), "fallen": _false(-4.0)}


def _suspected(before: int, away: float) -> float:
    """How often it is said to be red for nothing too often, with a red limit so far below."""
    chance, found = _start(), 0
    for _ in range(DRAWS):
        level = _level(_months(chance, before))
        told = chance_of(level, lambda now, _: Status.RED if now < -away else Status.GREEN)
        found += told is not None and told.wrong > WRONG
    return found / DRAWS


def _shown(before: int, times: float) -> float:
    """How often a change of so many times the smallest one told is shown a year later."""
    chance, found = _start(), 0
    for _ in range(DRAWS):
        level = _level(_months(chance, before))
        size = smallest_change(level, Grain.MONTH).size
        after = [one + times * size for one in _months(chance, AFTER)]
        plan = [level.mean + size] * AFTER
        found += evidence.evidence(level, plan, after, 1)[-1] is Evidence.SHOWN
    return found / DRAWS


def _false(moved: float) -> float:
    """The share of reds of the last six months that are said to be false; the level moved or not.

    The red limit is one deviation below the level before.
    """
    chance, reds, false = _start(), 0, 0
    for _ in range(TRIED):
        months = _months(chance, 36)
        months[-6:] = [one + moved for one in months[-6:]]
        casts = _rehearsed(months).casts[-6:]
        reds += sum(one.status is Status.RED for one in casts)
        false += sum(bool(one.false) for one in casts)
    return false / reds


def _rehearsed(months: Months) -> Rehearsal:
    periods = [LAST.shift(place + 1 - len(months)) for place in range(len(months))]
    row = {"measure": "A", "frequency": "monthly", "aggregation": "average", "kind": "days"}
    points = {
        period: NOTHING._replace(value=round(50 + one, 3))
        for period, one in zip(periods, months, strict=True)
    }
    names = items_of(["A"])
    formula = proposed_formula("a", names)
    proposal = Proposal("N", "N", "u", formula, "maximise", "days", "monthly", 49, "absolute", 0, 0)
    rules = JudgementRules("relative", 0.0, 0.1)
    found = rehearse(proposal, names, {"A": History(row, points)}, LAST, rules)
    assert isinstance(found, Rehearsal)
    return found


def _start() -> Chance:
    return np.random.Generator(np.random.PCG64(SEED))


def _months(chance: Chance, count: int) -> Months:
    return [float(one) for one in chance.standard_normal(count)]


def _level(months: Months) -> OldLevel:
    level = evidence.old_level(months)
    assert isinstance(level, OldLevel)
    return level


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:32} {100 * rate:5.1f}%")
