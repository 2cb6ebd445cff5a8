"""What managers must be able to show of their service: four checks (Peterborough 2009/10, 2.4).

Service improvement plans are in place, targets have a clear rationale, targets stretch, and
customers remain the focus (R4-019).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure


class Answer(StrEnum):
    """What a check can answer."""

    YES = "yes"
    IN_PART = "in part"
    NO = "no"
    CANNOT_SAY = "cannot say"


@dataclass(frozen=True)
class Check:
    """One check: what was asked, the answer, and the evidence for it in a sentence."""

    asked: str
    answer: Answer
    evidence: str


@dataclass(frozen=True)
class Target:
    """One measure's target: its reason, and the last full figure it must beat; None: not known."""

    title: str
    target: Figure
    before: Figure
    polarity: str
    reason: str | None = None


def plan_in_place(titles: Sequence[str], signed_off: Sequence[str]) -> Check:
    """A plan of the service, and whether it is signed off; both by title."""
    asked = "Is the service improvement plan in place?"
    if not titles:
        return Check(asked, Answer.NO, "No plan of the service is in the register.")
    waiting = [title for title in titles if title not in signed_off]
    if waiting:
        return Check(asked, Answer.IN_PART, f"Not yet signed off: {', '.join(waiting)}.")
    return Check(asked, Answer.YES, f"In place and signed off: {', '.join(titles)}.")


def rationale(targets: Sequence[Target]) -> Check:
    """Whether every target says why it is what it is."""
    asked = "Is there a clear rationale for the targets?"
    without = [one.title for one in targets if not (one.reason or "").strip()]
    return _of_all(asked, len(targets), without, "give a reason", "Without a reason")


def stretch(targets: Sequence[Target]) -> Check:
    """Whether every target asks for more than was reached before.

    A target equal to what was reached asks for nothing; one without an earlier figure, or whose
    measure has no better end, does not count.
    """
    asked = "Do the targets stretch the performance of the service?"
    known = [(one, stretches(one)) for one in targets]
    tested = [(one, found) for one, found in known if found is not None]
    easy = [one.title for one, found in tested if not found]
    return _of_all(asked, len(tested), easy, "ask for more than was reached before", "Do not")


def stretches(target: Target) -> bool | None:
    """Whether one target asks for more than was reached; None where that cannot be said."""
    aim, before = given.figure("target", target.target), given.figure("before", target.before)
    if aim is None or before is None or target.polarity not in ("maximise", "minimise"):
        return None
    return aim > before if target.polarity == "maximise" else aim < before


def customers_first(evidence: Sequence[str]) -> Check:
    """Whether there is anything to show that customers are the focus; each item is evidence."""
    asked = "Do customers remain the focus?"
    if not evidence:
        return Check(asked, Answer.NO, "Nothing in the register shows it.")
    return Check(asked, Answer.YES, f"{'; '.join(evidence)}.")


def _of_all(asked: str, count: int, lacking: Sequence[str], what: str, otherwise: str) -> Check:
    if not count:
        return Check(asked, Answer.CANNOT_SAY, "There is no target to test.")
    if not lacking:
        return Check(asked, Answer.YES, f"All {count} targets tested {what}.")
    answer = Answer.NO if len(lacking) == count else Answer.IN_PART
    said = f"{count - len(lacking)} of {count} targets tested {what}."
    return Check(asked, answer, f"{said} {otherwise}: {'; '.join(lacking)}.")
