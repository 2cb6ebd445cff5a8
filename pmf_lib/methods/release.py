"""Whether a body may be sent its edition of a quarter: management first (R0-023)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from pmf_lib.council import Body, BodyKind, Council
from pmf_lib.periods import Period

Days = Mapping[str, pd.Timestamp]

SENT_BACK = "sent back"


@dataclass(frozen=True)
class Release:
    """Whether an edition may go out, and where it may not, what it waits for, in a sentence."""

    released: bool
    reason: str = ""


def releases(council: Council, period: Period, considered: pd.DataFrame) -> dict[str, Release]:
    """The release of each body's edition of a quarter, by the body's key.

    `considered` has the columns body, period and considered_on (datetime64), and response where
    it is known. A body on a rung of the ladder waits until every body of the rung below has
    considered the quarter, and each rung after the one below it; a body that sent it back has not
    passed it on. Public bodies on no rung wait for the lowest; the public edition waits for every
    rung below scrutiny; officers' bodies on no rung wait for nobody.
    """
    own = considered[considered["period"] == period.code]
    days = dict(zip(own["body"], own["considered_on"], strict=True))
    returned = own["response"] == SENT_BACK if "response" in own else own["body"].isna()
    sent_back = frozenset(own.loc[returned, "body"])
    return {body.key: _release(council, body, days, sent_back) for body in council.bodies}


def out_of_order(council: Council, period: Period, considered: pd.DataFrame) -> tuple[str, ...]:
    """A sentence for each body of the ladder that took a quarter before the rung below had."""
    own = considered[considered["period"] == period.code]
    days = dict(zip(own["body"], own["considered_on"], strict=True))
    rungs = [council.bodies_on(rung) for rung in council.ladder]
    return tuple(
        reason
        for below, rung in pairwise(rungs)
        for body in rung
        if body.key in days and (reason := _too_early(body, below, days))
    )


def _too_early(body: Body, below: Iterable[Body], days: Days) -> str:
    for other in below:
        if other.key not in days:
            return f"{body.name} considered this quarter and {other.name} has not."
    return _out_of_order(below, (body,), days)


def _release(council: Council, body: Body, days: Days, sent_back: frozenset[str]) -> Release:
    waited = list(_waited_for(council, body))
    for below in waited:
        for other in below:
            if other.key not in days:
                return Release(False, f"{other.name} has not yet considered this quarter.")
            if other.key in sent_back:
                return Release(False, f"{other.name} sent this quarter's report back.")
    had = [(body,)] if body.key in days else []
    for earlier, later in pairwise([*waited, *had]):
        reason = _out_of_order(earlier, later, days)
        if reason:
            return Release(False, reason)
    return Release(True)


def _out_of_order(earlier: Iterable[Body], later: Iterable[Body], days: Days) -> str:
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
