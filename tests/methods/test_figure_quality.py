"""Complete, accurate, timely; up to date, reliable, valid: both sides of each test."""

from types import SimpleNamespace
from typing import Any

import pytest

from pmf_lib.methods.figure_quality import flagged, scored, share, shares
from pmf_lib.methods.quality_dimensions import Dimension, Outcome

PASS, FAIL, SILENT = Outcome.PASS, Outcome.FAIL, Outcome.CANNOT_SAY


def row(**cells: Any) -> Any:
    own = {
        "series": (("2009-10-Q1", 90.0), ("2009-10-Q2", 87.5)),
        "year_periods": ("2009-10-Q1", "2009-10-Q2"),
        "expected_period": "2009-10-Q2",
        "status": "green",
        "doubts": None,
        "kind": "percent",
        "aggregation": "ratio",
        "value": 87.5,
        "numerator": 7.0,
        "denominator": 8.0,
        "decimals": 1.0,
        "stale": False,
    }
    return SimpleNamespace(**(own | cells))


def outcomes(found: Any) -> list[Outcome]:
    return [one.outcome for one in found]


def test_a_sound_figure_passes_all_six() -> None:
    """R4-031, R4-032."""
    assert outcomes(scored(row(), handed_in_late=False)) == [PASS, PASS, PASS]
    assert outcomes(flagged(row(), "1")) == [PASS, PASS, PASS]


@pytest.mark.parametrize(
    ("cells", "late", "expected"),
    [
        ({"series": (("2009-10-Q1", None), ("2009-10-Q2", 87.5))}, False, [FAIL, PASS, PASS]),
        ({"status": "overdue"}, None, [FAIL, PASS, FAIL]),
        ({"numerator": 6.9}, False, [PASS, FAIL, PASS]),
        ({"doubts": "It is a count below 0."}, False, [PASS, FAIL, PASS]),
        ({"numerator": None}, False, [PASS, SILENT, PASS]),
        ({}, True, [PASS, PASS, FAIL]),
        ({}, None, [PASS, PASS, SILENT]),
    ],
)
def test_completeness_accuracy_timeliness(
    cells: dict[str, Any], late: bool | None, expected: list[Outcome]
) -> None:
    """R4-031."""
    assert outcomes(scored(row(**cells), late)) == expected


@pytest.mark.parametrize(
    ("cells", "version", "breaks", "expected"),
    [
        ({"stale": True}, "1", None, [FAIL, PASS, PASS]),
        ({"value": None, "numerator": None}, "1", None, [SILENT, PASS, SILENT]),
        ({}, None, None, [PASS, SILENT, PASS]),
        ({}, "1", {"2009-10-Q1": None}, [PASS, FAIL, PASS]),
        ({}, "1", {"2009-10-Q1": "New rounds"}, [PASS, PASS, PASS]),
        ({"numerator": 9.0}, "1", None, [PASS, PASS, FAIL]),
    ],
)
def test_freshness_reliability_validity(
    cells: dict[str, Any], version: str | None, breaks: Any, expected: list[Outcome]
) -> None:
    """R4-032."""
    assert outcomes(flagged(row(**cells), version, breaks)) == expected


def test_shares_leave_out_what_cannot_be_said() -> None:
    found = [scored(row(), False), scored(row(numerator=None), True)]
    assert shares(found)[Dimension.ACCURACY] == (1, 1)
    assert shares(found)[Dimension.TIMELINESS] == (1, 2)
    assert share([]) == (0, 0)
