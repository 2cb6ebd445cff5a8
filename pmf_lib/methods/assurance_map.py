"""A map of assurance: what vouches for the systems of performance, risk and resources (R4-028).

Three lines of assurance, as the Institute of Internal Auditors has them (The Three Lines Model,
2020): managers' own checks, oversight, and those who are independent of both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LAST_YEAR = timedelta(days=365)


class Line(StrEnum):
    """Who vouches for a system."""

    MANAGERS = "Managers' own checks"
    OVERSIGHT = "Oversight"
    INDEPENDENT = "Independent assurance"


class Overall(StrEnum):
    """What the three lines come to."""

    ASSURED = "Assured"
    DOUBT = "In doubt"
    GAP = "Gap"


@dataclass(frozen=True)
class Evidence:
    """One thing that vouches for a system, or `doubts` it; `on` is its day."""

    line: Line
    told: str
    on: date
    doubts: bool = False


def recent(evidence: Iterable[Evidence], as_at: date) -> tuple[Evidence, ...]:
    """The evidence that is no older than a year on the day."""
    return tuple(one for one in evidence if as_at - LAST_YEAR <= one.on <= as_at)


def gaps(evidence: Iterable[Evidence], as_at: date) -> tuple[Line, ...]:
    """The lines that have no evidence of the past year."""
    told = {one.line for one in recent(evidence, as_at)}
    return tuple(line for line in Line if line not in told)


def overall(evidence: Iterable[Evidence], as_at: date) -> Overall:
    """In doubt where any recent evidence doubts; a gap where a line says nothing; else assured."""
    known = recent(evidence, as_at)
    if any(one.doubts for one in known):
        return Overall.DOUBT
    return Overall.GAP if gaps(known, as_at) else Overall.ASSURED
