"""A browser's tagged print mended into a PDF that a screen reader can follow.

The browser leaves words in the margins untagged, groups a picture with its caption into a figure
without alternative text, uses types that PDF 1.7 has not, and writes the time of day. What is
mended follows PDF/UA-1 (ISO 14289-1); the file does not claim to conform to it.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from pmf_lib.run.formats.pdf_artifacts import mark_artifacts
from pmf_lib.run.formats.pdf_tree import mend_tree
from pmf_lib.views.clean import clean

LANGUAGE = "en-GB"
_ROLES = {"/Strong": Name.Span, "/Em": Name.Span}


def mended(printed: bytes, *, title: str, author: str, day: date, links: dict[str, str]) -> bytes:
    """The print with tags, title and dates put right; `links` are the words of links by place.

    The same print gives the same bytes, whenever it was made.
    """
    with pikepdf.open(BytesIO(printed)) as pdf:
        _say_what_it_is(pdf, clean(title), clean(author), day)
        tree = pdf.Root.StructTreeRoot
        tree.RoleMap = Dictionary(_ROLES)
        mend_tree(pdf, tree)
        for page in pdf.pages:
            mark_artifacts(pdf, page)
            page.obj.Tabs = Name.S
            _name_links(page.obj, links)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _say_what_it_is(pdf: Pdf, title: str, author: str, day: date) -> None:
    """Title, language and a date that is the report's own, in both places that hold them."""
    for name in list(pdf.docinfo.keys()):
        del pdf.docinfo[name]
    stamp = f"D:{day:%Y%m%d}000000Z"
    for name, value in (("Title", title), ("Author", author), ("CreationDate", stamp)):
        pdf.docinfo[Name(f"/{name}")] = String(value)
    pdf.docinfo[Name.ModDate] = String(stamp)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told["dc:title"], told["dc:creator"] = title, [author]
        told["dc:language"] = {LANGUAGE}
        told["xmp:CreateDate"] = told["xmp:ModifyDate"] = f"{day:%Y-%m-%d}T00:00:00Z"
    pdf.Root.Lang = String(LANGUAGE)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _name_links(page: Any, links: dict[str, str]) -> None:
    """Give each link the words it stands on; one that leads out of the file is taken away."""
    kept = []
    for note in page.get("/Annots", Array()):
        place = note.get("/Dest")
        if note.get("/Subtype") == Name.Link and place is None:
            continue
        if place is not None:
            name = str(place).removeprefix("/")
            note.Contents = String(clean(links.get(name, name.replace("-", " "))))
        kept.append(note)
    if "/Annots" in page:
        page.Annots = Array(kept)
