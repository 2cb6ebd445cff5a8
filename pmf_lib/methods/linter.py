"""Warnings about targets and figures: what cannot be right, or asks for nothing, before members do.

Oxford's members once met a result of 73,390 against a target of 420, and targets of 0, in the
papers (2017). Every measure goes through every rule; nothing is refused or changed because of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from pmf_lib.methods.judged import Judged
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import histories
from pmf_lib.methods.linter_rules import BY_CODE, RULES, Rule
from pmf_lib.methods.linter_subject import Row, Subject
from pmf_lib.methods.targets_in_force import targets_of
from pmf_lib.periods import Period

__all__ = ["RULES", "Finding", "Registers", "Rule", "Subject", "examine", "lint", "subjects"]


@dataclass(frozen=True)
class Finding:
    """What one rule found about one measure. `found` is a sentence."""

    code: str
    measure: str
    title: str
    unit: str
    found: str

    @property
    def rule(self) -> Rule:
        """The rule, with why it matters and what to do."""
        return BY_CODE[self.code]


@dataclass(frozen=True)
class Registers:
    """The frames that are read, with the register's columns.

    `measures`, `values` and `targets` are as latest known; `definitions` and `settings` every
    definition and every target that was ever known, of each the oldest first; `evidence` the
    working papers.
    """

    measures: pd.DataFrame
    values: pd.DataFrame
    targets: pd.DataFrame
    definitions: pd.DataFrame = field(default_factory=pd.DataFrame)
    settings: pd.DataFrame = field(default_factory=pd.DataFrame)
    evidence: pd.DataFrame = field(default_factory=pd.DataFrame)


def lint(
    registers: Registers, *, period: Period, as_at: date, rules: JudgementRules
) -> tuple[Finding, ...]:
    """What every rule found about every measure, by rule, then by the measure's code.

    Measures that are deleted or only proposed are left out.
    """
    found = [
        one
        for subject in subjects(registers, period=period, as_at=as_at, rules=rules)
        for one in examine(subject)
    ]
    order = {rule.code: place for place, rule in enumerate(RULES)}
    return tuple(sorted(found, key=lambda one: (order[one.code], one.measure)))


def subjects(
    registers: Registers, *, period: Period, as_at: date, rules: JudgementRules
) -> Iterator[Subject]:
    """Each measure in use, with its records."""
    kept = registers.measures[~registers.measures["state"].isin(("deleted", "proposed"))]
    known = targets_of(
        histories(kept, registers.values, rules.year_starts), registers.targets, rules
    )
    more = [_by_measure(getattr(registers, name)) for name in _MORE]
    for targets in known:
        code = str(targets.history.row["measure"])
        yield Subject(Judged(targets, period, as_at, rules), *(rows.get(code, ()) for rows in more))


def examine(subject: Subject) -> Iterator[Finding]:
    """What each rule found about one measure; one that another explains is silent."""
    history = subject.history
    told = {rule.code: said for rule in RULES if (said := rule.test(subject))}
    for code, said in told.items():
        if not told.keys() & set(BY_CODE[code].unless):
            title, unit = history.text("title") or "", history.text("unit") or ""
            yield Finding(code, str(history.row["measure"]), title, unit, said)


_MORE = ("definitions", "settings", "evidence")


def _by_measure(frame: pd.DataFrame) -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(str(row["measure"]), []).append({str(key): row[key] for key in row})
    return {code: tuple(rows) for code, rows in found.items()}
