"""What counts beside the judgements when exceptions are ranked: peers, risks, promises, money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.council import Council, Rules
from pmf_lib.methods import peers, risk, service_standard
from pmf_lib.methods.exceptions import Evidence, Finding, Known, Thresholds
from pmf_lib.methods.money_exceptions import UnitBudget, budget_findings, saving_findings
from pmf_lib.methods.quality import Grade
from pmf_lib.methods.service_standard import Record, Standard, State
from pmf_lib.sections.money import budget_total, overspend_words


@dataclass(frozen=True)
class Registers:
    """The entries that bear on the exceptions of one pack, each frame as the readers give it."""

    risks: pd.DataFrame
    standards: pd.DataFrame
    budget: pd.DataFrame
    savings: pd.DataFrame
    commentaries: pd.DataFrame


def known(council: Council, rules: Rules, judgements: pd.DataFrame, registers: Registers) -> Known:
    """All of it, as `exceptions.rank` takes it."""
    risks, promises = _by_measure(registers.risks), _by_measure(registers.standards)
    return Known(
        levels=rules.exceptions.priority_levels,
        evidence={
            row.measure: _of_measure(
                row, rules, risks.get(row.measure, ()), promises.get(row.measure, ())
            )
            for row in judgements.itertuples()
        },
        explained=frozenset(registers.commentaries["measure"]),
        findings=tuple(_money(council, rules, registers)),
    )


def thresholds(rules: Rules) -> Thresholds:
    """Where the council's rules say that an exception begins."""
    own = rules.exceptions
    return Thresholds(own.consecutive, own.jump, own.passes, Grade(own.quality_floor))


def _by_measure(register: pd.DataFrame) -> dict[str, list[Any]]:
    """The register's rows of each measure, in their order."""
    found: dict[str, list[Any]] = {}
    for entry in register.itertuples():
        found.setdefault(entry.measure, []).append(entry)
    return found


def _of_measure(row: Any, rules: Rules, risks: Sequence[Any], standards: Sequence[Any]) -> Evidence:
    promises = dict(_promises(row, standards))
    return Evidence(
        worse_than_peers=peers.worse(row.standing) if row.standing else None,
        better_than_peers=peers.better(row.standing) if row.standing else None,
        risks=tuple(_risks(risks, rules)),
        broken=tuple(title for title, state in promises.items() if state is State.BROKEN),
        restored=tuple(title for title, state in promises.items() if state is State.RESTORED),
    )


def _risks(register: Sequence[Any], rules: Rules) -> Iterator[str]:
    """The linked risks that score above the council's appetite."""
    for entry in register:
        if risk.above_appetite(entry.likelihood, entry.impact, rules.risk_appetite):
            yield entry.title


def _promises(row: Any, register: Sequence[Any]) -> Iterator[tuple[str, State]]:
    """Each promise that the measure shows, and where it stands."""
    for entry in register:
        record = record_of(entry, row)
        if record is not None:
            yield entry.title, record.state


def record_of(entry: Any, row: Any) -> Record | None:
    """A promise with its measure's last four quarters; None where neither end is better."""
    if row.polarity not in service_standard.DIRECTIONS:
        return None
    standard = Standard(entry.title, entry.dimension, entry.measure, entry.threshold, row.polarity)
    return service_standard.record(standard, [figure for _, figure in row.quarters])


def _money(council: Council, rules: Rules, registers: Registers) -> Iterator[Finding]:
    yield from budget_findings(_budgets(council, rules, registers.budget))
    yield from saving_findings(
        registers.savings, green=rules.savings_green, amber=rules.savings_amber
    )


def _budgets(council: Council, rules: Rules, lines: pd.DataFrame) -> Iterator[UnitBudget]:
    for unit, own in lines.groupby("unit", sort=True):
        total = budget_total(rules, own)
        name = council.unit(str(unit)).name
        yield UnitBudget(str(unit), name, total.status, overspend_words(total.variance))
