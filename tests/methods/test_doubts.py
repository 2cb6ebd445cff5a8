"""Doubts of loading as failed tests of data quality."""

import inspect

import pytest

from pmf_lib.intake import value_checks
from pmf_lib.methods.doubts import MEANINGS, findings
from pmf_lib.methods.quality_dimensions import Dimension, Outcome
from tests.methods.frames import judged_one, series, target


@pytest.mark.parametrize("flags", [None, "", "recorded_early"])
def test_nothing_said_of_the_figure_is_no_finding(flags):
    assert findings(flags) == ()


def test_each_code_fails_its_dimension():
    found = findings("numerator_too_large recorded_early value_disagrees")
    assert [one.dimension for one in found] == [Dimension.VALIDITY, Dimension.ACCURACY]
    assert {one.outcome for one in found} == {Outcome.FAIL}


def test_every_code_is_one_that_the_checks_write():
    written = inspect.getsource(value_checks)
    assert all(f'"{code}"' in written for code in MEANINGS)


@pytest.mark.parametrize(
    ("flags", "grade", "doubts"),
    [
        (None, "B", None),
        ("value_disagrees", "D", "It is not what its parts give."),
        ("numerator_too_large", "U", "Its numerator is above its denominator."),
    ],
)
def test_the_worst_rules_the_grade(flags, grade, doubts):
    """R4-031: a checked figure that fails a test is graded by the test."""
    values = [row | {"flags": flags, "status": "checked"} for row in series("2021-22-M06", [5])]
    row = judged_one(values, [target("2021-22", 5)])
    assert (row.grade, row.doubts) == (grade, doubts)
