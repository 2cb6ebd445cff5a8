"""Working papers: one for each record that was checked, and what they come to (R1-041, R1-047)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256

import pandas as pd

from pmf_lib.methods import given, sampling
from pmf_lib.methods.exact import Figure, number

_HASH_LENGTH = 64


class Finding(StrEnum):
    """What the check of one record found."""

    AGREED = "agreed"
    IMMATERIAL = "immaterial"
    MATERIAL = "material"
    UNSUPPORTED = "unsupported"


ERRORS = frozenset({Finding.MATERIAL, Finding.UNSUPPORTED})


def evidence_hash(content: bytes) -> str:
    """The SHA-256 of a document that bears a figure out, in hexadecimal."""
    return sha256(content).hexdigest()


@dataclass(frozen=True)
class WorkingPaper:
    """The check of one record: what was reported, what the evidence gives, and what follows.

    `reported`, `recalculated` and `materiality` are in the measure's own unit, missing ones None;
    `seed` is that of the draw; `evidence` is the hash of the document seen, None where there was
    none. ValueError for a negative materiality, a hash that is none, and text that is no number.
    """

    measure: str
    period: str
    record: str
    seed: str
    reported: Figure
    recalculated: Figure
    evidence: str | None
    materiality: Figure = 0

    def __post_init__(self) -> None:
        given.figure("reported", self.reported)
        given.figure("recalculated", self.recalculated)
        given.due("materiality", self.materiality, least=0)
        if self.evidence is not None and not _is_hash(self.evidence):
            raise ValueError(
                f"evidence is {self.evidence!r}; it must be a SHA-256 of 64 hexadecimal digits, "
                "or None where no evidence was seen"
            )

    @property
    def difference(self) -> float | None:
        """Recalculated less reported; None when either is missing."""
        return number(self._difference)

    @property
    def conclusion(self) -> Finding:
        """Unsupported without evidence; else by the size of the difference, exactly as written.

        A difference of just the materiality is immaterial. Evidence that gives a figure where
        none was reported is a material finding.
        """
        if self.evidence is None or given.figure("recalculated", self.recalculated) is None:
            return Finding.UNSUPPORTED
        difference = self._difference
        if difference is None:
            return Finding.MATERIAL
        if difference == 0:
            return Finding.AGREED
        within = abs(difference) <= given.due("materiality", self.materiality)
        return Finding.IMMATERIAL if within else Finding.MATERIAL

    @property
    def _difference(self) -> Fraction | None:
        reported = given.figure("reported", self.reported)
        recalculated = given.figure("recalculated", self.recalculated)
        return None if reported is None or recalculated is None else recalculated - reported


@dataclass(frozen=True)
class Summary:
    """What a sample's working papers come to; rates are shares.

    Material and unsupported records are errors; immaterial ones are counted and let pass.
    """

    checked: int
    findings: dict[Finding, int]
    errors: int
    error_rate: float
    upper_limit: float
    conclusion: sampling.Conclusion


def summary(papers: Iterable[WorkingPaper], tolerable: float, confidence: float = 0.95) -> Summary:
    """The error rate of one sample, its upper limit, and whether that is within the tolerable.

    ValueError for no papers and for a record checked twice.
    """
    found = list(papers)
    _refuse_doubles(found)
    conclusions = [paper.conclusion for paper in found]
    errors = sum(1 for conclusion in conclusions if conclusion in ERRORS)
    return Summary(
        checked=len(found),
        findings={finding: conclusions.count(finding) for finding in Finding},
        errors=errors,
        error_rate=errors / len(found),
        upper_limit=sampling.upper_error_limit(errors, len(found), confidence),
        conclusion=sampling.conclusion(errors, len(found), tolerable, confidence),
    )


def table(papers: Iterable[WorkingPaper]) -> pd.DataFrame:
    """One row a paper, in their order, with difference and conclusion beside what was given."""
    names = [field.name for field in fields(WorkingPaper)]
    rows = [
        {name: getattr(paper, name) for name in names}
        | {"difference": paper.difference, "conclusion": paper.conclusion.value}
        for paper in papers
    ]
    return pd.DataFrame(rows, columns=[*names, "difference", "conclusion"])


def _refuse_doubles(papers: list[WorkingPaper]) -> None:
    if not papers:
        raise ValueError("papers is empty; a summary needs one record that was checked, or more")
    seen = set()
    for paper in papers:
        key = (paper.measure, paper.period, paper.record)
        if key in seen:
            raise ValueError(f"papers has {key} twice; a record of a sample is checked once")
        seen.add(key)


def _is_hash(text: str) -> bool:
    return len(text) == _HASH_LENGTH and set(text.lower()) <= set("0123456789abcdef")
