"""CSV files as services hand them in (R0-039)."""

import codecs
from pathlib import Path

import pytest

from pmf_lib.errors import SourceError
from tests.intake.builders import (
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

ACCENTED = "Bêche £5 – ‘ready’"


def noted(folder: Path, encoding: str, mark: bytes = b"") -> Path:
    path = write(folder / "values.csv", f"{VALUES},note", f"{row()},{ACCENTED}", encoding=encoding)
    path.write_bytes(mark + path.read_bytes())
    return path


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
def test_unicode_is_read_with_and_without_a_mark(
    tmp_path: Path, encoding: str, mark: bytes
) -> None:
    with check(noted(tmp_path, encoding, mark)) as intake:
        assert accepted(intake)["note"].tolist() == [ACCENTED]
        assert codes(intake) == []


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    with check(noted(tmp_path, "cp1252")) as intake:
        assert accepted(intake)["note"].tolist() == [ACCENTED]
        assert the_fault(intake, "windows_1252")["severity"] == "warning"


def test_bytes_that_no_encoding_holds_are_flagged(tmp_path: Path) -> None:
    path = noted(tmp_path, "utf-8")
    path.write_bytes(path.read_bytes().replace("ê".encode(), b"\x81"))
    with check(path) as intake:
        assert accepted(intake)["flags"].tolist() == ["unreadable_characters"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_found_from_the_headings(tmp_path: Path, delimiter: str) -> None:
    lines = [line.replace(",", delimiter) for line in (VALUES, row(value="1.5"))]
    with check(write(tmp_path / "values.csv", *lines)) as intake:
        assert accepted(intake)["value"].tolist() == [1.5]
        assert codes(intake) == (["semicolons"] if delimiter == ";" else [])


def test_rows_of_titles_above_the_headings_are_passed_over(tmp_path: Path) -> None:
    titles = ["Performance return,,", "", "Quarter 1 values,,"]
    with check(write(tmp_path / "values.csv", *titles, VALUES, row())) as intake:
        assert accepted(intake)["source_line"].tolist() == [5]


@pytest.mark.parametrize(("titles", "found"), [(19, True), (20, False)])
def test_headings_are_looked_for_in_twenty_rows(tmp_path: Path, titles: int, found: bool) -> None:
    lines = [*["A title"] * titles, VALUES, row()]
    with check(write(tmp_path / "values.csv", *lines)) as intake:
        assert (intake.tables == ("values",)) is found
        assert found or codes(intake) == ["no_heading"]


def test_headings_may_differ_in_capitals_and_spaces(tmp_path: Path) -> None:
    headings = " Measure ,UNIT,Period,Value,Numerator,Denominator,Recorded On"
    with check(write(tmp_path / "values.csv", headings, row())) as intake:
        assert intake.rows == {"values": 1}
        assert codes(intake) == []


def test_a_missing_column_stops_the_table(tmp_path: Path) -> None:
    with check(write(tmp_path / "values.csv", "measure,period,value", "P-1,2021-22,3")) as intake:
        fault = the_fault(intake, "missing_column")
        assert (fault["severity"], fault["found"]) == ("structural", "no column unit")
        assert (intake.tables, intake.refused) == ((), ("values",))
        assert list(intake.batches("values")) == []


def test_a_column_given_twice_stops_the_table(tmp_path: Path) -> None:
    with check(write(tmp_path / "values.csv", f"{VALUES},Value", f"{row()},9")) as intake:
        assert the_fault(intake, "duplicate_column")["found"] == "value"
        assert intake.refused == ("values",)


def test_an_unknown_column_is_named_and_left_out(tmp_path: Path) -> None:
    with check(write(tmp_path / "values.csv", f"{VALUES},Colour", f"{row()},red")) as intake:
        assert the_fault(intake, "unknown_column")["found"] == "Colour"
        assert intake.rows == {"values": 1}


def test_a_blank_heading_over_cells_stops_the_table(tmp_path: Path) -> None:
    with check(write(tmp_path / "values.csv", f"{VALUES},,", f"{row()},,9")) as intake:
        assert the_fault(intake, "blank_heading")["severity"] == "structural"


@pytest.mark.parametrize("first", [0, 1])
def test_a_first_column_that_numbers_the_rows_needs_no_heading(tmp_path: Path, first: int) -> None:
    """As programs write a table out; the numbers rise, whatever rows were left out."""
    lines = [f"{first},{row()}", f"{first + 3},{row(period='2021-22-Q2', recorded_on='')}"]
    with check(write(tmp_path / "values.csv", f",{VALUES}", *lines)) as intake:
        assert codes(intake) == ["row_numbers"]
        assert intake.rows == {"values": 2}


@pytest.mark.parametrize(
    "numbers", [("2", "3"), ("1", "1"), ("0", "x"), ("0", "-1"), ("0", "1.5"), ("٠", "١")]
)
def test_any_other_column_without_a_heading_stops_the_table(
    tmp_path: Path, numbers: tuple[str, str]
) -> None:
    lines = [f"{number},{row()}" for number in numbers]
    with check(write(tmp_path / "values.csv", f",{VALUES}", *lines)) as intake:
        assert "blank_heading" in codes(intake, "structural")


def test_blank_headings_over_nothing_do_no_harm(tmp_path: Path) -> None:
    with check(write(tmp_path / "values.csv", f"{VALUES},,", f"{row()},,")) as intake:
        assert codes(intake) == []


@pytest.mark.parametrize("text", ["", "\n\n", " , ,\n"])
def test_an_empty_file_stops_its_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "values.csv"
    path.write_text(text)
    with check(path) as intake:
        assert codes(intake) == ["empty_sheet"]
        assert intake.refused == ("values",)


def test_headings_without_rows_load_nothing_and_say_so(tmp_path: Path) -> None:
    with check_values(tmp_path) as intake:
        assert codes(intake) == ["no_rows"]
        assert intake.rows == {"values": 0}


def test_lines_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    """A cell of two lines is one row there; a blank line is a row too."""
    first = f'{row(period="2021-22-Q1")},"two\r\nlines"'
    lines = [f"{VALUES},note", first, "", ",,,", row(period="2020-21-Q1")]
    with check(write(tmp_path / "values.csv", *lines)) as intake:
        assert accepted(intake)["source_line"].tolist() == [2, 5]
        assert accepted(intake)["note"].iloc[0] == "two\nlines"


def test_a_quotation_mark_never_closed_stops_the_table(tmp_path: Path) -> None:
    lines = [VALUES, row(), '"P-1,' + row()[4:], row(period="2020-21-Q1")]
    with check(write(tmp_path / "values.csv", *lines)) as intake:
        fault = the_fault(intake, "open_quote")
        assert fault["severity"] == "structural"
        assert "line 3" in str(fault["found"])


def test_a_cell_of_fifty_thousand_words_refuses_its_row_alone(tmp_path: Path) -> None:
    lines = [f"{VALUES},note", f'{row("P-1")},"{"words " * 50_000}"', f"{row('C-1')},"]
    with check(write(tmp_path / "values.csv", *lines)) as intake:
        assert the_fault(intake, "too_long")["line"] == 2
        assert accepted(intake)["source_line"].tolist() == [3]


def test_text_after_a_quotation_mark_refuses_its_row_alone(tmp_path: Path) -> None:
    bad = row().replace("P-1", '"P"-1', 1)
    with check_values(tmp_path, bad, row()) as intake:
        assert the_fault(intake, "bad_quotes")["line"] == 2
        assert accepted(intake)["source_line"].tolist() == [3]


def test_a_row_with_too_many_cells_is_refused(tmp_path: Path) -> None:
    """A comma in a figure without quotes pushes every later cell one column on."""
    with check_values(tmp_path, row(value="1,234"), row(), f"{row('C-1')},,") as intake:
        assert the_fault(intake, "too_many_cells")["line"] == 2
        assert accepted(intake)["source_line"].tolist() == [3, 4]


def test_short_rows_have_empty_cells(tmp_path: Path) -> None:
    with check_values(tmp_path, f"P-1,{UNIT.key},2021-22-Q1,5") as intake:
        assert accepted(intake)["recorded_on"].isna().all()


def test_a_line_without_end_stops_the_table(tmp_path: Path) -> None:
    with check_values(tmp_path, "x" * 1_100_000) as intake:
        assert codes(intake) == ["line_too_long"]


def test_a_workbook_under_a_csv_name_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "values.csv"
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)))
    with check(path) as intake:
        assert codes(intake) == ["not_text"]


def test_a_file_named_for_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no table of the register"):
        check(write(tmp_path / "stuff.csv", VALUES, row()))
