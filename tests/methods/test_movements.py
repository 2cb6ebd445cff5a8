"""Risks and savings then and now (R2-025, R2-035)."""

import math

import pandas as pd

from pmf_lib.methods.movements import risk_movements, saving_movements


def risks(**scores: tuple[float, float]) -> pd.DataFrame:
    rows = [(code, f"{code} title", "ict", *pair) for code, pair in scores.items()]
    return pd.DataFrame(rows, columns=["risk", "title", "unit", "likelihood", "impact"])


def savings(**forecasts: tuple[float, str]) -> pd.DataFrame:
    rows = [(code, f"{code} title", "ict", *pair) for code, pair in forecasts.items()]
    return pd.DataFrame(rows, columns=["saving", "title", "unit", "forecast", "status"])


def test_what_got_worse_stands_first() -> None:
    before = risks(A=(2, 2), B=(3, 4), C=(1, 5), D=(2, 3))
    now = risks(A=(2, 2), B=(2, 4), C=(5, 1), D=(3, 3), E=(1, 1))
    found = risk_movements(before, now)
    moves = list(zip(found["risk"], found["move"], strict=True))
    assert moves == [("D", "worse"), ("E", "new"), ("B", "better"), ("C", "same"), ("A", "same")]
    assert (found.loc[0, "before"], found.loc[0, "now"]) == (6, 9)
    assert math.isnan(found.loc[1, "before"])


def test_a_risk_that_is_no_longer_kept_is_told() -> None:
    found = risk_movements(risks(A=(2, 2)), risks())
    assert list(found["move"]) == ["no longer kept"]
    assert list(found["title"]) == ["A title"]


def test_the_largest_fall_of_a_forecast_stands_first() -> None:
    before = savings(A=(100.0, "on track"), B=(100.0, "on track"))
    now = savings(A=(90.0, "on track"), B=(50.0, "at risk"), C=(10.0, "on track"))
    found = saving_movements(before, now)
    assert list(found["saving"]) == ["B", "A", "C"]
    assert list(found["change"])[:2] == [-50.0, -10.0]
    assert math.isnan(found.loc[2, "change"])
    assert (found.loc[0, "status_before"], found.loc[0, "status"]) == ("on track", "at risk")
