"""A folder's mapping.yml: what the files that another system exported mean to the register.

Lists exported from SharePoint carry their own headings and words (R3-010). For each of its files
the mapping names the table, the column that each heading means, what is the same in every row,
and how words are translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import Field

from pmf_lib.errors import SourceError
from pmf_lib.intake.cells import clean
from pmf_lib.intake.headings import plain_name
from pmf_lib.intake.workbooks import BOOK_KINDS, open_workbook
from pmf_lib.profile_file import Fault, Place, Strict, near_first, read_strictly, unknown
from pmf_lib.register import TABLES, Kind, Table

MAPPING_FILE = "mapping.yml"
_NEAR = 3


class MappedFile(Strict):
    """One file, or one sheet of a workbook, and what it holds.

    `columns` gives the register's column for each heading, `constants` the cell that every row
    has in a column, `translate` a column's words by the words that the file has for them.
    `left_out` names headings that are not read, so that nobody is warned of them.
    """

    file: str
    table: str
    sheet: str = ""
    columns: dict[str, str] = Field(default_factory=dict)
    constants: dict[str, str] = Field(default_factory=dict)
    translate: dict[str, dict[str, str]] = Field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    @property
    def headings(self) -> frozenset[str]:
        """What its headings may be, as plain names: its own, and the register's as elsewhere."""
        own = (plain_name(heading) for heading in (*self.columns, *self.left_out))
        return frozenset((*filter(None, own), *TABLES[self.table].names))


class SourceMapping(Strict):
    """What mapping.yml holds; without the file, nothing is mapped."""

    files: tuple[MappedFile, ...] = ()

    def of(self, file: str, sheet: str = "") -> MappedFile | None:
        """What is said of a file or of a sheet; None where nothing is."""
        named = (each for each in self.files if (each.file, each.sheet) == (file, sheet))
        return next(named, None)

    def tables(self, file: str) -> tuple[str, ...]:
        """The tables that a file's parts are said to hold."""
        return tuple(dict.fromkeys(each.table for each in self.files if each.file == file))


def read_mapping(folder: Path, files: Iterable[str]) -> SourceMapping:
    """The folder's mapping, held against the names of its files and the register.

    ProfileError, with file and line, for a file, sheet, table or column that is not there, and
    for two headings that mean one column.
    """
    path = folder / MAPPING_FILE
    if not path.exists():
        return SourceMapping()
    names = tuple(files)
    return read_strictly(path, SourceMapping, lambda found: _faults(found, folder, names))


def same_heading(heading: str) -> str:
    """A heading such that those that mean the same are the same; `#` is one as well."""
    return plain_name(heading) or clean(heading)


def _faults(mapping: SourceMapping, folder: Path, files: tuple[str, ...]) -> Iterator[Fault]:
    """Everything in a mapping that its folder or the register does not bear out."""
    seen: set[tuple[str, str]] = set()
    for number, mapped in enumerate(mapping.files):
        place = ("files", number)
        if mapped.file not in files:
            yield unknown((*place, "file"), mapped.file, files, "a file of this folder")
        else:
            yield from _sheet_faults(mapped, place, folder / mapped.file)
        if (mapped.file, mapped.sheet) in seen:
            found = f"“{mapped.file}” is named twice"
            yield Fault((*place, "file"), found, "Each file or sheet may be named once")
        seen.add((mapped.file, mapped.sheet))
        if mapped.table not in TABLES:
            yield _no_table((*place, "table"), mapped.table)
        else:
            yield from _column_faults(mapped, place, TABLES[mapped.table])


def _no_table(place: Place, word: str) -> Fault:
    near = ", ".join(near_first(word, TABLES)[:_NEAR])
    found, next_step = f"“{word}” is not a table of the register", "Write the name of one"
    return Fault(place, found, f"Tables are named such as {near}", next_step)


def _sheet_faults(mapped: MappedFile, place: Place, path: Path) -> Iterator[Fault]:
    if path.suffix.lower() not in BOOK_KINDS:
        if mapped.sheet:
            found = f"“{mapped.file}” is no workbook and has no sheets"
            yield Fault((*place, "sheet"), found, "", "Remove the key “sheet”")
        return
    try:
        sheets = open_workbook(path).sheets
    except (SourceError, OSError):
        return  # noted as a fault of the file itself when it is read
    if mapped.sheet and mapped.sheet not in sheets:
        yield unknown((*place, "sheet"), mapped.sheet, sheets, "a sheet of this workbook")
    if not mapped.sheet and len(sheets) > 1:
        found = f"“{mapped.file}” has {len(sheets)} sheets and none is named"
        allowed = f"Its sheets are {', '.join(sheets)}"
        yield Fault((*place, "file"), found, allowed, "Name one under “sheet”")


def _column_faults(mapped: MappedFile, place: Place, table: Table) -> Iterator[Fault]:
    named = [
        *((("columns", heading), column) for heading, column in mapped.columns.items()),
        *((("constants", column), column) for column in mapped.constants),
        *((("translate", column), column) for column in mapped.translate),
    ]
    for way, column in named:
        if not table.has(column):
            yield unknown((*place, *way), column, table.names, f"a column of {table.name}")
    yield from _twice(mapped, place)
    yield from _word_faults(mapped, place, table)


def _twice(mapped: MappedFile, place: Place) -> Iterator[Fault]:
    """Two headings, or a heading and a constant, for one column; one heading named twice."""
    columns = set(mapped.constants)
    for heading, column in mapped.columns.items():
        if column in columns:
            found = f"the column “{column}” is given twice"
            allowed = "One heading or one constant may stand for a column"
            yield Fault((*place, "columns", heading), found, allowed, "Remove one of the two")
        columns.add(column)
    headings: set[str] = set()
    for part in ("columns", "left_out"):
        for position, heading in enumerate(getattr(mapped, part)):
            if same_heading(heading) in headings:
                found = f"the heading “{heading}” is named twice"
                way = heading if part == "columns" else position
                allowed = "Capitals and signs make no difference"
                yield Fault((*place, part, way), found, allowed, "Remove one of the two")
            headings.add(same_heading(heading))


def _word_faults(mapped: MappedFile, place: Place, table: Table) -> Iterator[Fault]:
    """Words for a choice that the register does not allow."""
    said: list[tuple[tuple[str, ...], str, str]] = [
        (("constants", column), column, word) for column, word in mapped.constants.items()
    ]
    for column, words in mapped.translate.items():
        said.extend((("translate", column, word), column, words[word]) for word in words)
    for way, column, word in said:
        if not table.has(column):
            continue
        found = table.column(column)
        if found.kind is Kind.CHOICE and word and word not in found.allowed:
            yield unknown((*place, *way), word, found.allowed, f"a word of “{column}”")
