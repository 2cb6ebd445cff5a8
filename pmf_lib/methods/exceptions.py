"""Exceptions: what is doing particularly badly, or particularly well, and in which order.

Only what differs from how things should be is an exception: an unchanged green is none. Each has
the codes of the rules that fired (Carlisle 2003, 5.3: particularly well or particularly badly).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pandas as pd

from pmf_lib.methods.exception_case import NOTHING_MORE, Case, Evidence, Thresholds
from pmf_lib.methods.exception_rules import adverse, favourable
from pmf_lib.methods.latest import text
from pmf_lib.methods.spc import Assurance, Variation

__all__ = ["COLUMNS", "USUAL_RANGE", "Evidence", "Finding", "Known", "Thresholds", "rank"]

COLUMNS = (
    "subject",
    "measure",
    "title",
    "unit",
    "side",
    "codes",
    "rank_score",
    "label",
    "sentence",
)
USUAL_RANGE = "within its usual range"
_SIGNALS = {"A4": 1, "A5": 2, "F4": 1, "F5": 2}


class Side(StrEnum):
    """Whether an exception is bad news or good."""

    ADVERSE = "adverse"
    FAVOURABLE = "favourable"


@dataclass(frozen=True)
class Finding:
    """An exception that is no measure's: what it is of (`subject`), its code, and why it is one.

    `reasons` are the codes that fired, with their words; `severity` is 2 for red, 1 for amber.
    """

    subject: str
    code: str
    title: str
    unit: str
    side: Side
    reasons: Mapping[str, str]
    severity: int = 0


@dataclass(frozen=True)
class Known:
    """What counts beside the judgements.

    `levels` is the level of each priority by its text, `evidence` what is known of a measure by
    its code, `explained` the measures whose figure somebody has commented on, `findings` the
    exceptions that are no measure's.
    """

    levels: Mapping[str, int] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    explained: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()


def rank(
    judgements: pd.DataFrame, known: Known | None = None, thresholds: Thresholds | None = None
) -> pd.DataFrame:
    """The exceptions among the rows of `judge` and the findings; each side highest score first.

    A measure stands once: as adverse when any adverse rule fired, with the favourable ones told
    beside them. rank_score is three times the level of its priority (0 where unknown), twice its
    severity, its signal (1 for a special cause, 2 for a target that is always missed or always
    met), and for adverse ones the quarters it has been off target. Severity is 2 for red and 1
    for amber, now or as forecast, whichever is worse; on the favourable side 2 for green after
    red, else 1. Ties go by code, so the order of the rows given does not matter.

    Columns: subject (measure, budget, saving), measure (its code), title, unit, side (adverse,
    favourable), codes (tuple), rank_score (int), label (“within its usual range” for a red that
    no other rule bears out, of a measure that comes and goes about its target), sentence.
    """
    beside, limits = known or Known(), thresholds or Thresholds()
    rows = judgements.to_dict("records")
    found = [one for row in rows if (one := _exception(row, beside, limits)) is not None]
    found += [_told(finding) for finding in beside.findings]
    found.sort(key=lambda one: (one["side"], -one["rank_score"], one["measure"], one["subject"]))
    frame = pd.DataFrame(found, columns=list(COLUMNS), dtype=object)
    return frame.assign(rank_score=frame["rank_score"].astype("int64"))


def _exception(
    row: Mapping[str, Any], known: Known, thresholds: Thresholds
) -> dict[str, Any] | None:
    code = str(row["measure"])
    explained = text(row["note"]) is not None or code in known.explained
    case = Case(row, known.evidence.get(code, NOTHING_MORE), thresholds, explained)
    bad, good = adverse(case), favourable(case)
    if not bad and not good:
        return None
    label = USUAL_RANGE if _usual(case, bad) else None
    return {
        "subject": "measure",
        "measure": code,
        "title": row["title"],
        "unit": row["unit"],
        "side": (Side.ADVERSE if bad else Side.FAVOURABLE).value,
        "codes": (*bad, *good),
        "rank_score": 3 * known.levels.get(str(row["priority"]), 0) + _own_score(case, bad, good),
        "label": label,
        "sentence": _sentence(list(bad.values()), list(good.values()), label),
    }


def _own_score(case: Case, bad: Iterable[str], good: Iterable[str]) -> int:
    """Severity, signal and persistence of a measure."""
    fired = [*bad] or [*good]
    signal = max((_SIGNALS.get(code, 0) for code in fired), default=0)
    if bad:
        return 2 * case.severity + signal + case.persistence
    return 2 * (2 if "F2" in fired else 1) + signal


def _usual(case: Case, bad: Iterable[str]) -> bool:
    """A red alone, whose figure is common and whose target is now met and now missed."""
    common = case.control.variation is Variation.COMMON_CAUSE and case.control.has_limits
    by_chance = case.control.assurance is Assurance.HIT_OR_MISS
    return [*bad] == ["A1"] and common and by_chance


def _told(finding: Finding) -> dict[str, Any]:
    words = list(finding.reasons.values())
    bad = finding.side is Side.ADVERSE
    return {
        "subject": finding.subject,
        "measure": finding.code,
        "title": finding.title,
        "unit": finding.unit,
        "side": finding.side.value,
        "codes": tuple(finding.reasons),
        "rank_score": 2 * finding.severity,
        "label": None,
        "sentence": _sentence(words if bad else [], [] if bad else words),
    }


def _sentence(bad: list[str], good: list[str], label: str | None = None) -> str:
    told = ", but ".join(_listed(words) for words in (bad, good) if words)
    ending = f", yet {label}" if label else ""
    return f"{told[0].upper()}{told[1:]}{ending}."


def _listed(words: list[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else words[0]
