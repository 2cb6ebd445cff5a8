"""One sheet of a workbook: its title, a few lines, then one table and nothing below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as Place
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from pmf_lib.run.data import FORMULA_STARTS
from pmf_lib.run.formats import cells
from pmf_lib.run.formats.figures import figure_in
from pmf_lib.run.formats.sheet_names import headings, one_line, table_name
from pmf_lib.views import theme
from pmf_lib.views.clean import clean
from pmf_lib.views.records import Cell

FONT = "Arial"
TITLE, HEAD, BODY, FIGURE, LINK = "Heading 1", "Column head", "Body", "Figure", "Hyperlink"
CUT = " … The rest is on the page."
_HEADING_1, _HYPERLINK = 16, 8  # the numbers that Excel knows its own styles by
_LONGEST = 32_000
_WIDEST, _NARROWEST, _COVER_WIDTH = 60, 10, 100
_LINE_POINTS, _HIGHEST = 15, 400  # of 409 that there may be
_WIDER = 0.95  # Arial's letters beside those that widths are counted in
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Sheet:
    """A sheet's name and title, the lines under it, and its one table; some columns hold figures.

    A cell that is a sheet is a link to it.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    lines: tuple[str, ...] = ()
    figures: frozenset[int] = frozenset()


Value = str | float | Cell | Sheet


def number_styles(book: Workbook) -> None:
    """Give the workbook its named styles: no fills, ink on white."""
    ink, blue = (colour.lstrip("#") for colour in (theme.INK, theme.CATEGORICAL[0]))
    top = Alignment(vertical="top", wrap_text=True)
    right = Alignment(vertical="top", horizontal="right", wrap_text=True)
    title = NamedStyle(TITLE, builtinId=_HEADING_1)
    title.font, title.alignment = Font(FONT, 14, bold=True, color=blue), Alignment(vertical="top")
    head = NamedStyle(HEAD, Font(FONT, 11, bold=True, color=ink), alignment=top)
    body = NamedStyle(BODY, Font(FONT, 11, color=ink), alignment=top)
    figure = NamedStyle(FIGURE, Font(FONT, 11, color=ink), alignment=right)
    link = NamedStyle(LINK, builtinId=_HYPERLINK, alignment=top)
    link.font = Font(FONT, 11, underline="single", color="1A5F9E")
    for style in (title, head, body, figure, link):
        book.add_named_style(style)


def write_lines(page: Worksheet, lines: tuple[str, ...]) -> None:
    """A sheet of lines alone, the first of them its title."""
    page.column_dimensions["A"].width = _COVER_WIDTH
    for number, line in enumerate(lines, start=1):
        _put(page.cell(number, 1), line, TITLE if number == 1 else BODY)
        _high(page, number, [line], [_COVER_WIDTH])
    page.cell(1, 1).alignment = Alignment(vertical="top", wrap_text=True)
    _on_paper(page)


def write_sheet(page: Worksheet, sheet: Sheet) -> None:
    """A sheet with its table, which starts at the left edge."""
    for number, line in enumerate((sheet.title, *sheet.lines), start=1):
        place = page.cell(number, 1)
        _put(place, line, TITLE if number == 1 else BODY)
        place.alignment = Alignment(vertical="top", wrap_text=False)
    first = len(sheet.lines) + 2
    titles = tuple(headings(sheet.columns))
    for column, title in enumerate(titles, start=1):
        _put(page.cell(first, column), title, HEAD)
    rows = sheet.rows or (("None to list", *("" for _ in titles[1:])),)
    for number, row in enumerate(rows, start=first + 1):
        for column, value in enumerate(row):
            _fill(page.cell(number, column + 1), value, numeric=column in sheet.figures)
    _mark(page, sheet.name, titles, first, first + len(rows))
    widths = _widths(titles, rows)
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate((titles, *rows), start=first):
        _high(page, number, [_shown(value) for value in row], widths)
    page.print_title_rows = f"{first}:{first}"
    _on_paper(page)


def _fill(place: Place, value: Value, *, numeric: bool) -> None:
    """A value in its cell: a number with its look, a link to a sheet, or words."""
    style = FIGURE if numeric else BODY
    if isinstance(value, Sheet):
        _put(place, value.name, LINK)
        inside = f"'{value.name}'!A1"
        place.hyperlink = Hyperlink(ref=place.coordinate, location=inside, display=value.name)
        place.style = LINK
        return
    if isinstance(value, float):
        place.value, place.style = value, FIGURE
        return
    figure = None if isinstance(value, str) else figure_in(value)
    if figure is None:
        _put(place, _shown(value), style)
    else:
        place.value, place.style = figure.value, style
        place.number_format = figure.format


def _put(place: Place, text: str, style: str) -> None:
    """Words in a cell, whatever they look like: never a formula, an error or a number."""
    words = clean(text)
    if len(words) > _LONGEST:
        words = words[: _LONGEST - len(CUT)] + CUT
    place.style = style
    if not words:
        return
    place.value = _ESCAPE.sub("_x005F_", words)
    place.data_type = "s"
    place.quotePrefix = words.startswith(FORMULA_STARTS)


def _mark(page: Worksheet, name: str, titles: tuple[str, ...], first: int, last: int) -> None:
    """Mark the table as one: named, with its one head row, and no filter buttons."""
    ref = f"A{first}:{get_column_letter(len(titles))}{last}"
    table = Table(displayName=table_name(name), ref=ref)
    table.tableColumns = [
        TableColumn(id=number, name=title) for number, title in enumerate(titles, start=1)
    ]
    table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=False)
    page.add_table(table)


def _widths(titles: tuple[str, ...], rows: tuple[tuple[Value, ...], ...]) -> list[int]:
    return [
        min(
            max(_NARROWEST, *(len(one_line(_shown(line[column]))) + 2 for line in (titles, *rows))),
            _WIDEST,
        )
        for column in range(len(titles))
    ]


def _high(page: Worksheet, row: int, texts: list[str], widths: list[int]) -> None:
    """Make a row as high as its longest text; not every program does that on opening."""
    lines = (
        sum(ceil((len(line) + 1) * _WIDER / width) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    page.row_dimensions[row].height = min(max(1, *lines, 1) * _LINE_POINTS, _HIGHEST)


def _shown(value: Value) -> str:
    if isinstance(value, Sheet):
        return value.name
    if isinstance(value, float):
        return f"{value:g}"
    return value if isinstance(value, str) else cells.words_in(value)


def _on_paper(page: Worksheet) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
