"""In JupyterLab a section shows itself as on the page, and nothing asks for the network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.screens import LAB_SAYS, in_lab, started
from tests.conftest import Home

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab that `pmf lab` started, in a home that it may change."""
    home = demo_home.copy(tmp_path_factory.mktemp("lab") / "home")
    with started(home, "lab", "--port", "0", says=LAB_SAYS) as address:
        yield address


def test_sections_show_themselves_offline(lab: str, chromium: Browser) -> None:
    """Analysts read a section in JupyterLab as it will look on the page."""
    screen = in_lab(chromium, lab, "packs/quarter_overview", shows=".pmf svg[role=img]")
    heading = screen.page.locator(".pmf table th").first
    assert heading.evaluate("cell => getComputedStyle(cell).textAlign") == "left"
    expect(screen.page.get_by_text("Jupyter news")).to_have_count(0)
    assert screen.outside == []
    screen.page.close()
