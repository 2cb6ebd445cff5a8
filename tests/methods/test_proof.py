"""What a judged figure is made of, and whether it comes out again."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.proof import checks, rows_behind
from pmf_lib.periods import Period

NAN = float("nan")
QUARTER = Period.parse("2021-22-Q2")


def values(*rows: tuple[str, float, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["period", "value", "numerator", "denominator"])


def judged(**cells: object) -> dict[str, object]:
    own: dict[str, object] = {"period": "2021-22-Q2", "basis": "period", "year_periods": ()}
    own |= {"kind": "percent", "aggregation": "ratio", "year_to_date": NAN}
    return own | cells


MONTHS = values(*((f"2021-22-M{month:02d}", float(month), NAN, NAN) for month in range(1, 7)))


def test_one_row_behind_a_periods_own_figure() -> None:
    """R3-028: the figure's own period and no other."""
    rows = values(("2021-22-Q1", 80.0, NAN, NAN), ("2021-22-Q2", 81.0, NAN, NAN))
    assert rows_behind(rows, judged(), QUARTER)["period"].tolist() == ["2021-22-Q2"]


def test_every_row_of_the_year_behind_a_year_to_date() -> None:
    so_far = tuple(MONTHS["period"])
    row = judged(period="2021-22-M06", basis="year_to_date", year_periods=so_far)
    assert rows_behind(MONTHS, row, QUARTER)["period"].tolist() == list(so_far)


def test_no_rows_behind_a_figure_that_is_not_there() -> None:
    assert rows_behind(MONTHS, judged(period=None), QUARTER).empty


@pytest.mark.parametrize(
    ("value", "holds"), [(33.3, True), (33.33, True), (33.35, False), (33.4, False)]
)
def test_a_value_is_held_to_the_decimals_it_was_given_with(value: float, holds: bool) -> None:
    (check,) = checks(values(("2021-22-Q2", value, 1.0, 3.0)), judged())
    assert check.holds is holds
    assert ("equals" if holds else "differs from") in check.words


def test_large_numbers_are_told_in_full() -> None:
    (made,) = checks(values(("2021-22-Q2", 80.0, 9_876_544.0, 12_345_680.0)), judged())
    assert made.words.startswith("Q2 2021/22: 9,876,544 of 12,345,680 is 80, which equals")


@pytest.mark.parametrize(("top", "bottom"), [(NAN, 3.0), (1.0, NAN), (1.0, 0.0)])
def test_what_was_not_handed_in_is_not_worked_out(top: float, bottom: float) -> None:
    assert checks(values(("2021-22-Q2", 33.3, top, bottom)), judged()) == ()


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=12), st.integers(-3, 3))
def test_a_year_to_date_holds_where_its_rows_add_up(parts: list[int], off: int) -> None:
    rows = values(*((f"2021-22-M{at:02d}", float(part), NAN, NAN) for at, part in enumerate(parts)))
    row = judged(kind="count", aggregation="sum", year_to_date=float(sum(parts) + off))
    (check,) = checks(rows, row)
    assert check.holds is (off == 0)
