"""Periods as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.intake.period_text import PeriodText, read_period
from pmf_lib.periods import Grain, Period


@pytest.mark.parametrize("code", ["2021-22", "2021-22-Q2", "2021-22-M06", "2009-10", "1999-00"])
def test_exact_codes_are_taken_as_they_are(code: str) -> None:
    assert read_period(code) == PeriodText(code, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2021-22-M6", "2021-22-M06"),
        ("2021/22", "2021-22"),
        ("2021/2022", "2021-22"),
        ("FY2021-22", "2021-22"),
        ("2021/22 Q2", "2021-22-Q2"),
        ("2021-22Q2", "2021-22-Q2"),
        ("2021-22;Q1", "2021-22-Q1"),
        ("Q2 2021-22", "2021-22-Q2"),
        ("Quarter 2, 2021/22", "2021-22-Q2"),
        ("2021-22 M06", "2021-22-M06"),
        ("P6 2021/22", "2021-22-M06"),
        ("Sep 2021", "2021-22-M06"),
        ("Sept 2021", "2021-22-M06"),
        ("September 2021", "2021-22-M06"),
        ("March 2022", "2021-22-M12"),
        ("2021-09", "2021-22-M06"),
        ("Jul-Sep 2021", "2021-22-Q2"),
        ("January to March 2022", "2021-22-Q4"),
    ],
)
def test_other_ways_of_writing_are_turned_to_codes(text: str, code: str) -> None:
    assert read_period(text) == PeriodText(code, None, ("period_rewritten",))


@pytest.mark.parametrize(
    ("text", "code"),
    [("21/22", "2021-22"), ("Q2 21/22", "2021-22-Q2"), ("Sep-21", "2021-22-M06")],
)
def test_years_of_two_figures_are_flagged(text: str, code: str) -> None:
    assert read_period(text) == PeriodText(code, None, ("period_rewritten", "two_figure_year"))


def test_a_spreadsheet_turns_a_month_to_its_first_day() -> None:
    assert read_period("2021-09-01") == PeriodText("2021-22-M06", None, ("period_from_date",))


@pytest.mark.parametrize(
    "text",
    [
        "Q2 2021",
        "2021",
        "2021-23",
        "2021/2023",
        "2021-22-Q5",
        "2021-22-Q0",
        "2021-22 M13",
        "2010-10",
        "2009-10-01",
        "30/09/2021",
        "Aug-Oct 2021",
        "last quarter",
        "n/a",
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(text: str) -> None:
    read = read_period(text)
    assert read.code is None
    assert read.flags == ("not_a_period",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2012-15", "several years; their figure is kept under the last of them"),
        ("2010-14", "several years; their figure is kept under the last of them"),
        ("2012-13-14", "not a period"),
        ("2012-30", "not a period"),
        ("2012-12", None),
        ("2007-11", "a month or a financial year; it cannot be told which"),
    ],
)
def test_a_span_of_years_is_told_apart_from_a_month(text: str, reason: str | None) -> None:
    assert read_period(text).reason == reason


def test_nothing_is_empty() -> None:
    assert read_period("  ") == PeriodText(None, "empty")


periods = st.builds(
    lambda year, grain, number: Period(year, grain, number % grain.per_year + 1),
    st.integers(1990, 2090),
    st.sampled_from(Grain),
    st.integers(0, 11),
)


@given(periods)
def test_codes_and_short_labels_come_back(period: Period) -> None:
    assert read_period(period.code).code == period.code
    assert read_period(period.short_label).code == period.code


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read = read_period(text)
    assert (read.code is None) == (read.reason is not None)
    assert read.code is None or Period.parse(read.code).code == read.code
