"""What is looked for in an output that hostile text went into."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from icalendar import Calendar
from openpyxl import load_workbook

from pmf_lib.run.data import FORMULA_STARTS

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}
_TAG = re.compile(r"zq\d+z")
_NAME = re.compile(r"\.?[A-Za-z0-9][A-Za-z0-9_.-]*")
_NUMBER = re.compile(r"-?[\d.]+(e[+-]?\d+)?", re.IGNORECASE)
_FIELDS = re.compile(r"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)")
_OWN_FIELDS = {"", "TOC", "SEQ", "PAGE", "NUMPAGES", "PAGEREF", "REF", "STYLEREF"}
_OWN_LINES = {
    *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP"),
    *("DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP", ""),
}


def letters(text: str) -> str:
    """What a reader sees of a text: no blanks, no signs that are not seen, all letters small.

    What cannot be written at all, half of a surrogate pair, is a question mark in a file.
    """
    written = text.encode("utf-8", errors="replace").decode("utf-8")
    plain = unicodedata.normalize("NFD", written)
    seen = (sign for sign in plain if unicodedata.category(sign) not in _DROPPED)
    return "".join(sign for sign in seen if sign != "\ufffd").casefold()


def unreadable(text: str, texts: Mapping[str, str]) -> list[str]:
    """The tags that stand in a text without the whole of what was written before them."""
    seen = letters(text)
    return [
        tag for tag in set(_TAG.findall(seen)) if tag in texts and letters(texts[tag]) not in seen
    ]


def steering(printed: str) -> set[str]:
    """The signs in what was printed that a terminal could obey."""
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return {sign for sign in printed if unicodedata.category(sign) in unseen and sign != "\n"}


def bad_names(folder: Path) -> list[str]:
    """The files and folders with names that are not plain, or that lead elsewhere."""
    root = folder.resolve()
    return [
        str(path)
        for path in folder.rglob("*")
        if not _NAME.fullmatch(path.name) or root not in path.resolve().parents
    ]


def formulas_in_csv(path: Path) -> list[str]:
    """The cells that a spreadsheet would calculate."""
    with path.open(newline="", encoding="utf-8") as file:
        cells = (cell for row in csv.reader(file) for cell in row)
        return [
            cell[:80]
            for cell in cells
            if cell.startswith(FORMULA_STARTS) and not _NUMBER.fullmatch(cell)
        ]


def formulas_in_workbook(path: Path) -> list[str]:
    """The cells of a workbook that are formulas, or links to elsewhere."""
    book = load_workbook(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    found = [cell.coordinate for cell in cells if cell.data_type == "f"]
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]
    return [*found, *links]


def links_in_word(path: Path) -> list[str]:
    """The fields of a document that are not the program's own, and its links to elsewhere."""
    with ZipFile(path) as archive:
        texts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    told = [first or second for text in texts.values() for first, second in _FIELDS.findall(text)]
    fields = [field for field in told if (field.split() or [""])[0] not in _OWN_FIELDS]
    outside = [name for name, text in texts.items() if 'TargetMode="External"' in text]
    return [*fields, *outside]


def calendar_faults(content: bytes) -> list[str]:
    """Lines and parts of a calendar that are not ours."""
    unfolded = content.replace(b"\r\n ", b"").split(b"\r\n")
    names = {re.split(rb"[:;]", line)[0].decode() for line in unfolded}
    calendar = Calendar.from_ical(content)
    parts = {part.name for part in calendar.walk()} - {"VCALENDAR", "VEVENT"}
    begun = sum(line == b"BEGIN:VEVENT" for line in unfolded)
    events = len(list(calendar.walk("VEVENT")))
    wrong = [f"{begun} begun, {events} read"] if begun != events else []
    return [*sorted(names - _OWN_LINES), *sorted(map(str, parts)), *wrong]
