"""A Word document: what Word and screen readers know as headings, tables, pictures and links."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from pmf_lib.run.formats.content import content_of
from pmf_lib.run.formats.formats import Format
from pmf_lib.run.formats.items import Charted, Heading, Tabled
from pmf_lib.run.formats.word import word_of
from pmf_lib.views.records import Paragraph, Section
from tests import pages
from tests.contrast import ratio
from tests.format_reports import FACTS, SECRET, by_hand

Made = Callable[..., bytes]
ITEMS = content_of(by_hand(), FACTS).items
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


@pytest.fixture(scope="module")
def document(file_of: Made) -> Document:
    return docx.Document(BytesIO(file_of("by_hand", Format.WORD)))


def outline(document: Document) -> Iterator[tuple[int, str]]:
    for paragraph in document.paragraphs:
        style = str(paragraph.style.name) if paragraph.style else ""
        if style.startswith("Heading "):
            yield int(style[-1]), paragraph.text


def test_headings_are_words_own_at_the_pages_levels(document: Document) -> None:
    wanted = [(item.level, item.text) for item in ITEMS if isinstance(item, Heading)]
    assert list(outline(document)) == wanted


def test_the_properties_say_title_language_and_no_time_of_day(document: Document) -> None:
    known = document.core_properties
    assert known.title.startswith("Revenues and Benefits: quarterly monitoring report, Quarter 2")
    assert known.language == "en-GB" and known.author == "Carlisle City Council"
    assert str(known.created) == str(known.modified) == "2021-09-30 00:00:00+00:00"


def test_the_whole_document_is_in_british_english(document: Document) -> None:
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_every_table_has_a_head_that_is_repeated_a_caption_and_a_name(document: Document) -> None:
    tables = [item.table for item in ITEMS if isinstance(item, Tabled)]
    assert len(document.tables) == len(tables)
    for made, table in zip(document.tables, tables, strict=True):
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
        assert heads == [True] + [False] * len(table.rows)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in made.rows)
        assert [cell.text for cell in made.rows[0].cells] == [each.title for each in table.columns]
        properties = made._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == table.caption
        assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        caption = made._tbl.getprevious()
        assert caption.pPr.pStyle.get(qn("w:val")) == "Caption"
        assert table.caption in "".join(caption.itertext())


def test_no_cell_is_merged_and_none_holds_a_table(document: Document) -> None:
    body = document.element.body
    assert not [*body.iter(qn("w:gridSpan")), *body.iter(qn("w:vMerge"))]
    assert not [cell for cell in body.iter(qn("w:tc")) if cell.find(qn("w:tbl")) is not None]


def test_every_picture_has_the_charts_words(document: Document) -> None:
    charts = [item.chart for item in ITEMS if isinstance(item, Charted)]
    told = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert told == [f"{chart.headline}. {chart.alternative}" for chart in charts]
    assert len(list(document.element.body.iter(qn("a:blip")))) == len(charts)


def test_lists_are_words_own(document: Document) -> None:
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert {"List Bullet", "List Bullet 2", "List Number"} <= set(styles)


def test_every_link_leads_to_a_place_in_the_document(document: Document) -> None:
    body = document.element.body
    names = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len({*names}) and all(len(name) <= 40 for name in names)
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    assert len(links) > 10 and {*links} <= {*names}
    outward = [rel for rel in document.part.rels.values() if rel.is_external]
    assert not outward


def test_fields_are_whole(document: Document) -> None:
    """Each field that begins also ends, or Word would call the file damaged."""
    parts = [document.element.body, document.sections[0].footer._element]
    for part in parts:
        kinds = [each.get(qn("w:fldCharType")) for each in part.iter(qn("w:fldChar"))]
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


def test_a_status_is_a_word_and_a_shape_that_can_be_read_on_its_colour(document: Document) -> None:
    cells = {cell.text.strip() for cell in document.tables[0].columns[6].cells}
    assert {"■\u00a0Red", "▲\u00a0Amber", "●\u00a0Green"} <= cells
    for style in document.styles:
        shade = style.element.find(f".//{qn('w:shd')}")
        if str(style.name).startswith("Status ") and shade is not None:
            ink = style.element.find(f".//{qn('w:color')}").get(qn("w:val"))
            assert ratio(f"#{ink}".lower(), f"#{shade.get(qn('w:fill'))}".lower()) >= 4.5


def test_what_is_exempt_stands_between_two_sentences(document: Document) -> None:
    exempt = [
        each.text for each in document.paragraphs if each.style and each.style.name == "Exempt"
    ]
    assert exempt[0].startswith("Not for publication: exempt under paragraph 3")
    assert exempt[1].startswith("End of the part")


def test_the_public_document_holds_nothing_exempt(file_of: Made) -> None:
    assert SECRET.encode() not in unzipped(file_of("by_hand", Format.WORD, public=True))
    assert SECRET.encode() in unzipped(file_of("by_hand", Format.WORD))


def unzipped(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_the_same_report_gives_the_same_bytes(file_of: Made) -> None:
    assert word_of(content_of(by_hand(), FACTS)) == file_of("by_hand", Format.WORD)


def test_elements_stand_in_the_order_that_word_wants(document: Document) -> None:
    """Word refuses a paragraph's properties out of the schema's order."""
    order = ["pStyle", "keepNext", "keepLines", "pBdr", "shd", "tabs", "spacing", "ind"]
    order += ["contextualSpacing", "jc", "outlineLvl"]
    for part in (document.styles.element, document.element.body):
        for properties in part.iter(qn("w:pPr")):
            names = [child.tag.partition("}")[2] for child in properties]
            places = [order.index(name) for name in names if name in order]
            assert places == sorted(places), names


def test_fifty_thousand_words_are_all_there() -> None:
    words = "one two " * 25_000
    section = Section(name="s", blocks=(Paragraph(text=words),))
    notebook = pages.notebook(rest=[("## Long", section)])
    document = docx.Document(BytesIO(word_of(content_of(notebook, FACTS))))
    assert words in [paragraph.text for paragraph in document.paragraphs]


def test_hostile_words_are_words(file_of: Made) -> None:
    """No link, field or part comes of a text; nothing hidden is left in it."""
    content = file_of("hostile", Format.WORD)
    document = docx.Document(BytesIO(content))
    codes = {str(each.text).split()[0] for each in document.element.body.iter(qn("w:instrText"))}
    assert codes == {"TOC", "SEQ"}
    assert not [rel for rel in document.part.rels.values() if rel.is_external]
    text = "".join(paragraph.text for paragraph in document.paragraphs)
    assert "<script>" in text
    assert not re.search("[\x00\x07\u202e\u2066\ufffe]", text)


def test_libreoffice_opens_it_and_knows_headings_and_heads(
    file_of: Made, soffice: Callable[..., Path]
) -> None:
    folder = soffice(file_of("by_hand", Format.WORD), ".docx", "fodt")
    root = ElementTree.parse(next(folder.glob("*.fodt"))).getroot()
    told = [
        (int(each.get(f"{{{OFFICE}text:1.0}}outline-level", "0")), words_of(each))
        for each in root.iter(f"{{{OFFICE}text:1.0}}h")
    ]
    wanted = [(item.level, item.text) for item in ITEMS if isinstance(item, Heading)]
    assert told == wanted
    tables = list(root.iter(f"{{{OFFICE}table:1.0}}table"))
    heads = list(root.iter(f"{{{OFFICE}table:1.0}}table-header-rows"))
    assert len(tables) == len(heads) == sum(isinstance(item, Tabled) for item in ITEMS)


def words_of(element: Any) -> str:
    return "".join(element.itertext()).strip()


@pytest.mark.parametrize("name", ["by_hand", "hostile"])
def test_libreoffice_renders_it(file_of: Made, soffice: Callable[..., Path], name: str) -> None:
    folder = soffice(file_of(name, Format.WORD), ".docx", "pdf")
    assert next(folder.glob("*.pdf")).read_bytes().startswith(b"%PDF-")
