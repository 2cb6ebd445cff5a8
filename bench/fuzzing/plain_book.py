"""A workbook's cells read straight from its XML, whatever names its spaces have.

openpyxl passes over cells of a kind it does not know; here everything that stands in the file is
seen.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

_PLACE = re.compile(r"([A-Z]+)(\d+)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_PERCENTS = {9, 10}
Cells = tuple[str, ...]


@dataclass(frozen=True)
class _Book:
    """What the cells of a workbook refer to: its texts, and its styles that change a reading."""

    texts: tuple[str, ...]
    percents: frozenset[int]
    dates: frozenset[int]


def plain_grids(path: Path) -> Iterator[dict[int, tuple[Cells, ...]]]:
    """Each worksheet of the archive: its rows by number, each with its one tuple of cells."""
    with ZipFile(path) as archive:
        parts = {name.lower(): name for name in archive.namelist()}
        texts = _texts(archive, parts)
        book = _Book(texts, *_styles(archive, parts))
        for name in parts.values():
            if name.endswith(".xml") and posixpath.basename(name).startswith("sheet"):
                yield _grid(ElementTree.fromstring(archive.read(name)), book)


def _texts(archive: ZipFile, parts: dict[str, str]) -> tuple[str, ...]:
    name = parts.get("xl/sharedstrings.xml")
    if name is None:
        return ()
    return tuple(_shown(item) for item in _all(ElementTree.fromstring(archive.read(name)), "si"))


def _styles(archive: ZipFile, parts: dict[str, str]) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of the cell styles that show percentages, and of those that show days."""
    name = parts.get("xl/styles.xml")
    if name is None:
        return frozenset(), frozenset()
    tree = ElementTree.fromstring(archive.read(name))
    own = {form.get("numFmtId", ""): form.get("formatCode", "") for form in _all(tree, "numFmt")}
    used = [xf.get("numFmtId", "0") for part in _all(tree, "cellXfs") for xf in _all(part, "xf")]
    percents, dates = set(), set()
    for number, form in enumerate(used):
        shown = _SHOWN.sub("", own.get(form, "")).lower()
        if "%" in shown or int(form) in _PERCENTS:
            percents.add(number)
        elif int(form) in _DATES or set(shown) & set("ymdhs"):
            dates.add(number)
    return frozenset(percents), frozenset(dates)


def _grid(tree: Element, book: _Book) -> dict[int, tuple[Cells, ...]]:
    rows: dict[int, dict[int, str]] = {}
    row, column = 0, -1
    for element in tree.iter():
        if _name(element) == "row":
            row, column = int(element.get("r", row + 1)), -1
        elif _name(element) == "c":
            place = _PLACE.fullmatch(element.get("r", ""))
            row = int(place[2]) if place else row
            column = _number(place[1]) if place else column + 1
            rows.setdefault(row, {})[column] = _word(element, book)
    return {
        number: (tuple(cells.get(at, "") for at in range(min(max(cells), 20_000) + 1)),)
        for number, cells in rows.items()
    }


def _word(cell: Element, book: _Book) -> str:
    kind, style = cell.get("t", "n"), int(cell.get("s", "0"))
    value = "".join("".join(part.itertext()) for part in _all(cell, "v"))
    if kind == "s":
        at = int(value or -1)
        return book.texts[at] if 0 <= at < len(book.texts) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind != "n" or not value:
        return _shown(cell) or _unescaped(value)
    return _figure(value, style, book)


def _figure(value: str, style: int, book: _Book) -> str:
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return value
    if style in book.percents:
        return f"{(number * 100).normalize():f}%"
    if style in book.dates and 0 < number < 100_000:
        day = datetime(1899, 12, 30) + timedelta(days=float(number))
        return day.strftime("%Y-%m-%d")
    if abs(number) < 10**20 and number == number.to_integral_value():
        return f"{number:.0f}"
    return repr(float(number))


def _shown(item: Element) -> str:
    """The text of an item, without how it is spoken."""
    found = ["".join(part.itertext()) for part in _all(item, "t")]
    spoken = [part.text or "" for run in _all(item, "rPh") for part in _all(run, "t")]
    return _unescaped("".join(found[: len(found) - len(spoken)] if spoken else found))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _all(tree: Element, name: str) -> Iterator[Element]:
    return (element for element in tree.iter() if _name(element) == name)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
