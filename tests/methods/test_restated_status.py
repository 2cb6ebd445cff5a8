"""The status a figure had when it was known."""

import pandas as pd
import pytest

from pmf_lib.methods.latest import histories
from pmf_lib.methods.restated_status import statuses_when_known
from pmf_lib.methods.targets_in_force import targets_of
from pmf_lib.register.indicators import MEASURES, TARGETS, VALUES
from tests.methods.frames import RULES, frame, measure, series, target


def told(rows, *, figures=(100, 100), targets=None, about=None):
    """The statuses of rows known of a monthly measure whose latest figures are these."""
    known = histories(
        frame(MEASURES, [measure(**(about or {}))]), frame(VALUES, series("2021-22-M02", figures))
    )
    aims = [target("2021-22", 100)] if targets is None else targets
    base = {"measure": "ICT01", "unit": "ict-services", "period": "2021-22-M02"}
    parts = {"numerator": None, "denominator": None}
    history = pd.DataFrame([base | parts | row for row in rows])
    return statuses_when_known(history, targets_of(known, frame(TARGETS, aims), RULES))


def test_each_value_is_judged_as_if_it_still_stood():
    assert told([{"value": 100}, {"value": 95}, {"value": 80}]) == ["green", "amber", "red"]


def test_a_sum_is_judged_by_the_year_to_date_it_gave():
    about = {"aggregation": "sum"}
    aims = [target("2021-22", 1200, profile="even")]
    rows = [{"value": 100}, {"value": 85}, {"value": 70}]
    assert told(rows, about=about, targets=aims) == ["green", "amber", "red"]


@pytest.mark.parametrize(
    "row",
    [
        {"value": None},
        {"value": float("nan")},
        {"value": 80, "measure": "ICT99"},
        {"value": 80, "unit": "audit-services"},
        {"value": 80, "period": "2021-22-Q1"},
    ],
)
def test_what_is_not_judged_has_none(row):
    assert told([row]) == [None]


def test_nothing_that_was_given_is_changed():
    known = histories(frame(MEASURES, [measure()]), frame(VALUES, series("2021-22-M02", [1, 2])))
    before = [dict(one.points) for one in known]
    aims = targets_of(known, frame(TARGETS, [target("2021-22", 100)]), RULES)
    row = {"measure": "ICT01", "unit": "ict-services", "period": "2021-22-M02", "value": 5}
    statuses_when_known(pd.DataFrame([row | {"numerator": None, "denominator": None}]), aims)
    assert [dict(one.points) for one in known] == before
