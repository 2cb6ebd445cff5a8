"""SMART by letters, two councils' words (R1-028, R3-018)."""

from dataclasses import replace
from datetime import date

import pytest

from pmf_lib.methods.smart import Measurement, Objective, Outcome, check

MEASURED = Measurement(
    name="RC01 Household waste recycled",
    formula="recycled / collected",
    numerator="tonnes recycled",
    denominator="tonnes collected",
    baseline=42.0,
    target=50.0,
    neighbours_best=52.0,
    trend=45.0,
    stretch=3.0,
)
GOOD = Objective(
    outcome="Half of household waste is recycled",
    lead="Waste Services Manager",
    measurement=MEASURED,
    resourced=True,
    priority="Clean and green",
    within_control=True,
    budget_link="Waste Services 2022/23",
    end=date(2023, 3, 31),
    milestones=(date(2022, 9, 30), date(2023, 3, 31)),
)


def outcome(letter: str, profile: str = "RV2007", **changed: object) -> Outcome:
    found = check(replace(GOOD, **changed), profile)
    return next(each.outcome for each in found if each.letter == letter)


def measured(letter: str, **changed: object) -> Outcome:
    return outcome(letter, measurement=replace(MEASURED, **changed))


def test_the_letters_are_named_as_each_council_names_them():
    """Time-bound in Ribble Valley's words (R1-028), Timely in Carlisle's of 2021 (R3-018)."""
    assert [each.word for each in check(GOOD)][-2:] == ["Realistic", "Time-bound"]
    assert [each.word for each in check(GOOD, "Carlisle2021")][-2:] == ["Realistic", "Timely"]
    assert {each.outcome for each in check(GOOD)} == {Outcome.PASS}


def test_specific_needs_outcome_lead_and_measure_or_deliverable():
    """An objective without outcome or lead officer fails (R3-018)."""
    assert outcome("S", "Carlisle2021", outcome=None) == "fail"
    assert outcome("S", "Carlisle2021", lead="  ") == "fail"
    assert outcome("S", measurement=Measurement()) == "fail"
    assert outcome("S", measurement=Measurement(), deliverable="A new depot") == "pass"
    assert outcome("S", outcome="Continue to collect waste") == "human judgement"


def test_measurable_needs_formula_unit_and_baseline():
    assert measured("M", formula=None) == "fail"
    assert measured("M", denominator=None) == "fail"
    assert measured("M", denominator=None, unit="percent") == "pass"
    assert measured("M", baseline=float("nan")) == "fail"
    assert measured("M", baseline=0.0) == "pass"
    assert outcome("M", measurement=Measurement(), deliverable="A depot") == "human judgement"


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"target": 52.0}, "pass"),
        ({"target": 52.1}, "fail"),
        ({"target": 48.0, "neighbours_best": None}, "pass"),
        ({"target": 48.1, "neighbours_best": None}, "fail"),
        ({"neighbours_best": None, "trend": None}, "human judgement"),
        ({"polarity": "band"}, "human judgement"),
        ({"target": None}, "fail"),
        ({"polarity": "minimise", "target": 42.0, "neighbours_best": 44.0}, "pass"),
        ({"polarity": "minimise", "target": 41.9, "neighbours_best": 44.0}, "fail"),
    ],
)
def test_achievable_is_within_the_best_neighbour_or_the_stretched_trend(changed, found):
    assert measured("A", **changed) == found


def test_achievable_needs_resources():
    assert outcome("A", resourced=False) == "fail"
    assert outcome("A", resourced=None) == "human judgement"
    assert outcome("A", measurement=Measurement(), deliverable="A depot") == "human judgement"


def test_realistic_needs_priority_budget_and_control():
    assert outcome("R", priority="") == "fail"
    assert outcome("R", budget_link=None) == "fail"
    assert outcome("R", within_control=False) == "fail"
    assert outcome("R", within_control=None) == "human judgement"


def test_time_needs_an_end_and_milestones_before_it():
    assert outcome("T", end=None) == "fail"
    assert outcome("T", milestones=()) == "fail"
    assert outcome("T", milestones=(date(2023, 4, 1),)) == "fail"
    assert outcome("T", "Carlisle2021", milestones=(date(2023, 3, 31),)) == "pass"


def test_every_answer_gives_its_reason():
    """Each of the five tests says why it passes, fails or needs a judgement (R1-028)."""
    assert all(each.reason.endswith((".", "?")) for each in check(Objective()))
    lacking = "No outcome and no named lead and no named measure or deliverable."
    assert check(Objective())[0].reason == lacking


def test_bad_input_is_refused_by_name():
    with pytest.raises(ValueError, match="profile is 'RV1997'"):
        check(GOOD, "RV1997")
    with pytest.raises(ValueError, match="polarity"):
        measured("A", polarity="upwards")
    with pytest.raises(ValueError, match="stretch"):
        measured("A", stretch=-1)
