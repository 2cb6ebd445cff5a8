"""One figure to its source: formula, rows, file and line, history, target, status, checks.

From what a page shows down to the rows it was made of, worked out again (R3-028, R3-029).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.errors import ParameterError
from pmf_lib.methods.judgement import JudgementRules, judge
from pmf_lib.methods.proof import Check, checks, rows_behind
from pmf_lib.periods import Period
from pmf_lib.profile_file import near_first
from pmf_lib.store import readers
from pmf_lib.store.readers import Reader
from pmf_lib.views import words

_ROW = ("period", "value", "numerator", "denominator", "status", "known_from")
_SOURCE = ("source_file", "source_line", "flags", "note")

_UNCHECKED = {"recalculation": "not possible: nothing was handed in that the figure is made from"}


@dataclass(frozen=True)
class Figure:
    """A measure's figure at a period.

    `facts` are pairs of what and which, in words; `rows` the values that enter into it; `history`
    every value ever recorded for those periods, oldest first; `checks` what was worked out again.
    """

    facts: dict[str, str]
    rows: pd.DataFrame
    history: pd.DataFrame
    checks: tuple[Check, ...]


def find_figure(
    council: Council, reader: Reader, code: str, period: Period, as_known_on: date | None = None
) -> Figure:
    """The figure of one measure; a ParameterError for a code the council has no measure of."""
    measure = _definition(reader, code)
    unit = str(measure["unit"].iloc[0])
    values = readers.values_by_period(reader, measure=code, unit=unit, through=period)
    judged = judge(
        measure,
        values,
        readers.targets_by_period(reader, measure=code),
        period=period,
        as_at=as_known_on or council.pack_date(period),
        rules=JudgementRules.of(council, period),
    ).iloc[0]
    used = rows_behind(values, judged, period)
    history = readers.value_history(reader, measure=code, unit=unit, through=period)
    history = history[history["period"].isin(used["period"])]
    made_again = checks(used, judged)
    return Figure(
        facts=_facts(council, measure.iloc[0], judged) | ({} if made_again else _UNCHECKED),
        rows=used[[*_ROW, *_SOURCE]],
        history=history[["period", "value", "known_from", "load_id", *_SOURCE[:2]]],
        checks=made_again,
    )


def _definition(reader: Reader, code: str) -> pd.DataFrame:
    measures = readers.measures_in_force(reader)
    codes = measures["measure"].tolist()
    if code not in codes:
        raise ParameterError(
            f"“{code}” is not a measure of this council",
            f"The nearest codes are {', '.join(near_first(code, codes)[:5]) or 'none'}",
            "Write the code as the measures table has it",
        )
    return measures[measures["measure"] == code].reset_index(drop=True)


def _facts(council: Council, measure: pd.Series, judged: pd.Series) -> dict[str, str]:
    kind, decimals = str(judged["kind"]), judged["decimals"]
    places = None if math.isnan(decimals) else int(decimals)

    def figure(name: str) -> str:
        return words.figure(judged[name], kind, places)

    facts = {
        "measure": f"{judged['measure']}  {judged['title']}",
        "unit": council.unit(str(judged["unit"])).name,
        "owner": _said(judged["owner"]),
        "member": _said(judged["member"]),
        "formula": _said(measure["formula"]),
        "source": _said(judged["source"]),
        "period": _said(judged["period"]),
        "value": figure("value"),
        "year to date": figure("year_to_date"),
        "judged on": "the year to date" if judged["basis"] == "year_to_date" else "the period",
        "figure": figure("figure"),
        "target": figure("target"),
        "target basis": _said(judged["target_basis"]),
        "target set on": _day(judged["target_set_on"]),
        "status": words.badge(str(judged["status"])).word,
        "why": _said(judged["status_reason"]),
        "quality": _said(judged["grade"]),
        "known from": _day(judged["known_from"]),
        "due on": _day(judged["due_on"]),
        "missing because": _said(judged["missing_reason"]),
    }
    return {name: said for name, said in facts.items() if said}


def _said(cell: object) -> str:
    return "" if cell is None or cell != cell else str(cell)  # noqa: PLR0124 - only NaN differs


def _day(cell: pd.Timestamp) -> str:
    return "" if pd.isna(cell) else cell.date().isoformat()
