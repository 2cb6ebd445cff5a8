"""In JupyterLab a section shows itself as on the page, and nothing asks for the network."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Home

pytestmark = pytest.mark.browser
PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="module")
def lab(demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab that `pmf lab` started, in a home that it may change."""
    home = demo_home.copy(tmp_path_factory.mktemp("lab") / "home")
    started = subprocess.Popen(
        [sys.executable, "-m", "pmf_lib.cli", "lab", "--port", "0"],
        env={**home.environment, "BROWSER": "true"},
        cwd=home.path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield _address(started)
    finally:
        family = psutil.Process(started.pid).children(recursive=True)
        for process in (*family, psutil.Process(started.pid)):
            process.kill()
        started.wait()


def _address(started: subprocess.Popen[str]) -> str:
    until = time.monotonic() + PATIENCE_SECONDS
    assert started.stdout is not None
    while time.monotonic() < until:
        found = re.search(r"http://127\.0\.0\.1:\d+/lab\S*", started.stdout.readline())
        if found:
            return found[0]
    raise AssertionError("JupyterLab did not say where it is")


def test_sections_show_themselves_offline(lab: str, chromium: Browser) -> None:
    """Analysts read a section in JupyterLab as it will look on the page."""
    parts = urlsplit(lab)
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    outside: list[str] = []
    page.on(
        "request",
        lambda request: (
            outside.append(request.url)
            if urlsplit(request.url).scheme in ("http", "https", "ws")
            and urlsplit(request.url).hostname != "127.0.0.1"
            else None
        ),
    )
    tree = f"{parts.scheme}://{parts.netloc}/lab/tree/notebooks/packs/quarter_overview.ipynb"
    page.goto(f"{tree}?{parts.query}")
    ready = page.get_by_role("button", name="Python 3 (ipykernel) | Idle")
    expect(ready).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    chart = page.locator(".pmf svg[role=img]").first
    expect(chart).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    heading = page.locator(".pmf table th").first
    assert heading.evaluate("cell => getComputedStyle(cell).textAlign") == "left"
    expect(page.get_by_text("Jupyter news")).to_have_count(0)
    assert outside == []
    page.close()
