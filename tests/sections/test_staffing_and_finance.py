"""Staffing over five quarters, and what finance raises of a unit."""

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack, staffing_and_finance
from pmf_lib.views.records import Nil, Paragraph, Part, Section, Table, Text

UNIT = "pa-support"
QUARTERS = ("2020-21-Q1", "2020-21-Q2", "2020-21-Q3", "2020-21-Q4", "2021-22-Q1", "2021-22-Q2")


def staff(period: str, **figures: float) -> dict[str, object]:
    return {"unit": UNIT, "period": period, "fte": 4.0, **figures}


def parts(section: Section) -> tuple[Part, Part]:
    first, second = section.blocks
    assert isinstance(first, Part) and isinstance(second, Part)
    return first, second


def words_of(cell: object) -> str:
    assert isinstance(cell, Text)
    return cell.text


def test_posts_vacancies_sickness_and_turnover_of_the_last_five_quarters(
    pack_of: Callable[..., Pack],
) -> None:
    """R0-032: general staffing issues in figures; what was not handed in is no nought."""
    rows = [staff(period, vacancies=1.0, sickness_days=2.5, turnover=10.0) for period in QUARTERS]
    rows[-1] = staff(QUARTERS[-1], vacancies=0.0)
    found, _ = parts(staffing_and_finance(pack_of({"staffing": rows})))
    (table,) = found.blocks
    assert isinstance(table, Table)
    assert [column.title for column in table.columns][3:] == [
        "Vacant",
        "Sickness days each",
        "Turnover in a year",
    ]
    assert len(table.rows) == 5
    first, last = ([words_of(cell) for cell in row[3:]] for row in (table.rows[0], table.rows[-1]))
    assert first == ["1.0", "2.5 days", "10.0%"]
    assert last == ["0.0", "[x]", "[x]"]


def test_financial_issues_of_this_quarter_stand_in_words(pack_of: Callable[..., Pack]) -> None:
    """R0-032: general financial issues."""
    issue = {"unit": UNIT, "title": "Agency costs", "detail": "Two posts were covered."}
    rows = [
        {**issue, "period": "2021-22-Q2"},
        {**issue, "period": "2021-22-Q1", "title": "Settled"},
    ]
    _, money = parts(staffing_and_finance(pack_of({"financial_issues": rows})))
    assert money.blocks == (Paragraph(text="Agency costs. Two posts were covered."),)


@pytest.mark.parametrize("place", [0, 1])
def test_nothing_handed_in_is_said(pack_of: Callable[..., Pack], place: int) -> None:
    other = {**staff("2021-22-Q2"), "unit": "legal-services"}
    (nil,) = parts(staffing_and_finance(pack_of({"staffing": [other]})))[place].blocks
    assert isinstance(nil, Nil)
