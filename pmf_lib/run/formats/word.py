"""A report as a Word document: headings, lists, captions and table heads that Word knows as such.

A committee officer can edit it, a screen reader can walk through it, and the same report gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from pmf_lib.run.formats import word_styles as styles
from pmf_lib.run.formats import word_xml as xml
from pmf_lib.run.formats.cells import shares, words_in
from pmf_lib.run.formats.content import Content
from pmf_lib.run.formats.items import (
    Charted,
    Heading,
    Item,
    Listed,
    Manner,
    Paired,
    Run,
    Runs,
    Said,
    Tabled,
    plain,
)
from pmf_lib.run.formats.pictures import alternative_of, picture_of
from pmf_lib.run.formats.zipped import without_clock
from pmf_lib.views.clean import clean
from pmf_lib.views.draw import Keeper
from pmf_lib.views.html import GLYPHS
from pmf_lib.views.records import Badge, Cell, Column, Link

WIDTH = Cm(17.2)
_CHART_WIDTH, _CHART_HEIGHT = Cm(12.5), Cm(19)
_PROPERTY = 255  # the most that a document's property may hold
_MANNERS = {
    Manner.PLAIN: "Normal",
    Manner.LEAD: styles.LEAD,
    Manner.NIL: styles.NIL,
    Manner.FOLD: styles.FOLD,
    Manner.EXEMPT: styles.EXEMPT,
    Manner.QUOTE: "Quote",
    Manner.CODE: styles.CODE,
}
_DEEPEST_LIST = 3


def word_of(content: Content, keeper: Keeper | None = None) -> bytes:
    """The report as the bytes of a .docx file."""
    document = docx.Document()
    styles.prepare(document)
    _properties(document, content)
    _margins(document, content)
    places = _places(content)
    _Writer(document, content, keeper, places).write()
    out = BytesIO()
    document.save(out)
    return without_clock(out.getvalue())


def _places(content: Content) -> dict[str, str]:
    """The bookmark of each place that something could point at."""
    headings = [item for item in content.items if isinstance(item, Heading)]
    return {
        heading.place: xml.bookmark_name(heading.place, number)
        for number, heading in enumerate(headings, start=1)
    }


def _properties(document: Document, content: Content) -> None:
    known = document.core_properties
    known.title = clean(content.title)[:_PROPERTY]
    known.author = clean(content.opening.council)[:_PROPERTY]
    known.subject = clean(content.opening.period_label)[:_PROPERTY]
    known.language, known.comments, known.keywords = xml.LANGUAGE, "", ""
    known.last_modified_by, known.revision = known.author, 1
    known.created = known.modified = datetime.combine(content.day, time())


def _margins(document: Document, content: Content) -> None:
    """The notice over every page; under it the report's title and the page's number."""
    section = document.sections[0]
    section.header.paragraphs[0].add_run(clean(content.opening.notice))
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{clean(content.title)}. Page ")
    xml.field(foot, "PAGE", "1")
    foot.add_run(" of ")
    xml.field(foot, "NUMPAGES", "1")


@dataclass
class _Writer:
    document: Document
    content: Content
    keeper: Keeper | None
    places: dict[str, str]
    marked: set[str] = field(default_factory=set)
    styles: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        # python-docx looks through all styles for each name it is given.
        self.styles = {str(style.name): style.style_id for style in self.document.styles}

    def write(self) -> None:
        """Every item in its order, the contents before the first section."""
        first = self.content.contents[0] if self.content.contents else None
        for item in self.content.items:
            if item is first:
                self.contents()
            self.item(item)

    def contents(self) -> None:
        """A table of contents that Word can make anew, filled in already."""
        self.paragraph("TOC Heading", "Contents")
        lines = [self.said(self.linked(found), styles.CONTENTS) for found in self.content.contents]
        xml.open_field(lines[0], 'TOC \\o "2-2" \\n \\h')
        xml.close_field(lines[-1])

    def linked(self, heading: Heading) -> Runs:
        return (Run(heading.text, place=heading.place),)

    def item(self, item: Item) -> None:
        match item:
            case Heading():
                self.heading(item)
            case Said():
                self.said(item.runs, _MANNERS[item.manner])
            case Listed():
                self.listed(item)
            case Paired():
                self.paired(item)
            case Tabled():
                self.tabled(item)
            case Charted():
                self.charted(item)

    def heading(self, item: Heading) -> None:
        paragraph = self.said(plain(item.text), f"Heading {item.level}")
        if item.place not in self.marked:
            self.marked.add(item.place)
            xml.bookmark(paragraph, self.places[item.place], len(self.marked))

    def paragraph(self, style: str, words: str = "") -> Paragraph:
        paragraph = self.document.add_paragraph(words)
        self.look(paragraph, style)
        return paragraph

    def look(self, paragraph: Paragraph, style: str) -> None:
        paragraph._p.style = self.styles[style]

    def said(self, runs: Runs, style: str) -> Paragraph:
        paragraph = self.paragraph(style)
        for run in runs:
            self.run(paragraph, run)
        return paragraph

    def run(self, paragraph: Paragraph, run: Run) -> WordRun:
        made = paragraph.add_run(clean(run.text))
        made.bold, made.italic = run.strong or None, run.emphasis or None
        if run.place in self.places:
            made._r.style = self.styles["Hyperlink"]
            xml.link(paragraph, made, self.places[run.place])
        return made

    def listed(self, item: Listed) -> None:
        deep = min(item.depth + 1, _DEEPEST_LIST)
        name = "List Number" if item.ordered else "List Bullet"
        style = name if deep == 1 else f"{name} {deep}"
        for line in item.lines:
            self.said(line, style)

    def paired(self, item: Paired) -> None:
        for term, cell in item.pairs:
            paragraph = self.paragraph(styles.FACT)
            paragraph.add_run(f"{clean(term)}:\t").bold = True
            self.cell(paragraph, cell)

    def caption(self, word: str, number: int, text: str) -> Paragraph:
        paragraph = self.paragraph("Caption", f"{word} ")
        xml.field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
        paragraph.add_run(f". {clean(text)}")
        return paragraph

    def tabled(self, item: Tabled) -> None:
        table = item.table
        self.caption("Table", item.number, table.caption)
        made = self.document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
        made.autofit = False
        made._tbl.tblStyle_val = styles.TABLE
        widths = [Emu(round(WIDTH * share)) for share in shares(table)]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for row, cells in zip(made.rows, self.rows(item), strict=True):
            for number, place in enumerate(row.cells):
                place.width = widths[number]
                self.filled(place.paragraphs[0], table.columns[number], cells[number])
        xml.mark_table(made, clean(table.caption))
        self.under(table.notes, table.source)

    def rows(self, item: Tabled) -> Iterator[tuple[Cell | None, ...]]:
        """The head, whose words are its columns' titles, then the rows."""
        yield (None,) * len(item.table.columns)
        yield from item.table.rows

    def filled(self, paragraph: Paragraph, column: Column, cell: Cell | None) -> None:
        if cell is None:
            self.look(paragraph, styles.HEAD_CELL)
            paragraph.add_run(clean(column.title))
        else:
            self.look(paragraph, styles.FIGURE_CELL if column.numeric else styles.CELL)
            self.cell(paragraph, cell)
        if column.numeric:
            paragraph.alignment = 2  # type: ignore[assignment]

    def cell(self, paragraph: Paragraph, cell: Cell) -> None:
        match cell:
            case Badge():
                shown = f"\u00a0{GLYPHS[cell.shape]}\u00a0{clean(cell.word)}\u00a0"
                paragraph.add_run(shown)._r.style = self.styles[styles.STATUS[cell.tone]]
            case Link():
                self.run(paragraph, Run(cell.text, place=_place_in(cell)))
            case _:
                paragraph.add_run(words_in(cell))

    def under(self, notes: tuple[str, ...], source: str) -> None:
        for note in notes:
            self.said(plain(note), styles.SOURCE)
        if source:
            self.said(plain(f"Source: {source}"), styles.SOURCE)

    def charted(self, item: Charted) -> None:
        chart = item.chart
        self.caption("Figure", item.number, f"{chart.headline}. {chart.subtitle}")
        picture = picture_of(chart, self.keeper)
        scale = min(_CHART_WIDTH / picture.width, _CHART_HEIGHT / picture.height)
        run = self.paragraph(styles.FIGURE).add_run()
        size: dict[str, Any] = {"width": Emu(round(picture.width * scale))}
        run.add_picture(BytesIO(picture.png), **size)
        xml.describe(run, clean(alternative_of(chart)))
        self.under((), chart.source)
        if item.place:
            words = f"The figures behind this chart: {chart.subtitle}"
            self.said((Run(words, place=item.place),), styles.SOURCE)


def _place_in(link: Link) -> str:
    """The place of this report that a link points at; nothing for another report's."""
    return link.target[1:] if link.target.startswith("#") else ""
