"""Each dimension passes, fails, or cannot be said, on both sides of its boundary (R3-030)."""

from datetime import date

import pytest

from pmf_lib.methods import quality_tests as tests
from pmf_lib.methods.quality_tests import Bounds
from pmf_lib.methods.working_paper import WorkingPaper, evidence_hash, summary

TODAY = date(2021, 10, 28)


def sample(wrong: int) -> object:
    seen = evidence_hash(b"seen")
    papers = [
        WorkingPaper("M", "2021-22-Q2", f"r{n}", "seed", 1, 2 if n < wrong else 1, seen)
        for n in range(60)
    ]
    return summary(papers, tolerable=0.05)


@pytest.mark.parametrize(
    ("arguments", "more", "outcome"),
    [
        ((10.0, 10.0), {}, "pass"),
        ((10.0, 10.1), {"tolerance": 0.1}, "pass"),
        ((10.0, 10.11), {"tolerance": 0.1}, "fail"),
        ((10.0, None), {}, "cannot say"),
        ((None, 10.0), {}, "cannot say"),
        ((10.0,), {"sample": sample(0)}, "pass"),
        ((10.0, 10.0), {"sample": sample(1)}, "fail"),
    ],
)
def test_accuracy(arguments, more, outcome):
    """Recalculated to its tolerance, or a sample without too many errors (R3-030)."""
    assert tests.accuracy(*arguments, **more).outcome == outcome


@pytest.mark.parametrize(
    ("arguments", "more", "outcome"),
    [
        ((87.5, "percent"), {}, "pass"),
        ((104.0, "percent"), {}, "pass"),  # some percentages may be above 100: bounds say which
        ((104.0, "percent"), {"bounds": Bounds(0, 100)}, "fail"),
        ((100.0, "percent"), {"bounds": Bounds(0, 100)}, "pass"),
        ((-0.1, "money"), {"bounds": Bounds(0)}, "fail"),
        ((87.5, "percent"), {"parts": (7, 8)}, "pass"),
        ((87.5, "percent"), {"parts": (9, 8)}, "fail"),
        ((1.2, "ratio"), {"parts": (9, 8)}, "pass"),
        ((87.5, "percent"), {"parts": (0, 0)}, "fail"),
        ((0.5, "yes_no"), {}, "fail"),
        ((1, "yes_no"), {}, "pass"),
        ((-1, "count"), {}, "fail"),
        ((None, "count"), {}, "cannot say"),
        ((float("inf"), "count"), {}, "cannot say"),
        ((5, "count"), {"proxy_reason": "visits stand in for visitors"}, "pass"),
        ((5, "count"), {"proxy_reason": " "}, "fail"),
    ],
)
def test_validity(arguments, more, outcome):
    assert tests.validity(*arguments, **more).outcome == outcome


def test_validity_refuses_a_kind_there_is_not():
    with pytest.raises(ValueError, match="kind is 'gallons'"):
        tests.validity(1, "gallons")


@pytest.mark.parametrize(
    ("versions", "more", "outcome"),
    [
        (["1", "1"], {}, "pass"),
        (["1", "2"], {}, "fail"),
        ([], {}, "cannot say"),
        ([], {"extracts": (5, 5.0)}, "pass"),
        (["1"], {"extracts": (5, 5.1)}, "fail"),
        ([], {"extracts": (5, None)}, "cannot say"),
        (["1"], {"breaks": {"2020-21-Q1": "offices closed"}}, "pass"),
        (["1"], {"breaks": {"2020-21-Q1": None}}, "fail"),
    ],
)
def test_reliability(versions, more, outcome):
    assert tests.reliability(versions, **more).outcome == outcome


@pytest.mark.parametrize(
    ("due", "submitted", "more", "outcome"),
    [
        (date(2021, 10, 14), date(2021, 10, 14), {}, "pass"),
        (date(2021, 10, 14), date(2021, 10, 15), {}, "fail"),
        (date(2021, 10, 14), None, {}, "fail"),
        (TODAY, None, {}, "cannot say"),
        (None, date(2021, 10, 14), {}, "cannot say"),
        (TODAY, TODAY, {"period_end": date(2021, 9, 30), "oldest_days": 28}, "pass"),
        (TODAY, TODAY, {"period_end": date(2021, 9, 30), "oldest_days": 27}, "fail"),
    ],
)
def test_timeliness(due, submitted, more, outcome):
    assert tests.timeliness(due, submitted, TODAY, **more).outcome == outcome


@pytest.mark.parametrize(
    ("active", "last_used", "outcome"),
    [
        (True, date(2020, 10, 28), "pass"),
        (True, date(2020, 10, 27), "fail"),
        (False, TODAY, "fail"),
        (None, TODAY, "cannot say"),
        (True, None, "cannot say"),
    ],
)
def test_relevance(active, last_used, outcome):
    assert tests.relevance(active, last_used, TODAY).outcome == outcome


def test_a_year_before_a_leap_day():
    leap_day = date(2024, 2, 29)
    assert tests.relevance(True, date(2023, 2, 28), leap_day).outcome == "pass"
    assert tests.relevance(True, date(2023, 2, 27), leap_day).outcome == "fail"


@pytest.mark.parametrize(
    ("expected", "present", "more", "outcome"),
    [
        (120, 120, {}, "pass"),
        (120, 119, {}, "fail"),
        (120, 114, {"needed": 0.95}, "pass"),
        (120, 113, {"needed": 0.95}, "fail"),
        (120, 120, {"missing_periods": ["2021-22-M05"]}, "fail"),
        (120, 120, {"missing_fields": ["ward", "date"]}, "fail"),
        (None, 120, {}, "cannot say"),
        (0, 0, {}, "pass"),
    ],
)
def test_completeness(expected, present, more, outcome):
    """Records, periods and fields: all that were expected, or as many as are needed (R3-030)."""
    assert tests.completeness(expected, present, **more).outcome == outcome


def test_uniqueness():
    assert tests.uniqueness([("M", "2021-22-Q1"), ("M", "2021-22-Q2")]).outcome == "pass"
    twice = tests.uniqueness(["a", "b", "a", "b", "a"])
    assert (twice.outcome, twice.sentence) == ("fail", "Keys given more than once: 2.")
    assert tests.uniqueness([]).outcome == "cannot say"


def test_consistency():
    assert tests.consistency({"unit": 87.5, "council": 87.5}).outcome == "pass"
    assert tests.consistency({"unit": 87.5, "council": 87.4}).outcome == "fail"
    assert tests.consistency({"unit": 87.5, "council": None}).outcome == "cannot say"
