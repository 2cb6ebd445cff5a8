"""A report says how long it is, and one that is too long is not published (R1-029)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from pmf_lib.council import load_council
from pmf_lib.errors import GateError
from pmf_lib.run import pages as run_pages
from pmf_lib.run.export import page
from pmf_lib.run.gates import check
from pmf_lib.run.pages import refuse
from pmf_lib.run.plan import make_plan
from pmf_lib.views.records import Details, Exempt, Length, Paragraph, Section, Text
from tests import pages

TEN = "one two three four five six seven eight nine ten"


def report(*, allowed: int = 0, public: bool = False) -> str:
    hidden = Details(summary="More", blocks=(Paragraph(text=TEN),))
    secret = Exempt(paragraph="paragraph 3", blocks=(Paragraph(text=TEN),))
    pair = ("Exceptions without an action", Text(text="2"))
    blocks = (Paragraph(text=TEN), hidden, secret, Length(pairs=(pair,)))
    notebook = pages.notebook(rest=[("## Findings", Section(name="findings", blocks=blocks))])
    return page(notebook, facts=replace(pages.FACTS, words=allowed, public=public))


def words(html: str) -> int:
    return int(BeautifulSoup(html, "html.parser").select_one("[data-words]")["data-words"])


def faults(html: str, limit: int) -> tuple[str, ...]:
    return check(html, expected_echo=pages.ECHO, links=pages.LINKS, limit_words=limit)


def test_the_page_tells_its_words_pages_and_limit() -> None:
    """R1-029: at its foot, and where a section asks for it, beside the items with no action."""
    html = report(allowed=5_400)
    found = BeautifulSoup(html, "html.parser")
    count = f"{words(html):,}"
    foot = found.select_one("[data-words]").get_text()
    assert foot.startswith(f"{count} words, about 1 page of print; 5,400 words are allowed")
    terms = [term.get_text() for term in found.select(".text dt")]
    assert terms == ["Words", "Pages of print", "Limit", "Exceptions without an action"]
    assert found.select_one(".text dd").get_text() == count


def test_what_is_exempt_counts_for_members_alone() -> None:
    assert words(report()) - words(report(public=True)) == 12


def test_a_report_at_its_limit_passes_and_one_word_more_is_refused() -> None:
    """R1-029: the limit is enforced by a gate."""
    html = report()
    assert faults(html, words(html)) == ()
    (fault,) = faults(html, words(html) - 1)
    assert fault.startswith(f"The report has {words(html)} words; {words(html) - 1} are allowed")
    with pytest.raises(GateError, match="allow more under “words”"):
        refuse("a.html", (fault,))


def test_a_page_that_does_not_tell_its_length_is_refused() -> None:
    html = report().replace("data-words=", "data-value=")
    assert faults(html, 5_400) == ("The page does not say how many words it has",)
    assert faults(html, 0) == ()


def test_each_pack_has_the_limit_of_its_council_profile() -> None:
    """R1-029: twelve pages for the exception report of 2007; the usual limit for others."""
    council = load_council("ribble-valley-2007")
    plan = make_plan(council, council.period)
    limits = {
        task.pack: run_pages.sheet_of(plan, task, 1_000_000).facts.words for task in plan.tasks
    }
    assert limits["exception_report"] == 5_400
    assert limits["annual_plan"] == 12_000
