"""A report's tables as open data: a CSV file each, and a Frictionless data package that tells them.

Each file has one head row and one kind of data a column. Figures are bare numbers; where the page
prints more than the number, such as that it is provisional, a column beside says what it prints.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd

from pmf_lib.run.data import LICENCE, csv_bytes
from pmf_lib.run.formats.cells import words_in
from pmf_lib.run.formats.content import Content
from pmf_lib.run.formats.figures import figure_in
from pmf_lib.run.formats.items import Tabled, Where
from pmf_lib.run.formats.sheet_names import headings, one_line
from pmf_lib.run.formats.zipped import without_clock
from pmf_lib.views.clean import clean, slug
from pmf_lib.views.records import Cell, Table, Text
from pmf_lib.views.tables import Heading, from_rows
from pmf_lib.views.words import is_known

PACKAGE = "datapackage.json"
AS_PRINTED = "as printed"
_SYMBOLS = re.compile(r"(\[\w+\] ?)*")
_BARE = re.compile(r"[\d#,.0£%\"; −]*|.*days?\"")
_LONGEST_NAME = 60
_REPORT = (Heading("Report"), Heading("Council"), Heading("Period"))


@dataclass(frozen=True)
class _Column:
    title: str
    values: list[str | float | None]
    type: str


def open_tables_of(content: Content) -> bytes:
    """The report's tables as the bytes of a .zip file.

    A data package has one table at least: of a report without any, it tells which report that is.
    """
    tables = [item for item in content.items if isinstance(item, Tabled)] or [_no_table(content)]
    names = [f"{item.number:02d}-{slug(item.table.caption)[:_LONGEST_NAME]}" for item in tables]
    columns = [list(_columns(item.table)) for item in tables]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(PACKAGE, _package(content, tables, names, columns))
        for name, found in zip(names, columns, strict=True):
            titles = headings(column.title for column in found)
            frame = pd.DataFrame(
                {
                    title: pd.Series(column.values, dtype="float64" if _is_number(column) else None)
                    for title, column in zip(titles, found, strict=True)
                }
            )
            archive.writestr(f"{name}.csv", csv_bytes(frame))
    return without_clock(out.getvalue())


def _no_table(content: Content) -> Tabled:
    opening = content.opening
    row = (opening.title, opening.council, opening.period_label)
    table = from_rows([row], caption="A report without a table", headings=_REPORT)
    return Tabled(Where(), table, 1)


def _columns(table: Table) -> Iterator[_Column]:
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        title = one_line(clean(column.title))
        texts: list[str | float | None] = [one_line(words_in(cell)) for cell in cells]
        if not any(map(_number, cells)) or not all(map(_fits, cells)):
            yield _Column(title, texts, "string")
            continue
        yield _Column(title, [_number(cell) for cell in cells], "number")
        if any(map(_says_more, cells)):
            yield _Column(f"{title} ({AS_PRINTED})", texts, "string")


def _number(cell: Cell) -> float | None:
    return cell.number if isinstance(cell, Text) and is_known(cell.number) else None


def _fits(cell: Cell) -> bool:
    """Whether a cell can stand in a column of numbers: one, or a mark that there is none."""
    if not isinstance(cell, Text):
        return False
    return is_known(cell.number) or bool(_SYMBOLS.fullmatch(cell.text))


def _says_more(cell: Cell) -> bool:
    """Whether a cell prints more than its number and the sign of what it counts."""
    figure = figure_in(cell)
    return bool(words_in(cell)) and (figure is None or not _BARE.fullmatch(figure.format))


def _is_number(column: _Column) -> bool:
    return column.type == "number"


def _package(
    content: Content, tables: list[Tabled], names: list[str], columns: list[list[_Column]]
) -> str:
    opening = content.opening
    notice = f"{opening.notice} " if opening.notice else ""
    package = {
        "profile": "tabular-data-package",
        "name": slug(opening.title)[:_LONGEST_NAME],
        "title": clean(content.title),
        "description": f"{clean(notice)}A text that begins like a formula is written with an "
        "apostrophe before it. An empty number is missing; what the page prints for it stands "
        f"in the column “{AS_PRINTED}”.",
        "resources": [_resource(*each) for each in zip(tables, names, columns, strict=True)],
    }
    if not any(item.where.exempt for item in content.items):
        package["licenses"] = [LICENCE]
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(item: Tabled, name: str, columns: list[_Column]) -> dict[str, Any]:
    exempt = item.where.exempt
    told = [f"Not for publication: exempt under {exempt} of Schedule 12A."] if exempt else []
    told += [item.table.caption, *item.table.notes]
    told += [f"Source: {item.table.source}"] if item.table.source else []
    titles = headings(column.title for column in columns)
    fields = [
        {"name": title, "type": column.type} for title, column in zip(titles, columns, strict=True)
    ]
    return {
        "name": name,
        "profile": "tabular-data-resource",
        "path": f"{name}.csv",
        "description": clean(" ".join(told)),
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }
