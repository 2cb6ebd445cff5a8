"""Doubts about figures: the row loads, flagged. Each on both sides of its boundary."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.intake.value_checks import _part_doubts, _ratio_doubts
from tests.intake.builders import (
    DAY,
    VALUES,
    accepted,
    check,
    check_values,
    codes,
    row,
    the_fault,
    write,
)

PARTS = {"numerator": "877", "denominator": "1001"}


def doubts_of(
    folder: Path, measure: str, value: str, numerator: str = "", denominator: str = ""
) -> list[str]:
    cells = row(measure, value=value, numerator=numerator, denominator=denominator)
    with check_values(folder, cells) as intake:
        assert intake.rows == {"values": 1}, "a doubtful value loads"
        assert intake.fault_counts.keys() <= {"warning"}
        assert accepted(intake)["flags"].tolist() == [" ".join(codes(intake))]
        return codes(intake)


@pytest.mark.parametrize(
    ("value", "doubts"),
    [
        ("0", []),
        ("100", []),
        ("100.1", ["percent_out_of_range"]),
        ("-0.1", ["percent_out_of_range"]),
    ],
)
def test_percentages_lie_from_0_to_100(tmp_path: Path, value: str, doubts: list[str]) -> None:
    assert doubts_of(tmp_path, "P-1", value) == doubts
    assert doubts_of(tmp_path, "R-1", value) == []


@pytest.mark.parametrize(("value", "doubts"), [("0", []), ("-1", ["negative_count"])])
def test_counts_are_not_negative(tmp_path: Path, value: str, doubts: list[str]) -> None:
    assert doubts_of(tmp_path, "C-1", value) == doubts
    assert doubts_of(tmp_path, "M-1", value) == []


@pytest.mark.parametrize(
    ("measure", "value", "numerator", "denominator", "doubts"),
    [
        ("P-1", "100", "7", "7", []),
        ("P-1", "100", "8", "7", ["numerator_too_large", "value_disagrees"]),
        ("R-1", "1.14", "8", "7", []),
        ("P-1", "n/a", "0", "0", ["zero_denominator"]),
        ("P-1", "87.61", "877", "1001", []),
        ("P-1", "87.6", "877", "1001", []),
        ("P-1", "88", "877", "1001", []),
        ("P-1", "87.612387612", "877", "1001", []),
        ("P-1", "87.7", "877", "1001", ["value_disagrees"]),
        ("P-1", "87", "877", "1001", ["value_disagrees"]),
        ("P-1", "0.88", "877", "1001", ["one_hundredth"]),
        ("P-1", "0.8761", "877", "1001", ["one_hundredth"]),
        ("R-1", "87.6", "877", "1001", ["hundredfold"]),
        ("R-1", "0.88", "877", "1001", []),
        # The Scottish Welfare Fund's counts are published rounded to 5.
        ("P-1", "98.5", "2985", "3035", []),
        ("P-1", "98.6", "2985", "3035", ["value_disagrees"]),
        ("C-1", "5", "877", "1001", []),
        ("P-1", "87.6", "", "1001", []),
    ],
)
def test_a_value_agrees_with_its_parts(
    tmp_path: Path, measure: str, value: str, numerator: str, denominator: str, doubts: list[str]
) -> None:
    assert doubts_of(tmp_path, measure, value, numerator, denominator) == doubts


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 6))
def test_a_true_percentage_is_never_doubted_however_it_is_rounded(
    numerator: int, denominator: int, decimals: int
) -> None:
    value = round(100 * numerator / denominator, decimals)
    frame = pd.DataFrame(
        {"value": [value], "numerator": [float(numerator)], "denominator": [float(denominator)]}
    )
    for doubt in _ratio_doubts(frame, pd.Series(["percent"])):
        assert not doubt.rows.any()


def test_no_value_wants_a_reason(tmp_path: Path) -> None:
    assert doubts_of(tmp_path, "P-1", "") == ["missing_without_reason"]


def test_a_value_wants_no_reason_for_its_absence(tmp_path: Path) -> None:
    lines = [f"{VALUES},missing_reason", f"{row()},late"]
    with check(write(tmp_path / "values.csv", *lines)) as intake:
        assert codes(intake) == ["reason_beside_value"]


@pytest.mark.parametrize(
    ("recorded", "doubts"),
    [
        ("2021-06-29", ["recorded_early"]),
        ("2021-06-30", []),
        (DAY.isoformat(), []),
        ("2021-10-21", ["recorded_in_future"]),
        ("", []),
    ],
)
def test_figures_are_recorded_from_the_periods_end_to_the_day_of_loading(
    tmp_path: Path, recorded: str, doubts: list[str]
) -> None:
    with check_values(tmp_path, row(recorded_on=recorded)) as intake:
        assert codes(intake) == doubts


def test_a_refused_row_is_not_doubted_too(tmp_path: Path) -> None:
    with check_values(tmp_path, row(unit="nowhere", value="-5")) as intake:
        assert codes(intake) == ["unknown_unit"]


def test_the_fault_shows_the_cell_as_it_was_written(tmp_path: Path) -> None:
    with check_values(tmp_path, row(value="£-0.50")) as intake:
        assert the_fault(intake, "percent_out_of_range")["found"] == "£-0.50"


PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "real" / "published_quarterly.csv"


@pytest.mark.shared
@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published figures are not on this machine")
def test_published_figures_are_doubted_only_where_they_are_wrong() -> None:
    """The Scottish Welfare Fund: one 0 of 0 and three numerators above their denominators; counts
    rounded to 5 raise no doubt, though without that allowance some 30% of the rows would.
    """
    frame = pd.read_csv(PUBLISHED)[["value", "numerator", "denominator"]].astype("float64")
    whole, share = pd.Series(["percent"] * len(frame)), pd.Series(["ratio"] * len(frame))
    doubts = [*_part_doubts(frame, whole), *_ratio_doubts(frame, share)]
    counts = {doubt.code: int(doubt.rows.sum()) for doubt in doubts}
    assert {code: count for code, count in counts.items() if count} == {
        "zero_denominator": 1,
        "numerator_too_large": 3,
    }
