"""Budgets and savings as exceptions."""

import pandas as pd
import pytest

from pmf_lib.methods.exceptions import Side
from pmf_lib.methods.money_exceptions import UnitBudget, budget_findings, saving_findings
from pmf_lib.methods.status import Status
from pmf_lib.register import TABLES

NAMES = TABLES["savings"].names


def saving(**changed):
    row = {
        "saving": "SAV1",
        "unit": "ict-services",
        "title": "Fewer printers",
        "target": 1000.0,
        "delivered": 200.0,
        "forecast": 1000.0,
        "status": "on track",
    }
    return pd.DataFrame([row | changed], columns=list(NAMES))


@pytest.mark.parametrize("status", list(Status))
def test_only_a_red_budget_is_an_exception(status):
    """R2-025."""
    found = list(budget_findings([UnitBudget("ict-services", "ICT", status, "£5 over budget")]))
    assert [one.side for one in found] == ([Side.ADVERSE] if status is Status.RED else [])


def test_a_red_budget_says_by_how_much():
    (found,) = budget_findings([UnitBudget("ict-services", "ICT", Status.RED, "£5 over budget")])
    assert found.reasons == {"A9": "its budget is red: forecast to end the year £5 over budget"}
    assert (found.subject, found.code, found.severity) == ("budget", "ict-services", 2)


@pytest.mark.parametrize(
    ("changed", "code", "severity"),
    [
        ({}, None, None),
        ({"status": "at risk"}, "A9", 1),
        ({"status": "will not be delivered", "forecast": 0.0}, "A9", 2),
        ({"forecast": 749.0}, "A9", 2),
        ({"forecast": 750.0}, None, None),
        ({"forecast": 1001.0}, "F9", 1),
        ({"forecast": 1001.0, "status": "at risk"}, "A9", 1),
        ({"target": 0.0, "forecast": 0.0, "delivered": 0.0}, None, None),
        ({"forecast": None, "delivered": None}, None, None),
    ],
)
def test_each_saving_on_its_side_of_the_boundary(changed, code, severity):
    found = list(saving_findings(saving(**changed)))
    assert [(next(iter(one.reasons)), one.severity) for one in found] == (
        [(code, severity)] if code else []
    )
