"""What the workbook reader does not tell: formula errors, formulas never calculated, percentages.

Read straight from the sheet's XML, as a stream. The extent of the sheet is found here too, before
a reader makes room for every cell between the first and the last.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any
from xml.parsers import expat
from zipfile import ZipFile

from pmf_lib.intake.number_words import NOT_CALCULATED

_PIECE = 1 << 16
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LONGEST_FIGURE = 400
_PERCENT_FORMATS = {9, 10}
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
Attributes = dict[str, str]


@dataclass
class Marks:
    """Cells of a sheet by (row, column), both from 0. `rows` and `columns` are its extent."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    percents: set[tuple[int, int]] = field(default_factory=set)
    rows: int = 0
    columns: int = 0


class UnsafeXmlError(Exception):
    """XML with a document type, which no workbook needs and an attacker does."""


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """Each sheet's name and the part of the archive that holds it."""
    book = _book_part(archive)
    targets = _targets(archive, book)
    found: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            key = next((text for key, text in attributes.items() if key.endswith(":id")), "")
            found[attributes.get("name", "")] = targets.get(key, "")

    _parse(archive, book, start)
    return found


def percent_styles(archive: ZipFile) -> frozenset[int]:
    """The numbers of the cell styles that show 0.875 as 87.5%."""
    book = _book_part(archive)
    part = posixpath.join(posixpath.dirname(book), "styles.xml")
    if part not in archive.namelist():
        return frozenset()
    formats = set(_PERCENT_FORMATS)
    styles: list[int] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "numFmt" and "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
            formats.add(int(attributes["numFmtId"]))
        if name == "xf" and "cellXfs" in inside:
            styles.append(int(attributes.get("numFmtId", 0)))
        inside.append(name)

    _parse(archive, part, start, lambda _: inside.pop())
    return frozenset(number for number, style in enumerate(styles) if style in formats)


def read_marks(archive: ZipFile, part: str, percents: frozenset[int]) -> Marks:
    """The marks of one sheet. Raises UnsafeXmlError, expat.ExpatError, KeyError and ValueError."""
    reader = _SheetReader(percents)
    _parse(archive, part, reader.start, reader.end, reader.text)
    return reader.marks


class _SheetReader:
    """Follows a sheet's XML from cell to cell."""

    def __init__(self, percents: frozenset[int]) -> None:
        self.marks = Marks()
        self._percents = percents
        self._row = self._column = -1
        self._type = ""
        self._style = 0
        self._formula = self._in_value = self._in_figure = False
        self._value = self._figure = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif name == "c":
            self._open(attributes)
        elif name == "f":
            self._formula = True
        elif name in ("v", "is"):
            self._in_value = True
            self._in_figure = name == "v"

    def end(self, name: str) -> None:
        if name in ("v", "is"):
            self._in_value = self._in_figure = False
        elif name == "c":
            self._close()

    def text(self, found: str) -> None:
        if self._in_value and len(self._value) < 20:
            self._value += found
        if self._in_figure and len(self._figure) < _LONGEST_FIGURE:
            self._figure += found

    def _open(self, attributes: Attributes) -> None:
        place = _CELL.fullmatch(attributes.get("r", ""))
        if place:
            self._row, self._column = int(place[2]) - 1, _column_number(place[1])
        else:
            self._column += 1
        self._type = attributes.get("t", "n")
        self._style = int(attributes.get("s", 0))
        self._formula, self._value, self._figure = False, "", ""
        self.marks.rows = max(self.marks.rows, self._row + 1)
        self.marks.columns = max(self.marks.columns, self._column + 1)

    def _close(self) -> None:
        where = (self._row, self._column)
        if self._type == "n" and self._figure.strip():
            # Readers take what a number begins with and lose the rest without a word.
            float(self._figure)
        if self._type == "e":
            self.marks.errors[where] = self._value.strip() or "#ERROR!"
        elif self._formula and not self._value and self._type != "str":
            self.marks.errors[where] = NOT_CALCULATED
        elif self._style in self._percents and self._type == "n" and self._value:
            self.marks.percents.add(where)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _book_part(archive: ZipFile) -> str:
    targets: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            targets.append(attributes.get("Target", "").lstrip("/"))

    _parse(archive, "_rels/.rels", start)
    return targets[0] if targets else "xl/workbook.xml"


def _targets(archive: ZipFile, book: str) -> dict[str, str]:
    folder, name = posixpath.split(book)
    found: dict[str, str] = {}

    def start(element: str, attributes: Attributes) -> None:
        if element == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[attributes.get("Id", "")] = posixpath.normpath(path)

    _parse(archive, posixpath.join(folder, "_rels", f"{name}.rels"), start)
    return found


def _parse(
    archive: ZipFile,
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], Any] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda name, found: start(name.rpartition(":")[2], found)
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    with archive.open(part) as stream:
        _feed(parser, stream)


def _feed(parser: expat.XMLParserType, stream: IO[bytes]) -> None:
    while piece := stream.read(_PIECE):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    raise UnsafeXmlError
