"""Hours a year: what was written down before what was estimated, and never 0 for what is not known.

R2-016: hours and items per cycle.
"""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.collecting_cost import Basis, Cost, hours_a_year
from pmf_lib.periods import Period

QUARTER = Period.parse("2007-08-Q2")
Rows = list[tuple[str | None, str, str, float | None]]


def cost(*effort: tuple[str | None, str, str, float | None], **more: object) -> Cost:
    """Of measure A, monthly, with 2.5 hours a period in its record unless `hours` is given."""
    measures = pd.DataFrame(
        [("A", more.get("frequency", "monthly"))], columns=["measure", "frequency"]
    )
    records = pd.DataFrame([("A", more.get("hours", 2.5))], columns=["measure", "hours"])
    columns = ["measure", "activity", "period", "hours"]
    frame = pd.DataFrame(list(effort), columns=columns).astype({"hours": "float64"})
    return hours_a_year(measures, records.astype({"hours": "float64"}), frame, QUARTER)["A"]


@pytest.mark.parametrize(
    ("frequency", "hours"), [("monthly", 30.0), ("quarterly", 10.0), ("annual", 2.5)]
)
def test_an_estimate_is_of_one_period(frequency: str, hours: float) -> None:
    assert cost(frequency=frequency) == Cost(hours, Basis.ESTIMATE)


def test_what_nobody_wrote_down_is_not_known() -> None:
    assert cost(hours=None) == Cost(None, Basis.UNKNOWN)
    assert cost(("A", "Count", "2007-08-Q2", None), hours=None).hours is None


def test_four_quarters_written_down_go_before_the_estimate() -> None:
    rows: Rows = [
        ("A", "Count", f"200{6 + (q < 3)}-0{7 + (q < 3)}-Q{q}", 20.0) for q in (3, 4, 1, 2)
    ]
    assert cost(*rows) == Cost(80.0, Basis.WRITTEN_DOWN)


@pytest.mark.parametrize(
    ("period", "counts"),
    [("2006-07-Q2", False), ("2006-07-Q3", True), ("2007-08-Q2", True), ("2007-08-Q3", False)],
)
def test_the_last_four_quarters_count(period: str, counts: bool) -> None:
    found = cost(("A", "Count", period, 20.0))
    assert found.basis == (Basis.WRITTEN_DOWN if counts else Basis.ESTIMATE)


def test_of_fewer_quarters_the_year_is_reckoned_activity_by_activity() -> None:
    found = cost(
        ("A", "Count", "2007-08-Q2", 10.0),
        ("A", "Survey", "2007-08-Q1", 4.0),
        ("A", "Survey", "2007-08-Q2", 6.0),
        ("B", "Count", "2007-08-Q2", 99.0),
        (None, "Reports", "2007-08-Q2", 99.0),
    )
    assert found == Cost(60.0, Basis.WRITTEN_DOWN)


def test_an_activity_without_hours_makes_it_at_least() -> None:
    found = cost(("A", "Count", "2007-08-Q2", 10.0), ("A", "Survey", "2007-08-Q2", None))
    assert found == Cost(40.0, Basis.WRITTEN_DOWN, more=True)


@given(st.lists(st.floats(0, 500), min_size=1, max_size=4))
def test_a_year_lies_between_four_times_the_least_and_the_most(hours: list[float]) -> None:
    quarters = [QUARTER.shift(-back).code for back in range(len(hours))]
    found = cost(*[("A", "Count", code, each) for code, each in zip(quarters, hours, strict=True)])
    assert found.hours is not None
    assert 4 * min(hours) - 1e-6 <= found.hours <= 4 * max(hours) + 1e-6
