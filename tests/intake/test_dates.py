"""Dates, day first as in Britain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.intake.dates import Day, full_year, read_date

APRIL = date(2021, 4, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2021-04-01",
        "2021/04/01",
        "2021-4-1",
        "20210401",
        "2021-04-01T10:30:00Z",
        "2021-04-01 00:00:00",
        "01/04/2021",
        "1/4/2021",
        "1.4.2021",
        "1-4-2021",
        "1 4 2021",
        "01/04/2021 09:15",
        "1 April 2021",
        "1st April 2021",
        "1 Apr 2021",
        "Thursday, 1 April 2021",
        "Thu 1 Apr 2021",
        "April 1, 2021",
        "\u00a01/4/2021 ",
    ],
)
def test_certain_dates(text: str) -> None:
    assert read_date(text) == Day(APRIL, None)


@pytest.mark.parametrize("text", ["1/4/21", "01/04/21", "1 Apr 21", "1-Apr-21"])
def test_a_year_of_two_figures_is_flagged(text: str) -> None:
    assert read_date(text) == Day(APRIL, None, ("two_figure_year",))


@pytest.mark.parametrize("text", ["44287", "44287.5", "44287.0"])
def test_a_count_of_days_is_flagged(text: str) -> None:
    assert read_date(text) == Day(APRIL, None, ("excel_serial",))


@pytest.mark.parametrize(("written", "year"), [("69", 2069), ("70", 1970), ("00", 2000)])
def test_the_century_of_two_figures(written: str, year: int) -> None:
    assert full_year(written) == year


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("4/31/2021", "no such month; the day comes before the month"),
        ("4/13/2021", "no such month; the day comes before the month"),
        ("31/4/2021", "no such day in that month"),
        ("29/2/2021", "no such day in that month"),
        ("0/4/2021", "no such day in that month"),
        ("1/0/2021", "no such day in that month"),
        ("1899-12-31", "a year before 1900 or after 2100"),
        ("2101-01-01", "a year before 1900 or after 2100"),
        ("April 2021", "not a date"),
        ("1 Avril 2021", "not a date"),
        ("soon", "not a date"),
        ("19999", "not a date"),
        ("80000", "not a date"),
        ("#REF!", "formula error #REF"),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    assert read_date(text) == Day(None, reason, ("not_a_date",))


@pytest.mark.parametrize("text", ["", "n/a", "TBC", "-"])
def test_a_date_said_to_be_missing_is_no_fault(text: str) -> None:
    read = read_date(text)
    assert read.value is None
    assert read.flags == ()


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d-%b-%Y"):
        assert read_date(day.strftime(form)).value == day


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read = read_date(text)
    assert (read.value is None) == (read.reason is not None)
