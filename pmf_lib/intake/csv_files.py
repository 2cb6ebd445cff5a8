"""CSV files, read record by record: memory does not grow with the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TextIO

from pmf_lib.intake.encodings import WINDOWS, TextFile
from pmf_lib.intake.faults import Fault, FaultLog, Place, Severity
from pmf_lib.intake.headings import SEARCHED_ROWS, Row, matches

DELIMITERS = (",", ";", "\t")
_LONGEST_LINE = 1_000_000
_SAMPLE = 1 << 16
_NEVER_CLOSED = ("unexpected end of data", "field larger than field limit")

# A cell that is merely too long is a fault of its row. One as long as no line may be was never
# closed, and has swallowed what follows it.
csv.field_size_limit(_LONGEST_LINE)


class _LineTooLongError(Exception):
    """A line that no row of a table can be."""


def csv_rows(
    path: Path, text: TextFile, headings: Collection[str], place: Place, log: FaultLog
) -> Iterator[Row]:
    """The file's records with their line numbers as a spreadsheet counts them, blank ones too.

    `headings` are those it may have, by which its delimiter is known. Notes how the file was read
    where that is doubtful. Raises OSError.
    """
    with _opened(path, text) as file:
        delimiter = _delimiter(file.read(_SAMPLE), headings)
    _note_doubts(text, delimiter, place, log)
    with _opened(path, text) as file:
        yield from _records(csv.reader(_lines(file), delimiter=delimiter, strict=True), place, log)


def _opened(path: Path, text: TextFile) -> TextIO:
    return path.open(encoding=text.encoding, errors="replace", newline="")


def _delimiter(sample: str, headings: Collection[str]) -> str:
    """The delimiter under which the first rows name most headings; a comma where none does."""
    counts = []
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        counts.append(max(_counts(reader, headings), default=0))
    return DELIMITERS[counts.index(max(counts))]


def _counts(reader: Iterator[list[str]], headings: Collection[str]) -> Iterator[int]:
    for _ in range(SEARCHED_ROWS):
        try:
            yield matches(next(reader), headings)
        except (StopIteration, csv.Error):
            return


def _note_doubts(text: TextFile, delimiter: str, place: Place, log: FaultLog) -> None:
    if text.encoding == WINDOWS:
        allowed = "UTF-8; read as Windows-1252, so look at letters with accents and at pound signs"
        log.doubt("windows_1252", place, "text that is not UTF-8", allowed)
    if delimiter == ";":
        allowed = "commas; a comma inside a number is read as a thousands mark or not at all"
        log.doubt("semicolons", place, "columns divided by semicolons", allowed)


def _lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(_LONGEST_LINE):
        if len(line) >= _LONGEST_LINE:
            raise _LineTooLongError
        yield line


def _records(reader: Iterator[list[str]], place: Place, log: FaultLog) -> Iterator[Row]:
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _LineTooLongError:
            found = f"line {number} has more than {_LONGEST_LINE:,} characters"
            log.structural("line_too_long", place, found, "rows of a table, one a line")
            return
        except csv.Error as error:
            if str(error).startswith(_NEVER_CLOSED):
                found = f"a quotation mark opened on or after line {number} is never closed"
                log.structural("open_quote", place, found, "quotation marks in pairs")
                return
            log.add(_bad_quotes(place, number))
            continue
        yield number, cells


def _bad_quotes(place: Place, number: int) -> Fault:
    allowed = 'a quoted cell ends at its quotation mark; one inside it is written twice ("")'
    return Fault(Severity.ERROR, "bad_quotes", place, allowed, number, found="text after a quote")
