"""The figures that a report prints, read from each of its formats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import docx
import openpyxl
from bs4 import BeautifulSoup
from docx.oxml.ns import qn

from pmf_lib.run.formats.figures import Figure
from tests.run.formats.test_figures import shown

_FIGURE = re.compile(r"[−-]?£?\d[\d,]*(?:\.\d+)?%?")
_BROKEN_MINUS = re.compile(r"−\s+(?=[£\d])")
Row = tuple[str, ...]


def figures_in(text: str) -> Counter[str]:
    """Every figure in a text, with how often it comes."""
    return Counter(
        found.strip(",")
        for found in _FIGURE.findall(_BROKEN_MINUS.sub("−", " ".join(text.split())))
    )


def page_text(page: str) -> str:
    """What a page says, without its drawings."""
    soup = BeautifulSoup(page, "html.parser")
    (main,) = soup.select("main")
    for drawing in main.select("svg, nav"):
        drawing.decompose()
    return main.get_text(" ")


def page_tables(page: str) -> Counter[Row]:
    """Every row of a page's tables, as words."""
    soup = BeautifulSoup(page, "html.parser")
    for line in soup.select("svg.spark"):
        line.replace_with(line.title.get_text() if line.title else "")
    for drawing in soup.select("svg, [aria-hidden]"):
        drawing.decompose()
    rows = (row.select("th, td") for row in soup.select("table tbody tr"))
    return Counter(tuple(one_line(cell.get_text()) for cell in row) for row in rows)


def word_text(content: bytes) -> str:
    """What a Word document says, in tables and out of them."""
    body = docx.Document(BytesIO(content)).element.body
    paragraphs = body.iter(qn("w:p"))
    return "\n".join(
        "".join(text.text or "" for text in each.iter(qn("w:t"))) for each in paragraphs
    )


def word_tables(content: bytes) -> Counter[Row]:
    """Every row of a Word document's tables but the heads."""
    document = docx.Document(BytesIO(content))
    return Counter(
        tuple(one_line(re.sub(r"^\u00a0\S\u00a0", "", cell.text)) for cell in row.cells)
        for table in document.tables
        for row in table.rows[1:]
    )


def book_text(content: bytes) -> str:
    """What a workbook says as it is shown."""
    book = openpyxl.load_workbook(BytesIO(content))
    return "\n".join(
        word for sheet in book for row in sheet.iter_rows() for word in _row(row) if word
    )


def book_tables(content: bytes) -> Counter[Row]:
    """Every row of the sheets that hold a table of the report."""
    book = openpyxl.load_workbook(BytesIO(content))
    found: Counter[Row] = Counter()
    for sheet in book:
        if sheet.title.partition(" ")[0].isdigit():
            (table,) = sheet.tables.values()
            found.update(tuple(_row(row)) for row in sheet[table.ref][1:])
    return found


def _row(row: tuple[object, ...]) -> Iterator[str]:
    for cell in row:
        value = cell.value  # type: ignore[attr-defined]
        if isinstance(value, int | float):
            form = cell.number_format  # type: ignore[attr-defined]
            yield str(value) if form == "General" else shown(Figure(float(value), form))
        else:
            yield one_line(value or "")


def one_line(text: str) -> str:
    """Words with one space between them, as a reader sees them."""
    return " ".join(text.split())
