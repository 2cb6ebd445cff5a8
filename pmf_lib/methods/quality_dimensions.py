"""What good data are: the dimensions by two frameworks, and the grade that findings leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pmf_lib.methods.quality import Grade, grade, worst


class Dimension(StrEnum):
    """What good data are; the first six are the Audit Commission's characteristics of 2007."""

    ACCURACY = "accuracy"
    VALIDITY = "validity"
    RELIABILITY = "reliability"
    TIMELINESS = "timeliness"
    RELEVANCE = "relevance"
    COMPLETENESS = "completeness"
    UNIQUENESS = "uniqueness"
    CONSISTENCY = "consistency"


AUDIT_COMMISSION = tuple(Dimension)[:6]
GOVERNMENT = (
    Dimension.COMPLETENESS,
    Dimension.UNIQUENESS,
    Dimension.CONSISTENCY,
    Dimension.TIMELINESS,
    Dimension.VALIDITY,
    Dimension.ACCURACY,
)
# the Government Data Quality Framework asks for relevance as fitness for use, not as a dimension
TO_GOVERNMENT: Mapping[Dimension, Dimension | None] = {
    Dimension.ACCURACY: Dimension.ACCURACY,
    Dimension.VALIDITY: Dimension.VALIDITY,
    Dimension.RELIABILITY: Dimension.CONSISTENCY,
    Dimension.TIMELINESS: Dimension.TIMELINESS,
    Dimension.RELEVANCE: None,
    Dimension.COMPLETENESS: Dimension.COMPLETENESS,
}
TO_AUDIT_COMMISSION: Mapping[Dimension, Dimension | None] = {
    **{ours: theirs for theirs, ours in TO_GOVERNMENT.items() if ours},
    Dimension.UNIQUENESS: None,
}
STANDARDS_AREAS = (
    "governance and leadership",
    "policies",
    "systems and processes",
    "people and skills",
    "data use and reporting",
)


class Outcome(StrEnum):
    """What a test can answer."""

    PASS = "pass"
    FAIL = "fail"
    CANNOT_SAY = "cannot say"


@dataclass(frozen=True)
class Finding:
    """The answer of one test: dimension, outcome, and the sentence that says why."""

    dimension: Dimension
    outcome: Outcome
    sentence: str


def grade_of(value_status: object, findings: Iterable[Finding]) -> Grade:
    """The grade of a figure by the word of its checking and its tests; the worst rules.

    A failed test leaves a figure no better than an estimate (D), a failed test of validity
    leaves it unknown (U); one that cannot be said keeps it from being called audited (B).
    """
    return worst([grade(value_status), *(_best(finding) for finding in findings)])


def passed(dimension: Dimension, sentence: str) -> Finding:
    """A finding that all is well."""
    return Finding(dimension, Outcome.PASS, sentence)


def failed(dimension: Dimension, sentence: str) -> Finding:
    """A finding that something is wrong."""
    return Finding(dimension, Outcome.FAIL, sentence)


def cannot_say(dimension: Dimension, sentence: str) -> Finding:
    """A finding that what would decide is not known."""
    return Finding(dimension, Outcome.CANNOT_SAY, sentence)


def _best(finding: Finding) -> Grade:
    """The best grade that a finding leaves."""
    if finding.outcome is Outcome.PASS:
        return Grade.AUDITED
    if finding.outcome is Outcome.CANNOT_SAY:
        return Grade.CHECKED
    return Grade.UNKNOWN if finding.dimension is Dimension.VALIDITY else Grade.ESTIMATED
