"""Every kind of page of the five demo councils as a reader's browser shows it.

One page of each pack, each council's index and the public's: accessible (WCAG 2.0 to 2.2, A and
AA), no wider than its window, nothing fetched, headings in order, no link that leads nowhere
(R1-036, R1-071).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from pmf_lib.council import load_council
from pmf_lib.demo import catalogue_keys
from tests.conftest import Home

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (375, 320)
# One journey into the page brings back what is seen at a width.
LOOK = """() => {
    document.querySelectorAll('details').forEach(one => one.open = !one.closest('figure'));
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    return [document.documentElement.scrollWidth, levels.map(one => Number(one.tagName[1]))];
}"""


@dataclass(frozen=True)
class Open:
    """A page of the browser that is used for file after file, and the addresses it asked for."""

    page: Page
    asked: list[str]

    def at(self, file: Path) -> None:
        """Go to a file; what earlier files asked for is forgotten."""
        self.asked.clear()
        self.page.goto(file.as_uri())


@pytest.fixture(scope="module")
def browser_page(chromium: Browser) -> Iterator[Open]:
    """One page without a network, for all files."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    opened = Open(context.new_page(), [])
    opened.page.on("request", lambda request: opened.asked.append(request.url))
    yield opened
    context.close()


def quarter_of(home: Home, key: str) -> Path:
    """The folder of a council's current quarter."""
    return home.path / "outputs" / key / load_council(key).period.code


def chosen(quarter: Path) -> list[Path]:
    """The index, the public's index, and of each pack its first page."""
    packs = sorted(each for each in quarter.iterdir() if list(each.glob("*.html")))
    firsts = [min(pack.glob("*.html")) for pack in packs]
    public = quarter / "bodies" / "public" / "index.html"
    return [quarter / "index.html", public, *firsts]


def violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    report = Axe().run(page, options=options).response
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in report["violations"]
        for node in fault["nodes"][:3]
    ]


def leaps(levels: list[int]) -> list[tuple[int, int]]:
    """Where a heading is more than one level beneath the one before it."""
    return [(a, b) for a, b in itertools.pairwise([0, *levels]) if b > a + 1]


@pytest.mark.parametrize("key", catalogue_keys())
def test_pages_are_accessible_and_fetch_nothing(
    quarters_home: Home, browser_page: Open, key: str
) -> None:
    """What every council publishes passes WCAG A and AA (R1-036), alone and offline (R1-071)."""
    wrong = []
    for file in chosen(quarter_of(quarters_home, key)):
        browser_page.page.set_viewport_size({"width": 1280, "height": 900})
        browser_page.at(file)
        for width in WIDTHS:
            browser_page.page.set_viewport_size({"width": width, "height": 900})
            seen, levels = browser_page.page.evaluate(LOOK)
            wrong += [(file.parent.name, file.name, width, seen)] if seen > width else []
        wrong += [(file.parent.name, fault) for fault in violations(browser_page.page)]
        wrong += [(file.parent.name, "headings", leap) for leap in leaps(levels)]
        wrong += [(file.parent.name, "titles")] if levels.count(1) != 1 else []
        fetched = [each for each in browser_page.asked if not each.startswith("data:")]
        wrong += [(file.parent.name, fetched)] if fetched != [file.as_uri()] else []
    assert wrong == []


def test_a_leap_of_headings_is_found() -> None:
    assert leaps([1, 2, 3, 2, 3, 3]) == []
    assert leaps([1, 3, 2]) == [(1, 3)]
    assert leaps([2]) == [(0, 2)]


class Places(HTMLParser):
    """The links of a page, and the places in it that links may point at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids |= {found["id"] or ""} if "id" in found else set()
        self.links |= {found["href"] or ""} if tag == "a" and "href" in found else set()


def dead_links(folder: Path) -> list[tuple[str, str]]:
    """Links of an edition's pages to a file it has not, or to a place its page has not."""
    pages = {
        file.resolve(): Places(file.read_text("utf-8")) for file in sorted(folder.rglob("*.html"))
    }
    return [
        (str(file.relative_to(folder.resolve())), link)
        for file, page in pages.items()
        for link in sorted(page.links)
        if not link.startswith("data:") and not _leads_on(folder, file, link, pages)
    ]


def _leads_on(folder: Path, file: Path, link: str, pages: dict[Path, Places]) -> bool:
    address, _, place = link.partition("#")
    there = (file.parent / unquote(address)).resolve() if address else file
    if not there.is_relative_to(folder.resolve()) or not there.exists():
        return False
    return not place or there not in pages or unquote(place) in pages[there].ids


@pytest.mark.parametrize("key", catalogue_keys())
def test_links_lead_on_within_each_edition(quarters_home: Home, key: str) -> None:
    """The whole quarter, and the public's edition by itself."""
    quarter = quarter_of(quarters_home, key)
    assert dead_links(quarter) == []
    assert dead_links(quarter / "bodies" / "public") == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    """The other side: no such file, no such place, or outside the edition."""
    links = "".join(f'<a href="{to}">x</a>' for to in ("no.html", "#no", "../b.html", "#yes"))
    (tmp_path / "b.html").write_text("x")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.html").write_text(f'<p id="yes">{links}</p>')
    assert [link for _, link in dead_links(tmp_path / "a")] == ["#no", "../b.html", "no.html"]


@pytest.mark.parametrize("key", catalogue_keys())
def test_a_question_sheet_prints_on_one_sheet(
    quarters_home: Home, browser_page: Open, key: str
) -> None:
    """A committee's questions are one sheet of A4, printed on both sides at most (R1-018)."""
    sheets = sorted((quarter_of(quarters_home, key) / "question_sheet").glob("*.html"))
    assert sheets
    for sheet in sheets:
        browser_page.at(sheet)
        printed = browser_page.page.pdf(prefer_css_page_size=True)
        assert printed.count(b"/Type /Page\n") <= 2, sheet.name


def test_carlisle_plan_prints_on_one_page(quarters_home: Home, browser_page: Open) -> None:
    """The Carlisle Plan on a Page is one page of A4 (R3-008)."""
    quarter = quarter_of(quarters_home, "carlisle-2021")
    browser_page.at(quarter / "plan_on_a_page" / "council.html")
    printed = browser_page.page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 1
