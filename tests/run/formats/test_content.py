"""A report as items: the page's own records in the page's own order."""

from __future__ import annotations

import itertools

from bs4 import BeautifulSoup

from pmf_lib.run import export
from pmf_lib.run.formats.content import ABOUT, FIGURES, content_of
from pmf_lib.run.formats.items import Charted, Heading, Listed, Manner, Paired, Said, Tabled
from pmf_lib.views.records import Facts, Glossary, Length, Section, Text
from tests import pages
from tests.format_reports import FACTS, PUBLIC, SECRET, by_hand

ADDED = {FIGURES, ABOUT, "About this page", "Contents"}


def headings(notebook: object) -> list[tuple[int, str]]:
    found = content_of(notebook, FACTS).items
    return [(item.level, item.text) for item in found if isinstance(item, Heading)]


def test_the_headings_are_those_of_the_page() -> None:
    """Same words, order and levels; the figures behind charts have headings of their own."""
    soup = BeautifulSoup(export.page(by_hand(), facts=FACTS), "html.parser")
    on_page = [
        (int(tag.name[1]), tag.get_text())
        for tag in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
    ]
    found = headings(by_hand())
    names = [text for _, text in found]
    told = found[: names.index(FIGURES)]
    assert told == [each for each in on_page if each[1] not in ADDED]
    assert names[-1] == ABOUT


def test_heading_levels_never_skip() -> None:
    levels = [level for level, _ in headings(by_hand())]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_table_and_chart_is_there_and_numbered() -> None:
    items = content_of(by_hand(), FACTS).items
    tables = [item.number for item in items if isinstance(item, Tabled)]
    charts = [item.number for item in items if isinstance(item, Charted)]
    assert tables == list(range(1, len(tables) + 1))
    assert charts == [1, 2, 3, 4, 5, 6]
    # Three tables stand in the text and one with the exempt chart; five charts have theirs last.
    assert len(tables) == 3 + 1 + 5


def test_the_figures_of_a_chart_are_linked_from_it_and_come_last() -> None:
    items = content_of(by_hand(), FACTS).items
    places = {item.place: at for at, item in enumerate(items) if isinstance(item, Heading)}
    charts = [item for item in items if isinstance(item, Charted)]
    open_ones = [chart for chart in charts if not chart.where.exempt]
    last = next(at for at, item in enumerate(items) if getattr(item, "text", "") == FIGURES)
    assert all(places[chart.place] > last for chart in open_ones)


def test_what_is_exempt_is_marked_and_kept_together() -> None:
    """An exempt chart's figures stand beside it, between the two sentences."""
    items = content_of(by_hand(), FACTS).items
    marks = [
        at
        for at, item in enumerate(items)
        if isinstance(item, Said) and item.manner is Manner.EXEMPT
    ]
    assert len(marks) == 2
    inside = items[marks[0] : marks[1] + 1]
    assert all(item.where.exempt == "paragraph 3" for item in inside)
    outside = [*items[: marks[0]], *items[marks[1] + 1 :]]
    assert not any(item.where.exempt for item in outside)
    assert SECRET in repr(inside) and SECRET not in repr(outside)


def test_the_public_report_leaves_out_what_is_exempt_and_says_so() -> None:
    items = content_of(by_hand(), PUBLIC).items
    assert SECRET not in repr(items)
    said = [item.text for item in items if isinstance(item, Said)]
    assert any("not published: it is exempt under paragraph 3" in words for words in said)


def test_markdown_is_words_lists_and_links_within() -> None:
    items = content_of(by_hand(), FACTS).items
    runs = next(item.runs for item in items if isinstance(item, Said) and "Read" in item.text)
    assert [run.text for run in runs if run.strong] == ["this"]
    assert [(run.text, run.place) for run in runs if run.place] == [
        ("the first section", "introduction")
    ]
    assert any(run.text == " (https://example.org/x)" for run in runs)
    lists = [item for item in items if isinstance(item, Listed)][:3]
    assert [(item.ordered, item.depth, len(item.lines)) for item in lists] == [
        (False, 0, 2),
        (False, 1, 1),
        (True, 0, 1),
    ]


def test_a_glossary_holds_the_short_forms_that_are_used() -> None:
    words = Glossary(summary="Letters", items=(("ICT", "computers"), ("XYZ", "unused")))
    section = Section(name="s", headline="ICT is well.", blocks=(words,))
    lists = [
        item
        for item in content_of(pages.notebook(rest=[("## S", section)]), FACTS).items
        if isinstance(item, Listed)
    ]
    assert [run.text for line in lists[0].lines for run in line] == ["ICT: computers"]


def test_the_length_is_counted_here_as_on_the_page() -> None:
    section = Section(name="s", blocks=(Length(),))
    notebook = pages.notebook(rest=[("## Length", section)])
    soup = BeautifulSoup(export.page(notebook, facts=FACTS), "html.parser")
    on_page = {row.dt.get_text(): row.dd.get_text() for row in soup.select(".text .facts > div")}
    items = content_of(notebook, FACTS).items
    paired = next(item for item in items if isinstance(item, Paired) and item.where.section)
    assert {term: cell.text for term, cell in paired.pairs if isinstance(cell, Text)} == on_page


def test_sections_left_out_are_listed_with_their_reasons() -> None:
    gone = Section(name="gone", left_out="No project is open.")
    items = content_of(pages.notebook(rest=[("## Projects", gone)]), FACTS).items
    assert "Projects" not in [item.text for item in items if isinstance(item, Heading)]
    lists = [item for item in items if isinstance(item, Listed)]
    assert "Projects: No project is open." in repr(lists)


def test_facts_keep_their_cells() -> None:
    facts = Facts(pairs=(("Figure", Text(text="1.5 days", number=1.5)),))
    section = Section(name="s", blocks=(facts,))
    items = content_of(pages.notebook(rest=[("## S", section)]), FACTS).items
    assert facts.pairs in [item.pairs for item in items if isinstance(item, Paired)]
