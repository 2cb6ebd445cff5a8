"""Doubts about figures: the row loads, flagged. Each on both sides of its boundary."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.intake.value_checks import _ratio_doubts
from tests.intake.builders import (
    DAY,
    UNIT,
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
        ("P-1", "87.612389", "877", "1001", ["value_disagrees"]),
        # Shares are published to nine decimals, and so are percentages to seven.
        ("P-1", "8.5909091", "378", "4400", []),
        ("P-1", "59.3409091", "378", "4400", ["value_disagrees"]),
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


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 9))
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


BENCHMARKS = "measure,authority,period,value,numerator,denominator,recorded_on,missing_reason"


@pytest.mark.parametrize(
    ("cells", "doubts"),
    [
        ("87.6,877,1001,2021-07-05,", []),
        ("114.3,8,7,2021-07-05,", ["numerator_too_large", "percent_out_of_range"]),
        ("n/a,0,0,2021-07-05,", ["zero_denominator"]),
        ("90,877,1001,2021-07-05,", ["value_disagrees"]),
        ("0.88,877,1001,2021-07-05,", ["one_hundredth"]),
        (",,,2021-07-05,", ["missing_without_reason"]),
        (",,,2021-07-05,not yet published", []),
        ("87.6,,,2021-07-05,not yet published", ["reason_beside_value"]),
        ("87.6,,,2021-06-29,", ["recorded_early"]),
        ("87.6,,,2021-10-21,", ["recorded_in_future"]),
        ("98.5,2985,3035,2021-07-05,", []),
    ],
)
def test_figures_of_others_are_doubted_as_our_own(
    tmp_path: Path, cells: str, doubts: list[str]
) -> None:
    """R4-066: the benchmark of one authority loads, flagged."""
    path = write(tmp_path / "benchmarks.csv", BENCHMARKS, f"P-1,Neighbour,2021-22-Q1,{cells}")
    with check(path) as intake:
        assert sorted(codes(intake)) == doubts
        assert intake.rows == {"benchmarks": 1}


@pytest.mark.parametrize(
    ("name", "headings", "cells", "faults"),
    [
        (
            "rebases",
            "measure,period,reason,evidence,approved_by,decided_on",
            "P-1,2021-22-Q1,New form,,Director,",
            ["missing_cell"],
        ),
        (
            "rebases",
            "measure,period,reason,evidence,approved_by,decided_on",
            "P-1,2021-22-Q1,New form,,Director,2021-08-02",
            [],
        ),
        (
            "rebases",
            "measure,period,reason,approved_by,decided_on",
            "P-1,2021-22-Q1,,,2021-08-02",
            ["missing_cell", "missing_cell"],
        ),
        (
            "service_standards",
            "standard,unit,measure,title,dimension,threshold",
            f"S-1,{UNIT.key},P-1,We answer,speed,90",
            ["not_a_choice"],
        ),
        (
            "service_standards",
            "standard,unit,measure,title,dimension,threshold",
            f"S-1,{UNIT.key},P-1,We answer,timeliness,90%",
            [],
        ),
    ],
)
def test_what_a_rebase_and_a_standard_must_say(
    tmp_path: Path, name: str, headings: str, cells: str, faults: list[str]
) -> None:
    """A rebase is a recorded decision: with its reason, approver and day, or not at all."""
    with check(write(tmp_path / f"{name}.csv", headings, cells)) as intake:
        assert codes(intake) == faults
