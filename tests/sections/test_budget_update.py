"""The budget of a unit: each line with its variance and status, and their total."""

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack, budget_update
from tests.sections.told import charts, table

LINE = {"unit": "pa-support", "period": "2021-22-Q2", "recorded_on": "2021-10-06"}


@pytest.mark.parametrize(
    ("forecast", "variance", "status"),
    [(100_000, "£0", "Green"), (130_000, "£30,000", "Red")],
)
def test_budget_actual_variance_forecast_and_status(
    pack_of: Callable[..., Pack], forecast: int, variance: str, status: str
) -> None:
    """R0-030: from the ledger extract of the quarter; another quarter's is not told."""
    money = {"budget": 100_000, "budget_to_date": 50_000, "actual": 52_000, "forecast": forecast}
    rows = [
        LINE | money | {"line": "Employees", "note": "Agency staff"},
        LINE | money | {"line": "Old", "period": "2021-22-Q1"},
    ]
    section = budget_update(pack_of({"budget": rows}))
    own, total = table(section, "Budget and forecast for ")
    figures = ["£100,000", "£50,000", "£52,000", f"£{forecast:,}", variance, status]
    assert own == ["Employees", *figures, "Agency staff"]
    assert total[1:7] == figures
    assert len(charts(section)) == 1
