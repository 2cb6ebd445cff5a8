"""The pages of measurements are made from the figures, and have a place for all of them."""

import re
from dataclasses import replace

import pytest

from bench import picture, report
from bench.__main__ import PARTS
from bench.packs_turns import Road
from bench.parts import FIGURES
from tests.bench.samples import FOUND, PACKS, turn

PAGE = (
    "Before\n<!-- made: one.table -->\nold\n<!-- end -->\nbetween\n<!-- made: two -->\n<!-- end -->"
)


def all_pages() -> str:
    return "\n".join(page.read_text("utf-8") for page in report.PAGES)


def test_the_pages_and_the_chart_are_made_from_the_figures_kept() -> None:
    found = report.figures(PARTS, FIGURES)
    pages = all_pages()
    assert report.filled(pages, report.made(found)) == pages
    assert report.chart(found) == (report.CHART.read_text("utf-8") if report.CHART.exists() else "")


def test_figures_of_small_sizes_are_not_published() -> None:
    assert not [part.name for part, found in report.figures(PARTS, FIGURES).items() if found.quick]


def test_the_pages_have_a_place_for_every_text_and_no_other() -> None:
    texts = report.made(FOUND)
    page = all_pages()
    report.require_places([page], texts)
    assert set(re.findall(r"<!-- made: ([a-z.]+) -->", page)) == set(texts)
    filled = report.filled(page, texts)
    assert all(text in filled for text in texts.values())
    assert "Not measured yet" not in filled
    assert report.filled(filled, texts) == filled


def test_filling_leaves_the_prose_and_what_was_not_measured() -> None:
    filled = report.filled(PAGE, {"one.table": "new"})
    assert filled == PAGE.replace("\nold\n", "\n\nnew\n\n")


def test_a_text_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match=r"one\.other"):
        report.require_places([PAGE, ""], {"one.table": "old", "one.other": "new"})


@pytest.mark.parametrize(("cpu", "words"), [(1.0, "at or above"), (1.01, "below")])
def test_the_headline_says_whether_the_target_is_met(cpu: float, words: str) -> None:
    turns = {**PACKS.turns, Road.RUN_1: (turn(cpu, 0.0),) * 2}
    assert words in picture.headline(replace(PACKS, turns=turns))


def test_the_chart_is_drawn_with_its_words_and_every_road_but_stock() -> None:
    svg = report.chart(FOUND)
    assert picture.headline(PACKS) in svg
    assert picture.description(PACKS) in svg
    for road in Road:
        assert (road.words in svg) is (road is not Road.STOCK)
