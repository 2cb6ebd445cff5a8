"""The sound sources that are damaged: small files such as services hand in, of every kind."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

from pmf_lib.council import Council, load_council
from pmf_lib.intake import Known

DAY = date(2021, 10, 20)
KINDS = {"P-1": "percent", "C-1": "count", "Y-1": "yes_no", "M-1": "money"}
KNOWN = Known(measures=frozenset(KINDS), kinds=KINDS)
FOLDER = Path(__file__).parent
PROFILE = "small"


@dataclass(frozen=True)
class Sheet:
    """A table's name, its headings and its rows as a person would write them."""

    table: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def csv(self, delimiter: str = ",", newline: str = "\r\n") -> str:
        """The sheet as a text file."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=delimiter, lineterminator=newline)
        writer.writerows((self.headings, *self.rows))
        return text.getvalue()


SHEETS = (
    Sheet(
        "values",
        ("measure", "unit", "period", "value", "numerator", "denominator", "recorded_on", "note"),
        (
            ("P-1", "parks", "2021-22-Q1", "87.5%", "7", "8", "2021-07-05", "First"),
            ("M-1", "Parks", "Q2 2021/22", "£1,234.50", "", "", "5/10/2021", 'Said "well", then'),
            ("C-1", "1", "2021-22-M06", "(3.2)", "", "", "5 October 2021", "Two\nlines; três"),
            ("Y-1", "waste", "2021-22-Q2", "yes", "", "", "2021-10-05", ""),
            ("C-1", "waste", "Sep 2021", "1.2m [p]", "1,200", "", "44474", "café 😀"),
            ("C-1", "waste", "2021-22-M05", "n/a", "", "", "2021-10-05", "not yet"),
        ),
    ),
    Sheet(
        "budget",
        ("Unit", "Line", "Period", "Budget", "Budget to date", "Actual", "Forecast"),
        (
            ("parks", "Staff", "2021-22-Q2", "£100,000", "50000", "49,999.99", "99,000"),
            ("waste", "Vehicles", "2021-22-Q2", "1e5", "5e4", "-12.5", "12.5-"),
            ("waste", "Income", "2021-22-Q2", "(2,000)", "(1,000)", "minus 999", "<5"),
        ),
    ),
    Sheet(
        "financial_issues",
        ("unit", "period", "title", "detail"),
        (
            ("parks", "2021-22-Q1", "Storm", "Trees fell, twice"),
            ("waste", "2021-22-Q2", "Fuel", 'Dearer by "a lot"'),
        ),
    ),
    Sheet(
        "targets",
        ("measure", "period", "target", "set_on", "reason"),
        (
            ("P-1", "2021-22", "90", "1 April 2021", "As before"),
            ("C-1", "2021-22-Q2", "about 100", "01/04/2021", ""),
        ),
    ),
)


def council() -> Council:
    """The small council whose units the sources name."""
    return load_council(PROFILE, FOLDER)


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a workbook, with numbers as numbers and one shown as a percentage."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.table)
        page.append(list(sheet.headings))
        for row in sheet.rows:
            page.append([float(cell) if cell.isdigit() else cell for cell in row])
        if sheet.table == "values":
            page["D2"] = 0.875
            page["D2"].number_format = "0.0%"
            page["G2"] = date(2021, 7, 5)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def database(sheet: Sheet) -> bytes:
    """The sheet as an SQLite file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "source.sqlite"
        connection = sqlite3.connect(path)
        with connection:
            names = ", ".join(f'"{name}"' for name in sheet.headings)
            connection.execute(f'CREATE TABLE "{sheet.table}" ({names})')
            marks = ", ".join("?" for _ in sheet.headings)
            connection.executemany(f'INSERT INTO "{sheet.table}" VALUES ({marks})', sheet.rows)
        connection.close()
        return path.read_bytes()


MAPPED = Sheet(
    "budget",
    ("Service", "Cost line", "Quarter", "Whole year", "Spent", "#"),
    (
        ("Parks service", "Staff", "2021-22-Q2", "£100,000", "49,999.99", "1"),
        ("Waste service", "Vehicles", "2021-22-Q2", "(3)", "12.5", "2"),
    ),
)
MAPPING = """files:
- file: export.csv
  table: budget
  columns: {Service: unit, Cost line: line, Quarter: period, Whole year: budget, Spent: actual}
  constants: {note: 'As exported', forecast: '12.5'}
  translate:
    unit: {Parks service: parks, Waste service: waste}
  left_out: ['#']
"""
