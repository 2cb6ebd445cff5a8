"""Words against the figure: a contradiction only where nothing that may be meant bears them out."""

from typing import Any

import pytest

from pmf_lib.methods.agreement import contradiction
from pmf_lib.methods.claims import claims


def row(**changes: Any) -> dict[str, Any]:
    """A quarterly measure to be kept high: 80 now, 85 before, 75 a year ago, target 90, red."""
    usual: dict[str, Any] = {
        "title": "Calls answered",
        "polarity": "maximise",
        "frequency": "quarterly",
        "aggregation": "average",
        "basis": "period",
        "period": "2021-22-Q2",
        "expected_period": "2021-22-Q2",
        "value": 80.0,
        "figure": 80.0,
        "rolled_value": None,
        "target": 90.0,
        "lower": None,
        "upper": None,
        "status": "red",
        "short_trend": "worse",
        "long_trend": "worse",
        "trend_kind": "ongoing",
        "previous_value": 85.0,
        "last_year_value": 75.0,
        "quarters": (),
    }
    return usual | changes


def really(text: str, **changes: Any) -> list[str]:
    found = [contradiction(claim, row(**changes)) for claim in claims(text, "Calls answered")]
    return [str(one.really) for one in found if one]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Improved on last quarter.", ["worse"]),
        ("Improved on last year.", []),
        ("Performance is improving.", []),
        ("Worse than last year.", ["better"]),
        ("Worse than last quarter.", []),
        ("Improved from last year but worse than last quarter.", []),
        ("Improved from last quarter but worse than last year.", ["worse", "better"]),
        ("Not improved on last quarter.", []),
        ("Not improved on last year.", ["better"]),
        ("No worse than last quarter.", ["worse"]),
        ("No worse than last year.", []),
    ],
)
def test_the_period_meant_decides(text: str, found: list[str]) -> None:
    assert really(text) == found


def test_without_a_period_every_comparison_must_speak_against_it() -> None:
    assert really("Performance is improving.", last_year_value=81.0) == ["worse"]
    assert really("Performance is improving.", last_year_value=79.9) == []
    assert really("Performance is improving.", last_year_value=None) == ["worse"]
    assert really("Performance is not improving.", last_year_value=81.0) == []


def test_a_figure_that_stands_still_denies_nothing_but_a_denial_of_what_is_so() -> None:
    still = {"previous_value": 80.0, "short_trend": "same", "long_trend": "same"}
    assert really("Improved on last quarter.", **still) == []
    assert really("No worse than last quarter.", **still) == []


def test_what_rises_is_worse_where_less_is_better() -> None:
    down = {"polarity": "minimise", "previous_value": 75.0, "last_year_value": 70.0}
    assert really("The figure has fallen.", **down) == ["worse"]
    assert really("The figure has risen.", **down) == []
    assert really("The figure has risen.", polarity="none") == []
    assert really("The figure has fallen.", **down, basis="year_to_date") == []


@pytest.mark.parametrize(
    ("text", "changes", "found"),
    [
        ("On target.", {}, ["short of target"]),
        ("Not on target.", {}, []),
        ("On target.", {"status": "amber", "figure": 89.9}, ["short of target"]),
        ("On target.", {"status": "amber", "figure": 90.0}, []),
        ("On target.", {"status": "green", "figure": 89.9}, []),
        ("Below target.", {"status": "green", "figure": 90.0}, ["on target"]),
        ("Below target.", {"status": "green", "figure": 89.9}, []),
        ("Below target.", {}, []),
        ("Above target.", {"polarity": "minimise", "figure": 95.0}, []),
        ("Below target.", {"polarity": "minimise", "figure": 95.0}, ["short of target"]),
        ("On target.", {"target": None, "status": "data_only"}, []),
        ("On target.", {"rolled_value": 91.0}, []),
        ("On target.", {"rolled_value": 91.0, "aggregation": "sum"}, ["short of target"]),
        ("Above target.", {"polarity": "band"}, []),
    ],
)
def test_standing_against_the_target(text: str, changes: dict[str, Any], found: list[str]) -> None:
    assert really(text, **changes) == found


def test_a_month_may_speak_of_its_quarter() -> None:
    quarters = (("2021-22-Q1", 79.0), ("2021-22-Q2", 82.0))
    monthly = {"frequency": "monthly", "quarters": quarters}
    assert really("Improved on last quarter.", **monthly) == []
    assert really("Improved on last month.", **monthly) == ["worse"]
    assert really("Improved on last quarter.", **monthly | {"quarters": quarters[::-1]}) == [
        "worse"
    ]


def test_a_running_total_is_not_held_against_the_total_before() -> None:
    running = {"basis": "year_to_date", "aggregation": "entered_cumulative"}
    assert really("Worse than last quarter.", **running, previous_value=40.0) == []


def test_words_of_a_period_without_its_figure_are_left_alone() -> None:
    assert really("Improved on last quarter.", expected_period="2021-22-Q3") == []
