"""A review cycle from its first month (R0-003)."""

from datetime import date

import pytest

from pmf_lib.methods.review_cycle import reviews


def test_from_september_2003_four_reviews_a_year_the_first_in_that_month() -> None:
    """R0-003: the cycle commences in September 2003."""
    found = reviews(date(2003, 9, 1), [])
    assert [one.month.label for one in found] == [
        "September 2003",
        "December 2003",
        "March 2004",
        "June 2004",
    ]
    assert [one.quarter.code for one in found] == [
        "2003-04-Q1",
        "2003-04-Q2",
        "2003-04-Q3",
        "2003-04-Q4",
    ]


def test_the_first_meeting_in_the_month_is_taken_or_none() -> None:
    days = [date(2003, 9, 22), date(2003, 9, 8), date(2003, 11, 30), date(2004, 1, 1)]
    first, second, *_ = reviews(date(2003, 9, 15), days)
    assert first.meets_on == date(2003, 9, 8)
    assert second.meets_on is None


def test_no_reviews_are_no_cycle() -> None:
    with pytest.raises(ValueError, match="count is 0"):
        reviews(date(2003, 9, 1), [], 0)
