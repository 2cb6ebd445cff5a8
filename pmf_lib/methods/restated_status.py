"""What status a figure had when it was known: the effect of restating it (R1-044)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import figure, histories, period_of
from pmf_lib.methods.restatement import restatement_log, restatements
from pmf_lib.methods.status import Status
from pmf_lib.methods.targets_in_force import Targets, targets_of
from pmf_lib.register.indicators import SUBGROUPS


@dataclass(frozen=True)
class Known:
    """What restated figures are judged by: definitions, latest values, targets and rules."""

    measures: pd.DataFrame
    values: pd.DataFrame
    targets: pd.DataFrame
    rules: JudgementRules


def restated_rows(history: pd.DataFrame) -> pd.DataFrame:
    """Of a history of values, every row of the measures of which a whole-unit figure was restated.

    Rows of wards, towns, areas and client groups are left out.
    """
    whole = history[history[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")]
    return whole[whole["measure"].isin(restatements(whole)["measure"])]


def judged_log(changed: pd.DataFrame, known: Known) -> pd.DataFrame:
    """The `restatement_log` of some `restated_rows`, with what each did to the status."""
    codes = set(changed["measure"])
    frames = (known.measures, known.values, known.targets)
    own, values, targets = (frame[frame["measure"].isin(codes)] for frame in frames)
    aims = targets_of(histories(own, values, known.rules.year_starts), targets, known.rules)
    statuses = statuses_when_known(changed, aims)
    return restatement_log(changed.assign(judged=pd.Series(statuses, changed.index, object)))


def statuses_when_known(history: pd.DataFrame, known: Sequence[Targets]) -> list[str | None]:
    """The status of each row of a history of values, by the target and rules of its period.

    `history` has measure, unit, period, value, numerator and denominator; `known` the targets of
    the measures. Other periods' figures are those known last, so that what differs between two
    rows of one period is the restatement alone. None for a row of no known measure or of another
    unit or length of period, and for one without a value.
    """
    by_measure = {str(targets.history.row["measure"]): targets for targets in known}
    return [_status(row, by_measure.get(str(row["measure"]))) for row in history.to_dict("records")]


def _status(row: Mapping[str, Any], targets: Targets | None) -> str | None:
    value, period = figure(row["value"]), period_of(str(row["period"]))
    if targets is None or value is None:
        return None
    history = targets.history
    if history.row["unit"] != row["unit"] or history.grain is not period.grain:
        return None
    point = history.point(period)._replace(
        value=value, numerator=figure(row["numerator"]), denominator=figure(row["denominator"])
    )
    then = replace(targets, history=replace(history, points={**history.points, period: point}))
    aim = then.aim(period)
    found: Status = aim.verdict(then.history, period, aim.figure(then.history, period)).status
    return found.value
