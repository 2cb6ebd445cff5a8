"""What a source is made of: a folder, a file or a database, as parts that each hold one table.

The list of measures and their history come in as another system exports them, CSV or workbook,
under the register's names (R0-039).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pmf_lib.errors import SourceError
from pmf_lib.intake.cells import visible
from pmf_lib.intake.csv_files import csv_rows
from pmf_lib.intake.databases import Database
from pmf_lib.intake.encodings import examine, file_hash
from pmf_lib.intake.faults import FaultLog, Place
from pmf_lib.intake.headings import Row, plain_name
from pmf_lib.intake.mapping import MAPPING_FILE, MappedFile, SourceMapping, read_mapping
from pmf_lib.intake.relabel import relabelled
from pmf_lib.intake.workbooks import BOOK_KINDS, Workbook, open_workbook
from pmf_lib.register import TABLES

TEXT_KINDS = frozenset({".csv", ".tsv"})
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+_.-]*://.*", re.DOTALL)
_SUFFIX = re.compile(r"_(\d\w*|[qm]\d\w*|part_?\w+)")
_LEFT_ALONE = re.compile(r"\..*|~\$.*|readme.*|datapackage\.json", re.IGNORECASE)
_NAMES = f"Files and sheets are named for the register's tables: {', '.join(TABLES)}"
Merged = list[tuple[int, int, int, int]]


@dataclass(frozen=True)
class Part:
    """One file or sheet that holds rows of one table; `open` gives its rows and merged cells."""

    place: Place
    open: Callable[[FaultLog], tuple[Iterator[Row], Merged]]


@dataclass(frozen=True)
class Source:
    """A source by its name without secrets. `digest` is called when all parts have been read."""

    name: str
    parts: tuple[Part, ...]
    digest: Callable[[], str]
    close: Callable[[], None]


def table_named(name: str) -> str | None:
    """The register's table that a file's stem or a sheet's name means; None for any other.

    Capitals, spaces and hyphens do not matter, and a year or part may follow: `Values-2020`.
    """
    plain = plain_name(name)
    if plain in TABLES:
        return plain
    for table in sorted(TABLES, key=len, reverse=True):
        if plain.startswith(table) and _SUFFIX.fullmatch(plain[len(table) :]):
            return table
    return None


def find_source(source: str, log: FaultLog) -> Source:
    """Look at what a source holds; a SourceError where it cannot be used at all."""
    if _URL.fullmatch(source):
        return _database(source, log)
    path = Path(source)
    try:
        found = _folder(path, log) if path.is_dir() else _single(path, log)
    except (OSError, ValueError) as error:
        raise _cannot_read(source, error) from error
    if not found.parts and not log.stopped:
        next_step = "Rename its files or sheets, or name another source"
        raise SourceError(f"“{visible(source)}” holds no table of the register", _NAMES, next_step)
    return found


def _single(path: Path, log: FaultLog) -> Source:
    if not path.exists():
        allowed = "A source is a folder, a CSV file, an .xlsx workbook or a database URL"
        raise SourceError(
            f"There is no file or folder “{visible(str(path))}”", allowed, "Check the path"
        )
    if not path.is_file():
        allowed = "A source is a folder, a CSV file, an .xlsx workbook or a database URL"
        raise SourceError(
            f"“{visible(str(path))}” is neither a file nor a folder", allowed, "Name another"
        )
    if path.suffix.lower() not in TEXT_KINDS | BOOK_KINDS:
        allowed = f"Files end in {', '.join(sorted(TEXT_KINDS | BOOK_KINDS))}"
        raise SourceError(
            f"“{visible(path.name)}” is not a kind of file that is read", allowed, "Save it so"
        )
    parts, digest = _file(path, SourceMapping(), log)
    return Source(visible(str(path)), tuple(parts), lambda: digest, _nothing)


def _folder(folder: Path, log: FaultLog) -> Source:
    """Every file of the folder itself, in the order of their names; folders in it are left."""
    files = sorted(path for path in folder.iterdir() if not _LEFT_ALONE.fullmatch(path.name))
    if not files:
        raise SourceError(
            f"The folder “{visible(str(folder))}” is empty", _NAMES, "Put the files into it"
        )
    readable = [path for path in files if _is_readable(path)]
    mapping = read_mapping(folder, [path.name for path in readable])
    parts: list[Part] = []
    whole = sha256(mapping.model_dump_json().encode() if mapping.files else b"")
    for path in files:
        if path not in readable:
            _note_left_out(path, log)
            continue
        held, digest = _file_in_folder(path, mapping, log)
        parts.extend(held)
        whole.update(f"{path.name}\0{digest}\n".encode("utf-8", errors="surrogateescape"))
    return Source(visible(str(folder)), tuple(parts), whole.hexdigest, _nothing)


def _is_readable(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in TEXT_KINDS | BOOK_KINDS


def _note_left_out(path: Path, log: FaultLog) -> None:
    if path.name != MAPPING_FILE:
        place = Place.of(None, path.name)
        log.doubt("unknown_file", place, path.name, "CSV files and workbooks")


def _file_in_folder(path: Path, mapping: SourceMapping, log: FaultLog) -> tuple[list[Part], str]:
    """A file among others: when it cannot be read its own table stops, and no other."""
    try:
        return _file(path, mapping, log)
    except (SourceError, OSError) as error:
        for table in mapping.tables(path.name) or (table_named(path.stem),):
            note_unreadable(Place.of(table, path.name), error, log)
        return [], ""


def note_unreadable(place: Place, error: Exception, log: FaultLog) -> None:
    """Note a file or sheet that could not be read to its end."""
    found = error.found if isinstance(error, SourceError) else str(error)
    allowed = error.allowed if isinstance(error, SourceError) else "a file that can be read"
    log.structural("unreadable_file", place, found, allowed)


def _file(path: Path, mapping: SourceMapping, log: FaultLog) -> tuple[list[Part], str]:
    if path.suffix.lower() in BOOK_KINDS:
        return _workbook(path, mapping, log), file_hash(path)
    return _text_file(path, mapping.of(path.name), log)


def _text_file(path: Path, mapped: MappedFile | None, log: FaultLog) -> tuple[list[Part], str]:
    name = mapped.table if mapped else table_named(path.stem)
    if name is None:
        log.doubt("unknown_file", Place.of(None, path.name), path.name, _NAMES)
        return [], ""
    text = examine(path)
    place = Place.of(name, path.name)
    if not text.is_text:
        log.structural("not_text", place, "a file that is not text", "a CSV file")
        return [], text.sha256
    headings = mapped.headings if mapped else TABLES[name].names
    part = Part(place, lambda log: (csv_rows(path, text, headings, place, log), []))
    return [_as_mapped(part, mapped)], text.sha256


def _workbook(path: Path, mapping: SourceMapping, log: FaultLog) -> list[Part]:
    book = open_workbook(path)
    mapped = {sheet: mapping.of(path.name, sheet) for sheet in book.sheets}
    if len(book.sheets) == 1:
        (only,) = book.sheets
        mapped[only] = mapped[only] or mapping.of(path.name)
    parts = []
    for sheet, table in _sheet_tables(book):
        of_sheet = mapped[sheet]
        if of_sheet is not None:
            parts.append(_as_mapped(_sheet(book, sheet, of_sheet.table), of_sheet))
        elif table is None:
            log.doubt("unknown_sheet", Place.of(None, path.name, sheet), sheet, _NAMES)
        else:
            parts.append(_sheet(book, sheet, table))
    return parts


def _sheet_tables(book: Workbook) -> list[tuple[str, str | None]]:
    """The table that each sheet is named for; a workbook's only one may be named by the file."""
    named = [(sheet, table_named(sheet)) for sheet in book.sheets]
    if not any(table for _, table in named) and len(named) == 1:
        return [(book.sheets[0], table_named(book.path.stem))]
    return named


def _sheet(book: Workbook, sheet: str, table: str) -> Part:
    return Part(Place.of(table, book.path.name, sheet), lambda log: book.rows(sheet))


def _as_mapped(part: Part, mapped: MappedFile | None) -> Part:
    """The part under the register's headings where the folder's mapping speaks of it."""
    if mapped is None:
        return part

    def opened(log: FaultLog) -> tuple[Iterator[Row], Merged]:
        rows, merged = part.open(log)
        return relabelled(rows, mapped, part.place, log), merged

    return Part(part.place, opened)


def _database(source: str, log: FaultLog) -> Source:
    database = Database(source)
    parts = []
    for found in database.tables:
        table = table_named(found)
        if table is None:
            log.doubt("unknown_table", Place.of(None, database.name, found), found, _NAMES)
        else:
            parts.append(_database_table(database, found, table))
    if not parts:
        database.close()
        raise SourceError(f"The database {database.name} holds no table of the register", _NAMES)
    return Source(database.name, tuple(parts), lambda: database.sha256, database.close)


def _database_table(database: Database, found: str, table: str) -> Part:
    order = TABLES[table].names
    place = Place.of(table, database.name, found)
    return Part(place, lambda log: (database.rows(found, order), []))


def _cannot_read(source: str, error: Exception) -> SourceError:
    cause = error.strerror if isinstance(error, OSError) else str(error)
    allowed = "A source is a folder, a CSV file, an .xlsx workbook or a database URL"
    return SourceError(
        f"“{visible(source)}” cannot be read: {cause}", allowed, "Check the right to read it"
    )


def _nothing() -> None:
    """Files need no closing: each is open only while it is read."""
