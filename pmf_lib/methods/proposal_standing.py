"""What speaks against a proposed indicator, and whether a second person has approved it (R0-035).

The assurer is never the analyst (HM Treasury, The Aqua Book), so an approval by whoever proposed
it counts for nothing, and one given before the proposal was changed was given to another thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import takewhile
from typing import Any

from pmf_lib.methods.fabric import Approval
from pmf_lib.methods.gaming import Ease
from pmf_lib.methods.latest import text
from pmf_lib.methods.recovery_evidence import OldLevel
from pmf_lib.methods.rehearsal import Rehearsal
from pmf_lib.methods.smart import Letter, Outcome
from pmf_lib.methods.status import Status
from pmf_lib.register.proposals import same_post

WRONG = 0.10
"""Of periods in which nothing changes, the share whose colour may mislead."""
_DEFINITION = (
    *("unit", "formula", "polarity", "kind", "frequency"),
    *("target", "tolerance_mode", "green_tolerance", "red_tolerance"),
    *("aggregation", "change", "measure"),
)

Row = Mapping[str, Any]


class Standing(StrEnum):
    """Where a proposal stands on its way into the register."""

    WAITS = "waits for a second person to approve it"
    OWN = "approved by somebody who proposed it, which does not count"
    CHANGED = "changed since it was approved, and must be approved again"
    HELD = "approved, but may not be adopted before it is well-defined, reliable and verifiable"
    APPROVED = "approved by a second person, and may be entered in the register of measures"
    ADOPTED = "approved by a second person, and entered in the register of measures"


def standing(versions: Sequence[Row], approval: Approval) -> Standing:
    """Where a proposal stands, from its rows of the register, the oldest first.

    An approval counts only by a post that never proposed it, of the definition as it is now. What
    is to be deleted need not be well-defined, reliable and verifiable.
    """
    latest = versions[-1]
    approver = text(latest.get("approved_by"))
    if not approver:
        return Standing.WAITS
    if any(same_post(approver, text(one.get("author")) or "") for one in versions):
        return Standing.OWN
    given = takewhile(lambda one: _approval(one) == _approval(latest), reversed(versions))
    if any(_definition(one) != _definition(latest) for one in given):
        return Standing.CHANGED
    if not approval.allowed and text(latest.get("change")) != "delete":
        return Standing.HELD
    return Standing.ADOPTED if text(latest.get("adopted_as")) else Standing.APPROVED


def against(found: Rehearsal, letters: Sequence[Letter], approval: Approval) -> tuple[str, ...]:
    """Each reason not to adopt it as it is proposed, in a sentence; empty where there is none.

    Past figures first, then the letters of SMART that fail, then what FABRIC blocks.
    """
    failed = (f"{one.word}: {one.reason}" for one in letters if one.outcome is Outcome.FAIL)
    return (*_of_figures(found), *failed, *_unanswered(approval))


def _of_figures(found: Rehearsal) -> Iterator[str]:
    if not isinstance(found.level, OldLevel):
        yield f"Nobody can say how often its colour would mislead. {found.level}"
    if found.chance and found.chance.wrong > WRONG:
        often = f"in {100 * found.chance.wrong:.0f} of 100 periods in which nothing changes"
        if found.chance.level is Status.RED:
            yield f"It would not be red {often}, though its level is."
        else:
            yield f"It would be red {often}, though its level is not."
    if found.gaming.ease is Ease.EASY:
        yield "It is easily gamed."
    yield from found.findings


def _unanswered(approval: Approval) -> Iterator[str]:
    if not approval.allowed:
        yield f"Nobody has said that it is {' and '.join(map(str, approval.blocked_by))}."


def _approval(row: Row) -> tuple[str, str]:
    return str(row.get("approved_by")), str(row.get("approved_on"))


def _definition(row: Row) -> tuple[str, ...]:
    return tuple(str(row.get(name)) for name in _DEFINITION)
