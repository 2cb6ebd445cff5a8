"""The look of a Word document: named styles alone, so that a council can set its own."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

from pmf_lib.run.formats import word_xml as xml
from pmf_lib.views import theme
from pmf_lib.views.records import Tone

FONT = "Arial"
INK, BLUE, GREY = theme.INK, theme.CATEGORICAL[0], "#383f43"
HEADINGS = {1: 20, 2: 15, 3: 12.5, 4: 11.5, 5: 11, 6: 11}
LEAD, NIL, FOLD, EXEMPT, SOURCE = "Lead", "Nil return", "Fold", "Exempt", "Source"
FACT, CELL, FIGURE_CELL, HEAD_CELL, CONTENTS = "Fact", "Cell", "Cell figure", "Cell head", "toc 1"
CODE, FIGURE, TABLE = "Code", "Figure", "ReportTable"
STATUS = {tone: f"Status {tone}" for tone in Tone}
_ON_DARK, _ON_LIGHT = RGBColor(255, 255, 255), RGBColor(11, 12, 12)
_FILLS = {
    Tone.GREEN: (theme.STATUS_COLOURS["green"], _ON_DARK),
    Tone.AMBER: (theme.STATUS_COLOURS["amber"], _ON_LIGHT),
    Tone.RED: (theme.STATUS_COLOURS["red"], _ON_DARK),
    Tone.BLUE: (BLUE, _ON_DARK),
}


def prepare(document: Document) -> None:
    """Set the page, the language and every style that the writer names."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin = section.bottom_margin = Cm(2)
    xml.speak(document.styles)
    _body(document)
    _headings(document)
    _paragraphs(document)
    _statuses(document)
    _tables(document)


def colour(text: str) -> RGBColor:
    """A colour written #rrggbb."""
    return RGBColor.from_string(text.lstrip("#").upper())


def _body(document: Document) -> None:
    normal: Any = document.styles["Normal"]
    xml.own_font(normal, FONT)
    normal.font.size, normal.font.color.rgb = Pt(11), colour(INK)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.2
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2"):
        document.styles[name].paragraph_format.space_after = Pt(3)
    for name in ("Header", "Footer"):
        style: Any = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(8), colour(GREY)


def _headings(document: Document) -> None:
    for level, size in HEADINGS.items():
        style: Any = document.styles[f"Heading {level}"]
        xml.own_font(style, FONT)
        style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
        style.font.color.rgb = colour(BLUE if level < 3 else INK)
        style.paragraph_format.space_before = Pt(18 if level == 2 else 12)
        style.paragraph_format.space_after = Pt(5)
        style.paragraph_format.keep_with_next = True
    document.styles["Heading 1"].paragraph_format.space_before = Pt(0)
    contents: Any = document.styles["TOC Heading"]
    contents.font.size, contents.paragraph_format.space_before = Pt(HEADINGS[2]), Pt(14)
    caption: Any = document.styles["Caption"]
    xml.own_font(caption, FONT)
    caption.font.size, caption.font.bold, caption.font.color.rgb = Pt(10), True, colour(INK)
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(9), Pt(3)


def _paragraphs(document: Document) -> None:
    lead = _style(document, LEAD, size=12.5)
    lead.paragraph_format.space_after = Pt(5)
    xml.border_left(_style(document, NIL), theme.RULE, 36)
    xml.border_left(_style(document, EXEMPT, bold=True), theme.CATEGORICAL[2], 36)
    fold = _style(document, FOLD, bold=True)
    fold.paragraph_format.keep_with_next = True
    source = _style(document, SOURCE, size=8.5)
    source.font.color.rgb = colour(GREY)
    source.paragraph_format.space_before, source.paragraph_format.space_after = Pt(3), Pt(3)
    fact = _style(document, FACT, size=10)
    fact.paragraph_format.left_indent, fact.paragraph_format.first_line_indent = Cm(5), Cm(-5)
    fact.paragraph_format.tab_stops.add_tab_stop(Cm(5))
    fact.paragraph_format.space_after = Pt(2)
    for name in (CELL, FIGURE_CELL, HEAD_CELL):
        cell = _style(document, name, size=8.5, bold=name == HEAD_CELL)
        cell.paragraph_format.space_after = cell.paragraph_format.space_before = Pt(1.5)
        cell.paragraph_format.line_spacing = 1.0
    document.styles[HEAD_CELL].paragraph_format.keep_with_next = True
    document.styles[FIGURE_CELL].paragraph_format.alignment = 2
    contents = _style(document, CONTENTS)
    contents.paragraph_format.space_after = Pt(2)
    _style(document, CODE, size=9.5).font.name = "Courier New"
    _style(document, FIGURE).paragraph_format.keep_with_next = True


def _statuses(document: Document) -> None:
    for tone, name in STATUS.items():
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.bold = True
        if tone in _FILLS:
            fill, ink = _FILLS[tone]
            style.font.color.rgb = ink
            xml.shade(style, fill)
    hyperlink: Any = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    hyperlink.font.underline, hyperlink.font.color.rgb = True, colour("#1a5f9e")


def _style(document: Document, name: str, *, size: float = 0, bold: bool = False) -> Any:
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.bold = bold or None
    if size:
        style.font.size = Pt(size)
    return style


def _tables(document: Document) -> None:
    """One style of table in place of the template's many: rules between rows, a strong head."""
    for style in [found for found in document.styles if found.type is WD_STYLE_TYPE.TABLE]:
        if style.name != "Normal Table":
            style.delete()
    document.styles.element.append(parse_xml(_TABLE_STYLE))


_RULE = f'w:val="single" w:sz="4" w:space="0" w:color="{theme.RULE.lstrip("#")}"'
_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}">
 <w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
 <w:tblPr>
  <w:tblBorders><w:top {_RULE}/><w:bottom {_RULE}/><w:insideH {_RULE}/></w:tblBorders>
  <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar>
 </w:tblPr>
 <w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>
  <w:bottom w:val="single" w:sz="12" w:space="0" w:color="{INK.lstrip("#")}"/>
 </w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>"""
