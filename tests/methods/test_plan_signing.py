"""Service business plans: signed off in April, or late from 1 May."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.methods.plan_signing import Signing, last_day, signed_plans, signings
from pmf_lib.periods import Period

QUARTER = Period.parse("2008-09-Q1")
SHARED = pd.DataFrame(columns=["plan", "unit"], dtype=object)


def plans(signed, unit="u", level="service plan", period="2008-09"):
    on = pd.Timestamp(signed) if signed else pd.NaT
    row = {"plan": f"{unit} {period}", "unit": unit, "level": level, "period": period}
    return pd.DataFrame([row | {"title": "Plan", "signed_off_on": on, "signed_off_by": "Director"}])


@pytest.mark.parametrize(
    ("signed", "as_at", "expected"),
    [
        ("2008-04-30", "2008-05-01", Signing.IN_TIME),
        ("2008-03-28", "2008-05-01", Signing.IN_TIME),
        ("2008-05-01", "2008-05-01", Signing.SIGNED_LATE),
        ("2008-05-02", "2008-05-01", Signing.LATE),
        (None, "2008-04-30", Signing.NOT_DUE),
        (None, "2008-05-01", Signing.LATE),
    ],
)
def test_both_sides_of_the_end_of_april(signed, as_at, expected):
    """Signed off in April; the late list begins on 1 May (R2-017)."""
    (row,) = signings(plans(signed), SHARED, ["u"], QUARTER, date.fromisoformat(as_at)).itertuples()
    assert row.standing is expected


def test_a_service_without_a_plan_of_the_year_is_late_too():
    of_others = pd.concat(
        [
            plans("2007-04-20", period="2007-08"),
            plans("2008-04-20", level="corporate plan"),
            plans("2008-04-20", unit="other"),
        ]
    )
    (row,) = signings(of_others, SHARED, ["u"], QUARTER, date(2008, 5, 1)).itertuples()
    assert row.standing is Signing.NO_PLAN
    (row,) = signings(of_others, SHARED, ["u"], QUARTER, date(2008, 4, 30)).itertuples()
    assert row.standing is Signing.NOT_DUE


@pytest.mark.parametrize("code", ["2008-09-Q1", "2008-09-Q4", "2008-09-M12", "2008-09"])
def test_last_day_is_of_the_financial_year(code):
    assert last_day(Period.parse(code)) == date(2008, 4, 30)


def test_a_plan_for_several_services_stands_with_each():
    """R3-017: one plan may cover several services."""
    several = pd.DataFrame({"plan": ["u 2008-09"] * 2, "unit": ["a", "b"]})
    found = signings(plans("2008-04-30"), several, ["a", "b", "c"], QUARTER, date(2008, 5, 1))
    assert list(found["standing"]) == [Signing.IN_TIME, Signing.IN_TIME, Signing.NO_PLAN]


@pytest.mark.parametrize(
    ("signed", "as_at", "days"),
    [
        ("2008-04-30", "2008-10-28", 0),
        ("2008-05-01", "2008-10-28", 1),
        (None, "2008-04-30", 0),
        (None, "2008-05-01", 1),
        ("2008-06-01", "2008-05-01", 1),
    ],
)
def test_days_late_from_the_first_of_may(signed, as_at, days):
    """R2-017, of the directorate's plan too; those above it have days of their own."""
    of_directorate = plans(signed, unit=None, level="directorate plan")
    above = plans(None, level="corporate plan")
    found = signed_plans(pd.concat([of_directorate, above]), date.fromisoformat(as_at))
    assert found["days_late"].tolist() == [days]
