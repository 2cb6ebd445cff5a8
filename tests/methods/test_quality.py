from datetime import date

import pytest

from pmf_lib.methods import quality
from pmf_lib.methods.quality import Grade
from pmf_lib.register.indicators import VALUE_STATUSES


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("audited", "A"),
        ("checked", "B"),
        ("final", "B"),
        ("provisional", "C"),
        ("estimated", "D"),
        (" Final ", "B"),
        (None, "U"),
        (float("nan"), "U"),
        ("guessed", "U"),
    ],
)
def test_the_grade_of_a_word(word, letter):
    assert quality.grade(word) == letter


def test_every_word_of_the_register_has_a_grade():
    assert Grade.UNKNOWN not in {quality.grade(word) for word in VALUE_STATUSES}


def test_the_worst_dimension_rules():
    assert quality.worst([Grade.CHECKED, Grade.ESTIMATED, Grade.AUDITED]) is Grade.ESTIMATED
    assert quality.worst([Grade.AUDITED, Grade.UNKNOWN]) is Grade.UNKNOWN
    assert quality.worst([]) is Grade.UNKNOWN


def test_age_and_staleness():
    """R0-031."""
    assert quality.age_in_days(date(2021, 9, 30), date(2021, 10, 28)) == 28
    assert not quality.is_stale(date(2021, 9, 30), date(2021, 9, 30))
    assert quality.is_stale(date(2021, 8, 31), date(2021, 9, 30))
