"""Two frameworks of data quality, and the grade that findings leave (R3-003, R4-031)."""

import pytest

from pmf_lib.methods.quality import Grade
from pmf_lib.methods.quality_dimensions import (
    AUDIT_COMMISSION,
    GOVERNMENT,
    STANDARDS_AREAS,
    TO_AUDIT_COMMISSION,
    TO_GOVERNMENT,
    Dimension,
    cannot_say,
    failed,
    grade_of,
    passed,
)

ALL_WELL = [passed(dimension, "") for dimension in Dimension]


def test_each_framework_has_six_and_each_is_mapped_to_the_other():
    assert len(AUDIT_COMMISSION) == len(GOVERNMENT) == 6
    assert set(AUDIT_COMMISSION) | set(GOVERNMENT) == set(Dimension)
    assert set(TO_GOVERNMENT) == set(AUDIT_COMMISSION)
    assert set(TO_AUDIT_COMMISSION) == set(GOVERNMENT)
    assert all(TO_AUDIT_COMMISSION[g] is a for a, g in TO_GOVERNMENT.items() if g)
    assert [a for a, g in TO_GOVERNMENT.items() if g is None] == [Dimension.RELEVANCE]
    assert len(STANDARDS_AREAS) == 5


@pytest.mark.parametrize(
    ("word", "findings", "grade"),
    [
        ("audited", ALL_WELL, Grade.AUDITED),
        ("audited", [*ALL_WELL, cannot_say(Dimension.RELEVANCE, "")], Grade.CHECKED),
        ("audited", [*ALL_WELL, failed(Dimension.TIMELINESS, "")], Grade.ESTIMATED),
        ("audited", [failed(Dimension.VALIDITY, ""), *ALL_WELL], Grade.UNKNOWN),
        ("provisional", ALL_WELL, Grade.PROVISIONAL),
        ("provisional", [cannot_say(Dimension.ACCURACY, "")], Grade.PROVISIONAL),
        (None, ALL_WELL, Grade.UNKNOWN),
        ("final", [], Grade.CHECKED),
    ],
)
def test_the_worst_dimension_rules_the_grade(word, findings, grade):
    assert grade_of(word, findings) is grade
