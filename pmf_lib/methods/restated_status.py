"""What status a figure had when it was known: the effect of restating it (R1-044)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from pmf_lib.methods.latest import figure, period_of
from pmf_lib.methods.status import Status
from pmf_lib.methods.targets_in_force import Targets


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
