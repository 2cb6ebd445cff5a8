"""Workbooks: merged headings, formula errors, percentages, bombs and what only looks like one."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pmf_lib.errors import SourceError
from pmf_lib.intake import workbook_guard
from tests.intake.builders import UNIT, VALUES, accepted, check, codes, the_fault

HEADINGS = VALUES.split(",")


def sheet_of(book: Workbook, name: str, *rows: list[object]) -> Worksheet:
    sheet = book.create_sheet(name)
    for cells in rows:
        sheet.append(cells)
    return sheet


def values(
    value: object = 87.5, period: object = "2021-22-Q1", measure: str = "P-1"
) -> list[object]:
    return [measure, UNIT.key, period, value, None, None, date(2021, 7, 5)]


def saved(folder: Path, book: Workbook, name: str = "return.xlsx") -> Path:
    if "Sheet" in book.sheetnames and len(book.sheetnames) > 1:
        del book["Sheet"]
    book.save(folder / name)
    return folder / name


def one_sheet(folder: Path, *rows: list[object], change: Callable[[Worksheet], None] | None = None):
    book = Workbook()
    sheet = sheet_of(book, "Values", HEADINGS, *rows)
    if change:
        change(sheet)
    return check(saved(folder, book))


def repacked(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one part's text changed."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_workbook_is_read_like_a_csv(tmp_path: Path) -> None:
    """An export as a workbook is taken in as one in CSV is (R0-039)."""
    with one_sheet(
        tmp_path, values(), values("£1,234", measure="C-1"), values(True, measure="Y-1")
    ) as intake:
        frame = accepted(intake)
        assert frame["value"].tolist() == [87.5, 1234, 1]
        assert frame["recorded_on"].dt.date.tolist() == [date(2021, 7, 5)] * 3
        assert frame["source_line"].tolist() == [2, 3, 4]
        assert frame["source_file"].unique().tolist() == ["return.xlsx, sheet Values"]
        assert codes(intake) == []


def test_a_cell_shown_as_a_percentage_is_read_as_it_is_shown(tmp_path: Path) -> None:
    def formats(sheet: Worksheet) -> None:
        sheet["D2"].number_format = "0.0%"
        sheet["D3"].number_format = '0.00" %"'

    rows = values(0.875), values(12.5, "2020-21-Q1")
    with one_sheet(tmp_path, *rows, change=formats) as intake:
        assert accepted(intake)["value"].tolist() == [87.5, 12.5]


def test_formula_errors_and_formulas_never_calculated_are_missing(tmp_path: Path) -> None:
    def error(sheet: Worksheet) -> None:
        sheet["D2"].data_type = "e"

    rows = values("#DIV/0!"), values("=1+1", "2020-21-Q1")
    with one_sheet(tmp_path, *rows, change=error) as intake:
        frame = accepted(intake)
        assert frame["value"].isna().all()
        expected = ["formula error #DIV/0", "a formula that was never calculated"]
        assert frame["missing_reason"].tolist() == expected
        assert codes(intake) == ["formula_error", "formula_error"]


def test_a_date_where_a_figure_is_due_stays_missing(tmp_path: Path) -> None:
    with one_sheet(tmp_path, values(datetime(2021, 4, 1))) as intake:
        assert accepted(intake)["missing_reason"].tolist() == ["a date, not a number"]


def test_a_month_that_the_spreadsheet_made_a_date_is_flagged(tmp_path: Path) -> None:
    with one_sheet(tmp_path, values(period=date(2021, 9, 1))) as intake:
        assert accepted(intake)["period"].tolist() == ["2021-22-M06"]
        assert the_fault(intake, "period_from_date")["found"] == "2021-09-01"


def test_merged_headings_stop_their_table_alone(tmp_path: Path) -> None:
    book = Workbook()
    sheet = sheet_of(book, "values", HEADINGS, values())
    sheet.merge_cells("D1:E1")
    sheet_of(
        book,
        "risks",
        ["risk", "unit", "title", "likelihood", "impact", "owner"],
        ["K", UNIT.key, "T", 2, 3, "H"],
    )
    with check(saved(tmp_path, book)) as intake:
        fault = the_fault(intake, "merged_heading")
        assert (fault["severity"], fault["found"]) == ("structural", "merged cells D1:E1")
        assert (intake.tables, intake.refused) == (("risks",), ("values",))


def test_a_merged_title_above_the_headings_does_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    sheet = sheet_of(book, "values", ["Return"], [], HEADINGS, values())
    sheet.merge_cells("A1:G1")
    with check(saved(tmp_path, book)) as intake:
        assert codes(intake) == []
        assert accepted(intake)["source_line"].tolist() == [4]


def test_merged_cells_below_the_headings_are_told_of(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")

    rows = values(), values(period="2020-21-Q1")
    with one_sheet(tmp_path, *rows, change=merge) as intake:
        assert the_fault(intake, "merged_cells")["severity"] == "warning"
        assert the_fault(intake, "missing_cell")["line"] == 3


def test_an_empty_sheet_stops_its_table(tmp_path: Path) -> None:
    book = Workbook()
    sheet_of(book, "values")
    with check(saved(tmp_path, book)) as intake:
        assert codes(intake) == ["empty_sheet"]
        assert intake.refused == ("values",)


def test_a_sheet_that_starts_further_in_keeps_its_lines(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("values")
    for column, (heading, cell) in enumerate(zip(HEADINGS, values(0.5), strict=True), 3):
        sheet.cell(4, column, heading)
        sheet.cell(5, column, cell)
    sheet["F5"].number_format = "0%"
    with check(saved(tmp_path, book)) as intake:
        assert accepted(intake)[["value", "source_line"]].to_numpy().tolist() == [[50.0, 5]]


def test_unknown_sheets_are_named_and_left_out(tmp_path: Path) -> None:
    book = Workbook()
    sheet_of(book, "values", HEADINGS, values())
    sheet_of(book, "Notes & queries", ["read", "me"])
    with check(saved(tmp_path, book)) as intake:
        assert the_fault(intake, "unknown_sheet")["sheet"] == "Notes & queries"


def test_a_workbook_of_one_sheet_may_be_named_for_its_table(tmp_path: Path) -> None:
    book = Workbook()
    for cells in (HEADINGS, values()):
        book["Sheet"].append(cells)
    with check(saved(tmp_path, book, "Values 2021.xlsx")) as intake:
        assert intake.rows == {"values": 1}


def zip_bomb(path: Path, parts: int = 1, megabytes: int = 60) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(parts):
            archive.writestr(f"xl/part{number}.xml", b" " * megabytes * 1024**2)
    return path


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="swell to 60 MB"):
        check(zip_bomb(tmp_path / "values.xlsx"))


def test_a_small_archive_that_packs_well_is_no_bomb(tmp_path: Path) -> None:
    workbook_guard.guard(zip_bomb(tmp_path / "values.xlsx", megabytes=10))


def test_too_many_megabytes_and_too_many_parts_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zip_bomb(tmp_path / "values.xlsx", parts=3, megabytes=1)
    monkeypatch.setattr(workbook_guard, "MOST_BYTES", 2 * 1024**2)
    with pytest.raises(SourceError, match="would take 3 MB"):
        check(path)
    monkeypatch.setattr(workbook_guard, "MOST_PARTS", 3)
    with pytest.raises(SourceError, match="holds 4 parts"):
        check(path)


def test_an_archive_that_states_false_sizes_is_refused(tmp_path: Path) -> None:
    """A part that says it is small and unpacks to much would fill the memory of its reader."""
    path = zip_bomb(tmp_path / "values.xlsx")
    content = path.read_bytes()
    true, false = struct.pack("<I", 60 * 1024**2), struct.pack("<I", 1024)
    path.write_bytes(content.replace(true, false))
    with pytest.raises(SourceError, match="not a workbook"):
        check(path)


def test_two_cells_far_apart_do_not_fill_the_memory(tmp_path: Path) -> None:
    book = Workbook()
    sheet_of(book, "values", HEADINGS, values())["XFD1048576"] = 1
    with check(saved(tmp_path, book)) as intake:
        fault = the_fault(intake, "unreadable_file")
        assert "1,048,576 rows and 16,384 columns" in str(fault["found"])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "locked with a password"),
        (b"measure,unit\n", "not a workbook"),
        (b"", "not a workbook"),
        (b"PK\x05\x06" + bytes(18), "not a workbook"),
    ],
)
def test_what_only_looks_like_a_workbook_is_refused(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "values.xlsx"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=sentence):
        check(path)


def test_xml_with_a_document_type_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    sheet_of(book, "values", HEADINGS, values())
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    path = repacked(
        saved(tmp_path, book),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace("<worksheet", doctype, 1),
    )
    with check(path) as intake:
        assert codes(intake) == ["unreadable_file"]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "_rels/.rels", "xl/styles.xml"])
def test_broken_xml_is_no_traceback(tmp_path: Path, part: str) -> None:
    book = Workbook()
    sheet_of(book, "values", HEADINGS, values())
    path = repacked(saved(tmp_path, book), part, lambda text: re.sub(r">", "", text, count=3))
    try:
        with check(path) as intake:
            assert codes(intake) == ["unreadable_file"]
    except SourceError as error:
        assert "not a workbook" in error.sentence
