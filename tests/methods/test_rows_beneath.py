"""The rows beneath a figure: small numbers are kept back, and what would give them away."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.rows_beneath import KEPT_BACK, fit_to_publish
from pmf_lib.register.indicators import SUBGROUPS, VALUES

Row = dict[str, object]


def row(value: float | None, top: float | None = None, bottom: float | None = None, **by: str):
    """A row of one measure and month; without `by` it is the whole."""
    own: Row = {"measure": "M", "unit": "u", "period": "2021-22-M06", "note": "Told"}
    return own | {"value": value, "numerator": top, "denominator": bottom} | by


def values(rows: list[Row]) -> pd.DataFrame:
    """The rows as the readers give them: words as text, figures as numbers."""
    numbers = ("value", "numerator", "denominator")
    kinds = {name: "float64" if name in numbers else "str" for name in VALUES.names}
    return pd.DataFrame(rows, columns=list(VALUES.names)).astype(kinds)


def published(rows: list[Row], kind: str = "count") -> pd.DataFrame:
    return fit_to_publish(values(rows), {"M": kind})


def kept_back(rows: list[Row], kind: str = "count") -> list[bool]:
    return published(rows, kind)["missing_reason"].eq(KEPT_BACK).tolist()


def wards(*counts: float) -> list[Row]:
    whole = row(float(sum(counts)))
    return [whole, *(row(one, ward=f"W{place}") for place, one in enumerate(counts))]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ((40, 5, 9), [False, False, False]),
        ((40, 4, 9), [False, True, True]),
        ((40, 0, 9), [False, False, False]),
        ((40, 4, 3, 9), [False, True, True, False]),
    ],
)
def test_a_small_count_takes_another_with_it(counts: tuple[int, ...], hidden: list[bool]) -> None:
    """R3-028: the whole stands beside its rows, so one hidden row alone could be worked out."""
    assert kept_back(wards(*counts)) == [False, *hidden]


def test_a_row_kept_back_has_no_figure_and_no_note() -> None:
    """R3-028: neither value, numerator, denominator nor note; it says why."""
    rows = [
        row(20.0, 20, 100),
        row(50.0, 3, 6, client_group="A"),
        row(18.1, 17, 94, client_group="B"),
    ]
    found = published(rows, "percent")
    held = found.loc[1:, ["value", "numerator", "denominator", "note"]]
    assert held.isna().to_numpy().all()
    assert found.loc[0, ["value", "numerator", "denominator", "note"]].tolist() == [
        20.0,
        20.0,
        100.0,
        "Told",
    ]


@pytest.mark.parametrize(
    ("top", "bottom", "by", "hidden"),
    [
        (30, 40, {"client_group": "A"}, False),
        (37, 40, {"client_group": "A"}, True),
        (37, 40, {"area": "rural"}, False),
        (3, 40, {"area": "rural"}, True),
    ],
)
def test_those_it_is_not_so_for_are_people_too(
    top: int, bottom: int, by: dict[str, str], hidden: bool
) -> None:
    """R3-028: 37 of 40 tells of three; but not where the two halves of a district are compared."""
    other = {name: "B" if name != "area" else "urban" for name in by}
    rows = [row(50.0, top + 50, bottom + 100), row(1.0, top, bottom, **by)]
    rows += [row(50.0, 50, 100, **other)]
    assert kept_back(rows, "percent") == [False, hidden, hidden]


def test_a_figure_split_two_ways_is_given_in_one_of_them() -> None:
    """R3-028: who knows which ward is rural could take one split from the other."""
    rows = [*wards(40, 4, 9), row(49, area="urban"), row(4.0, area="rural")]
    rows[0]["value"] = 53.0
    assert kept_back(rows) == [False, False, True, True, True, True]
    large = [*wards(40, 14, 9), row(49, area="urban"), row(14.0, area="rural")]
    assert not any(kept_back(large))


@pytest.mark.parametrize("counts", [(2, 1), (1, 1, 1), (3, 0)])
def test_a_small_whole_has_no_rows(counts: tuple[int, ...]) -> None:
    """R3-028: the whole is printed, so a split of it would tell all; so no row is given."""
    assert kept_back(wards(*counts)) == [False, *(True for _ in counts)]


@pytest.mark.parametrize("odd", [2.5, -1.0])
def test_what_is_no_count_is_not_given_by_subgroup(odd: float) -> None:
    assert kept_back(wards(40, odd, 90)) == [False, True, True, True]


def test_a_share_without_its_parts_is_not_given_by_subgroup() -> None:
    rows = [row(50.0, 5, 10), row(40.0, area="urban"), row(60.0, area="rural")]
    assert kept_back(rows, "percent") == [False, True, True]


def test_a_row_that_was_missing_stays_missing_with_its_own_reason() -> None:
    rows = [*wards(40, 20, 90), row(None, ward="W9") | {"missing_reason": "Not asked"}]
    found = published(rows)
    assert found["missing_reason"].dropna().tolist() == ["Not asked"]


def test_figures_without_subgroups_stay_as_they_are() -> None:
    rows = [row(3.0), row(2.0, 2, 3)]
    frame = values(rows)
    pd.testing.assert_frame_equal(fit_to_publish(frame, {"M": "percent"}), frame)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=7))
def test_no_reader_can_work_a_hidden_row_out(counts: list[int]) -> None:
    """R3-028: never one hidden row alone, never a small one shown, never a forced sum of ones."""
    found = published(wards(*counts))
    held = found["missing_reason"].eq(KEPT_BACK)[1:].to_numpy()
    hidden = [one for one, is_held in zip(counts, held, strict=True) if is_held]
    assert not [
        one for one, is_held in zip(counts, held, strict=True) if 1 <= one <= 4 and not is_held
    ]
    assert len(hidden) != 1
    assert not hidden or len(hidden) == len(counts) or sum(hidden) > len(hidden)
    assert found["value"][1:].isna().tolist() == held.tolist()


def test_the_columns_are_the_registers() -> None:
    assert set(SUBGROUPS) <= set(published(wards(9, 9)).columns)
