"""Whether a body may be sent its edition of a quarter: management first (R0-023)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from pmf_lib.council import Body, BodyKind, Council
from pmf_lib.periods import Period


@dataclass(frozen=True)
class Release:
    """Whether an edition may go out, and where it may not, what it waits for, in a sentence."""

    released: bool
    reason: str = ""


def releases(council: Council, period: Period, considered: pd.DataFrame) -> dict[str, Release]:
    """The release of each body's edition of a quarter, by the body's key.

    `considered` has the columns body, period and considered_on (datetime64). A body on a rung of
    the ladder waits until every body of the rung below has considered the quarter, and each rung
    after the one below it. Public bodies on no rung wait for the lowest; the public edition waits
    for every rung below scrutiny; officers' bodies on no rung wait for nobody.
    """
    own = considered[considered["period"] == period.code]
    days = dict(zip(own["body"], own["considered_on"], strict=True))
    return {body.key: _release(council, body, days) for body in council.bodies}


def _release(council: Council, body: Body, days: dict[str, pd.Timestamp]) -> Release:
    waited = list(_waited_for(council, body))
    for below in waited:
        for other in below:
            if other.key not in days:
                return Release(False, f"{other.name} has not yet considered this quarter.")
    for earlier, later in pairwise(waited):
        reason = _out_of_order(earlier, later, days)
        if reason:
            return Release(False, reason)
    return Release(True)


def _out_of_order(
    earlier: Iterable[Body], later: Iterable[Body], days: dict[str, pd.Timestamp]
) -> str:
    for before in earlier:
        for after in later:
            if days[after.key] <= days[before.key]:
                return f"{after.name} considered this quarter before {before.name} had."
    return ""


def _waited_for(council: Council, body: Body) -> Iterator[tuple[Body, ...]]:
    """The rungs that must have considered a quarter before the body is sent it, lowest first."""
    rungs = [council.bodies_on(rung) for rung in council.ladder]
    mine = next((at for at, rung in enumerate(rungs) if body in rung), None)
    if mine is not None:
        yield from rungs[:mine]
    elif body.kind is BodyKind.PUBLIC:
        yield from (rung for rung in rungs if not any(other.committee for other in rung))
    elif body.public:
        yield from rungs[:1]
