"""An extract agrees with its control total to the penny, or does not, or cannot be compared."""

import pandas as pd
import pytest

from pmf_lib.methods.ledger_check import reconciled


def found(amounts: list[float], total: float | None) -> pd.Series:
    ledger = pd.DataFrame(
        {"period": "2009-10-M06", "side": "expenditure", "amount": amounts},
        index=range(len(amounts)),
    )
    rows = [("2009-10-M06", "expenditure", total)] if total is not None else []
    totals = pd.DataFrame(rows, columns=["period", "side", "total"])
    return reconciled(ledger, totals).iloc[0]


@pytest.mark.parametrize(
    ("total", "agrees", "difference"),
    [(0.30, True, 0.0), (0.31, False, -0.01), (0.29, False, 0.01)],
)
def test_agrees_to_the_penny(total: float, agrees: bool, difference: float) -> None:
    """R4-043: 0.1 and 0.2 make 0.3, whatever floats say."""
    row = found([0.1, 0.2], total)
    assert row["agrees"] is agrees
    assert row["difference"] == pytest.approx(difference, abs=1e-12)


def test_what_is_missing_is_never_nought() -> None:
    assert found([1.0, float("nan")], 1.0)["agrees"] is None
    assert found([1.0], None)["agrees"] is None
    lonely = reconciled(
        pd.DataFrame(columns=["period", "side", "amount"]),
        pd.DataFrame([("2009-10-M05", "income", -5.0)], columns=["period", "side", "total"]),
    ).iloc[0]
    assert lonely["accounts"] == 0 and lonely["agrees"] is None


def test_sides_and_months_stand_apart_in_order() -> None:
    rows = [("2009-10-M05", "income", -1.0), ("2009-10-M04", "expenditure", 2.0)]
    totals = pd.DataFrame(rows, columns=["period", "side", "total"])
    answer = reconciled(totals.rename(columns={"total": "amount"}), totals)
    assert answer["period"].tolist() == ["2009-10-M04", "2009-10-M05"]
    assert answer["agrees"].tolist() == [True, True]
    assert reconciled(totals.head(0).rename(columns={"total": "amount"}), totals.head(0)).empty
