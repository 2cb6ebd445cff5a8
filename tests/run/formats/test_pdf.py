"""A tagged PDF: its tree of tags walked, and what is on a page and in no tag."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from bs4 import BeautifulSoup
from pikepdf import Array, Dictionary, Name, Pdf, String

from pmf_lib.errors import RunError
from pmf_lib.run.formats import browser
from pmf_lib.run.formats.content import content_of
from pmf_lib.run.formats.formats import Format
from pmf_lib.run.formats.pdf import mended
from pmf_lib.run.formats.pdf_tree import children, mend_tree, tags
from pmf_lib.run.formats.print_page import links_in, print_page
from tests import pages
from tests.format_reports import FACTS, SECRET, by_hand

Made = Callable[..., bytes]
PLAIN = {"NonStruct", "Document", "Div", "Span"}
STANDARD = PLAIN | {"P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Caption", "Figure"}
STANDARD |= {"Link", "H1", "H2", "H3", "H4", "H5", "H6", "BlockQuote", "THead", "TBody", "Code"}


@pytest.fixture(scope="module")
def pdf(file_of: Made, a_browser: str) -> Iterator[Pdf]:
    with pikepdf.open(BytesIO(file_of("by_hand", Format.PDF))) as opened:
        yield opened


def kind(pdf: Pdf, tag: Any) -> str:
    name = str(tag.S)
    return str(pdf.Root.StructTreeRoot.RoleMap.get(name, name)).removeprefix("/")


def every(pdf: Pdf, wanted: str) -> list[Any]:
    return [tag for tag in tags(pdf.Root.StructTreeRoot) if kind(pdf, tag) == wanted]


def test_every_tag_is_one_that_pdf_knows(pdf: Pdf) -> None:
    assert {kind(pdf, tag) for tag in tags(pdf.Root.StructTreeRoot)} <= STANDARD


def test_the_headings_are_those_of_the_page_in_their_order(pdf: Pdf) -> None:
    page = BeautifulSoup(print_page(by_hand(), FACTS, None), "html.parser")
    on_page = [
        tag.name.upper() for tag in page.select("main, footer")[0].find_all(re.compile("^h[1-6]"))
    ]
    found = [kind(pdf, tag) for tag in tags(pdf.Root.StructTreeRoot)]
    told = [name for name in found if re.fullmatch("H[1-6]", name)]
    # The foot of the page has a heading of its own.
    assert told[: len(on_page)] == on_page and told[len(on_page) :] in ([], ["H2"])


def test_every_figure_has_words(pdf: Pdf) -> None:
    figures = every(pdf, "Figure")
    charts = [
        tag for tag in figures if " chart " in str(tag.Alt) or "chart" in str(tag.Alt).lower()
    ]
    assert len(charts) >= 6
    assert all(len(str(tag.Alt).strip()) > 10 for tag in figures)
    assert not [tag for tag in figures if any(kind(pdf, each) == "Figure" for each in tags(tag))]


def test_every_table_has_a_caption_and_heads_that_say_what_they_head(pdf: Pdf) -> None:
    tables = every(pdf, "Table")
    page = BeautifulSoup(print_page(by_hand(), FACTS, None), "html.parser")
    assert len(tables) == len(page.select("table"))
    for table in tables:
        assert kind(pdf, next(children(table))) == "Caption"
        rows = [tag for tag in tags(table) if kind(pdf, tag) == "TR"]
        assert {scope_of(cell) for cell in children(rows[0])} == {"/Column"}
        for row in rows[1:]:
            head, *rest = children(row)
            assert kind(pdf, head) == "TH" and scope_of(head) == "/Row"
            assert all(kind(pdf, cell) == "TD" for cell in rest)


def scope_of(cell: Any) -> str:
    found = cell.get("/A", Array())
    for each in found if isinstance(found, Array) else [found]:
        if "/Scope" in each:
            return str(each.Scope)
    return ""


def test_list_items_have_a_label_and_a_body(pdf: Pdf) -> None:
    for item in every(pdf, "LI"):
        assert {kind(pdf, child) for child in children(item)} <= {"Lbl", "LBody"}


def test_every_tag_knows_the_one_it_stands_in(pdf: Pdf) -> None:
    for tag in tags(pdf.Root.StructTreeRoot):
        assert all(child.P.objgen == tag.objgen for child in children(tag))


def test_everything_on_a_page_is_in_a_tag_or_marked_as_an_artifact(pdf: Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            assert depth >= 0
            if name in {"Tj", "TJ", "f", "f*", "S", "B", "Do", "sh"}:
                assert depth > 0, (name, operands)
        assert depth == 0


def test_language_title_and_dates_are_the_reports_own(pdf: Pdf) -> None:
    assert str(pdf.Root.Lang) == "en-GB" and bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo.Title).startswith("Revenues and Benefits: quarterly monitoring report")
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20210930000000Z"
    assert "/Creator" not in pdf.docinfo and "/Producer" not in pdf.docinfo
    assert "/Outlines" in pdf.Root


def test_links_stay_in_the_file_and_have_words(pdf: Pdf) -> None:
    notes = [note for page in pdf.pages for note in page.obj.get("/Annots", Array())]
    assert len(notes) > 10
    assert all("/Dest" in note and "/A" not in note for note in notes)
    assert all(str(note.Contents).strip() for note in notes)
    assert all(page.obj.Tabs == Name.S for page in pdf.pages)


def test_no_place_of_this_machine_is_told(file_of: Made, a_browser: str) -> None:
    with pikepdf.open(BytesIO(file_of("by_hand", Format.PDF))) as opened:
        text = b"".join(
            each.read_bytes() if isinstance(each, pikepdf.Stream) else str(each).encode()
            for each in opened.objects
        )
    assert b"file:" not in text and b"pmf-print-" not in text and b"HeadlessChrome" not in text


def test_the_same_report_gives_the_same_bytes(file_of: Made, a_browser: str) -> None:
    page = print_page(by_hand(), FACTS, None)
    content = content_of(by_hand(), FACTS)
    again = mended(
        browser.printed(page, a_browser),
        title=content.title,
        author=content.opening.council,
        day=content.day,
        links=links_in(page),
    )
    assert again == file_of("by_hand", Format.PDF)


def test_the_public_file_holds_nothing_exempt(
    file_of: Made, a_browser: str, words_in_pdf: Callable[[bytes], str]
) -> None:
    assert SECRET not in words_in_pdf(file_of("by_hand", Format.PDF, public=True))
    assert SECRET in words_in_pdf(file_of("by_hand", Format.PDF))


def test_hostile_words_do_nothing(file_of: Made, a_browser: str) -> None:
    with pikepdf.open(BytesIO(file_of("hostile", Format.PDF))) as opened:
        assert "/OpenAction" not in opened.Root and "/AA" not in opened.Root
        names = opened.Root.get("/Names", Dictionary())
        assert "/JavaScript" not in names and "/EmbeddedFiles" not in names
        notes = [note for page in opened.pages for note in page.obj.get("/Annots", Array())]
        assert all("/A" not in note for note in notes)
        assert all(len(str(tag.get("/Alt", "x"))) for tag in tags(opened.Root.StructTreeRoot))


def test_a_browser_that_prints_nothing_is_told_with_what_to_do(tmp_path: object) -> None:
    with pytest.raises(RunError, match=r"printed no PDF.*status 0.*Set TMPDIR"):
        browser.printed(print_page(pages.notebook(rest=[]), FACTS, None), "true")


def test_without_a_browser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(browser.BROWSER_VARIABLE, "/no/such/browser")
    with pytest.raises(RunError, match="Install one of them, or name it in PMF_BROWSER"):
        browser.browser()


def a_tree(pdf: Pdf) -> Any:
    """A tree as no browser makes it today: heads without scope, a list item without a label."""

    def tag(name: str, *inside: Any, **more: Any) -> Any:
        made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{name}"), **more))
        made.K = Array(inside)
        for child in inside:
            child.P = made
        return made

    heads = tag("TR", tag("TH"), tag("TH", A=Dictionary(O=Name.Table, ColSpan=1)))
    table = tag("Table", heads, tag("TR", tag("TH"), tag("TD")))
    item = tag("LI", tag("Span"))
    return tag("Document", table, tag("L", item), tag("Figure"), tag("Figure", tag("P")))


def test_tags_are_named_by_their_order_and_heads_by_those_names() -> None:
    """A browser's own names depend on what it opened before."""

    def named(first: str, second: str) -> bytes:
        with Pdf.new() as pdf:
            tree = a_tree(pdf)
            heads = [tag for tag in tags(tree) if tag.S == Name.TH]
            heads[0].ID, heads[2].ID = String(first), String(second)
            cell = next(tag for tag in tags(tree) if tag.S == Name.TD)
            cell.A = Array([Dictionary(O=Name.Table, Headers=Array([first, second, "gone"]))])
            mend_tree(pdf, tree)
            assert [str(head) for head in cell.A[0].Headers] == ["tag000000", "tag000001"]
            assert [str(each) for each in tree.IDTree.Kids[0].Names[::2]] == [
                "tag000000",
                "tag000001",
            ]
            return bytes(tree.to_json(dereference=False))

    assert named("node7", "node9") == named("node17", "node19")


def test_what_a_browser_leaves_out_is_put_in() -> None:
    with Pdf.new() as pdf:
        tree = a_tree(pdf)
        mend_tree(pdf, tree)
        found = list(tags(tree))
        scopes = [scope_of(tag) for tag in found if tag.S == Name.TH]
        assert scopes == ["/Column", "/Column", "/Row"]
        assert Counter(str(tag.S) for tag in found)["/LBody"] == 1
        assert all(str(tag.Alt) for tag in found if Name.Figure == tag.S)


def test_a_mended_file_has_the_date_it_is_given() -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        out = BytesIO()
        pdf.save(out)
    day = date(2021, 9, 30)
    first = mended(out.getvalue(), title="A\x00", author="B", day=day, links={})
    assert first == mended(out.getvalue(), title="A", author="B", day=day, links={})
    assert first != mended(out.getvalue(), title="A", author="B", day=date(2021, 6, 30), links={})
