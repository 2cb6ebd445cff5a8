"""Executed notebooks made into pages."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from pydantic import ValidationError

from pmf_lib.errors import GateError
from pmf_lib.run.export import page
from pmf_lib.run.gates import check
from pmf_lib.views.records import (
    SECTION_MIME,
    Block,
    Details,
    Exempt,
    Glossary,
    Nil,
    Paragraph,
    Part,
    Section,
)
from tests import page_records, pages
from tests.hostile import hostile_notebook

KILOBYTE = 1000


def soup(notebook=None) -> BeautifulSoup:
    return BeautifulSoup(page(notebook or pages.notebook(), facts=pages.FACTS), "html.parser")


@pytest.fixture(scope="module")
def report() -> str:
    return page(pages.notebook(), facts=pages.FACTS)


def test_a_report_passes_every_gate(report: str) -> None:
    assert check(report, expected_echo=pages.ECHO, links=pages.LINKS) == ()


def test_hostile_words_pass_every_gate() -> None:
    html = page(hostile_notebook(), facts=pages.FACTS)
    faults = check(html, expected_echo=pages.ECHO, links=pages.LINKS)
    assert faults == ()


def test_a_report_with_nothing_to_report_is_still_a_page() -> None:
    found = soup(pages.notebook(rest=[]))
    assert found.h1 and not found.select(".contents")


def test_the_first_screen_answers_first(report: str) -> None:
    """How are we doing, what changed, what needs a decision: before contents and sections."""
    found = BeautifulSoup(report, "html.parser")
    questions = [strong.get_text() for strong in found.select(".summary strong")]
    assert questions == ["How are we doing?", "What changed?", "What needs a decision?"]
    assert report.index('class="summary"') < report.index('class="contents"')
    assert pages.NOTICE in found.header.get_text()
    assert found.title.get_text().startswith("Revenues and Benefits: quarterly monitoring report")


def test_headings_are_in_the_notebook_s_exact_words(report: str) -> None:
    """R0-024 to R0-030: the seven headings in their words and order."""
    found = BeautifulSoup(report, "html.parser")
    headings = [tag.get_text() for tag in found.select("main .text > h2")]
    assert headings == [heading.removeprefix("## ") for heading, _ in pages.sections()]
    links = [(link.get_text(), link["href"]) for link in found.select(".contents a")]
    assert [words for words, _ in links] == headings
    assert all(found.find(id=place.removeprefix("#")) for _, place in links)


def test_the_foot_echoes_what_the_page_was_made_from(report: str) -> None:
    found = BeautifulSoup(report, "html.parser")
    said = {tag["data-echo"]: tag["data-value"] for tag in found.select("footer [data-echo]")}
    assert said == pages.ECHO


def test_the_policy_allows_the_page_s_own_stylesheet_alone(report: str) -> None:
    style = re.search(r"<style>(.*?)</style>", report, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', report)
    assert policy and policy[1].replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "<script" not in report and " style=" not in report


@pytest.mark.parametrize(("count", "limit"), [(5, 100), (10, 150), (60, 1000)])
def test_pages_are_small(count: int, limit: int) -> None:
    html = page(pages.many_charts(count), facts=pages.FACTS)
    assert html.count('class="drawn"') == count
    assert len(html.encode()) < limit * KILOBYTE


def test_the_sample_with_five_charts_is_small(report: str) -> None:
    assert report.count('class="drawn"') == 5
    assert len(report.encode()) < 100 * KILOBYTE


def test_same_notebook_same_bytes_anywhere(report: str) -> None:
    """Another process, time zone and hash seed, after other pages."""
    code = (
        "import sys; from tests import pages; from pmf_lib.run.export import page;"
        "page(pages.many_charts(1), facts=pages.FACTS);"
        "sys.stdout.buffer.write(page(pages.notebook(), facts=pages.FACTS).encode())"
    )
    environment = {"PYTHONHASHSEED": "11", "TZ": "Pacific/Kiritimati"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment
    )
    assert done.stdout.decode() == report


SECRET = "Dismissal-of-the-contractor"
LAW = "Schedule 12A of the Local Government Act 1972"


def with_exempt(*, inside: str) -> NotebookNode:
    """A report with an exempt paragraph, table and heading, alone or within another record."""
    table = page_records.budget()
    exempt = Exempt(
        paragraph="paragraph 3",
        blocks=(
            Paragraph(text=f"{SECRET} costs £4,321."),
            table.model_copy(update={"caption": f"{SECRET} by month"}),
            Part(heading=f"{SECRET} in short", blocks=(Nil(reason=f"No {SECRET} yet."),)),
        ),
    )
    blocks: dict[str, Block] = {
        "nothing": exempt,
        "part": Part(heading="Contracts", blocks=(exempt,)),
        "details": Details(summary="More", blocks=(exempt,)),
    }
    section = Section(name="contracts", headline="One contract.", blocks=(blocks[inside],))
    notebook = pages.notebook()
    notebook.cells += [new_markdown_cell("## Contracts"), pages.shown(section)]
    return notebook


@pytest.mark.parametrize("inside", ["nothing", "part", "details"])
def test_the_public_page_holds_nothing_exempt_and_names_the_paragraph(inside: str) -> None:
    """Local Government Act 1972, Schedule 12A: not the words, a caption, an id or a heading."""
    html = page(with_exempt(inside=inside), facts=replace(pages.FACTS, public=True))
    for told in (SECRET, SECRET.lower(), "4,321", "£4"):
        assert told not in html
    said = BeautifulSoup(html, "html.parser").get_text()
    assert f"A part of this section is not published: it is exempt under paragraph 3 of {LAW}." in (
        " ".join(said.split())
    )
    assert "One contract." in said
    assert "Not for publication" not in said
    assert check(html, expected_echo=pages.ECHO, links=pages.LINKS) == ()


@pytest.mark.parametrize("inside", ["nothing", "part", "details"])
def test_members_see_what_is_exempt_marked_as_not_for_publication(inside: str) -> None:
    html = page(with_exempt(inside=inside), facts=pages.FACTS)
    (marked,) = BeautifulSoup(html, "html.parser").select("div.exempt")
    assert f"Not for publication: exempt under paragraph 3 of {LAW}." in marked.get_text()
    assert html.count(SECRET) == str(marked).count(SECRET) > 3
    assert marked.find("table") and marked.find(["h3", "h4"])
    assert check(html, expected_echo=pages.ECHO, links=pages.LINKS) == ()


def test_a_public_page_without_anything_exempt_is_the_members_page(report: str) -> None:
    assert page(pages.notebook(), facts=replace(pages.FACTS, public=True)) == report


def with_glossary(*more: Section) -> NotebookNode:
    told = Glossary(
        summary="What the letters stand for",
        items=(
            ("BV", "Best Value"),
            ("CCTV", "closed-circuit television"),
            ("SLA", "service level agreement"),
        ),
    )
    sections = (*more, Section(name="letters", blocks=(told,)))
    return pages.notebook(rest=[("## Letters", section) for section in sections])


def letters(notebook: NotebookNode, *, public: bool = False) -> list[str]:
    html = page(notebook, facts=replace(pages.FACTS, public=public))
    assert check(html, expected_echo=pages.ECHO, links=pages.LINKS) == ()
    return [item.get_text() for item in BeautifulSoup(html, "html.parser").select("details li")]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Each SLA is kept.", ["SLA: service level agreement"]),
        (
            "Two SLAs, no (CCTV).",
            ["CCTV: closed-circuit television", "SLA: service level agreement"],
        ),
        ("SLATE and BVR and BV&M are other words.", []),
    ],
)
def test_a_page_explains_the_short_forms_that_it_uses(said: str, shown: list[str]) -> None:
    """R2-010: whole words, a plural counted, and no other form of the council's."""
    assert letters(with_glossary(Section(name="words", blocks=(Paragraph(text=said),)))) == shown


def test_a_page_says_which_short_forms_nobody_explains() -> None:
    """R2-010: where the council allows them, the reader is told all the same."""
    told = with_glossary(Section(name="words", blocks=(Paragraph(text="The FSA keeps each SLA."),)))
    html = page(told, facts=pages.FACTS)
    assert "Not explained by the council: FSA." in html
    plain = with_glossary(Section(name="words", blocks=(Paragraph(text="Each SLA is kept."),)))
    assert "Not explained" not in page(plain, facts=pages.FACTS)


def test_what_is_exempt_explains_nothing_in_public() -> None:
    exempt = Exempt(paragraph="paragraph 3", blocks=(Paragraph(text="An SLA ends."),))
    notebook = with_glossary(Section(name="words", blocks=(exempt,)))
    assert letters(notebook) == ["SLA: service level agreement"]
    assert letters(notebook, public=True) == []


def test_what_stands_before_the_opening_is_not_shown() -> None:
    notebook = pages.notebook()
    notebook.cells.insert(0, new_markdown_cell("# How to use this notebook"))
    assert "How to use" not in page(notebook, facts=pages.FACTS)


def cell(*outputs):
    return new_code_cell("print('stray')", outputs=list(outputs))


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (new_output("stream", name="stdout", text="stray\n"), "Cell 12 prints “stray”"),
        (new_output("display_data", data={"text/html": "<b>x</b>"}), "Cell 12 shows text/html"),
        (new_output("display_data", data={"image/png": "AAAA"}), "Cell 12 shows image/png"),
        (new_output("execute_result", data={"text/plain": "3"}), "Cell 12 shows text/plain"),
        (new_output("error", ename="KeyError", evalue="'x'"), "Cell 12 failed with KeyError"),
        (new_output("display_data", data={SECTION_MIME: {"name": ""}}), "Cell 12 holds a record"),
    ],
)
def test_a_page_holds_records_and_words_only(output, words: str) -> None:
    """Raw HTML above all: the exporter alone makes markup."""
    notebook = pages.notebook()
    notebook.cells.append(cell(output))
    with pytest.raises(GateError, match=re.escape(words)) as caught:
        page(notebook, facts=pages.FACTS)
    assert "Mend cell 12" in caught.value.next_step


def test_warnings_stay_in_the_evidence_copy() -> None:
    notebook = pages.notebook()
    notebook.cells.append(cell(new_output("stream", name="stderr", text="FutureWarning: x")))
    assert "FutureWarning" not in page(notebook, facts=pages.FACTS)


def test_a_report_opens_once_and_first() -> None:
    section = pages.shown(Section(name="early"))
    for cells, words in (
        ([section], "section before the opening"),
        ([pages.shown(pages.opening()), pages.shown(pages.opening())], "a second time"),
        ([], "no opening"),
    ):
        notebook = pages.notebook(rest=[])
        notebook.cells = cells
        with pytest.raises(GateError, match=words):
            page(notebook, facts=pages.FACTS)


def test_a_plain_papermill_run_gives_the_same_page(report: str) -> None:
    """A notebook holds records; what renders them, a page or JupyterLab, may change (R2-012)."""
    notebook = pages.notebook()
    for found in notebook.cells:
        for output in found.get("outputs", ()):
            output.data["text/html"] = "<script>x</script>"
    assert page(notebook, facts=pages.FACTS) == report


def without_review(*more: NotebookNode) -> NotebookNode:
    reason = "Not applicable: no review <b>is</b> under way."
    gone = Section(name="review", left_out=reason)
    before = [("## Introduction", Section(name="introduction", headline="We began."))]
    notebook = pages.notebook(rest=[*before, ("## Review (where applicable)", gone)])
    notebook.cells += [*more, new_markdown_cell("## Budget"), pages.shown(before[0][1])]
    return notebook


def test_a_section_left_out_takes_its_heading_with_it_and_is_listed() -> None:
    """R0-026: no heading and nothing in the contents; the reason at the page's end."""
    html = page(without_review(), facts=pages.FACTS)
    found = BeautifulSoup(html, "html.parser")
    words = [heading.get_text() for heading in found.select("main .text h2")]
    assert words == ["Introduction", "Budget", "Left out of this report"]
    listed = [link.get_text() for link in found.select(".contents a")]
    assert listed == words
    (told,) = found.find("h2", string="Left out of this report").find_next("ul").select("li")
    assert told.get_text() == (
        "Review (where applicable): Not applicable: no review <b>is</b> under way."
    )
    assert check(html, expected_echo=pages.ECHO, links=pages.LINKS) == ()


def test_a_section_that_shares_its_heading_stays_and_gives_its_reason() -> None:
    """R0-026: a heading over another section stands."""
    other = pages.shown(Section(name="other", headline="Another review is done."))
    found = BeautifulSoup(page(without_review(other), facts=pages.FACTS), "html.parser")
    words = [heading.get_text() for heading in found.select("main .text h2")]
    assert words == ["Introduction", "Review (where applicable)", "Budget"]
    assert "under way" in found.select_one("p.nil").get_text()


def test_what_is_left_out_says_nothing_else() -> None:
    with pytest.raises(ValidationError, match="left out"):
        Section(name="review", left_out="Not applicable.", headline="Two reviews")
