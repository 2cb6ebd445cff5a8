"""Every status and every symbol is explained on the page where it stands (R1-020, R2-010)."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from pmf_lib.council import council_keys, load_council
from pmf_lib.methods.acronyms import unexplained
from pmf_lib.sections.letters import ACTION_MEANINGS, STATUS_MEANINGS
from pmf_lib.views import words
from tests.conftest import Home

STATUSES = {
    *(words.badge(status).word for status, _ in STATUS_MEANINGS),
    *(word for word, _ in ACTION_MEANINGS),
}
MARKS = "|".join(words.SYMBOLS)


def pages(home: Home, council: str) -> dict[str, BeautifulSoup]:
    quarter = home.path / "outputs" / council / load_council(council).period.code
    packs = {spec.pack for spec in load_council(council).packs}
    return {
        f"{path.parent.name}/{path.stem}": BeautifulSoup(path.read_text(), "html.parser").main
        for path in sorted(quarter.glob("*/*.html"))
        if path.parent.name in packs
    }


def statuses(page: BeautifulSoup) -> tuple[set[str], set[str]]:
    """The words of status that a page shows, and those of them that it explains."""
    key = next(
        (
            table
            for table in page.find_all("table")
            if table.caption.get_text().strip().startswith("What each status means")
        ),
        None,
    )
    shown = {badge.get_text(" ", strip=True).split(" ", 1)[-1] for badge in page.select(".status")}
    told = (
        {badge.get_text(" ", strip=True).split(" ", 1)[-1] for badge in key.select(".status")}
        if key
        else set()
    )
    listed = {item.get_text().split(":")[0].strip() for item in page.select("details li")}
    return shown & STATUSES, told | listed


@pytest.mark.parametrize("council", council_keys())
def test_no_page_leaves_a_status_or_a_symbol_without_its_words(
    quarters_home: Home, council: str
) -> None:
    """R1-020: a reader meets no colour, letter or bracket that the page itself does not explain."""
    found = pages(quarters_home, council)
    assert found
    for name, page in found.items():
        shown, told = statuses(page)
        assert not shown - told, name
        text = page.get_text(" ")
        for mark in set(re.findall(rf"\[({MARKS})\]", text)):
            assert re.search(rf"\[{mark}\] (?:means )?{words.SYMBOLS[mark][:8]}", text), name


@pytest.mark.parametrize("council", council_keys())
def test_no_page_has_letters_that_the_profile_does_not_explain(
    quarters_home: Home, council: str
) -> None:
    """R2-010: a whole quarter of each demo council, read as the gate reads it."""
    known = load_council(council).acronyms
    for name, page in pages(quarters_home, council).items():
        assert not unexplained(page.get_text(" "), known), name
