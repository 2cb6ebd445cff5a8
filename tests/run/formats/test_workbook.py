"""An accessible workbook, by the essential checks of the Analysis Function's guidance."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pmf_lib.run.formats.cells import words_in
from pmf_lib.run.formats.content import content_of
from pmf_lib.run.formats.formats import Format
from pmf_lib.run.formats.items import Said, Tabled
from pmf_lib.run.formats.sheet import CUT
from pmf_lib.run.formats.sheet_names import SheetNames, headings, table_name
from pmf_lib.run.formats.workbook import workbook_of
from pmf_lib.views import tables
from pmf_lib.views.clean import clean
from pmf_lib.views.records import Paragraph, Section
from pmf_lib.views.tables import Heading
from tests import pages
from tests.format_reports import FACTS, SECRET, by_hand, hostile

Made = Callable[..., bytes]
ITEMS = content_of(by_hand(), FACTS).items
TABLES = [item for item in ITEMS if isinstance(item, Tabled)]
# Writes every sheet as it is shown, each to a file of its own.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"


@pytest.fixture(scope="module", params=["by_hand", "hostile"])
def book(request: pytest.FixtureRequest, file_of: Made) -> Workbook:
    return openpyxl.load_workbook(BytesIO(file_of(request.param, Format.XLSX)))


def sheets(book: Workbook) -> Iterator[Worksheet]:
    """Every sheet but the cover, which holds no table."""
    yield from book.worksheets[1:]


def test_every_sheet_has_one_marked_table_with_a_name_of_its_own(book: Workbook) -> None:
    """Essential: tables marked up and named; one table a sheet; one tagged head row."""
    names = []
    for sheet in sheets(book):
        (table,) = sheet.tables.values()
        assert table.headerRowCount == 1 and table.totalsRowCount is None
        names.append(table.displayName)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(re.fullmatch(r"Table_[0-9A-Za-z_]+", name) for name in names)


def test_a_table_is_at_the_left_edge_and_nothing_stands_below_or_beside_it(book: Workbook) -> None:
    """Essential: the table at the left edge, column A used well; none: anything below it."""
    for sheet in sheets(book):
        (table,) = sheet.tables.values()
        first, last = table.ref.split(":")
        assert first.startswith("A") and last == sheet.dimensions.split(":")[1]
        above = int(first[1:])
        assert all(sheet.cell(row, 1).value for row in range(1, above + 1))


def test_heads_are_as_the_table_names_them_and_no_row_or_column_is_blank(book: Workbook) -> None:
    """Essential: no blank rows or columns within tables."""
    for sheet in sheets(book):
        (table,) = sheet.tables.values()
        head, *rows = sheet[table.ref]
        assert [cell.value for cell in head] == [each.name for each in table.tableColumns]
        assert all(any(cell.value is not None for cell in row) for row in rows)


def test_nothing_is_merged_hidden_filtered_frozen_filled_or_floating(book: Workbook) -> None:
    """Essential: no merged cells, no headers, footers or boxes, no fills; none: filters, macros."""
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges and sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None and sheet.sheet_state == "visible"
        assert all(table.autoFilter is None for table in sheet.tables.values())
        assert not any(each.hidden for each in sheet.row_dimensions.values())
        assert not any(each.hidden for each in sheet.column_dimensions.values())
        assert not sheet.oddHeader.center.text and not sheet.oddFooter.center.text
        assert not sheet._images and not sheet._charts
        assert all(cell.fill.fill_type is None for row in sheet.iter_rows() for cell in row)
        assert not any(cell.comment for row in sheet.iter_rows() for cell in row)


def test_sheets_have_names_and_tagged_titles_and_none_is_blank(book: Workbook) -> None:
    """Essential: unique sheet names, no blank sheet, titles tagged as headings."""
    names = [sheet.title for sheet in book.worksheets]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 for name in names)
    for sheet in book.worksheets:
        assert sheet["A1"].value and sheet["A1"].style == "Heading 1"


def test_the_first_sheet_is_open_at_its_first_cell(book: Workbook) -> None:
    assert book.active.title == "Cover"
    for sheet in book.worksheets:
        assert sheet.sheet_view.selection[0].activeCell == "A1"


def test_words_are_wrapped_in_their_cells(book: Workbook) -> None:
    """Essential: wrap text."""
    for sheet in sheets(book):
        (table,) = sheet.tables.values()
        assert all(cell.alignment.wrap_text for row in sheet[table.ref] for cell in row)


def test_the_contents_lead_to_every_sheet(book: Workbook) -> None:
    """Essential: links are accessible: their words are the sheet's name."""
    contents = book["Contents"]
    links = [row[0] for row in contents.iter_rows(min_row=3)]
    assert [link.value for link in links] == book.sheetnames[2:]
    assert [link.hyperlink.location for link in links] == [
        f"'{name}'!A1" for name in book.sheetnames[2:]
    ]


def test_nothing_leads_out_of_the_workbook(book: Workbook) -> None:
    links = [cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(link.target is None for link in links if link)


def test_no_text_is_a_formula_or_an_error(book: Workbook) -> None:
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}


def test_the_properties_are_filled_without_a_clock(file_of: Made) -> None:
    """Essential: document properties filled."""
    known = openpyxl.load_workbook(BytesIO(file_of("by_hand", Format.XLSX))).properties
    assert known.title.startswith("Revenues and Benefits: quarterly monitoring report, Quarter 2")
    assert known.language == "en-GB" and known.creator == "Carlisle City Council"
    assert str(known.created) == str(known.modified) == "2021-09-30 00:00:00"


def test_notes_are_numbered_in_words_and_stand_on_a_sheet_of_their_own(file_of: Made) -> None:
    """Essential: no symbols for notes but [note 1]."""
    book = openpyxl.load_workbook(BytesIO(file_of("by_hand", Format.XLSX)))
    budget = next(sheet for sheet in book if str(sheet["A1"].value).startswith("Budget and"))
    assert budget["A1"].value.endswith(" [note 1]")
    assert "Note 1: see the sheet “Notes”." in [cell.value for cell in budget["A"]]
    notes = {row[0].value: row[1].value for row in book["Notes"].iter_rows(min_row=3)}
    assert notes["[note 1]"] == "A variance above nought is an overspend."


def test_figures_are_numbers(file_of: Made) -> None:
    book = openpyxl.load_workbook(BytesIO(file_of("by_hand", Format.XLSX)))
    budget = next(sheet for sheet in book if str(sheet["A1"].value).startswith("Budget and"))
    (table,) = budget.tables.values()
    row = next(row for row in budget[table.ref] if row[0].value == "Grants")
    assert [cell.value for cell in row[1:6]] == [-1450000, -725000, -835000, -1560000, -110000]


def test_what_is_empty_is_explained(file_of: Made) -> None:
    """Essential: empty cells explained."""
    book = openpyxl.load_workbook(BytesIO(file_of("by_hand", Format.XLSX)))
    budget = next(sheet for sheet in book if str(sheet["A1"].value).startswith("Budget and"))
    assert "An empty cell has nothing to say." in [cell.value for cell in budget["A"]]


def test_what_is_exempt_says_so_and_the_public_workbook_has_none(file_of: Made) -> None:
    assert SECRET.encode() not in unzipped(file_of("by_hand", Format.XLSX, public=True))
    book = openpyxl.load_workbook(BytesIO(file_of("by_hand", Format.XLSX)))
    secret = [sheet for sheet in book if SECRET in str(sheet["A1"].value)]
    assert secret and all("Not for publication" in sheet["A2"].value for sheet in secret)
    words = [[cell.value for cell in row] for row in book["Words"].iter_rows(min_row=3)]
    about = {row[-1] for row in words if SECRET in str(row)}
    assert about == {"Not for publication: exempt under paragraph 3 of Schedule 12A"}
    assert (
        "parts of this workbook" in " ".join(str(cell.value) for cell in book["Cover"]["A"]).lower()
    )


def unzipped(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_the_same_report_gives_the_same_bytes(file_of: Made) -> None:
    assert workbook_of(content_of(by_hand(), FACTS)) == file_of("by_hand", Format.XLSX)


def test_libreoffice_shows_every_cell_as_the_page_prints_it(
    file_of: Made, soffice: Callable[..., Path]
) -> None:
    """The same words and figures, signs, pounds, percentages and symbols among them."""
    folder = soffice(file_of("by_hand", Format.XLSX), ".xlsx", EVERY_SHEET)
    for item, rows in zip(TABLES, opened(folder), strict=True):
        told = [[words_in(cell) for cell in row] for row in item.table.rows]
        assert rows[-len(told) :] == told


def test_libreoffice_calculates_nothing_of_hostile_words(
    file_of: Made, soffice: Callable[..., Path]
) -> None:
    folder = soffice(file_of("hostile", Format.XLSX), ".xlsx", EVERY_SHEET)
    items = [item for item in content_of(hostile(), FACTS).items if isinstance(item, Tabled)]
    for item, rows in zip(items, opened(folder), strict=True):
        told = [[words_in(cell) for cell in row] for row in item.table.rows]
        assert rows[-len(told) :] == told


def opened(folder: Path) -> Iterator[list[list[str]]]:
    """The sheets of tables as LibreOffice shows them, in their order."""
    files = {file.stem.partition("-")[2]: file for file in folder.glob("given-*.csv")}
    numbered = [name for name in files if name.partition(" ")[0].isdigit()]
    for name in sorted(numbered, key=lambda name: int(name.partition(" ")[0])):
        yield list(csv.reader(files[name].open(encoding="utf-8", newline="")))


FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://x")', "#REF!", "_x0041_")


def test_words_that_look_like_formulas_errors_or_escapes_stay_words() -> None:
    table = tables.from_rows(
        [(words, words) for words in FORMULAS],
        caption="=1+1",
        headings=(Heading("=A"), Heading("=A")),
    )
    notebook = pages.notebook(rest=[("## =1+1", Section(name="s", blocks=(table,)))])
    content = workbook_of(content_of(notebook, FACTS))
    read = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    name = next(name for name in read.sheet_names if name.startswith("1 "))
    rows = read.get_sheet_by_name(name).to_python()
    assert [row[0] for row in rows[-len(FORMULAS) :]] == list(FORMULAS)
    sheet = openpyxl.load_workbook(BytesIO(content))[name]
    body = list(sheet.iter_rows(min_row=sheet.max_row - len(FORMULAS) + 1))
    assert [row[0].quotePrefix for row in body] == [True] * 5 + [False] * 2


def test_a_text_longer_than_a_cell_goes_on_in_the_next() -> None:
    words = "word " * 50_000
    notebook = pages.notebook(
        rest=[("## Long", Section(name="s", blocks=(Paragraph(text=words),)))]
    )
    book = openpyxl.load_workbook(BytesIO(workbook_of(content_of(notebook, FACTS))))
    told = [row[3].value for row in book["Words"].iter_rows(min_row=4) if row[0].value == "Long"]
    assert "".join(told) == words


def test_a_cell_longer_than_a_cell_may_be_says_that_it_is_cut() -> None:
    table = tables.from_rows([("x" * 40_000,)], caption="Long", headings=(Heading("A"),))
    notebook = pages.notebook(rest=[("## Long", Section(name="s", blocks=(table,)))])
    book = openpyxl.load_workbook(BytesIO(workbook_of(content_of(notebook, FACTS))))
    value = book["1 Long"].cell(book["1 Long"].max_row, 1).value
    assert len(value) == 32_000 and value.endswith(CUT)


def test_a_table_without_rows_says_so() -> None:
    table = tables.from_rows([], caption="None", headings=(Heading("A"), Heading("B")))
    notebook = pages.notebook(rest=[("## None", Section(name="s", blocks=(table,)))])
    book = openpyxl.load_workbook(BytesIO(workbook_of(content_of(notebook, FACTS))))
    assert [cell.value for cell in book["1 None"][book["1 None"].max_row]] == ["None to list", None]


def test_every_word_of_the_report_is_on_a_sheet(file_of: Made) -> None:
    book = openpyxl.load_workbook(BytesIO(file_of("by_hand", Format.XLSX)))
    told = {row[3].value for row in book["Words"].iter_rows(min_row=4)}
    assert {clean(item.text) for item in ITEMS if isinstance(item, Said)} <= told


def test_names_of_sheets_and_columns_are_allowed_and_differ() -> None:
    names = SheetNames()
    assert names.of("a/b: [c] 'd'?") == "1 a b c d"
    assert names.of("") == "2"
    long = names.of("word " * 20)
    assert len(long) <= 31 and long.startswith("3 word")
    assert names.of("x" * 50) == "4 " + "x" * 29
    assert table_name("4 Budget, 2021/22") == "Table_4_Budget_2021_22"
    assert list(headings(["A", "a", "", "A\nB", "A"])) == ["A", "a (2)", "Column", "A B", "A (3)"]
