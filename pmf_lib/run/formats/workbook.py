"""A report as an accessible workbook: a table a sheet, marked and named, and nothing hidden.

The checks are those of the Government Analysis Function's guidance on spreadsheets. A figure is a
number that is shown as the page prints it; a text is never taken for a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from pmf_lib.run.formats.cells import words_in
from pmf_lib.run.formats.content import Content
from pmf_lib.run.formats.items import Charted, Listed, Manner, Paired, Said, Tabled, Where
from pmf_lib.run.formats.sheet import Sheet, Value, number_styles, write_lines, write_sheet
from pmf_lib.run.formats.sheet_names import SheetNames
from pmf_lib.run.formats.zipped import without_clock
from pmf_lib.views.clean import clean
from pmf_lib.views.records import Text
from pmf_lib.views.words import counted, is_known, listed

COVER, CONTENTS, WORDS, FACTS, NOTES = "Cover", "Contents", "Words", "Facts", "Notes"
PUBLIC = "Public"
_KINDS = {Manner.LEAD: "Summary", Manner.NIL: "Nil return or note"}
_PIECE = 30_000  # a cell holds 32,767 characters


def workbook_of(content: Content) -> bytes:
    """The report as the bytes of an .xlsx file."""
    book = Workbook()
    book.remove(book.active)
    number_styles(book)
    _properties(book, content)
    sheets = list(_Sheets(content).all())
    write_lines(book.create_sheet(COVER), _cover(content, sheets))
    write_sheet(book.create_sheet(CONTENTS), _contents(sheets))
    for sheet in sheets:
        write_sheet(book.create_sheet(sheet.name), sheet)
    out = BytesIO()
    # Workbook.save would put the time of day into the properties.
    ExcelWriter(book, ZipFile(out, "w", ZIP_DEFLATED)).save()
    return without_clock(out.getvalue())


def _properties(book: Workbook, content: Content) -> None:
    known, opening = book.properties, content.opening
    known.title, known.subject = clean(content.title), clean(opening.period_label)
    known.creator = known.lastModifiedBy = clean(opening.council)
    known.language, known.description = "en-GB", clean(opening.notice) or None
    known.created = known.modified = datetime.combine(content.day, time())


@dataclass
class _Sheets:
    """The sheets of a report, and the notes met while they are made."""

    content: Content
    names: SheetNames = field(default_factory=SheetNames)
    notes: dict[str, int] = field(default_factory=dict)

    @property
    def any_exempt(self) -> bool:
        return any(item.where.exempt for item in self.content.items)

    def all(self) -> Iterator[Sheet]:
        """The words, the facts, every table and chart's figures, then the notes."""
        yield from self.rows(WORDS, "What the report says", ("Kind", "Words"), self.words())
        facts = ("Term", "What it is", "Number")
        yield from self.rows(FACTS, "Facts of the report", facts, self.facts())
        for item in self.content.items:
            if isinstance(item, Tabled):
                yield self.table(item)
        if self.notes:
            rows = tuple((f"[note {number}]", words) for words, number in self.notes.items())
            yield Sheet(NOTES, "Notes to the tables", ("Note", "Words"), rows)

    def rows(
        self, name: str, title: str, headings: tuple[str, ...], found: Iterator[tuple[Value, ...]]
    ) -> Iterator[Sheet]:
        """A sheet whose rows come from all over the report, each with its section and part."""
        rows = tuple(found)
        last = ("Publication",) if self.any_exempt else ()
        if rows:
            columns = ("Section", "Part", *headings, *last)
            yield Sheet(name, title, columns, rows, ("An empty cell has nothing to say.",))

    def row(self, where: Where, *values: Value) -> tuple[Value, ...]:
        public = _publication(where.exempt) or PUBLIC
        own = (where.section or "Opening", where.part or "The whole section", *values)
        return (*own, public) if self.any_exempt else own

    def words(self) -> Iterator[tuple[Value, ...]]:
        for item in self.content.items:
            if isinstance(item, Said):
                kind = _KINDS.get(item.manner, "Paragraph")
                yield from (self.row(item.where, kind, piece) for piece in _pieces(item.text))
            elif isinstance(item, Listed):
                for line in item.lines:
                    text = "".join(run.text for run in line)
                    yield from (self.row(item.where, "List", each) for each in _pieces(text))
            elif isinstance(item, Charted):
                chart = item.chart
                words = f"{chart.headline}. {chart.subtitle}. Source: {chart.source}"
                yield self.row(item.where, "Chart", words)

    def facts(self) -> Iterator[tuple[Value, ...]]:
        for item in self.content.items:
            if isinstance(item, Paired):
                for term, cell in item.pairs:
                    number = cell.number if isinstance(cell, Text) else None
                    yield self.row(
                        item.where, term, words_in(cell), number if is_known(number) else ""
                    )

    def table(self, item: Tabled) -> Sheet:
        table = item.table
        numbers = [self.notes.setdefault(note, len(self.notes) + 1) for note in table.notes]
        marks = "".join(f" [note {number}]" for number in numbers)
        return Sheet(
            self.names.of(table.caption),
            f"{table.caption}{marks}",
            tuple(column.title for column in table.columns),
            table.rows,
            tuple(self.lines(item, numbers)),
            frozenset(at for at, column in enumerate(table.columns) if column.numeric),
        )

    def lines(self, item: Tabled, numbers: Sequence[int]) -> Iterator[str]:
        """What stands between a sheet's title and its table."""
        place = [words for words in (item.where.section, item.where.part) if words]
        if item.where.exempt:
            yield f"{_publication(item.where.exempt)}."
        if place:
            yield f"From the report’s section: {', '.join(place)}."
        if item.table.source:
            yield f"Source: {item.table.source}"
        if numbers:
            told = "Note" if len(numbers) == 1 else "Notes"
            yield f"{told} {listed(map(str, numbers))}: see the sheet “{NOTES}”."
        if any(isinstance(cell, Text) and not cell.text for row in item.table.rows for cell in row):
            yield "An empty cell has nothing to say."


def _publication(paragraph: str) -> str:
    return f"Not for publication: exempt under {paragraph} of Schedule 12A" if paragraph else ""


def _pieces(text: str) -> Iterator[str]:
    """A text in as many cells as hold it."""
    for start in range(0, max(len(text), 1), _PIECE):
        yield text[start : start + _PIECE]


def _contents(sheets: Sequence[Sheet]) -> Sheet:
    rows = tuple((sheet, sheet.title) for sheet in sheets)
    return Sheet(CONTENTS, "Contents of this workbook", ("Sheet", "What it holds"), rows)


def _cover(content: Content, sheets: Sequence[Sheet]) -> tuple[str, ...]:
    opening = content.opening
    exempt = any(item.where.exempt for item in content.items)
    kept = "Parts of this workbook are not for publication: they say so under their titles."
    return (
        opening.title,
        f"{opening.council}. {opening.period_label}. For: {opening.audience}.",
        *((opening.notice,) if opening.notice else ()),
        *((kept,) if exempt else ()),
        *opening.summary,
        f"This workbook holds {counted(len(sheets), 'sheet')} besides this one and the contents. "
        "Each has one table, and says above it where the table comes from.",
        "A figure is a number shown as the page prints it: 87.5% is the number 87.5. "
        "The page is the record; this workbook is made from what the page is made from.",
    )
