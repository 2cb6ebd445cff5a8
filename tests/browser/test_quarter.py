"""The demo council's real quarter in a real browser: what tests by hand-made pages could miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visitor
from tests.browser.test_markup import errors
from tests.browser.test_pages import open_all, violations
from tests.conftest import Home

pytestmark = pytest.mark.browser

TEN_CHARTS, SIXTY_CHARTS = 150_000, 1_000_000


@pytest.fixture(scope="module")
def published(quarter_home: Home) -> list[Path]:
    return sorted(quarter_home.quarter.rglob("*.html"))


def largest(pages: list[Path]) -> Path:
    return max(pages, key=lambda path: path.stat().st_size)


def test_no_page_of_the_quarter_has_an_error(published: list[Path]) -> None:
    assert len(published) >= 28
    assert errors(published) == []


def test_pages_of_the_quarter_are_small(published: list[Path]) -> None:
    """A page of up to ten charts stays under 150 KB, one of up to sixty under 1 MB."""
    for path in published:
        charts = path.read_text(encoding="utf-8").count('<svg class="drawn"')
        limit = TEN_CHARTS if charts <= 10 else SIXTY_CHARTS
        assert path.stat().st_size < limit, (path.name, charts)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("which", ["index.html", "quarter_overview/council.html", "largest"])
def test_axe_finds_nothing_in_the_quarter(
    visit: Visitor, published: list[Path], quarter_home: Home, which: str, width: int
) -> None:
    """What is published passes the accessibility gate, opened, wide and narrow (R1-036)."""
    file = largest(published) if which == "largest" else quarter_home.quarter / which
    found = visit(file, width)
    open_all(found)
    assert violations(found) == []
    assert found.page.evaluate("document.documentElement.scrollWidth") <= width
    assert (found.requests, found.complaints) == ([], [])
