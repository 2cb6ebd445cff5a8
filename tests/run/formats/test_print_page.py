"""The page as it is printed."""

from __future__ import annotations

from bs4 import BeautifulSoup

from pmf_lib.run import export, gates
from pmf_lib.run.formats.content import FIGURES
from pmf_lib.run.formats.print_page import figures_last, links_in, print_page
from tests import pages
from tests.format_reports import FACTS, SECRET, by_hand


def soup(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser")


def test_the_figures_behind_the_charts_come_last_each_linked_from_its_chart() -> None:
    page = soup(print_page(pages.notebook(), FACTS, None))
    assert not page.select("figure details")
    links = [figure.select_one("p.source a") for figure in page.select("figure")]
    assert [link["href"] for link in links if link] == [f"#figures-{n}" for n in range(1, 6)]
    heading = page.find("h2", string=FIGURES)
    assert heading is not None
    after = [tag["id"] for tag in heading.find_all_next("h3")]
    assert after == [f"figures-{number}" for number in range(1, 6)]
    assert page.select_one('nav.contents a[href="#figures-behind-the-charts"]')


def test_the_page_still_passes_the_gates_of_a_page() -> None:
    page = print_page(pages.notebook(), FACTS, None)
    assert gates.check(page, expected_echo=pages.ECHO, links=frozenset()) == ()


def test_an_exempt_charts_figures_stay_beside_it() -> None:
    page = soup(print_page(by_hand(), FACTS, None))
    (exempt,) = page.select("div.exempt")
    assert len(exempt.select("table")) == 2
    last = page.find("h2", string=FIGURES)
    assert last is not None
    assert not [each for each in last.find_all_next(string=True) if SECRET in each]


def test_no_link_leads_out_of_the_page() -> None:
    page = print_page(pages.notebook(), FACTS, None)
    addresses = {str(link["href"]) for link in soup(page).select("a")}
    assert addresses and all(address.startswith("#") for address in addresses)


def test_a_page_without_charts_is_as_it_was() -> None:
    page = export.page(pages.notebook(rest=[]), facts=FACTS)
    assert figures_last(page) == page


def test_links_are_known_by_their_words() -> None:
    page = (
        '<a href="#one">First &amp; <b>foremost</b></a> <a href="#one">Again</a><a href="x">Y</a>'
    )
    assert links_in(page) == {"one": "First & foremost"}
