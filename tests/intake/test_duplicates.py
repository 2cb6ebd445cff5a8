"""Two rows for one key."""

from pathlib import Path

import pytest

from tests.intake.builders import (
    VALUES,
    accepted,
    check,
    check_values,
    codes,
    row,
    the_fault,
    write,
)


def test_a_row_given_twice_loads_once(tmp_path: Path) -> None:
    with check_values(tmp_path, row(), row("C-1"), row(value="87.50")) as intake:
        assert accepted(intake)["source_line"].tolist() == [2, 3]
        assert intake.rows == {"values": 2}
        fault = the_fault(intake, "repeated_row")
        assert (fault["severity"], fault["line"]) == ("warning", 4)
        assert fault["found"] == "the same row as line 2"


def test_of_two_rows_that_conflict_neither_loads(tmp_path: Path) -> None:
    with check_values(tmp_path, row(), row("C-1"), row(value="88")) as intake:
        assert accepted(intake)["measure"].tolist() == ["C-1"]
        faults = intake.faults().query("code == 'conflicting_rows'")
        assert faults["line"].tolist() == [2, 4]
        assert "line 4" in faults["found"].iloc[0]
        assert "line 2" in faults["found"].iloc[1]
        assert set(faults["severity"]) == {"error"}


def test_a_key_known_on_another_day_is_a_restatement(tmp_path: Path) -> None:
    later = row(value="88", recorded_on="2021-08-05")
    with check_values(tmp_path, row(), later) as intake:
        assert intake.rows == {"values": 2}
        assert codes(intake) == []


def test_an_empty_day_counts_as_the_day_of_loading(tmp_path: Path) -> None:
    with check_values(
        tmp_path, row(recorded_on=""), row(value="9", recorded_on="2021-10-20")
    ) as it:
        assert codes(it) == ["conflicting_rows", "conflicting_rows"]


def test_subgroups_are_part_of_the_key(tmp_path: Path) -> None:
    lines = [f"{row()},", f"{row(value='1')},Belah", f"{row(value='2')},Yewdale"]
    with check(write(tmp_path / "values.csv", f"{VALUES},ward", *lines)) as intake:
        assert intake.rows == {"values": 3}


def test_different_ways_of_writing_one_key_are_one_key(tmp_path: Path) -> None:
    with check_values(tmp_path, row(), row("p-1", period="Q1 2021/22", value="87.5%")) as intake:
        assert codes(intake) == ["repeated_row"]


@pytest.mark.parametrize("rows_at_once", [1, 2, 100])
def test_rows_are_compared_across_files_and_chunks(tmp_path: Path, rows_at_once: int) -> None:
    write(tmp_path / "values_1.csv", VALUES, row(), row("C-1"), row("R-1", value="1"))
    write(tmp_path / "values_2.csv", VALUES, row("M-1"), row("C-1"), row("R-1", value="2"))
    with check(tmp_path, rows_at_once=rows_at_once) as intake:
        assert accepted(intake)["measure"].tolist() == ["P-1", "C-1", "M-1"]
        assert (
            the_fault(intake, "repeated_row")["found"] == "the same row as line 3 of values_1.csv"
        )
        assert codes(intake, "error") == ["conflicting_rows"] * 2
