"""How a council judges: what its profile may say of exceptions, charts and years."""

from datetime import date

import pytest
from pydantic import ValidationError

from pmf_lib.council import BudgetLevel, ExceptionRules, Rules, load_council
from pmf_lib.council.rules import Month
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.periods import Period

BUDGET = {level: {"percent": 5, "amount": 1000} for level in BudgetLevel}


def rules(**changed) -> Rules:
    return Rules(**({"since": date(2020, 4, 1), "budget": BUDGET, "risk_appetite": 12} | changed))


def test_what_is_not_said_is_as_the_sources_have_it():
    assert rules().exceptions == ExceptionRules(
        consecutive=2, jump=5, passes=12, quality_floor="D", priority_levels={}
    )
    assert rules().control_points == 36


@pytest.mark.parametrize(
    "wrong",
    [
        {"exceptions": {"consecutive": 1}},
        {"exceptions": {"passes": 13}},
        {"exceptions": {"quality_floor": "E"}},
        {"exceptions": {"priority_levels": {"Economy": 6}}},
        {"exceptions": {"priority_levels": {"Economy": -1}}},
        {"exceptions": {"unknown": 1}},
        {"control_points": 11},
        {"control_points": 121},
        {"year_starts": {"SCH01": "Septembre"}},
        {"status_profile": "havering"},
    ],
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(ValidationError):
        rules(**wrong)


@pytest.mark.parametrize(("month", "number"), [("January", 1), ("April", 4), ("December", 12)])
def test_a_month_has_its_place_in_the_calendar(month, number):
    assert Month(month).number == number


def test_a_measures_own_year_reaches_the_judgement():
    own = load_council("carlisle-2021")
    changed = own.model_copy(
        update={"rules": (own.rules[0].model_copy(update={"year_starts": {"A": Month("July")}}),)}
    )
    assert JudgementRules.of(changed, Period.parse("2021-22-Q2")).year_starts == {"A": 7}
