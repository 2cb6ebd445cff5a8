"""Results are recent up to the day, and old from the day after."""

from datetime import date

import pytest

from pmf_lib.methods.survey_age import Age, age

AS_AT = date(2009, 10, 21)


@pytest.mark.parametrize(
    ("ended", "answer"),
    [
        (None, Age.UNDER_WAY),
        (date(2009, 10, 22), Age.UNDER_WAY),
        (date(2009, 10, 21), Age.FRESH),
        (date(2007, 10, 21), Age.FRESH),
        (date(2007, 10, 20), Age.OLD),
        (date(2007, 11, 1), Age.FRESH),
        (date(2007, 9, 30), Age.OLD),
    ],
)
def test_twenty_four_months_to_the_day(ended: date | None, answer: Age) -> None:
    """R4-051."""
    assert age(ended, AS_AT) is answer


def test_another_limit_may_be_set_but_not_none() -> None:
    assert age(date(2009, 9, 20), AS_AT, months=1) is Age.OLD
    with pytest.raises(ValueError, match="months is 0"):
        age(None, AS_AT, months=0)
