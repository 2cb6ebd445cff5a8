"""What Word keeps in its files and python-docx has no word for: links, fields, table heads."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LANGUAGE = "en-GB"
_LONGEST_PLACE = 40


def element(name: str, /, **attributes: str) -> Any:
    """An element such as `w:bookmarkStart`; attributes are of Word's own namespace."""
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name a paragraph, so that links may point at it."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def link(paragraph: Paragraph, run: Run, name: str) -> None:
    """Let a run of the paragraph point at a bookmark."""
    holder = element("w:hyperlink", anchor=name, history="1")
    run._r.addprevious(holder)
    holder.append(run._r)


def bookmark_name(place: str, number: int) -> str:
    """A place as a bookmark's name: letters, digits and underscores, 40 at most, all different."""
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in place)
    return f"p{number}_{kept}"[:_LONGEST_PLACE]


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word counts, such as the number of a page, with what it shows till then."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin"))
    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def open_field(paragraph: Paragraph, instruction: str) -> None:
    """Begin a field whose result is the paragraphs that follow."""
    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    for place, part in enumerate(("begin", code, "separate")):
        made = part if not isinstance(part, str) else element("w:fldChar", fldCharType=part)
        run = paragraph.add_run()._r
        run.append(made)
        paragraph._p.remove(run)
        paragraph._p.insert(place + (paragraph._p.pPr is not None), run)


def close_field(paragraph: Paragraph) -> None:
    """End a field that `open_field` began."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def mark_table(table: WordTable, title: str) -> None:
    """Mark the first row as a head that is repeated, the first column as heads; name the table.

    No row is broken between two pages.
    """
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if place == 0:
            properties.append(element("w:tblHeader"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        table._tbl.tblPr.remove(look)
    firsts = {"firstRow": "1", "firstColumn": "1", "lastRow": "0", "lastColumn": "0"}
    table._tbl.tblPr.append(element("w:tblLook", val="04A0", **firsts, noHBand="1", noVBand="1"))
    table._tbl.tblPr.append(element("w:tblCaption", val=title))


def describe(run: Run, words: str) -> None:
    """Give the picture in a run its alternative text."""
    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("descr", words)
    for properties in run._r.iter(qn("pic:cNvPr")):
        properties.set("descr", words)
        properties.set("name", "Chart")


def own_font(style: Any, name: str) -> None:
    """Set a style in one font, whatever the theme says, and in British English."""
    style.font.name = name
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for attribute in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{attribute}"), name)


def speak(styles: Any, language: str = LANGUAGE) -> None:
    """Set the language of the whole document."""
    for found in styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
        found.set(qn("w:eastAsia"), language)


def border_left(style: Any, colour: str, eighths: int) -> None:
    """A bar beside the paragraphs of a style."""
    borders = element("w:pBdr")
    bar = element("w:left", val="single", sz=str(eighths), space="8", color=colour.lstrip("#"))
    borders.append(bar)
    _in_order(style.element.get_or_add_pPr(), borders)


def shade(style: Any, colour: str) -> None:
    """Colour behind the words of a character style."""
    made = element("w:shd", val="clear", color="auto", fill=colour.lstrip("#"))
    style.element.get_or_add_rPr().append(made)


def _in_order(properties: Any, borders: Any) -> None:
    """Put a border where the schema has it: before shading, tabs, spacing and indents."""
    later = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
    for name in later:
        found = properties.find(qn(name))
        if found is not None:
            found.addprevious(borders)
            return
    properties.append(borders)
