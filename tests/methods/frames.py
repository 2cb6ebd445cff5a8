"""Small frames with the register's columns, as the store's readers give them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.methods.judgement import JudgementRules, judge
from pmf_lib.periods import Period
from pmf_lib.register.columns import Table
from pmf_lib.register.indicators import MEASURES, TARGETS, VALUES

RULES = JudgementRules(mode="relative", green_tolerance=0.0, red_tolerance=0.10)
QUARTER = Period.parse("2021-22-Q2")
PACK_DAY = date(2021, 10, 28)
UNIT = "ict-services"

Rows = Iterable[Mapping[str, Any]]


def frame(table: Table, rows: Rows) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=[*table.names, "known_from", "flags"])


def measure(code: str = "ICT01", **changed: Any) -> dict[str, Any]:
    return {
        "measure": code,
        "title": f"Measure {code}",
        "unit": UNIT,
        "polarity": "maximise",
        "kind": "count",
        "frequency": "monthly",
        "aggregation": "last",
        "owner": "Head of ICT",
        "member": "Resources",
        "source": "Service desk",
        "targeted": "yes",
        "state": "active",
    } | changed


def series(last: str, figures: Iterable[float | None], code: str = "ICT01") -> list[dict[str, Any]]:
    """Figures of periods in a row that end with `last`."""
    known = list(figures)
    end = Period.parse(last)
    return [
        {
            "measure": code,
            "unit": UNIT,
            "period": end.shift(place + 1 - len(known)).code,
            "value": figure,
            "status": "final",
            "known_from": pd.Timestamp("2021-10-05"),
        }
        for place, figure in enumerate(known)
        if figure is not None
    ]


def target(period: str, figure: float | None = None, code: str = "ICT01", **changed: Any) -> dict:
    return {"measure": code, "period": period, "target": figure} | changed


def judged(
    measures: Rows,
    values: Rows,
    targets: Rows = (),
    *,
    period: Period = QUARTER,
    as_at: date = PACK_DAY,
    rules: JudgementRules = RULES,
) -> pd.DataFrame:
    return judge(
        frame(MEASURES, measures),
        frame(VALUES, values),
        frame(TARGETS, targets),
        period=period,
        as_at=as_at,
        rules=rules,
    )


def judged_one(
    values: Rows, targets: Rows = (), *, about: Mapping[str, Any] = {}, **how: Any
) -> Any:
    """The one row of a council with one measure."""
    found = judged([measure(**about)], values, targets, **how)
    assert len(found) == 1
    return found.iloc[0]
